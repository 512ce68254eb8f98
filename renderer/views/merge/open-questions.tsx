// Questions that merges left open, answered later: each answer is an act of its own.

import { useState } from 'react'
import type { Decision, OpenQuestion, QuestionHead } from '../../../src/team/merge/types.ts'
import { answeredAlike } from '../../../src/team/merge/same-choice.ts'
import { initialsOf } from '../../../src/team/initials.ts'
import { call, sentenceOf } from '../../client/client.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Trouble } from '../../components/field.tsx'
import { useProject } from '../../state/project.ts'
import { useStatus } from '../../state/status.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { whenInWords } from '../../words/dates.ts'
import { words } from '../../words/en.ts'
import { mergeWords as w } from '../../words/merge.ts'
import { MERGE_TABLES } from './begin.tsx'
import { grouped, inOrder } from './question-groups.ts'
import { CodeSwatch } from './code-swatch.tsx'
import { QuestionList } from './question-list.tsx'
import { QuestionPanel } from './question-panel.tsx'

const CODING_TABLES: readonly string[] = ['merge_question', 'coding', 'anchor', 'paragraph', 'code']

const headOfOpen = (one: OpenQuestion): QuestionHead => ({
  id: one.id,
  kind: one.kind,
  object: one.object,
  copies: [],
  options: one.options.map(option => option.id),
  answer: null,
  said: null,
  remembered: false,
})

/** The questions, walked as those of a plan are. */
export function OpenQuestions({ first, onBack }: { readonly first: string | null; readonly onBack: () => void }) {
  const { answer: open, trouble } = useAnswer('merge.open', {}, MERGE_TABLES)
  const [wanted, setWanted] = useState<string | null>(first)
  const [busy, setBusy] = useState(false)
  const [untaken, setUntaken] = useState<string | null>(null)
  const you = useProject(state => state.info?.coder ?? null)
  const groups = grouped((open ?? []).map(headOfOpen))
  const ordered = inOrder(groups)
  const at = ordered.find(one => one.id === wanted) ?? ordered[0] ?? null
  const asked = open?.find(one => one.id === at?.id)
  const { answer: codings } = useAnswer('merge.concerned', at === null ? null : { questionId: at.id }, CODING_TABLES)
  const left = asked ? (open ?? []).filter(one => one.kind === asked.kind).length - 1 : 0
  const answer = async (decision: Decision, forKind: boolean) => {
    if (busy || at === null) return
    setBusy(true)
    setUntaken(null)
    const also = forKind ? answeredAlike(open ?? [], decision).map(one => one.id) : []
    const rest = ordered.filter(one => !also.includes(one.id))
    const following = rest[rest.indexOf(at) + 1] ?? null
    try {
      const { answered } = await call('merge.answer', { decision, alike: forKind })
      useStatus.getState().say(answered > 1 ? w.answeredMany(answered) : w.answeredOne)
      setWanted(following?.id ?? null)
    } catch (error) {
      setUntaken(sentenceOf(error, words.frame.mistake))
    } finally {
      setBusy(false)
    }
  }
  const step = (by: number) => {
    const next = at && ordered[ordered.indexOf(at) + by]
    if (next) setWanted(next.id)
  }
  return (
    <div className="merge-frame">
      <div className="merge-plan merge-plan-open">
        <aside className="merge-left" aria-label={w.questions}>
          <div className="merge-progress">
            <h2>
              {w.questions} <span className="count">{w.openCount(ordered.length)}</span>
            </h2>
          </div>
          <div className="merge-list scroll">
            <QuestionList groups={groups} ordered={ordered} atId={at?.id ?? null} marks={[]} onGo={setWanted} />
          </div>
        </aside>
        <div className="merge-main">
          {trouble && <Trouble>{trouble}</Trouble>}
          {untaken && <Trouble>{untaken}</Trouble>}
          {open && at === null && (
            <EmptyState title={w.noneOpen}>
              <Button onClick={onBack}>{w.title}</Button>
            </EmptyState>
          )}
          {at && asked && (
            <>
              <header className="merge-heading">
                <div>
                  <p className="hint">
                    {w.kinds[at.kind] ?? at.kind}, {w.askedAt(asked.from.join(', '), whenInWords(asked.askedAt))}
                  </p>
                  <h1 className="title">
                    <CodeSwatch object={at.object} /> {at.object.name}
                  </h1>
                </div>
                <IconButton icon="left" label={w.previous} onClick={() => step(-1)} />
                <IconButton icon="right" label={w.next} onClick={() => step(1)} />
              </header>
              <QuestionPanel
                key={at.id}
                asked={{ ...asked, decision: null, codings }}
                planId={null}
                place={w.kinds[at.kind] ?? at.kind}
                said={null}
                baseSays={w.baseSays}
                ours={{ name: you?.name ?? w.ours, initials: you?.initials ?? '', says: w.oursSays }}
                theirs={(asked.fields[0]?.theirs ?? []).map((_, n) => ({
                  name: asked.from[n] ?? w.theirs,
                  initials: initialsOf(asked.from[n] ?? ''),
                  says: '',
                }))}
                left={left}
                canLeave={false}
                busy={busy}
                onAnswer={(decision, forKind) => void answer(decision, forKind)}
                onStep={step}
              />
            </>
          )}
        </div>
      </div>
    </div>
  )
}
