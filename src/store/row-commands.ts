// Writes rows of any logged table, as undo does: for a merge, which brings home what every room's own commands have written in a
// copy. It looks at nothing but the schema; whoever calls it has looked at what the rows mean.

import { faultPoint } from '../base/fault-point.ts'
import { idFromHex } from '../base/ids.ts'
import type { Change, RowValues } from './access.ts'
import { fieldOf, type Image } from './images.ts'
import { sql } from './sql.ts'

/** One row to write: the whole of it, or the columns that change. */
export interface RowDeed {
  readonly do: 'insert' | 'update' | 'delete'
  readonly table: string
  /** In hexadecimal. */
  readonly id: string
  readonly row?: Image
}

/** Writes rows: first what changes; then what goes, what refers to others first; then what comes in, the rows of one table together, so that it may take the place of what went. What changes into what only one row may say waits until the other row is gone or called otherwise. References may lead forward until the end of the change. */
export function writeRows(tx: Change, deeds: readonly RowDeed[]): void {
  for (const _ of writingRows(tx, deeds)) continue
}

/** So many rows are written at a time; of those that come in, each of which takes less, so many. */
const LOT = 500
const LOT_COMING_IN = 2000

/** {@link writeRows} in slices. Yields how many rows since. */
export function* writingRows(tx: Change, deeds: readonly RowDeed[]): Generator<number, void, void> {
  tx.deferReferences()
  const bytes = bytesOfTables(tx)
  const update = ({ table, id }: RowDeed, row: Image) => {
    const columns = bytes(table)
    const values: Record<string, RowValues[string]> = {}
    for (const [name, value] of Object.entries(row))
      values[fieldOf(name)] = columns.get(name) && typeof value === 'string' ? Buffer.from(value, 'hex') : value
    tx.update(table, idFromHex(id), values)
  }
  let waiting: RowDeed[] = []
  for (const some of inLots(deeds.filter(deed => deed.do === 'update'))) {
    for (const deed of some) if (!fits(() => update(deed, deed.row!))) waiting.push(deed)
    yield some.length
  }
  const going = [...byTable(deeds, 'delete')]
  const order = parentsFirst(tx)
  going.sort((a, b) => order.indexOf(b[0]) - order.indexOf(a[0]))
  for (const [table, rows] of going)
    for (const some of inLots(rows)) {
      for (const { id } of some) tx.remove(table, idFromHex(id))
      yield some.length
    }
  while (waiting.length > 0) {
    const still = waiting.filter(deed => !fits(() => update(deed, deed.row!)))
    // Names that only change places: the first steps aside until the others have found theirs.
    if (still.length === waiting.length) update(still[0]!, aside(still[0]!))
    waiting = still
  }
  for (const [table, rows] of byTable(deeds, 'insert')) {
    for (const some of inLots(rows, LOT_COMING_IN)) {
      tx.insertImages(
        table,
        some.map(deed => deed.row!),
      )
      yield some.length
    }
    faultPoint('rows.inserted')
  }
}

function* inLots<Item>(items: readonly Item[], size = LOT): Generator<readonly Item[], void, void> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size)
}

/** Whether the schema does not allow what was to be written: a row would contradict another, or refer to what is not there. */
export function isUnfit(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' && code.startsWith('SQLITE_CONSTRAINT')
}

/** Does it, unless another row says so still. */
function fits(write: () => void): boolean {
  try {
    write()
    return true
  } catch (error) {
    if ((error as { code?: unknown }).code === 'SQLITE_CONSTRAINT_UNIQUE') return false
    throw error
  }
}

/** The name of a row as nobody else says it. Where only ids stand against each other the row as it is: the constraint says so. */
function aside({ id, row }: RowDeed): Image {
  const name = ['name', 'label'].find(column => column in row!)
  return name === undefined ? row! : { [name]: `${id} ` }
}

function byTable(deeds: readonly RowDeed[], what: RowDeed['do']): Map<string, RowDeed[]> {
  const tables = new Map<string, RowDeed[]>()
  for (const deed of deeds) {
    if (deed.do !== what) continue
    const list = tables.get(deed.table)
    if (list) list.push(deed)
    else tables.set(deed.table, [deed])
  }
  return tables
}

function bytesOfTables(tx: Change): (table: string) => Map<string, boolean> {
  const known = new Map<string, Map<string, boolean>>()
  return table => {
    let columns = known.get(table)
    if (!columns) {
      columns = new Map(
        tx
          .all<{ name: string; type: string }>({
            text: "SELECT name, type FROM pragma_table_info(?, 'main')",
            values: [table],
          })
          .map(({ name, type }) => [name, type === 'BLOB']),
      )
      known.set(table, columns)
    }
    return columns
  }
}

/** The tables of the project in such an order that what is referred to comes first. */
export function parentsFirst(read: { all: Change['all'] }): string[] {
  const keys = read.all<{ child: string; parent: string }>(sql`
    SELECT child.name AS child, key."table" AS parent FROM main.sqlite_schema AS child, pragma_foreign_key_list(child.name) AS key
    WHERE child.type = 'table' AND child.name <> key."table"`)
  const tables = read
    .all<{ name: string }>(sql`SELECT name FROM main.sqlite_schema WHERE type = 'table' ORDER BY name`)
    .map(row => row.name)
  const order: string[] = []
  const seen = new Set<string>()
  const visit = (table: string) => {
    if (seen.has(table)) return
    seen.add(table)
    for (const { child, parent } of keys) if (child === table) visit(parent)
    order.push(table)
  }
  for (const table of tables) visit(table)
  return order
}
