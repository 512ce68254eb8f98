// The one home of the SQLite driver. Everything else speaks to a `Connection`.

import Database from 'better-sqlite3'
import { Fault, Refusal } from '../base/trouble.ts'
import type { Sql, Value } from './sql.ts'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
// The driver does not fail on older versions, it crashes the process when the first file is opened: look before. (It is no `await import`:
// V8 crashes where a thread is ended in the midst of a module that awaits at its top, or rests on one that does.)
if (major < 22 || (major === 22 && minor < 12)) {
  throw new Fault('node-too-old', `Crosscase needs Node 22.12 or newer; this is ${process.versions.node}.`)
}

/** How to open a file. `key`: 32 bytes, for an encrypted file; `salt`: 16 bytes, only when the file is new. */
export interface ConnectionOptions {
  readonly key?: Uint8Array | undefined
  readonly salt?: Uint8Array | undefined
  readonly readOnly?: boolean
  readonly mustExist?: boolean
}

type Statement = import('better-sqlite3').Statement<unknown[]>

/** One connection to one file, with its prepared statements kept. */
export class Connection {
  readonly path: string
  readonly #database: import('better-sqlite3').Database
  readonly #statements = new Map<string, Statement>()
  /** Those that answer in arrays. */
  readonly #raw = new Map<string, Statement>()

  constructor(path: string, options: ConnectionOptions = {}) {
    this.path = path
    try {
      this.#database = new Database(path, {
        readonly: options.readOnly ?? false,
        fileMustExist: options.mustExist ?? false,
      })
      if (options.key) {
        // Raw key: derivation is ours (passphrase.ts), once per opening and not once per connection.
        const salt = options.salt ? Buffer.from(options.salt).toString('hex') : ''
        this.#database.pragma(`cipher = 'aegis'`)
        this.#database.pragma(`key = "raw:${Buffer.from(options.key).toString('hex')}${salt}"`)
      }
      this.#database.pragma('temp_store = MEMORY')
      // Removed words are overwritten where that costs nothing more; in an encrypted file always.
      this.#database.pragma(`secure_delete = ${options.key ? 'ON' : 'FAST'}`)
      this.#database.pragma('foreign_keys = ON')
      this.#database.pragma('trusted_schema = OFF')
      this.#database.pragma('cell_size_check = ON')
      this.#database.pragma('busy_timeout = 2000')
    } catch (error) {
      throw asTrouble(error)
    }
  }

  /** Runs statements that take no values. */
  run(text: string): void {
    try {
      this.#database.exec(text)
    } catch (error) {
      throw asTrouble(error)
    }
  }

  /** Reads or sets a PRAGMA and gives back its rows. */
  pragma<Row>(text: string): Row[] {
    try {
      return this.#database.pragma(text) as Row[]
    } catch (error) {
      throw asTrouble(error)
    }
  }

  /** The prepared form of a statement, kept for next time. */
  statement(text: string): Statement {
    return this.#kept(this.#statements, text, () => this.#database.prepare(text))
  }

  #kept(statements: Map<string, Statement>, text: string, prepare: () => Statement): Statement {
    let statement = statements.get(text)
    if (!statement) {
      // Bulk lists make ever new texts: do not keep those for ever.
      if (statements.size > 500) statements.clear()
      statement = prepare()
      statements.set(text, statement)
    }
    return statement
  }

  all<Row>(query: Sql): Row[] {
    return this.statement(query.text).all(...query.values) as Row[]
  }

  get<Row>(query: Sql): Row | undefined {
    return this.statement(query.text).get(...query.values) as Row | undefined
  }

  each<Row>(query: Sql): IterableIterator<Row> {
    // Not from the cache: a statement being stepped through cannot serve another caller.
    return this.#database.prepare(query.text).iterate(...query.values) as IterableIterator<Row>
  }

  arrays<Row extends readonly unknown[]>(query: Sql): Row[] {
    const statement = this.#kept(this.#raw, query.text, () => this.#database.prepare(query.text).raw())
    return statement.all(...query.values) as unknown as Row[]
  }

  /** Runs one statement that writes; the number of rows it changed. */
  write(text: string, values: readonly Value[]): number {
    return this.statement(text).run(...values).changes
  }

  /** Runs one statement that inserts a row; the row number it got. */
  insert(text: string, values: readonly Value[]): number {
    return Number(this.statement(text).run(...values).lastInsertRowid)
  }

  /** Takes away the temporary tables and views of this connection. Statements are prepared anew: they may have meant those. */
  forgetTemporary(): void {
    this.#statements.clear()
    const made = this.all<{ type: string; name: string }>({
      text: `SELECT type, name FROM temp.sqlite_schema WHERE type IN ('view', 'table') ORDER BY type = 'table'`,
      values: [],
    })
    for (const { type, name } of made) this.run(`DROP ${type} temp."${name}"`)
  }

  get isOpen(): boolean {
    return this.#database.open
  }

  get inTransaction(): boolean {
    return this.#database.inTransaction
  }

  /** Changes the key of the file in place; `null` takes the encryption off. */
  rekey(key: Uint8Array | null, salt?: Uint8Array): void {
    if (key === null) this.#database.pragma(`rekey = ''`)
    else {
      this.#database.pragma(`cipher = 'aegis'`)
      this.#database.pragma(
        `rekey = "raw:${Buffer.from(key).toString('hex')}${salt ? Buffer.from(salt).toString('hex') : ''}"`,
      )
    }
  }

  close(): void {
    this.#statements.clear()
    this.#raw.clear()
    if (this.#database.open) this.#database.close()
  }
}

/** What is said where a disk is full. */
export const DISK_FULL =
  'The disk is full. Nothing of this step was kept; what came before is safe. Make room on it and try again.'

/** Tells the driver's errors apart: a damaged or closed file, a full disk, a file held elsewhere. Others pass as they are. */
export function asTrouble(error: unknown): unknown {
  const code = (error as { code?: unknown } | null)?.code
  if (typeof code !== 'string' || !code.startsWith('SQLITE_')) return error
  if (code === 'SQLITE_NOTADB')
    return new Refusal('not-a-project', 'This file is not a Crosscase project, or it is closed by a passphrase.')
  if (code.startsWith('SQLITE_CORRUPT'))
    return new Fault(
      'damaged',
      'The project file is damaged. Open its newest backup, or run check to see what is wrong.',
      error,
    )
  if (code === 'SQLITE_FULL') return new Fault('disk-full', DISK_FULL, error)
  if (code.startsWith('SQLITE_CANTOPEN'))
    return new Refusal('cannot-open', 'The file cannot be opened. See whether it is there and may be read.')
  if (code.startsWith('SQLITE_READONLY'))
    return new Refusal('read-only', 'The project is open for reading only: nothing can be changed.')
  if (code.startsWith('SQLITE_IOERR'))
    return new Fault('disk-error', 'Reading or writing the disk failed. What came before is safe.', error)
  if (code.startsWith('SQLITE_BUSY'))
    return new Refusal('busy', 'Another program holds the project file just now. Try again in a moment.')
  return error
}
