// The project that is open: the file, the coder at work, and what is kept beside the store while it is open.

import { CopiesSent } from './copies-sent.ts'
import { Positions } from '../analysis/positions/queries.ts'
import { Analysis } from '../analysis/queries.ts'
import type { CoderId } from '../base/ids.ts'
import type { ProjectEvent } from '../base/reply.ts'
import { Refusal } from '../base/trouble.ts'
import { lostCodings } from '../coding/lost-queries.ts'
import { DrawnPictures } from '../exchange/pictures/report-pictures.ts'
import type { PlannedFile } from '../exchange/files/plan-files.ts'
import { finderOf, tellOfChange } from '../search/title-queries.ts'
import { ReadingPool } from '../sources/importers/pool.ts'
import type { PlannedReplacement } from '../exchange/files/plan-replacement.ts'
import type { RowEntry } from '../store/entries.ts'
import type { ProjectLock } from '../store/lock.ts'
import type { Act, Committed, Project } from '../store/project.ts'
import { idOf, sql, type Value } from '../store/sql.ts'
import type { CoderInfo, ProjectInfo } from '../store/types.ts'
import { STOOD_FOR } from '../team/blind/reading.ts'
import { readingFor } from '../team/blind/sealed-queries.ts'
import { copyOf } from '../team/copies/queries.ts'
import { findCoder, listCoders, personOf } from '../team/queries.ts'
import { initialsBeside } from '../team/initials.ts'
import type { BringingIn } from '../team/bring-in/bringing-queries.ts'
import type { PlannedMerge } from '../team/merge/compare-queries.ts'
import { BackupSchedule } from './backup-schedule.ts'
import { inSlices, pause } from './pause.ts'

/** What a change must touch so that something is sealed or opened, or two names are one person. */
const READ_BY = new Set(['allocation', 'source_coder', 'coder'])

/** How many touched rows are looked through for the sources they lie in; beyond, an event says "everything". */
const FEW = 400

/** The open project with the coder at work. Tells `emit` of every change. */
export class OpenProject {
  readonly project: Project
  /** What had been cut off and was finished, or taken back, as it was opened, in words. */
  readonly finished: string | null
  /** Codings as numbers, heads of rows and columns: matrices. */
  analysis: Analysis
  /** Evidence as rows: positions. */
  positions: Positions
  /** Find-anything. */
  finder: ReturnType<typeof finderOf>
  /** Files that were read and not yet brought in, by the token the person's table has for them. */
  readonly plannedFiles = new Map<string, PlannedFile>()
  /** Corrected files that were read and not yet put in the place of a text. */
  readonly plannedReplacements = new Map<string, PlannedReplacement>()
  /** The merge that is being decided. */
  plannedMerge: PlannedMerge | null = null
  /** Another project, or a framework, whose things are being decided. */
  bringing: BringingIn | null = null
  /** Pictures of a report that a window drew as points, until they are written out. */
  readonly drawnPictures = new DrawnPictures()
  /** Copies that came through a browser. */
  readonly copiesSent = new CopiesSent()
  readonly #emit: (event: ProjectEvent) => void
  readonly #stopListening: () => void
  readonly #closing = new AbortController()
  readonly #schedule: BackupSchedule
  #pool: ReadingPool | null = null
  #readings = 0
  #writing: { readonly stretch: string; readonly coderId: CoderId; readonly verb: string; readonly act: Act } | null =
    null
  #chosen: CoderId
  #coderId: CoderId
  #isNewcomer = false
  #through: string | null = null

