// Another project file that is only read: a copy that came back. It is never written to; where it was made by an older program a
// temporary copy of it is brought up to date, and that is read.

import { createHash } from 'node:crypto'
import { closeSync, copyFileSync, existsSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Fault, Refusal } from '../base/trouble.ts'
import type { Read } from './access.ts'
import { damageIn } from './damage.ts'
import { asTrouble, Connection } from './driver.ts'
import { migrate, migrations, schemaVersion } from './migrate.ts'
import { refuseForeignSchema } from './own-schema.ts'
import { headOf, isEncrypted } from './passphrase.ts'
import { sql } from './sql.ts'
import type { Halt } from './halt.ts'

/** A project file opened for reading only. */
export interface ForeignFile {
  readonly path: string
  readonly read: Read
  close(): void
}

/** A file that was looked through, and where it is read. `folder`: where a copy of it was brought up to date, to be thrown away. */
export interface LookedThrough {
  readonly path: string
  readonly reads: string
  readonly folder: string | null
}

/** Looks through another project file: that it is one of ours, not newer, and not damaged in anything that is read of it but its texts, for which see {@link refuseDamagedTexts}. Where it is older, a copy is brought up to date. Blocking. `halt` is called between its steps. */
export function lookThroughForeign(path: string, raw: Uint8Array | undefined, halt: Halt): LookedThrough {
  if (!existsSync(path)) throw new Refusal('no-file', `There is no file at ${path}.`)
  if (isEncrypted(headOf(path)) && !raw)
    throw new Refusal('passphrase-missing', `${called(path)} is closed by a passphrase. Give it to have it read.`)
  let folder: string | null = null
  let connection: Connection | null = null
  try {
    connection = new Connection(path, { key: raw, mustExist: true, readOnly: true })
    const newest = migrations().length
    const version = schemaVersion(connection)
    if (version > newest)
      throw new Refusal(
        'newer-file',
        `${called(path)} was made by a newer Crosscase (schema ${version}; this program knows ${newest}). Update Crosscase to bring it in. Nothing was changed.`,
      )
    refuseForeignSchema(connection, version)
    // Bringing it up to date reads all of it.
    refuseDamaged(connection, path, halt, table => version < newest || table !== TEXTS)
    let reads = path
    if (version < newest) {
      connection.close()
      folder = mkdtempSync(join(tmpdir(), 'crosscase-older-'))
      reads = join(folder, 'copy.crosscase')
      copyFileSync(path, reads)
      for (const suffix of ['-wal', '-journal'])
        if (existsSync(path + suffix)) copyFileSync(path + suffix, reads + suffix)
      connection = new Connection(reads, { key: raw, mustExist: true })
      migrate(connection)
    }
    if (!connection.get(sql`SELECT 1 FROM project`))
      throw new Refusal('not-a-project', `${called(path)} is not a whole Crosscase project.`)
    halt()
    return { path, reads, folder }
  } catch (error) {
    if (folder !== null) rmSync(folder, { recursive: true, force: true })
    throw asDamagedCopy(told(asTrouble(error), path, raw), path)
  } finally {
    connection?.close()
  }
}

/** What a file is called: where it lies for the moment says nothing to people. */
function called(path: string): string {
  return `“${basename(path)}”`
}

/** Under a key that is not its own a file looks like none of ours. */
function told(trouble: unknown, path: string, raw: Uint8Array | undefined): unknown {
  if (!(trouble instanceof Refusal) || trouble.code !== 'not-a-project') return trouble
  if (!raw || !isEncrypted(headOf(path)))
    return new Refusal(trouble.code, `${called(path)} is no Crosscase project. Nothing was changed.`)
  return new Refusal(
    'passphrase-wrong',
    `The passphrase does not open ${called(path)}. Give the one that it was handed out with.`,
  )
}

/** Opens a file that was looked through, for reading only. */
export function openLookedThrough({ path, reads, folder }: LookedThrough, raw: Uint8Array | undefined): ForeignFile {
  const throwAway = () => {
    if (folder !== null) rmSync(folder, { recursive: true, force: true })
  }
  let connection: Connection
  try {
    connection = new Connection(reads, { key: raw, mustExist: true, readOnly: folder === null })
    connection.pragma('query_only = ON')
    connection.pragma('cache_size = -8000')
  } catch (error) {
    throwAway()
    throw asTrouble(error)
  }
  return {
    path,
    read: connection,
    close() {
      connection.close()
      throwAway()
    },
  }
}

/** Where the words of sources stand. */
const TEXTS = 'paragraph'

/** Pages and rows that do not hold together: nothing is read from them. What full text says of the words is not looked at, for it is not read. */
function refuseDamaged(connection: Connection, path: string, halt: Halt, concerns: (table: string) => boolean): void {
  const found = damageIn(connection, halt, table => !table.startsWith(`${TEXTS}_text`) && concerns(table))
  if (found !== null) throw damagedCopy(path, found)
}

/** Refuses a file whose texts do not hold together. They are most of a file: whoever reads none but those that places stand on, word by word, need not look. Blocking. */
export function refuseDamagedTexts(looked: LookedThrough, raw: Uint8Array | undefined, halt: Halt): void {
  const connection = new Connection(looked.reads, { key: raw, mustExist: true, readOnly: true })
  try {
    refuseDamaged(connection, looked.path, halt, table => table === TEXTS)
  } finally {
    connection.close()
  }
}

/** What is thrown while a file is read: where its pages do not hold together, that it is this file, and not the project. */
export function asDamagedCopy(error: unknown, path: string): unknown {
  const trouble = asTrouble(error)
  return trouble instanceof Fault && trouble.code === 'damaged' ? damagedCopy(path, 'it cannot be read') : error
}

function damagedCopy(path: string, how: string): Refusal {
  return new Refusal('copy-damaged', `${called(path)} is damaged (${how}). Ask for it again. Nothing was changed.`)
}

/** So many bytes are read at a time. */
const STRETCH = 1 << 20

/** The SHA-256 of a file as it lies there, in hexadecimal: by it the same file is known again. Blocking. `halt` is called now and then. */
export function digestOfFile(path: string, halt: Halt): string {
  const hash = createHash('sha256')
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.allocUnsafe(STRETCH)
    for (;;) {
      halt()
      const size = readSync(file, bytes, 0, STRETCH, null)
      if (size === 0) return hash.digest('hex')
      hash.update(bytes.subarray(0, size))
    }
  } finally {
    closeSync(file)
  }
}
