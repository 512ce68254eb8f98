// Fields of questions as people read them: a column, or that of several which says on what a row stands. Pure.

import type { TableFacts } from './facts.ts'
import { fieldLabel, thingWord } from './names.ts'
import { standsOn } from './rules.ts'
import type { Row } from './types.ts'

/** What a field of a table is called. */
export function labelIn(table: string, field: string): string {
  return standsOn(table, field).length > 0 ? 'Stands on' : fieldLabel(field)
}

interface Says {
  readonly tables: ReadonlyMap<string, TableFacts>
  words(table: string, column: string, value: string | number | null | undefined): string | null
}

/** What a row says in a field, in words; null where nothing. */
export function saidIn(says: Says, table: string, field: string, row: Row | null): string | null {
  if (row === null) return null
  const columns = standsOn(table, field)
  if (columns.length === 0) return says.words(table, field, row[field])
  const column = columns.find(one => (row[one] ?? null) !== null)
  if (column === undefined) return null
  const ref = says.tables.get(table)!.refs.find(one => one.column === column)
  const words = says.words(table, column, row[column])
  return ref ? `${thingWord(ref.table)} ${words}` : words
}
