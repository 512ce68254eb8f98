// Brings a project file to the schema of this program: numbered SQL files, additive only, each in its own transaction; all in one where the file is new.

import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { faultPoint } from '../base/fault-point.ts'
import { assert, Refusal } from '../base/trouble.ts'
import type { Connection } from './driver.ts'

/** Marks a SQLite file as a Crosscase project ("Xcas"). */
export const APPLICATION_ID = 0x58636173

/** One numbered SQL file. */
export interface Migration {
  readonly version: number
  readonly name: string
  readonly sql: string
}

// The same depth from the sources (src/store/) and from the bundle (out/electron/).
const FOLDER = fileURLToPath(new URL('../../schema/migrations/', import.meta.url))

/** All migrations in order. Their numbers run from 1 without gaps. */
export function migrations(folder: string = FOLDER): readonly Migration[] {
  const files = readdirSync(folder)
    .filter(name => /^\d{4}-[a-z0-9-]+\.sql$/.test(name))
    .sort()
  return files.map((name, at) => {
    const version = Number(name.slice(0, 4))
    assert(version === at + 1, `migration ${name} is out of order`)
    return { version, name, sql: readFileSync(`${folder}/${name}`, 'utf8') }
  })
}

/** The schema version of an open file, 0 for an empty one. Refuses a file of another program. */
export function schemaVersion(connection: Connection): number {
  const application = connection.pragma<{ application_id: number }>('application_id')[0]!.application_id
  const version = connection.pragma<{ user_version: number }>('user_version')[0]!.user_version
  const empty =
    connection.get<{ count: number }>({ text: 'SELECT count(*) AS count FROM sqlite_schema', values: [] })!.count === 0
  if (empty) return 0
  if (application !== APPLICATION_ID) throw new Refusal('not-a-project', 'This file is not a Crosscase project.')
  return version
}

/** Applies what is missing. Refuses a file that a newer program wrote. Gives back whether anything was applied. */
export function migrate(connection: Connection, all: readonly Migration[] = migrations()): boolean {
  const version = schemaVersion(connection)
  const newest = all.length
  if (version > newest) {
    throw new Refusal(
      'newer-file',
      `This project was written by a newer Crosscase (schema ${version}; this program knows ${newest}). Nothing was changed. Update Crosscase to open it.`,
    )
  }
  // Each time what was written is on the disk costs more than all the tables: a new file waits for it once.
  const missing = all.slice(version)
  const steps = version === 0 && missing.length > 0 ? [missing] : missing.map(one => [one])
  for (const together of steps) apply(connection, together)
  return version < newest
}

function apply(connection: Connection, together: readonly Migration[]): void {
  connection.run('BEGIN IMMEDIATE')
  try {
    for (const { sql } of together) connection.run(sql)
    connection.pragma(`application_id = ${APPLICATION_ID}`)
    connection.pragma(`user_version = ${together.at(-1)!.version}`)
    faultPoint('migrate.step')
    connection.run('COMMIT')
  } catch (error) {
    if (connection.inTransaction) connection.run('ROLLBACK')
    throw error
  }
}
