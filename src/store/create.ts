// The file of a new project.

import { existsSync } from 'node:fs'
import { newId } from '../base/ids.ts'
import { Refusal } from '../base/trouble.ts'
import { removeQuietly } from './backups.ts'
import { asTrouble, Connection } from './driver.ts'
import { migrate } from './migrate.ts'
import type { FileKey } from './passphrase.ts'
import { bytesOf } from './sql.ts'

/** Makes the file of a new project with one coder. Refuses a path where something is; where it fails nothing is left there. */
export function createFile(
  path: string,
  about: { readonly name: string; readonly coder: string; readonly initials: string },
  key: FileKey | undefined,
  now: string,
): void {
  if (existsSync(path)) throw new Refusal('exists', `There is already a file at ${path}. Choose another name.`)
  const connection = new Connection(path, { key: key?.key, salt: key?.salt })
  try {
    migrate(connection)
    connection.run('BEGIN IMMEDIATE')
    connection.write('INSERT INTO project (n, id, name, made_at) VALUES (1, ?, ?, ?)', [
      bytesOf(newId()),
      about.name,
      now,
    ])
    connection.write('INSERT INTO coder (n, id, name, initials, made_at) VALUES (1, ?, ?, ?, ?)', [
      bytesOf(newId()),
      about.coder,
      about.initials,
      now,
    ])
    connection.run('COMMIT')
  } catch (error) {
    connection.close()
    // Half of a project would stand in the way of the whole one.
    removeQuietly(path)
    throw asTrouble(error)
  }
  connection.close()
}
