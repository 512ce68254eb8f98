// A project is one SQLite file with a change log. One writer, one reader; what is written is written through an act.

import { faultPoint } from '../base/fault-point.ts'
import { newId, type CoderId, type ProjectId } from '../base/ids.ts'
import type { UndoState } from '../base/reply.ts'
import { assert, Fault, Refusal } from '../base/trouble.ts'
import type { Change, Read, RowValues } from './access.ts'
import { ProjectChange, Tables } from './change.ts'
import { createFile } from './create.ts'
import { asTrouble, Connection } from './driver.ts'
import type { BackupsGone } from './backups.ts'
import { finishDestroying, isUnfinished } from './destroying.ts'
import { Entries, type RowEntry } from './entries.ts'
import { ProjectLock } from './lock.ts'
import { beginChange, insertAct, logged, type Committed } from './log-acts.ts'
import { LongWriting, WRITING_CACHE } from './long-writing.ts'
import { Making } from './making.ts'
import { migrate, migrations, schemaVersion } from './migrate.ts'
import { dropAnswers, noteActsOf, writeAnswers, writeOfCopies, type Answers } from './outside-log.ts'
import { refuseForeignSchema } from './own-schema.ts'
import { headOf, isEncrypted, type FileKey } from './passphrase.ts'
import { bytesOf, idOf, sql } from './sql.ts'
import { Transactions } from './transactions.ts'
import { actToRedo, actToUndo, refuseBeyondDestroyed, turn } from './undo.ts'
import { LOG_PAGES, writeAheadIsSafe } from './write-ahead.ts'

export type { Committed }

/** How to open. `holder`: the name that others are shown while this process holds the file. `now`: the clock, ISO in UTC. */
export interface OpenOptions {
  readonly key?: FileKey | undefined
  readonly readOnly?: boolean
  readonly holder?: string
  readonly now?: () => string
  /** The lock of the file, where the caller holds it already ({@link Project.closeUnderLock}): it is the project's from now on. */
  readonly lock?: ProjectLock | null
  /** Backups made before something was destroyed are deleted by the caller, afterwards. */
  readonly finishedLater?: boolean
  /** Called before a migration, with the file still as it was: makes the backup. */
  readonly beforeMigration?: (connection: Connection) => void
}

/** What a transaction gives back, what it did, and whether it is kept though it changed nothing that is logged. */
interface Done<Result> {
  readonly result: Result
  readonly committed: Committed | null
  readonly keep?: boolean
}

/** Changes under one label: what a person sees as one deed. A crash may cut it between changes; what landed stays listed and undoable as this act. */
export interface Act {
  /** One transaction. Gives back what `make` gives. Where nothing was written nothing is logged. */
  change<Result>(label: string, make: (tx: Change) => Result): Result
  /** Whether nothing in the project was changed, undone or redone since its last change: only then may an act of an earlier moment go on. */
  readonly isLast: boolean
}

/** So many new paragraphs are taken into full text at once: some tens of milliseconds of work. */
const INDEX_ROWS = 6000
/** How long new paragraphs may wait for more of them, in ms. A search does not wait: it has them taken in first. */
const INDEX_WAIT = 250

/** Why the log of a project that is closed may stay beside it. */
const LEFT_FOR_LATER: ReadonlySet<string> = new Set(['busy', 'disk-full', 'disk-error'])

/** An open project file. */
export class Project {
  readonly path: string
  readonly id: ProjectId
  readonly readOnly: boolean
  /** What was deleted on opening, of what was to go when something was destroyed for good; null: nothing was left to do. Where the project is open for reading only nothing is deleted: `waits`. */
  readonly finished: BackupsGone | 'waits' | null
  /** Set while the file is encrypted. Kept in memory only. */
  readonly key: FileKey | undefined
  readonly #writer: Connection
  readonly #reader: Connection
  /** What reads while something stands for tables ({@link readThrough}). */
  #through: Connection | null = null
  #second: Connection | null = null
  readonly #lock: ProjectLock | null
  readonly #tables: Tables
  readonly #transactions: Transactions
  readonly #longWriting: LongWriting
  readonly #now: () => string
  readonly #listeners = new Set<(committed: Committed) => void>()
  #lastChange: number
  #unindexed = 0
  #indexTimer: NodeJS.Timeout | null = null

