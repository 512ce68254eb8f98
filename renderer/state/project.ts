import { create } from 'zustand'
import type { ProjectEvent, UndoState } from '../../src/base/reply.ts'
import type { ProjectInfo } from '../../src/store/types.ts'
import { call, onEvent, onReach } from '../client/client.ts'
import { READ_FROM } from './lists.ts'
import { Newest } from './newest.ts'
import { useStatus } from './status.ts'

/** Where the window is: finding out, on the start screen, before a locked project, or in an open one. */
export type Phase = 'starting' | 'start' | 'locked' | 'open'

type Changed = Extract<ProjectEvent, { readonly type: 'changed' }>

interface ProjectState {
  readonly phase: Phase
  readonly info: ProjectInfo | null
  /** Counts the files shown in this window one after the other: what is kept of one is nothing to the next, and a copy has the id of its project. */
  readonly opening: number
  readonly undo: UndoState
  /** Counts up with every change the core tells of, whoever made it; views that keep answers of their own read again when it moves. */
  readonly change: number
  /** The last change told, for views that read again only when it concerns them. */
  readonly lastChange: Changed | null
  /** False while the core cannot be reached (web shell). */
  readonly reachable: boolean
  /** Shows an open project; the lists are read. */
  readonly entered: (info: ProjectInfo) => Promise<void>
  /** Back to the start screen. */
  readonly left: () => void
  readonly refreshInfo: () => Promise<void>
}

let lastInfo: ProjectInfo | null = null
const NOTHING: UndoState = { undo: null, redo: null }

/** The open project and what can be undone in it. */
export const useProject = create<ProjectState>((set, get) => ({
  phase: 'starting',
  info: null,
  opening: 0,
  undo: NOTHING,
  change: 0,
  lastChange: null,
  reachable: true,
  async entered(info) {
    lastInfo = info
    const { info: before, opening } = get()
    const isAnother = before?.id !== info.id || before.path !== info.path
    if (isAnother) clearLists()
    set({ phase: 'open', info, undo: info.undo, opening: isAnother ? opening + 1 : opening })
    await reloadLists(null, null)
  },
  left() {
    clearLists()
    // What was said may quote the project: it is not said any more once the project is closed.
    useStatus.getState().quiet()
    set(({ opening }) => ({ phase: 'start', info: null, opening: opening + 1, undo: NOTHING, lastChange: null }))
  },
  async refreshInfo() {
    const { change } = get()
    const info = await call('project.info', {})
    // A change told meanwhile knows better what can be undone.
    if (info) set(state => (state.change === change ? { info, undo: info.undo } : { info }))
  },
}))

function clearLists(): void {
  for (const { store } of READ_FROM) store.getState().clear()
}

/** Reads again the lists that a change touched, by its tables and the sources it named; all of them for `null`. */
async function reloadLists(tables: readonly string[] | null, sourceIds: readonly string[] | null): Promise<void> {
  const touched = READ_FROM.filter(list => tables === null || list.tables.some(table => tables.includes(table)))
  const answers = await Promise.allSettled(touched.map(list => list.store.getState().reload(sourceIds)))
  const failed = answers.find(answer => answer.status === 'rejected')
  if (failed) useStatus.getState().refuse(failed.reason)
}

// Many changes may come close together (a bulk import): lists are read once for all of them, a moment later.
// While somebody codes, only counts change: they may wait until the hands rest, so that painting never does.
const OFTEN: readonly string[] = ['coding', 'anchor', 'source_coder', 'evidence']
const infos = new Newest(1)
/** What changes told since the lists were last read again: tables, and sources as long as every change named its own. */
interface Told {
  readonly tables: Set<string>
  sourceIds: Set<string> | null
}
let pending: Told | 'everything' | null = null

function reloadSoon(event: Changed | 'everything'): void {
  const first = pending === null
  if (event === 'everything' || pending === 'everything') pending = 'everything'
  else {
    pending ??= { tables: new Set(), sourceIds: new Set() }
    for (const table of event.tables) pending.tables.add(table)
    if (event.everything) pending.sourceIds = null
    else for (const id of event.sourceIds) pending.sourceIds?.add(id)
  }
  if (!first) return
  const wait = event !== 'everything' && event.tables.every(table => OFTEN.includes(table)) ? 250 : 30
  setTimeout(() => {
    const now = pending
    pending = null
    if (useProject.getState().phase !== 'open') return
    const { tables, sourceIds } = now === 'everything' || now === null ? { tables: null, sourceIds: null } : now
    void reloadLists(tables && [...tables], sourceIds && [...sourceIds])
    infos.ask(() => useProject.getState().refreshInfo().catch(useStatus.getState().refuse))
  }, wait)
}

// Each change told draws anew whatever shows its undo or asks again after it. The first is told at once; those that come within the
// same moment (a merge, a script at the door) are told together.
const MOMENT = 30
let within: Changed | null = null
let isWithin = false

function tellChange(event: Changed): void {
  if (isWithin) {
    within = within === null ? event : bothOf(within, event)
    return
  }
  useProject.setState(state => ({ undo: event.undo, change: state.change + 1, lastChange: event }))
  isWithin = true
  setTimeout(() => {
    const now = within
    within = null
    isWithin = false
    if (now !== null && useProject.getState().phase === 'open') tellChange(now)
  }, MOMENT)
}

/** Two changes as one. */
function bothOf(one: Changed, next: Changed): Changed {
  return {
    ...next,
    tables: [...new Set([...one.tables, ...next.tables])],
    sourceIds: [...new Set([...one.sourceIds, ...next.sourceIds])],
    everything: one.everything || next.everything,
  }
}

/** Takes in an event of the core. */
export function takeEvent(event: ProjectEvent): void {
  if (event.type === 'changed') {
    tellChange(event)
    reloadSoon(event)
  } else if (event.type === 'locked') {
    clearLists()
    useStatus.getState().quiet()
    // The closing that goes with it may have been told first: the lock screen still needs to know what is locked.
    useProject.setState(state => ({ phase: 'locked', info: state.info ?? lastInfo }))
  } else if (event.type === 'project') {
    void findOut()
  }
}

/** Asks the core what is open and shows it. */
async function findOut(): Promise<void> {
  const now = await call('project.info', {})
  const { info, phase, entered, left } = useProject.getState()
  if (now) {
    if (phase !== 'open' || info?.id !== now.id || info.path !== now.path) await entered(now)
  } else if (phase !== 'locked') left()
}

/** Starts listening; once, at the window's start. */
export async function begin(): Promise<void> {
  onEvent(takeEvent)
  let gone = false
  onReach(reachable => {
    useProject.setState({ reachable })
    // Events may have been missed while the core was away: ask for everything once it is back.
    if (reachable && gone && useProject.getState().phase === 'open') reloadSoon('everything')
    gone = !reachable
  })
  await findOut()
}
