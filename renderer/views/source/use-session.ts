import { useEffect, useState } from 'react'
import type { SourceId } from '../../../src/base/ids.ts'
import type { ReadingSession } from './session.ts'
import { openSession, sessionOf } from './sessions.ts'

/** The session of a source, loaded when it was not, drawn again when its codings change. */
export function useSession(sourceId: SourceId): ReadingSession | null {
  const [, again] = useState(0)
  useEffect(() => {
    const now = sessionOf(sourceId)
    const stop = now.listen(() => again(n => n + 1))
    // What cannot be read is said in its own tab; here nothing is shown.
    if (now.reading === null) now.load().catch(() => {})
    return stop
  }, [sourceId])
  return openSession(sourceId)
}
