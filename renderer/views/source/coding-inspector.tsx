// The focused coding in the inspector: its words and place, coder, evidence, memo, and what else lies on the words.

import '../../styles/source.css'
import '../../styles/coding.css'
import type { ReactNode } from 'react'
import { overlaps } from '../../../src/base/text-range.ts'
import type { Coding } from '../../../src/coding/types.ts'
import { openCode, openCoding, openMemo } from '../../actions/go.ts'
import { runActionById } from '../../actions/registry.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { CoderBadge } from '../../components/coder-badge.tsx'
import { Facts, Section } from '../../components/section.tsx'
import { StanceSign } from '../../components/stance-sign.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { useFocus } from '../../state/focus.ts'
import { useCodes, useCoders, useMemos } from '../../state/lists.ts'
import { useProject } from '../../state/project.ts'
import { tabId, useTabs } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { dayInWords } from '../../words/dates.ts'
import { words } from '../../words/en.ts'
import { Part } from '../inspector/part.tsx'
import { Comments } from '../review/comments.tsx'
import { LinkedFrom } from '../memos/linked-from.tsx'
import type { FocusedOf } from '../../state/focus.ts'
import { copyExcerpt, toJoin, whyApart } from './coding-deeds.ts'
import { JudgedHere } from '../propositions/judged-here.tsx'
import { CodingMarks, MadeUnder } from './coding-marks.tsx'
import { CodingPlace } from './coding-place.tsx'
import type { ReadingSession } from './session.ts'
import { useSession } from './use-session.ts'

const text = words.source.coding
const deeds = words.coding

/** What the inspector says of a coding. */
export default function CodingInspector({ focused }: { focused: FocusedOf<'coding'> }): ReactNode {
  const session = useSession(focused.sourceId)
  const coding = session?.codings.find(one => one.id === focused.codingId)
  if (session === null || session.reading === null) return null
  if (coding === undefined) {
    return (
      <Part head={text.title}>
        <p className="inspector-empty">{text.gone}</p>
      </Part>
    )
  }
  return <CodingPart session={session} coding={coding} />
}

/** The codings on the same words, the narrowest first: the order in which the keys walk. */
function hereOf(codings: readonly Coding[], coding: Coding): readonly Coding[] {
  return codings
    .filter(one => overlaps(one, coding))
    .sort((a, b) => a.end - a.start - (b.end - b.start) || a.start - b.start || (a.id < b.id ? -1 : 1))
}

