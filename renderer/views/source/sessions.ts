// The sources open now, by id: the view, the inspector and the actions share one session a source. Events of the core
// reach the sessions here; those nobody looks at are dropped instead of read again.

import type { SourceId } from '../../../src/base/ids.ts'
import type { ProjectEvent } from '../../../src/base/reply.ts'
import { call, onEvent } from '../../client/client.ts'
import { Newest } from '../../state/newest.ts'
import { useStatus } from '../../state/status.ts'
import { ReadingSession, type Core } from './session.ts'

const MOST = 8

/** Tables that hold what is read once with the words. */
const TEXT_TABLES: readonly string[] = ['source', 'paragraph', 'speaker', 'source_coder', 'case_source']

const core: Core = {
  open: sourceId => call('source.open', { sourceId }),
  codings: sourceId => call('coding.inSource', { sourceId }),
  // The stripe is seen first: sending takes the window's thread some milliseconds.
  apply: async (sourceId, codeIds, range) => {
    await afterPaint()
    return await call('coding.apply', {
      sourceId,
      codeIds: [...codeIds],
      range: { start: range.start, end: range.end },
    })
  },
  remove: codingIds => call('coding.remove', { codingIds: [...codingIds] }),
  recode: (codingId, codeId) => call('coding.recode', { codingIds: [codingId], codeId }),
  resize: (codingId, { start, end }) => call('coding.resize', { codingId, range: { start, end } }),
}

const sessions = new Map<SourceId, ReadingSession>()
let listening = false

/** The session of a source: the one there is, or a new one that is not loaded yet. */
export function sessionOf(sourceId: SourceId): ReadingSession {
  if (!listening) {
    listening = true
    onEvent(takeEvent)
  }
  const session = sessions.get(sourceId) ?? new ReadingSession(sourceId, core)
  // The one used last stands last; the first that nobody looks at goes when there are too many.
  sessions.delete(sourceId)
  sessions.set(sourceId, session)
  for (const [id, old] of sessions) {
    if (sessions.size <= MOST) break
    if (!old.isWatched && old !== session) sessions.delete(id)
  }
  return session
}

/** The session of a source if one is open. */
export function openSession(sourceId: SourceId): ReadingSession | null {
  return sessions.get(sourceId) ?? null
}

function takeEvent(event: ProjectEvent): void {
  if (event.type === 'project' || event.type === 'locked') sessions.clear()
  if (event.type !== 'changed') return
  for (const [id, session] of sessions) {
    // A code that means something else by now marks its earlier codings, wherever they are.
    if (!event.everything && !event.sourceIds.includes(id) && !event.tables.includes('code')) continue
    if (!session.isWatched) sessions.delete(id)
    else
      readAgain(
        session,
        event.tables.some(table => TEXT_TABLES.includes(table)),
      )
  }
}

/** What is read again of sessions: of many changes close together not each. */
const readings = new WeakMap<ReadingSession, { readonly newest: Newest; isText: boolean }>()

function readAgain(session: ReadingSession, isText: boolean): void {
  let reading = readings.get(session)
  if (!reading) readings.set(session, (reading = { newest: new Newest(), isText: false }))
  const wanted = reading
  // What waits and is never read may have been the words: whatever is read next then reads them.
  wanted.isText ||= isText
  wanted.newest.ask(() => {
    const readsText = wanted.isText && !session.isCorrected
    wanted.isText = false
    return (readsText ? session.load() : session.loadCodings()).catch(useStatus.getState().refuse)
  })
}

/** Waits for the next frame to be painted; not longer than a moment, for a window that is not seen paints none. */
function afterPaint(): Promise<void> {
  return new Promise(resolve => {
    const late = setTimeout(resolve, 50)
    requestAnimationFrame(() => {
      clearTimeout(late)
      setTimeout(resolve, 0)
    })
  })
}
