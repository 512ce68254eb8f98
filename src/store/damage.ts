// Whether the pages of a file hold together, table by table: so it can be stopped, and what nobody reads need not be looked at.

import { Fault } from '../base/trouble.ts'
import type { Connection } from './driver.ts'
import type { Halt } from './halt.ts'
import { sql } from './sql.ts'

/**
 * What does not hold together in the pages and rows of tables, as SQLite says it; null where all do. `concerns`: which tables are looked
 * at, all unless it is given. Full text is not: SQLite would read every word again, which takes three times as long as all the rest, and it
 * can be built anew from the texts. `halt` is called before each table.
 */
export function damageIn(
  connection: Connection,
  halt: Halt,
  concerns: (table: string) => boolean = () => true,
): string | null {
  const tables = connection.all<{ name: string }>(
    sql`SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name`,
  )
  for (const { name } of [{ name: 'sqlite_schema' }, ...tables.filter(table => concerns(table.name))]) {
    halt()
    const found = foundIn(connection, name)
    if (found !== 'ok') return found
  }
  return null
}

function foundIn(connection: Connection, table: string): string {
  try {
    return connection.pragma<{ quick_check: string }>(`quick_check("${table}")`)[0]!.quick_check
  } catch (error) {
    // The first page of a table is no page of a table.
    if (error instanceof Fault && error.code === 'damaged') return 'it cannot be read'
    throw error
  }
}