function CodingPart({ session, coding }: { session: ReadingSession; coding: Coding }) {
  const focus = useFocus(state => state.focus)
  const code = useCodes(state => state.byId.get(coding.codeId))
  const coder = useCoders(state => state.byId.get(coding.coderId))
  const youId = useProject(state => state.info?.coder.id ?? null)
  const inFront = useTabs(state => state.activeId === tabId('source', session.sourceId))
  const { sourceId } = session
  const here = hereOf(session.codings, coding)
  const at = here.findIndex(one => one.id === coding.id)
  const go = (step: number) =>
    focus({ kind: 'coding', sourceId, codingId: here[(at + step + here.length) % here.length]!.id })
  const { answer: entry } = useAnswer('coding.entry', session.isComing(coding.id) ? null : { codingId: coding.id }, [
    'coding',
    'code',
    'anchor',
    'paragraph',
    'framework_version',
  ])
  const known = entry?.codingId === coding.id ? entry : null
  // With words held in the text others may be meant: then the deed itself says it.
  const next = toJoin(session, coding, null)
  const apart = next && whyApart(session, next)
  return (
    <Part
      head={text.title}
      acts={
        <>
          <span className="count">{text.here(at + 1, here.length)}</span>
          <IconButton icon="left" label={text.previous} disabled={here.length < 2} onClick={() => go(-1)} />
          <IconButton icon="right" label={text.next} disabled={here.length < 2} onClick={() => go(1)} />
        </>
      }
    >
      <Section>
        <button type="button" className="coding-code" onClick={() => openCode(coding.codeId)} title={text.excerpts}>
          {code && <Swatch hue={code.hue} pattern={code.pattern} />}
          {code?.name}
        </button>
        <button
          type="button"
          className="coding-words quote"
          title={text.toText}
          onClick={() => openCoding(sourceId, coding.id, { start: coding.start, end: coding.end })}
        >
          {session.reading!.words(coding)}
        </button>
        <CodingPlace session={session} coding={coding} />
        <p className="inspect-acts">
          {inFront && (
            <Button look="link" title={deeds.actions.changeCode} onClick={() => runActionById('change-code')}>
              {deeds.changeCode}
            </Button>
          )}
          {inFront && (
            <Button look="link" title={deeds.actions.edges} onClick={() => runActionById('move-edges')}>
              {deeds.edges}
            </Button>
          )}
          {known && (
            <Button look="link" onClick={() => void copyExcerpt(known)}>
              {deeds.copy}
            </Button>
          )}
        </p>
      </Section>
      <Section>
        <Facts
          facts={[
            [
              text.coder,
              <span key="coder" className="coding-coder">
                {coder && <CoderBadge coder={coder} isYou={coder.id === youId} />}
                {coder?.name} <small className="hint">{dayInWords(coding.madeAt)}</small>
              </span>,
            ],
            known && [deeds.version, <MadeUnder key="version" entry={known} />],
            known?.was && [deeds.was, known.was.name],
          ]}
        />
        {inFront && (
          <p className="inspect-acts">
            <Button look="link" onClick={() => runActionById('excerpts-of-coding')}>
              {text.excerpts}
            </Button>
            <Button
              look="link"
              aria-disabled={apart !== null}
              {...(apart === null ? {} : { title: apart })}
              onClick={() => runActionById('join-codings')}
            >
              {deeds.join}
            </Button>
            <Button look="link" onClick={() => runActionById('remove-coding')}>
              {text.remove}
            </Button>
          </p>
        )}
      </Section>
      {known && <CodingMarks entry={known} />}
      {!session.isComing(coding.id) && (
        <Comments thing={{ about: 'coding', id: coding.id as never }} name={code?.name ?? ''} />
      )}
      <MemosOfCoding coding={coding} inFront={inFront} />
      <LinkedFrom kind="coding" id={coding.id} />
      <JudgedHere sourceId={sourceId} range={coding} canJudge={inFront} />
      <AlsoHere session={session} also={here.filter(one => one.id !== coding.id)} />
    </Part>
  )
}

function MemosOfCoding({ coding, inFront }: { coding: Coding; inFront: boolean }) {
  const memos = useMemos(state => state.items)
  const some = memos.filter(memo => memo.about === 'coding' && memo.subjectId === coding.id)
  return (
    <Section
      title={text.memo}
      act={
        inFront && (
          <Button look="link" onClick={() => runActionById('write-memo-here')}>
            {some.length > 0 ? words.common.edit : text.writeMemo}
          </Button>
        )
      }
    >
      {some.length === 0 && <p className="hint">{text.noMemo}</p>}
      {some.map(memo => (
        <article key={memo.id} className="memo-here">
          {some.length > 1 && (
            <Button look="link" onClick={() => openMemo(memo.id)}>
              {memo.title}
            </Button>
          )}
          <p>{memo.body}</p>
        </article>
      ))}
    </Section>
  )
}

function AlsoHere({ session, also }: { session: ReadingSession; also: readonly Coding[] }) {
  const focus = useFocus(state => state.focus)
  const codes = useCodes(state => state.byId)
  const coders = useCoders(state => state.byId)
  const youId = useProject(state => state.info?.coder.id ?? null)
  const { sourceId } = session
  return (
    <Section title={text.also} act={<span className="count">{also.length}</span>}>
      {also.length === 0 && <p className="hint">{text.alone}</p>}
      <ul className="code-lines">
        {also.map(one => {
          const code = codes.get(one.codeId)
          const coder = coders.get(one.coderId)
          const mark = session.evidence.find(
            evidence => evidence.anchorId === one.anchorId && evidence.coderId === one.coderId,
          )
          return (
            <li key={one.id}>
              <button type="button" onClick={() => focus({ kind: 'coding', sourceId, codingId: one.id })}>
                {code && <Swatch hue={code.hue} pattern={code.pattern} />}
                <span className="row-name">{code?.name}</span>
                {mark && (
                  <>
                    <StanceSign stance={mark.stance} />
                    <span className="key">{mark.proposition}</span>
                  </>
                )}
                {coder && <CoderBadge coder={coder} isYou={coder.id === youId} />}
              </button>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
