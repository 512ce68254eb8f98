// What a sheet of cases seems to hold, before anything of it is read in.

import { basename } from 'node:path'
import { listCases } from '../../cases/queries.ts'
import { relationOf } from '../csv-in/link-columns.ts'
import { COLUMNS, plainName } from '../csv-in/columns.ts'
import { readAnySheet } from '../csv-in/read-workbook.ts'
import type { Sheet } from '../csv-in/sheet.ts'
import { listOf } from '../csv-in/table.ts'
import type { Job, Working } from '../study/loading.ts'
import type { SheetLook } from '../types.ts'

const FIRST = 5
const SHEETS: Readonly<Record<string, 'sites' | 'pairs' | 'participants'>> = {
  site: 'sites',
  pair: 'pairs',
  participant: 'participants',
}
const WITHIN = ['within', 'site_id', 'site', 'lies_in', 'part_of', 'organisation']

/** Reads the heads and the first rows, and guesses which column is the key, the name, the place, a member, a link. */
export async function lookAtCases(
  { project }: Working,
  { path, kind }: { readonly path: string; readonly kind: string },
  job: Job,
): Promise<SheetLook> {
  const sheet = await readAnySheet(path, basename(path), job.signal)
  return { ...lookAt(sheet, kind, listCases(project.read)) }
}

/** See {@link lookAtCases}. */
export function lookAt(
  sheet: Sheet,
  kind: string,
  cases: readonly { readonly kind: string; readonly key: string | null; readonly name: string }[],
): SheetLook {
  const columns = sheet.header.map((name, at) => ({
    name,
    first: [...new Set(sheet.rows.map(row => row.cells[at]!.trim()).filter(cell => cell !== ''))].slice(0, FIRST),
  }))
  const plain = sheet.header.map(plainName)
  const called = (names: readonly string[]) => {
    const at = names.map(name => plain.indexOf(plainName(name))).find(place => place >= 0)
    return at === undefined ? null : sheet.header[at]!
  }
  const known = COLUMNS[SHEETS[kind] ?? 'sites']
  const key = called(['key', ...known.key, `${kind}_id`, kind]) ?? sheet.header.find(name => name !== '') ?? ''
  const name = called(['name', ...known.name])
  const within = kind === 'site' ? called(['within']) : called(WITHIN)
  const taken = new Set([key, name, within])
  const sites = new Set(cases.filter(one => one.kind === 'site').flatMap(one => (one.key === null ? [] : [one.key])))
  const relations = new Map(
    columns.flatMap(column => {
      const relation = relationOf(column.name)
      return relation ? [[column.name, relation] as const] : []
    }),
  )
  const isOfSites = (at: number) => {
    const cells = sheet.rows.flatMap(row => listOf(row.cells[at]!))
    return cells.length > 0 && cells.every(cell => sites.has(cell))
  }
  const members =
    kind === 'site' || kind === 'participant'
      ? []
      : sheet.header.filter((one, at) => one !== '' && !taken.has(one) && !relations.has(one) && isOfSites(at))
  return {
    rows: sheet.rows.length,
    columns,
    guess: {
      key,
      name: name === key ? null : name,
      within: within === key ? null : within,
      members,
      links: [...relations].map(([column, relation]) => ({ column, relation })),
    },
  }
}
