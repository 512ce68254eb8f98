// Another project file that is only read: a copy that came back. It is never written to; where it was made by an older program a
// temporary copy of it is brought up to date, and that is read.

import { createHash } from 'node:crypto'
import { copyFileSync, createReadStream, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Refusal } from '../base/trouble.ts'
import type { Read } from './access.ts'
import { asTrouble, Connection } from './driver.ts'
import { migrate, migrations, schemaVersion } from './migrate.ts'
import { refuseForeignSchema } from './own-schema.ts'
import { headOf, isEncrypted } from './passphrase.ts'
import { sql } from './sql.ts'

/** A project file opened for reading only. */
export interface ForeignFile {
  readonly path: string
  readonly read: Read
  close(): void
}

/** Opens another project file for reading. Refuses what is no project, a newer one, one with tables of its own, a damaged one, and one whose passphrase is missing or wrong. `key` by the file's first 16 bytes. */
export function openForeign(
  path: string,
  key: ((head: Uint8Array) => Uint8Array | undefined) | undefined,
): ForeignFile {
  if (!existsSync(path)) throw new Refusal('no-file', `There is no file at ${path}.`)
  const head = headOf(path)
  const raw = isEncrypted(head) ? key?.(head) : undefined
  if (isEncrypted(head) && !raw) throw new Refusal('passphrase-missing', `${path} is closed by a passphrase. Give it.`)
  let folder: string | null = null
  let connection = new Connection(path, { key: raw, mustExist: true, readOnly: true })
  try {
    const newest = migrations().length
    const version = schemaVersion(connection)
    if (version > newest)
      throw new Refusal(
        'newer-file',
        `${path} was made by a newer Crosscase (schema ${version}; this program knows ${newest}). Update Crosscase to bring it in. Nothing was changed.`,
      )
    refuseForeignSchema(connection, version)
    refuseDamaged(connection, path)
    if (version < newest) {
      connection.close()
      folder = mkdtempSync(join(tmpdir(), 'crosscase-older-'))
      const copy = join(folder, 'copy.crosscase')
      copyFileSync(path, copy)
      for (const suffix of ['-wal', '-journal'])
        if (existsSync(path + suffix)) copyFileSync(path + suffix, copy + suffix)
      connection = new Connection(copy, { key: raw, mustExist: true })
      migrate(connection)
    }
    connection.pragma('query_only = ON')
    connection.pragma('cache_size = -24000')
    if (!connection.get(sql`SELECT 1 FROM project`))
      throw new Refusal('not-a-project', `${path} is not a whole Crosscase project.`)
  } catch (error) {
    connection.close()
    if (folder !== null) rmSync(folder, { recursive: true, force: true })
    throw asTrouble(error)
  }
  return {
    path,
    read: connection,
    close() {
      connection.close()
      if (folder !== null) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Pages that do not hold together: nothing is read from them. */
function refuseDamaged(connection: Connection, path: string): void {
  const found = connection.pragma<{ quick_check: string }>('quick_check(1)')[0]?.quick_check
  if (found !== 'ok')
    throw new Refusal(
      'copy-damaged',
      `${path} is damaged (${found ?? 'unread'}). Ask for it again. Nothing was changed.`,
    )
}

/** The SHA-256 of a file, in hexadecimal, read while other work goes on. */
export async function digestOfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
