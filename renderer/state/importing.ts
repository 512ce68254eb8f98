// The import under way, kept apart from its view so that a person can go on coding meanwhile.

import { create } from 'zustand'
import type { Progress } from '../../src/base/reply.ts'
import type { FiledFile, ImportReport, SourceKind } from '../../src/sources/types.ts'
import { call, openDropped, TroubleError } from '../client/client.ts'
import { useProject } from './project.ts'
import { useStatus } from './status.ts'

/** What a person may correct of a file. */
export interface Corrections {
  readonly name: string
  readonly kind: SourceKind
  readonly date: string | null
  readonly caseKeys: readonly string[]
  readonly participantKeys: readonly string[]
}

/** One file in the table. `file` is null until it is read. `out` leaves it out. */
export interface ImportRow {
  readonly id: string
  readonly path: string
  readonly state: 'waiting' | 'reading' | 'read'
  readonly file: FiledFile | null
  readonly out: boolean
  readonly now: Corrections | null
}

/** Where the import stands. `wanted`: bring in as soon as all is read. */
export interface ImportingState {
  readonly phase: 'nothing' | 'receiving' | 'reading' | 'read' | 'writing' | 'done'
  readonly title: string
  readonly rows: readonly ImportRow[]
  readonly progress: Progress | null
  readonly wanted: boolean
  readonly report: ImportReport | null
  /** The names of the sheet and of the rules that file them, where there are any. */
  readonly filing: { readonly sheet: string | null; readonly rules: string | null }
  /** A sentence when the files could not be read or brought in at all. */
  readonly trouble: string | null
  /** Reads files of the browser, or paths of this computer. */
  readonly begin: (
    title: string,
    what: { readonly files: readonly File[] } | { readonly paths: readonly string[] },
  ) => Promise<void>
  /** Files the same files again by a sheet with a row for each, or by rules on their paths; by neither when null. What was corrected by hand is read anew. */
  readonly fileBy: (
    which: 'sheet' | 'rules',
    what: { readonly file: File } | { readonly path: string } | null,
  ) => Promise<void>
  /** Stops reading, or writing; what was read stays in the table. */
  readonly stop: () => void
  readonly correct: (id: string, some: Partial<Corrections>) => void
  readonly setOut: (ids: readonly string[], out: boolean) => void
  /** Brings in what is not left out: at once when all is read, else when it is. */
  readonly bringIn: () => Promise<void>
  readonly clear: () => void
}

/** So many files are read with one call: their rows appear together. */
const BATCH = 24
let stopper: AbortController | null = null
let count = 0
/** What was given: names as people know them, and the paths or tokens the core reads, as far as they are there. */
let given: { readonly names: readonly string[]; readonly paths: string[] } = { names: [], paths: [] }
let filers: { readonly sheet?: string; readonly rules?: string } = {}

const waiting = (path: string): ImportRow => ({
  id: `file ${++count}`,
  path,
  state: 'waiting',
  file: null,
  out: false,
  now: null,
})

function readRow(row: ImportRow, file: FiledFile): ImportRow {
  const { name, kind, date, caseKeys, participantKeys } = file
  return { ...row, path: file.path, state: 'read', file, now: { name, kind, date, caseKeys, participantKeys } }
}

/** What an import begins with. */
const NOTHING = {
  phase: 'nothing',
  title: '',
  rows: [],
  progress: null,
  wanted: false,
  report: null,
  filing: { sheet: null, rules: null },
  trouble: null,
} as const

