// The schema that all migrations yield together, as text: what a reader of the file finds, and what a test compares.

import { Connection } from './driver.ts'
import { migrate } from './migrate.ts'
import { sql } from './sql.ts'

/** Tables, indexes, triggers and views after all migrations, in order of name; what SQLite makes for itself left out. */
export function snapshotOfSchema(): string {
  const connection = new Connection(':memory:')
  try {
    migrate(connection)
    const version = connection.pragma<{ user_version: number }>('user_version')[0]!.user_version
    const rows = connection.all<{ sql: string }>(sql`
      SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'paragraph_text_%' ORDER BY type DESC, name`)
    return `-- Schema ${version}. Written by tools/schema-snapshot.mjs; do not edit.\n\n${rows.map(row => `${row.sql};`).join('\n\n')}\n`
  } finally {
    connection.close()
  }
}
