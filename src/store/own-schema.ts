// Another team's project file is input from outside: its schema must be ours to the letter, because triggers and views run
// with our hands on the file.

import { Refusal } from '../base/trouble.ts'
import { Connection } from './driver.ts'
import { migrate, migrations } from './migrate.ts'
import { sql } from './sql.ts'

const known = new Map<number, ReadonlySet<string>>()

function pieces(connection: Connection): string[] {
  // What SQLite makes for itself (statistics, automatic indexes) has reserved names that no statement can take.
  return connection
    .all<{ type: string; name: string; sql: string | null }>(
      sql`SELECT type, name, sql FROM sqlite_schema WHERE substr(name, 1, 7) <> 'sqlite_'`,
    )
    .map(piece => `${piece.type} ${piece.name} ${piece.sql}`)
}

function ours(version: number): ReadonlySet<string> {
  let expected = known.get(version)
  if (!expected) {
    const fresh = new Connection(':memory:')
    migrate(fresh, migrations().slice(0, version))
    expected = new Set(pieces(fresh))
    fresh.close()
    known.set(version, expected)
  }
  return expected
}

/** Refuses a file whose tables, indexes, triggers and views are not exactly those of its schema version. */
export function refuseForeignSchema(connection: Connection, version: number): void {
  const expected = ours(version)
  const there = pieces(connection)
  if (there.length === expected.size && there.every(piece => expected.has(piece))) return
  throw new Refusal(
    'foreign-schema',
    'This file was changed by another program: its tables are not those of a Crosscase project. It was not opened, and nothing was changed.',
  )
}
