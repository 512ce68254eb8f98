// Where the words of a coding stand and who says them: "T10, ¶13. R11, programme staff, S05 Pennywhistle Valley".

import type { ReactNode } from 'react'
import type { Coding } from '../../../src/coding/types.ts'
import { rowsOf } from '../../editor/reading-text.ts'
import { useCases } from '../../state/lists.ts'
import { words } from '../../words/en.ts'
import type { ReadingSession } from './session.ts'

/** The place of a coding in words. */
export function CodingPlace({ session, coding }: { session: ReadingSession; coding: Coding }): ReactNode {
  const cases = useCases(state => state.byId)
  const rows = session.reading?.rows ?? []
  const touched = rowsOf(rows, coding)
  const here = touched === null ? [] : rows.slice(touched.first, touched.last + 1)
  const first = here[0]?.paragraph.number ?? null
  const last = here.at(-1)?.paragraph.number ?? null
  const paragraph =
    first === null
      ? null
      : last === null || last === first
        ? words.source.paragraph(first)
        : words.source.choose.paragraphs(first, last)
  const place = [session.source?.key ?? session.source?.name, paragraph].filter(Boolean).join(', ')
  // Who is heard: the first who is not asking.
  const speaker =
    here.map(row => row.speaker).find(one => one !== null && one.role !== 'interviewer') ?? here[0]?.speaker
  const person = speaker?.participantId ? cases.get(speaker.participantId) : undefined
  const who = speaker && (person && person.name !== speaker.label ? `${speaker.label}, ${person.name}` : speaker.label)
  const sites = (session.source?.caseIds ?? []).flatMap(id => {
    const one = cases.get(id)
    return one?.kind === 'site' ? [[one.key, one.name].filter(Boolean).join(' ')] : []
  })
  return (
    <p className="attribution">
      {place}. {who && <b>{who}</b>}
      {who && sites.length > 0 && ', '}
      {sites.join('; ')}
    </p>
  )
}