  constructor(
    project: Project,
    coder: string | undefined,
    emit: (event: ProjectEvent) => void,
    finished: string | null = null,
  ) {
    this.project = project
    this.finished = finished
    this.#chosen = this.#coderNamed(coder)
    this.#coderId = this.#personAtWork()
    this.#through = readingFor(project.read, this.#coderId)
    project.readThrough(this.#through)
    this.analysis = new Analysis(project.read, this.#closing.signal)
    this.positions = new Positions(project.read, this.#closing.signal)
    this.finder = finderOf(project.read)
    this.#schedule = new BackupSchedule(project)
    this.#emit = emit
    this.#stopListening = project.listen(committed => {
      if (committed.entries.some(entry => entry.table === 'coder')) this.#coderId = this.#personAtWork()
      const event = this.#eventOf(committed)
      if (event.tables.some(table => READ_BY.has(table)) && this.#readAnew())
        this.#emit({ ...event, tables: [...new Set([...event.tables, ...STOOD_FOR])], everything: true })
      else {
        tellOfChange(this.finder, committed.entries)
        this.#emit(event)
      }
    })
  }

  /** Who acts: a person, under the name that stands for all of theirs. */
  get coderId(): CoderId {
    return this.#coderId
  }

  /** Works out what the coder at work reads: what is sealed from them, which names are one person. Where that is not what it was, all that is kept beside the store is read anew. */
  #readAnew(): boolean {
    const through = readingFor(this.project.read, this.#coderId)
    if (through === this.#through) return false
    this.#through = through
    this.project.readThrough(through)
    this.analysis = new Analysis(this.project.read, this.#closing.signal)
    this.positions = new Positions(this.project.read, this.#closing.signal)
    this.finder = finderOf(this.project.read)
    return true
  }

  /** Who has two names works under the one that stands for both, as soon as they are joined and for as long as they are. */
  #personAtWork(): CoderId {
    return personOf(listCoders(this.project.read))(this.#chosen)
  }

  /** The coder with this name, made when there is none. Without a name the project's first coder. */
  #coderNamed(name: string | undefined): CoderId {
    const first = listCoders(this.project.read)[0]
    if (!first) throw new Refusal('no-coder', 'This project has no coder.')
    // In a copy the one for whom it was made; in a project of one's own the one who made it.
    if (name === undefined) return copyOf(this.project.read)?.for.id ?? first.id
    const clean = name.trim()
    if (!clean) throw new Refusal('name-empty', 'A coder needs a name.')
    const here = findCoder(this.project.read, clean)
    if (here) return here
    if (this.project.readOnly)
      throw new Refusal(
        'coder-unknown',
        `Nobody called “${clean}” codes in this project, and it is open for reading only.`,
      )
    this.#isNewcomer = true
    return this.project.addCoder(
      clean,
      initialsBeside(
        clean,
        listCoders(this.project.read).map(one => one.initials),
      ),
    )
  }

  /** Reads ahead what is kept beside the store, in slices, while nobody asks: titles to find, codings as numbers, evidence. Stops when the project closes. */
  async warm(): Promise<void> {
    await inSlices(this.finder.warm(), this.#closing.signal)
    await pause(this.#closing.signal)
    await this.analysis.warm()
    await this.positions.ready()
  }

  /** Work with the threads that read files. They start with the first such work and end with the last: idle ones would hold memory. */
  async reading<Result>(work: (pool: ReadingPool) => Promise<Result>): Promise<Result> {
    this.#pool ??= new ReadingPool()
    this.#readings++
    this.#pool.begin()
    try {
      return await work(this.#pool)
    } finally {
      if (--this.#readings === 0) {
        const idle = this.#pool
        this.#pool = null
        await idle?.close()
      }
    }
  }

  /** The act of one stretch of writing: gone on with as long as nothing else was done since, else begun. `verb` is that of its first keeping. */
  stretchOfWriting(stretch: string, verb: string): { readonly act: Act; readonly verb: string } {
    const now = this.#writing
    if (now?.stretch === stretch && now.coderId === this.coderId && now.act.isLast) return now
    const act = this.project.act('Write memo', this.coderId, { follows: true })
    this.#writing = { stretch, coderId: this.coderId, verb, act }
    return this.#writing
  }

  /** Chooses the coder at work. */
  workAs(name: string): void {
    this.#chosen = this.#coderNamed(name)
    this.#coderId = this.#personAtWork()
    if (this.#readAnew())
      this.#emit({
        type: 'changed',
        change: this.project.lastChange,
        label: '',
        tables: [...STOOD_FOR],
        sourceIds: [],
        everything: true,
        undo: this.project.undoState(this.#coderId),
      })
  }

  /** Tells the window that copies were handed out or brought in: no change of the research, but lists of them read again. */
  tellOfCopies(): void {
    this.#emit({
      type: 'changed',
      change: this.project.lastChange,
      label: '',
      tables: ['hand_out', 'hand_in', 'coder'],
      sourceIds: [],
      everything: false,
      undo: this.project.undoState(this.#coderId),
    })
  }

  get coder(): CoderInfo {
    return listCoders(this.project.read).find(coder => coder.id === this.coderId)!
  }

  /** The project as the frame shows it. */
  info(): ProjectInfo {
    const read = this.project.read
    const count = read.get<{ sources: number; sites: number; codes: number; codings: number }>(sql`
      SELECT (SELECT count(*) FROM source) AS sources, (SELECT count(*) FROM "case" WHERE kind = 'site') AS sites,
        (SELECT count(*) FROM code WHERE kind = 'code' AND status <> 'retired') AS codes, (SELECT count(*) FROM coding) AS codings`)!
    const from = copyOf(read)
    return {
      id: this.project.id,
      name: read.get<{ name: string }>(sql`SELECT name FROM project`)!.name,
      path: this.project.path,
      encrypted: this.project.key !== undefined,
      readOnly: this.project.readOnly,
      coder: this.coder,
      isNewcomer: this.#isNewcomer,
      copyOf: from && { by: from.by.name, for: from.for.name, madeAt: from.madeAt },
      counts: { ...count, codings: count.codings - lostCodings(read) },
      undo: this.project.undoState(this.coderId),
      lastChange: this.project.lastChange,
      finished: this.finished,
    }
  }

  /** Tells that anything may have changed. */
  tellOfAll(label: string): void {
    const tables = this.project.read.all<{ name: string }>(
      sql`SELECT name FROM main.sqlite_schema WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_'`,
    )
    this.#emit({
      type: 'changed',
      change: this.project.lastChange,
      label,
      tables: tables.map(({ name }) => name),
      sourceIds: [],
      everything: true,
      undo: this.project.undoState(this.coderId),
    })
  }

  /** Aborted when the project is closed: reading in slices ends there, before its file is gone. */
  get closing(): AbortSignal {
    return this.#closing.signal
  }

  async close(): Promise<void> {
    ;(await this.closeUnderLock())?.free()
  }

  /** {@link close}, but nobody else can take the project: its lock. */
  async closeUnderLock(): Promise<ProjectLock | null> {
    this.#closing.abort()
    this.plannedMerge?.close()
    this.bringing?.close()
    this.copiesSent.close()
    this.#stopListening()
    await this.#pool?.close()
    await this.#schedule.stop()
    await this.project.home
    return this.project.closeUnderLock()
  }

  #eventOf(committed: Committed): Extract<ProjectEvent, { type: 'changed' }> {
    const tables = [...new Set(committed.entries.map(entry => entry.table))]
    const rows = committed.entries.reduce((sum, entry) => sum + entry.last - entry.first + 1, 0)
    const everything = rows > FEW
    return {
      type: 'changed',
      change: committed.change,
      label: committed.label,
      tables,
      sourceIds: everything ? [] : this.#sourcesOf(committed.entries),
      everything,
      undo: this.project.undoState(this.coderId),
    }
  }

  /** The sources in which rows changed: by their own `source_id`, or by the anchor they rest on. */
  #sourcesOf(entries: readonly RowEntry[]): string[] {
    const sources = new Set<string>()
    const anchors = new Set<string>()
    // An anchor may have gone together with its coding: then its row is among the removed ones.
    const gone = new Map<string, Uint8Array>()
    for (const entry of entries) {
      const rows = entry.removed ?? this.#rows(entry)
      for (const row of rows) {
        if (row['source_id'] instanceof Uint8Array) sources.add(idOf(row['source_id']))
        if (row['anchor_id'] instanceof Uint8Array) anchors.add(idOf(row['anchor_id']))
        if (row['coding_id'] instanceof Uint8Array) {
          const on = this.project.read.get<{ anchor_id: Uint8Array }>(
            sql`SELECT anchor_id FROM coding WHERE id = ${row['coding_id']}`,
          )
          if (on) anchors.add(idOf(on.anchor_id))
        }
        if (row['to_anchor_id'] instanceof Uint8Array) anchors.add(idOf(row['to_anchor_id']))
        if (entry.table === 'source') sources.add(idOf(row['id'] as Uint8Array))
        if (entry.table === 'anchor') gone.set(idOf(row['id'] as Uint8Array), row['source_id'] as Uint8Array)
      }
    }
    for (const anchor of anchors) {
      const source =
        gone.get(anchor) ??
        this.project.read.get<{ source_id: Uint8Array }>(
          sql`SELECT source_id FROM anchor WHERE id = ${Buffer.from(anchor.replaceAll('-', ''), 'hex')}`,
        )?.source_id
      if (source) sources.add(idOf(source))
    }
    return [...sources]
  }

  /** The rows of an entry, only with what says in which source they lie; none where the table says nothing of that. */
  #rows(entry: RowEntry): Record<string, Value>[] {
    const columns = PLACED[entry.table]
    if (!columns) return []
    return this.project.read.all<Record<string, Value>>({
      text: `SELECT DISTINCT ${columns} FROM "${entry.table}" WHERE n BETWEEN ? AND ?`,
      values: [entry.first, entry.last],
    })
  }
}

/** The tables whose rows lie in a source, with the columns that say in which. */
const PLACED: Readonly<Record<string, string>> = {
  source: 'id',
  paragraph: 'source_id',
  speaker: 'source_id',
  source_coder: 'source_id',
  case_source: 'source_id',
  anchor: 'id, source_id',
  anchor_question: 'anchor_id',
  text_edit: 'source_id',
  coding: 'anchor_id',
  evidence: 'anchor_id',
  memo: 'source_id, anchor_id, coding_id',
  memo_link: 'to_anchor_id',
}