  private constructor(
    path: string,
    writer: Connection,
    reader: Connection,
    lock: ProjectLock | null,
    options: OpenOptions,
    finished: Project['finished'],
  ) {
    this.path = path
    this.finished = finished
    this.#writer = writer
    this.#reader = reader
    this.#lock = lock
    this.#tables = new Tables(writer)
    this.#now = options.now ?? (() => new Date().toISOString())
    this.readOnly = options.readOnly ?? false
    this.#transactions = new Transactions(writer, this.#tables, this.readOnly)
    this.key = options.key
    this.#longWriting = new LongWriting(writer, options.key?.key)
    const row = reader.get<{ id: Uint8Array }>(sql`SELECT id FROM project`)
    if (!row) throw new Refusal('not-a-project', 'This file is not a whole Crosscase project.')
    this.id = idOf<'project'>(row.id)
    this.#lastChange = reader.get<{ n: number | null }>(sql`SELECT max(n) AS n FROM change`)!.n ?? 0
    // What a killed process left: taken in with the next.
    this.#unindexed = reader.get<{ n: number }>(
      sql`SELECT max(0, coalesce((SELECT max(n) FROM paragraph), 0) - upto) AS n FROM text_index`,
    )!.n
  }

  /** Makes a new project file with one coder and opens it. Refuses a path where something is. */
  static create(
    path: string,
    about: { name: string; coder: string; initials: string },
    options: OpenOptions = {},
  ): Project {
    createFile(path, about, options.key, (options.now ?? (() => new Date().toISOString()))())
    return Project.open(path, options)
  }

  /** Opens a project file: takes its lock (unless read-only), brings its schema up to date. Refuses a missing or wrong key, a file held elsewhere, a newer file. */
  static open(path: string, options: OpenOptions = {}): Project {
    const head = headOf(path)
    if (isEncrypted(head) && !options.key)
      throw new Refusal('passphrase-missing', 'This project is closed by a passphrase.')
    if (!isEncrypted(head) && options.key) options = withoutKey(options)
    const now = options.now ?? (() => new Date().toISOString())
    const lock = options.readOnly ? null : (options.lock ?? ProjectLock.take(path, options.holder ?? 'somebody', now()))
    const opened: Connection[] = []
    const connect = (readOnly: boolean) => {
      const connection = new Connection(path, { key: options.key?.key, mustExist: true, readOnly })
      opened.push(connection)
      return connection
    }
    try {
      const writer = connect(options.readOnly ?? false)
      try {
        writer.pragma('journal_mode')
        writer.get(sql`SELECT count(*) FROM sqlite_schema`)
      } catch (error) {
        if (options.key && error instanceof Refusal && error.code === 'not-a-project') {
          throw new Refusal(
            'passphrase-wrong',
            'The passphrase (or recovery key) does not open this file. Without the right one its contents cannot be read by anybody.',
          )
        }
        throw error
      }
      if (options.readOnly) {
        if (schemaVersion(writer) !== migrations().length)
          throw new Refusal(
            'older-file',
            'This project was written by another version of Crosscase. Open it for writing once, so that it can be brought up to date.',
          )
        refuseForeignSchema(writer, migrations().length)
        return new Project(path, writer, writer, null, options, isUnfinished(writer) ? 'waits' : null)
      }
      writer.pragma('synchronous = FULL')
      const version = schemaVersion(writer)
      if (version <= migrations().length) refuseForeignSchema(writer, version)
      if (version > 0 && version < migrations().length) options.beforeMigration?.(writer)
      migrate(writer)
      const writeAhead =
        writeAheadIsSafe(path) &&
        writer.pragma<{ journal_mode: string }>('journal_mode = WAL')[0]!.journal_mode === 'wal'
      writer.pragma(writeAhead ? `wal_autocheckpoint = ${LOG_PAGES}` : 'journal_mode = TRUNCATE')
      writer.pragma(`cache_size = -${WRITING_CACHE}`)
      const finished = options.finishedLater ? null : finishDestroying(writer, path)
      const reader = writeAhead ? connect(false) : writer
      if (writeAhead) {
        reader.pragma('query_only = ON')
        reader.pragma('cache_size = -8000')
      }
      return new Project(path, writer, reader, lock, options, finished)
    } catch (error) {
      for (const connection of opened) connection.close()
      lock?.free()
      throw asTrouble(error)
    }
  }

  /** Reads. Sees what is committed, through what stands for tables ({@link readThrough}). Whoever keeps it asks for it again after that. */
  get read(): Read {
    return this.#through ?? this.#reader
  }

  /** The time now, by the project's clock. */
  readonly now = (): string => this.#now()

  /** The number of the last change: whoever keeps something beside the store compares it. */
  get lastChange(): number {
    return this.#lastChange
  }

  /** Has all reads (not changes) go through temporary views, each called as the table that it stands for: `sql` makes them, in memory, on the reading connection alone. They may leave out rows, and say columns otherwise. `null` reads the tables themselves again. */
  readThrough(sql: string | null): void {
    if (sql === null && !this.#through) return
    // Changes must see everything: where writer and reader are one, what is sealed is read by a connection of its own.
    if (this.#reader === this.#writer && !this.readOnly)
      this.#second ??= new Connection(this.path, { key: this.key?.key, mustExist: true })
    const reading = this.#second ?? this.#reader
    reading.pragma('query_only = OFF')
    try {
      reading.forgetTemporary()
      if (sql !== null) reading.run(sql)
    } finally {
      reading.pragma('query_only = ON')
    }
    this.#through = sql === null ? null : reading
  }

  /** Hears of every commit, after it. Gives back how to stop. */
  listen(listener: (committed: Committed) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Begins an act. Nothing is written before its first change writes something. With `follows` it is called as its last change is. */
  act(label: string, coderId: CoderId, { follows = false }: { readonly follows?: boolean } = {}): Act {
    let act: number | null = null
    let last = -1
    const isLast = () => last === this.#lastChange
    return {
      get isLast() {
        return isLast()
      },
      change: (changeLabel, make) => {
        const making = this.#making(act, { label, coderId, follows }, changeLabel)
        const result = this.#transaction(() => {
          const result = make(making.begin())
          assert(!(result instanceof Promise), 'a change is made without waiting')
          return { result, committed: making.end() }
        })
        // Only now: an act whose first change was rolled back has not begun.
        if (making.act !== null) last = this.#lastChange
        act = making.act
        return result
      },
    }
  }

  #making(act: number | null, of: Making['of'], label: string): Making {
    const { id: projectId } = this
    const on = { writer: this.#writer, tables: this.#tables, through: this.#through, projectId, now: this.#now }
    return new Making(on, act, of, label)
  }

  /** One act of one change. */
  change<Result>(label: string, coderId: CoderId, make: (tx: Change) => Result): Result {
    return this.act(label, coderId).change(label, make)
  }

  /** {@link change} of what takes long, cut in slices: after each `step` is awaited, while others read what was there before. Nobody else writes until it ends: what tries is refused in words, and may wait for {@link written}. `before` goes on beside it, reads what was there before, and is awaited before anything is kept. Where `step` throws or `before` fails, nothing is. Where reading has no connection of its own it is one stretch after `before`: half of a change is shown to nobody. */
  async longChange<At, Result>(
    label: string,
    coderId: CoderId,
    make: (tx: Change) => Generator<At, Result, void>,
    step: (at: At) => Promise<void>,
    before: Promise<unknown> = Promise.resolve(),
  ): Promise<Result> {
    const isOne = this.#reader === this.#writer
    before.catch(() => {}) // Told where it is awaited.
    await (isOne ? before : this.home)
    // No search is to have paragraphs taken in meanwhile.
    if (!this.readOnly) this.indexText()
    const making = this.#making(null, { label, coderId, follows: false }, label)
    this.#longWriting.begin()
    try {
      const done = await this.#transactions.runLong(
        label,
        function* (): Generator<At, Done<Result>, void> {
          const result = yield* make(making.begin())
          return { result, committed: making.end() }
        },
        at => (isOne ? undefined : step(at)),
        before,
      )
      return this.#told(done)
    } finally {
      this.#longWriting.end()
    }
  }

  /** Ends when what long changes wrote is in the file and not only in its log: whoever closes it waits for that. */
  get home(): Promise<void> {
    return this.#longWriting.home
  }

  /** Whether something long is being written. */
  get isBeingWritten(): boolean {
    return this.#transactions.isLongUnderWay
  }

  /** Refuses, in words, while something long is being written: what it is written from may not change either. */
  refuseWhileWriting(): void {
    this.#transactions.refuseWhileLong()
  }

  /** Ends when nothing long is being written: at once, mostly. */
  async written(): Promise<void> {
    await this.#transactions.ended()
  }

  /** Notes a deed that changes nothing of the research (an export), for the audit trail. Not undoable; redo stays. `tell` may write rows that tell of it, which are logged under it; without any the number of the last change stays. Silent where the project is open for reading only. */
  note(label: string, coderId: CoderId, tell?: (tx: Change) => void): void {
    if (this.readOnly) return
    this.#transaction(() => {
      const now = this.#now()
      const act = insertAct(this.#writer, label, coderId, now, 'noted')
      const entries = new Entries(this.#writer, () => beginChange(this.#writer, act, 'do', label, coderId, now))
      tell?.(new ProjectChange(this.#writer, this.#tables, this.#through, this.id, coderId, now, label, entries))
      const committed = entries.list.length === 0 ? null : logged(entries.finish(), act, 'do', label, coderId, entries)
      return { result: undefined, committed, keep: true }
    })
  }

  /** What undo and redo would do now for a coder, in words. */
  undoState(coderId: CoderId): UndoState {
    return {
      undo: actToUndo(this.#reader, coderId)?.label ?? null,
      redo: actToRedo(this.#reader, coderId)?.label ?? null,
    }
  }

  /** Undoes the last act of a coder; its label, or null when there is none. Refuses where later work builds on it. */
  undo(coderId: CoderId): string | null {
    return this.#turn('undo', coderId)
  }

  /** Redoes what was undone last; its label, or null when there is none. */
  redo(coderId: CoderId): string | null {
    return this.#turn('redo', coderId)
  }

  /** Adds a person who codes, outside the log: who works is no deed of theirs to undo. */
  addCoder(name: string, initials: string): CoderId {
    const id = newId<'coder'>()
    this.#transaction(() => {
      this.#writer.write('INSERT INTO coder (n, id, name, initials, made_at) VALUES (?, ?, ?, ?, ?)', [
        this.#tables.nextRow('coder'),
        bytesOf(id),
        name,
        initials,
        this.#now(),
      ])
      return { result: id, committed: null, keep: true }
    })
    return id
  }

  /** Writes down that a copy was handed out or handed in, outside the log: it tells of files, which no undo calls back. `null` in place of a row takes one away. */
  keepOfCopies(table: 'hand_out' | 'hand_in', id: string, row: RowValues | null): void {
    this.#outsideLog(() => writeOfCopies(this.#writer, table, id, row))
  }

  /** Writes down a copy that came in, with the acts that its log tells of, for the audit trail only. */
  keepHandIn(id: string, row: RowValues, log: Read | null, say: (label: string) => string): void {
    this.#outsideLog(() => {
      writeOfCopies(this.#writer, 'hand_in', id, row)
      if (log) noteActsOf(this.#writer, log, say)
    })
  }

  /** Keeps answers that are not applied yet, outside the log: nothing of the study is changed by them. `null` takes one away. */
  keepAnswers(work: string, called: string, answers: Answers): void {
    this.#outsideLog(() => writeAnswers(this.#writer, work, called, answers, this.#now()))
  }

  /** Lets answers go that brought no change: those to `asked`, or all of the work. */
  dropAnswers(work: string, asked: readonly string[] | null): void {
    this.#outsideLog(() => dropAnswers(this.#writer, work, asked))
  }

  #outsideLog(write: () => void): void {
    this.#transaction(() => {
      write()
      return { result: undefined, committed: null, keep: true }
    })
  }

  /** Takes new paragraphs into full text. Searches ask for it first; it also happens by itself soon after an import, and on closing. */
  indexText(): void {
    if (this.#indexTimer) clearTimeout(this.#indexTimer)
    this.#indexTimer = null
    if (this.#unindexed === 0) return
    this.#writer.run('BEGIN IMMEDIATE')
    try {
      const upto = `(SELECT upto FROM text_index)`
      this.#writer.write(
        `INSERT INTO paragraph_text (rowid, text) SELECT n, text FROM paragraph WHERE n > ${upto} AND text <> ''`,
        [],
      )
      this.#writer.write(`UPDATE text_index SET upto = max(upto, coalesce((SELECT max(n) FROM paragraph), 0))`, [])
      faultPoint('index.taken')
      this.#writer.run('COMMIT')
      this.#unindexed = 0
    } catch (error) {
      if (this.#writer.inTransaction) this.#writer.run('ROLLBACK')
      throw asTrouble(error)
    }
  }

  /** {@link indexText} where nobody waits for it: where the disk is full those hear of it who search. */
  indexInPassing(): void {
    try {
      this.indexText()
    } catch (error) {
      if (!(error instanceof Fault || error instanceof Refusal)) throw error
    }
  }

  /** Closes: one file is left, unless somebody reads it elsewhere, or the disk has no room for that: nothing is lost then, it is made one at the next closing. */
  close(): void {
    this.closeUnderLock()?.free()
  }

  /** {@link close}, but nobody else can take the project: its lock, which the caller frees or opens it again by. */
  closeUnderLock(): ProjectLock | null {
    if (!this.readOnly) this.indexInPassing()
    this.#second?.close()
    if (this.#reader !== this.#writer) this.#reader.close()
    try {
      if (!this.readOnly) {
        // Of the file only: what is temporary has no log, and a migration that renamed a table leaves it busy.
        this.#writer.pragma('main.wal_checkpoint(TRUNCATE)')
        this.#writer.pragma('journal_mode = DELETE')
      }
    } catch (error) {
      // Somebody reads it, or there is no room: the last one who closes it leaves one file.
      if (!LEFT_FOR_LATER.has((error as { code?: string }).code ?? '')) {
        this.#lock?.free()
        throw error
      }
    } finally {
      this.#writer.close()
    }
    return this.#lock
  }

  #turn(direction: 'undo' | 'redo', coderId: CoderId): string | null {
    this.refuseWhileWriting()
    const act = direction === 'undo' ? actToUndo(this.#writer, coderId) : actToRedo(this.#writer, coderId)
    if (!act) {
      if (direction === 'undo') refuseBeyondDestroyed(this.#writer, coderId)
      return null
    }
    this.#writer.pragma('foreign_keys = OFF')
    try {
      return this.#transaction(() => {
        const now = this.#now()
        const entries = new Entries(this.#writer, () =>
          beginChange(this.#writer, act.n, direction, act.label, coderId, now),
        )
        turn(this.#writer, this.#tables, act, direction, entries)
        this.#writer.write('UPDATE act SET state = ? WHERE n = ?', [direction === 'undo' ? 'undone' : 'done', act.n])
        const change = entries.finish()
        return { result: act.label, committed: logged(change, act.n, direction, act.label, coderId, entries) }
      })
    } finally {
      this.#writer.pragma('foreign_keys = ON')
    }
  }

  #transaction<Result>(work: () => Done<Result>): Result {
    return this.#told(this.#transactions.run(work))
  }

  #told<Result>({ result, committed }: Done<Result>): Result {
    if (committed) {
      faultPoint('commit.after')
      this.#lastChange = committed.change
      this.#countUnindexed(committed.entries)
      for (const listener of this.#listeners) listener(committed)
    }
    return result
  }

  #countUnindexed(entries: readonly RowEntry[]): void {
    for (const entry of entries)
      if (entry.table === 'paragraph' && entry.deed === 'insert') this.#unindexed += entry.last - entry.first + 1
    if (this.#unindexed >= INDEX_ROWS) this.indexInPassing()
    else if (this.#unindexed > 0) this.#indexTimer ??= setTimeout(() => this.indexInPassing(), INDEX_WAIT).unref()
  }
}

function withoutKey(options: OpenOptions): OpenOptions {
  const { key: _, ...rest } = options
  return rest
}
