// The focused coding in the inspector: its words and place, code, coder, evidence, memo, and what else lies on the words.

import { useEffect, useState, type ReactNode } from 'react'
import type { CodingId, SourceId } from '../../../src/base/ids.ts'
import { overlaps } from '../../../src/base/text-range.ts'
import type { Coding } from '../../../src/coding/types.ts'
import { runActionById } from '../../actions/registry.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { CoderBadge } from '../../components/coder-badge.tsx'
import { StanceSign } from '../../components/stance-sign.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { rowsOf } from '../../editor/reading-text.ts'
import { useFocus } from '../../state/focus.ts'
import { useCases, useCodes, useCoders, useMemos } from '../../state/lists.ts'
import { useProject } from '../../state/project.ts'
import { useTabs } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { dayInWords } from '../../words/dates.ts'
import { words } from '../../words/en.ts'
import type { FocusedOf } from '../registry.ts'
import type { ReadingSession } from './session.ts'
import { openSession, sessionOf } from './sessions.ts'

/** What the inspector says of a coding. */
export default function CodingInspector({ focused }: { focused: FocusedOf<'coding'> }): ReactNode {
  const session = useSession(focused.sourceId)
  const coding = session?.codings.find(one => one.id === focused.codingId)
  if (session === null || session.reading === null) return null
  if (coding === undefined) return <p className="empty-state">{words.source.coding.gone}</p>
  return <CodingPart session={session} coding={coding} />
}

/** The session of a source, loaded when it was not, drawn again when its codings change. */
function useSession(sourceId: SourceId): ReadingSession | null {
  const [, again] = useState(0)
  const [session, setSession] = useState<ReadingSession | null>(() => openSession(sourceId))
  useEffect(() => {
    const now = sessionOf(sourceId)
    setSession(now)
    const stop = now.listen(() => again(n => n + 1))
    // What cannot be read is said in its own tab; here nothing is shown.
    if (now.reading === null) now.load().catch(() => {})
    return stop
  }, [sourceId])
  return session
}

function CodingPart({ session, coding }: { session: ReadingSession; coding: Coding }) {
  const codes = useCodes(state => state.byId)
  const coders = useCoders(state => state.byId)
  const youId = useProject(state => state.info?.coder.id ?? null)
  const focus = useFocus(state => state.focus)
  const text = words.source.coding
  const { sourceId } = session
  const code = codes.get(coding.codeId)
  const coder = coders.get(coding.coderId)
  const here = hereOf(session.codings, coding)
  const at = here.findIndex(one => one.id === coding.id)
  const also = here.filter(one => one.id !== coding.id)
  const go = (to: Coding) => focus({ kind: 'coding', sourceId, codingId: to.id })
  const evidenceOf = (one: Coding) => session.evidence.filter(mark => mark.anchorId === one.anchorId && mark.coderId === one.coderId)
  return (
    <section className="inspect coding-part" aria-label={text.title}>
      <header className="pane-head">
        <h2>{text.title}</h2>
        <span className="count">{text.here(at + 1, here.length)}</span>
        <IconButton icon="left" label={text.previous} disabled={here.length < 2} onClick={() => go(here[(at - 1 + here.length) % here.length]!)} />
        <IconButton icon="right" label={text.next} disabled={here.length < 2} onClick={() => go(here[(at + 1) % here.length]!)} />
      </header>
      <div className="inspect-body scroll">
        <section>
          <h3 className="coding-code">
            {code && <Swatch hue={code.hue} pattern={code.pattern} />}
            <button type="button" className="plain-link" onClick={() => focus({ kind: 'code', codeId: coding.codeId })}>
              {code?.name}
            </button>
          </h3>
          <button type="button" className="excerpt" onClick={() => useTabs.getState().open({ kind: 'source', about: sourceId, reveal: { range: { start: coding.start, end: coding.end }, codingId: coding.id } })}>
            <span className="quote">{session.reading!.words(coding)}</span>
          </button>
          <Where session={session} coding={coding} />
        </section>
        <section className="facts">
          <div>
            <span className="label">{text.coder}</span>
            <span className="who">
              {coder && <CoderBadge coder={coder} isYou={coder.id === youId} />}
              {coder?.name} <small className="hint">{dayInWords(coding.madeAt)}</small>
            </span>
          </div>
          <div>
            <span className="label">{text.framework}</span>
            <span>
              <Button look="link" onClick={() => runActionById('excerpts-of-coding')}>
                {text.excerpts}
              </Button>
            </span>
          </div>
        </section>
        <MemoPart codingId={coding.id} />
        <section>
          <h4>{text.evidence}</h4>
          {evidenceOf(coding).length === 0 ? (
            <p className="hint">{text.noEvidence}</p>
          ) : (
            <ul>
              {evidenceOf(coding).map(mark => (
                <li key={mark.proposition} className="evidence">
                  <b>{mark.proposition}</b>
                  <StanceSign stance={mark.stance} bare />
                  {words.common.stances[mark.stance]}
                </li>
              ))}
            </ul>
          )}
        </section>
        <section>
          <div className="also-head">
            <h4>{text.also}</h4>
            <span className="count">{also.length}</span>
          </div>
          {also.length === 0 ? (
            <p className="hint">{text.alone}</p>
          ) : (
            <ul className="also">
              {also.map(one => {
                const other = codes.get(one.codeId)
                const by = coders.get(one.coderId)
                const mark = evidenceOf(one)[0]
                return (
                  <li key={one.id}>
                    <button type="button" onClick={() => go(one)}>
                      {other && <Swatch hue={other.hue} pattern={other.pattern} />}
                      <span className="also-name">{other?.name}</span>
                      {mark && (
                        <>
                          <StanceSign stance={mark.stance} />
                          <span className="key">{mark.proposition}</span>
                        </>
                      )}
                      {by && <CoderBadge coder={by} isYou={by.id === youId} />}
                    </button>
                  </li>
                )
              })}
            </ul>
          )}
        </section>
        <section>
          <Button onClick={() => runActionById('remove-coding')}>{text.remove}</Button>
        </section>
      </div>
    </section>
  )
}