/** The import under way, one at a time. */
export const useImporting = create<ImportingState>((set, get) => {
  const isStopped = (error: unknown) => error instanceof TroubleError && error.trouble.kind === 'cancelled'
  const sentence = (error: unknown) => {
    if (error instanceof TroubleError) return error.message
    useStatus.getState().refuse(error)
    return null
  }

  /** Reads one batch: their waiting rows are replaced by what was found (a folder yields many). */
  async function readBatch(
    paths: readonly string[],
    ids: readonly string[],
    before: number,
    total: number,
    signal: AbortSignal,
  ): Promise<void> {
    set(state => ({ rows: state.rows.map(row => (ids.includes(row.id) ? { ...row, state: 'reading' } : row)) }))
    const files = await call(
      'import.plan',
      { paths: [...paths], ...filers },
      {
        signal,
        onProgress: progress =>
          set({
            progress: { done: before + progress.done, total: Math.max(total, progress.total), doing: progress.doing },
          }),
      },
    )
    set(state => {
      const at = state.rows.findIndex(row => ids.includes(row.id))
      const kept = state.rows.filter(row => !ids.includes(row.id))
      const read = files.map(file => readRow(waiting(file.path), file))
      return { rows: kept.toSpliced(at < 0 ? kept.length : at, 0, ...read) }
    })
  }

  async function write(): Promise<void> {
    const files = get().rows.flatMap(row =>
      row.file?.result === 'ready' && row.now && !row.out
        ? [
            {
              token: row.file.token,
              ...row.now,
              caseKeys: [...row.now.caseKeys],
              participantKeys: [...row.now.participantKeys],
            },
          ]
        : [],
    )
    if (files.length === 0) return set({ phase: 'read', wanted: false })
    stopper = new AbortController()
    set({ phase: 'writing', wanted: false, progress: { done: 0, total: files.length, doing: '' } })
    try {
      const report = await call(
        'import.apply',
        { files },
        { signal: stopper.signal, onProgress: progress => set({ progress }) },
      )
      // Whoever looks at the list later wants to know of the files that could not go in, too.
      const others = get().rows.flatMap(({ file }): ImportReport['files'] =>
        file && file.result !== 'ready'
          ? [{ path: file.path, result: file.result, ...(file.why === null ? {} : { why: file.why }), losses: [] }]
          : [],
      )
      set({ phase: 'done', report: { ...report, files: [...report.files, ...others] }, progress: null })
    } catch (error) {
      set({ phase: 'read', progress: null, trouble: isStopped(error) ? null : sentence(error) })
    }
  }

  /** Reads all that was given, batch by batch; `receive` yields the paths of the next ones where they are not there yet. */
  async function readAll(receive: (from: number, to: number) => Promise<readonly string[]>): Promise<void> {
    stopper?.abort()
    const mine = (stopper = new AbortController())
    const { names, paths } = given
    const rows = names.map(waiting)
    set({ rows, trouble: null, report: null, progress: { done: 0, total: names.length, doing: names[0] ?? '' } })
    try {
      for (let at = 0; at < names.length && !mine.signal.aborted; at += BATCH) {
        const to = Math.min(names.length, at + BATCH)
        if (paths.length < to) paths.push(...(await receive(at, to)))
        set({ phase: 'reading' })
        const ids = rows.slice(at, to).map(row => row.id)
        await readBatch(paths.slice(at, to), ids, at, names.length, mine.signal)
      }
    } catch (error) {
      if (!isStopped(error)) set({ trouble: sentence(error) })
    }
    if (stopper !== mine) return
    // Stopped halfway: what was not read is not listed as if it were coming.
    set(state => ({
      phase: state.rows.some(row => row.state === 'read') || state.trouble ? 'read' : 'nothing',
      progress: null,
      rows: state.rows.filter(row => row.state === 'read'),
    }))
    if (get().wanted && !mine.signal.aborted) await write()
  }

  return {
    ...NOTHING,
    async begin(title, what) {
      filers = {}
      if ('paths' in what) {
        given = { names: what.paths, paths: [...what.paths] }
        set({ ...NOTHING, phase: 'reading', title })
        await readAll(async () => [])
      } else {
        given = { names: what.files.map(file => file.webkitRelativePath || file.name), paths: [] }
        set({ ...NOTHING, phase: 'receiving', title })
        await readAll((from, to) => openDropped(what.files.slice(from, to)))
      }
    },
    async fileBy(which, what) {
      const { [which]: _before, ...others } = filers
      if (what === null) filers = others
      else {
        const [path] = 'file' in what ? await openDropped([what.file]) : [what.path]
        if (path !== undefined) filers = { ...others, [which]: path }
      }
      const name =
        what === null ? null : 'file' in what ? what.file.name : (what.path.split(/[\\/]/).at(-1) ?? what.path)
      set(state => ({ phase: 'reading', filing: { ...state.filing, [which]: name } }))
      await readAll(async () => [])
    },
    stop() {
      stopper?.abort()
      set({ wanted: false })
    },
    correct: (id, some) =>
      set(state => ({
        rows: state.rows.map(row => (row.id === id && row.now ? { ...row, now: { ...row.now, ...some } } : row)),
      })),
    setOut: (ids, out) =>
      set(state => ({ rows: state.rows.map(row => (ids.includes(row.id) ? { ...row, out } : row)) })),
    async bringIn() {
      if (get().phase === 'read') await write()
      else set({ wanted: true })
    },
    clear() {
      stopper?.abort()
      set(NOTHING)
    },
  }
})

// What was read for one project is nothing to another: the core forgets its files when the project closes.
useProject.subscribe((state, before) => {
  if (state.opening !== before.opening && useImporting.getState().phase !== 'nothing') useImporting.getState().clear()
})
