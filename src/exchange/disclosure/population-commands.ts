// The one writer of lists of a wider population.

import { basename } from 'node:path'
import { fold } from '../../base/order.ts'
import { Refusal } from '../../base/trouble.ts'
import type { Renaming } from '../../cases/renaming.ts'
import { caseTable } from '../../cases/queries.ts'
import type { Change, Read } from '../../store/access.ts'
import { idOf, sql } from '../../store/sql.ts'
import type { Sheet } from '../csv-in/sheet.ts'
import type { Unit } from './types.ts'

/** A list as it would be kept: the attributes that its columns are, its members, and the columns that are none. */
export interface ReadList {
  readonly file: string
  readonly attributes: readonly string[]
  readonly members: readonly (readonly string[])[]
  readonly ignored: readonly string[]
}

const KINDS: Readonly<Record<Unit, readonly [kind: string, called: string][]>> = {
  site: [['site', 'site']],
  person: [
    ['participant', 'person'],
    ['site', 'site'],
  ],
  pair: [['pair', 'pair']],
}
const MOST = 100_000

/** Takes a sheet as a list of members: a row each, columns by the names of the project's attributes. Refuses one without a column that is an attribute, and one without rows. */
export function listFrom(read: Read, unit: Unit, path: string, sheet: Pick<Sheet, 'header' | 'rows'>): ReadList {
  const known = KINDS[unit].flatMap(([kind, called]) =>
    caseTable(read, kind).attributes.map(one => [plain(one.name), `${called}: ${one.name}`] as const),
  )
  const file = basename(path)
  const columns = sheet.header.map(head => known.find(([name]) => name === plain(head))?.[1] ?? null)
  const attributes = columns.filter(name => name !== null)
  if (attributes.length === 0)
    throw new Refusal(
      'population-columns',
      `No column of “${file}” is called as an attribute of this project (${known
        .map(([, name]) => name.replace(/^\w+: /, ''))
        .slice(0, 6)
        .join(', ')} …). Name its columns so.`,
    )
  if (new Set(attributes).size < attributes.length)
    throw new Refusal('population-columns', `Two columns of “${file}” are the same attribute. Leave one out.`)
  const members = sheet.rows
    .map(row => columns.flatMap((name, at) => (name === null ? [] : [(row.cells[at] ?? '').trim()])))
    .filter(cells => cells.some(cell => cell !== ''))
  if (members.length === 0) throw new Refusal('population-empty', `There is no row in “${file}”.`)
  if (members.length > MOST) throw new Refusal('population-long', `“${file}” has more than ${MOST} rows.`)
  return { file, attributes, members, ignored: sheet.header.filter((_, at) => columns[at] === null) }
}

const plain = (name: string) =>
  fold(name)
    .replace(/[\s_-]+/gu, ' ')
    .trim()

/** Lists go along when an attribute or values of it are called otherwise: whoever renames calls this in the same change. */
export function populationFollows(tx: Change, renamings: readonly Renaming[]): void {
  for (const { about, name, to, values } of renamings) {
    const called = about === 'participant' ? 'person' : about
    const column = `${called}: ${name}`
    for (const row of tx.all<{ id: Buffer; attributes: string; members: string }>(
      sql`SELECT id, attributes, members FROM population ORDER BY n`,
    )) {
      const attributes = JSON.parse(row.attributes) as string[]
      const at = attributes.indexOf(column)
      if (at < 0) continue
      const members = JSON.parse(row.members) as string[][]
      for (const cells of members) cells[at] = values.get(cells[at] ?? '') ?? cells[at] ?? ''
      tx.update('population', idOf(row.id), {
        attributes: JSON.stringify(attributes.with(at, `${called}: ${to}`)),
        members: JSON.stringify(members),
      })
    }
  }
}

/** Keeps a list for a unit in place of the one before; null takes it away. */
export function setPopulation(tx: Change, unit: Unit, list: ReadList | null): void {
  const row = tx.get<{ id: Buffer }>(sql`SELECT id FROM population WHERE unit = ${unit}`)
  if (list === null) {
    if (!row) throw new Refusal('no-population', 'No list is loaded for these.')
    tx.remove('population', idOf(row.id))
    tx.describe('Take a list of a wider population away')
    return
  }
  const fields = {
    file: list.file,
    attributes: JSON.stringify(list.attributes),
    members: JSON.stringify(list.members),
    coderId: tx.coderId,
    madeAt: tx.now,
  }
  if (row) tx.update('population', idOf(row.id), fields)
  else tx.insert('population', { unit, ...fields })
  tx.describe(`Load “${list.file}” as the wider population`)
}