/** The codings on the same words, the narrowest first: the order in which the keys walk. */
function hereOf(codings: readonly Coding[], coding: Coding): readonly Coding[] {
  return codings.filter(one => overlaps(one, coding)).sort((a, b) => a.end - a.start - (b.end - b.start) || a.start - b.start || (a.id < b.id ? -1 : 1))
}

function Where({ session, coding }: { session: ReadingSession; coding: Coding }) {
  const cases = useCases(state => state.byId)
  const rows = session.reading?.rows ?? []
  const touched = rowsOf(rows, coding)
  const first = touched === null ? undefined : rows[touched.first]
  const last = touched === null ? undefined : rows[touched.last]
  const paragraph = first?.paragraph.number == null ? null : last === first || last?.paragraph.number == null ? words.source.paragraph(first.paragraph.number) : words.source.choose.paragraphs(first.paragraph.number, last.paragraph.number)
  const speaker = [...rows.slice(touched?.first ?? 0, (touched?.last ?? -1) + 1)].map(row => row.speaker).find(one => one !== null && one.role !== 'interviewer') ?? first?.speaker
  const person = speaker?.participantId ? cases.get(speaker.participantId) : undefined
  const sites = (session.source?.caseIds ?? []).map(id => cases.get(id)).filter(one => one !== undefined && one.kind === 'site')
  const place = [session.source?.key ?? session.source?.name, paragraph].filter(Boolean).join(', ')
  return (
    <p className="attribution">
      {place}. {speaker && <b>{person && person.name !== speaker.label ? `${speaker.label}, ${person.name}` : speaker.label}</b>}
      {sites.map(site => `, ${[site!.key, site!.name].filter(Boolean).join(' ')}`).join('')}
    </p>
  )
}

function MemoPart({ codingId }: { codingId: CodingId }) {
  const { answer } = useAnswer('memo.list', { about: 'coding', subjectId: codingId }, ['memo'])
  const memos = useMemos(state => state.items)
  const memo = answer?.[0] ?? memos.find(one => one.about === 'coding' && one.subjectId === codingId)
  const text = words.source.coding
  return (
    <section>
      <div className="also-head">
        <h4>{text.memo}</h4>
        <Button look="link" onClick={() => runActionById('write-memo-here')}>
          {memo ? words.common.edit : text.writeMemo}
        </Button>
      </div>
      {memo ? <p className="memo-text">{memo.body}</p> : <p className="hint">{text.noMemo}</p>}
    </section>
  )
}
