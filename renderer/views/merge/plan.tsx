// A plan: its questions one by one, what needs no answer beside them, and the deed.

import { useState, type ReactNode } from 'react'
import { plainCopies } from '../../../src/team/merge/base-known.ts'
import { sameChoice } from '../../../src/team/merge/same-choice.ts'
import type { Decision, PlanSummary, QuestionHead, ReportLine } from '../../../src/team/merge/types.ts'
import { call, sentenceOf } from '../../client/client.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { CoderBadge } from '../../components/coder-badge.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Trouble } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { useProject } from '../../state/project.ts'
import { saveFile } from '../../state/save-file.ts'
import { useStatus } from '../../state/status.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { whenInWords } from '../../words/dates.ts'
import { words } from '../../words/en.ts'
import { mergeWords as w } from '../../words/merge.ts'
import { Answered, Counts, Lines } from './merge-sum.tsx'
import { copyName, copySays, headChanged, headOf, markOf, marksOf } from './plan-facts.ts'
import { PlannedRows } from './planned-rows.tsx'
import { grouped, inOrder, nextOpen, type SubjectGroup } from './question-groups.ts'
import { CodeSwatch } from './code-swatch.tsx'
import { QuestionList } from './question-list.tsx'
import { QuestionPanel, WaitingPanel } from './question-panel.tsx'
import { TakeBack } from './take-back.tsx'

interface PlanViewProps {
  readonly plan: PlanSummary
  readonly onPlan: (plan: PlanSummary) => void
  readonly applying: boolean
  readonly trouble: string | null
  /** Asks for the passphrase of the copies, where comparing anew wants it. */
  readonly locked?: ReactNode
  readonly onApply: () => void
}

/** The plan. */
export function PlanView({ plan, onPlan, applying, trouble, locked, onApply }: PlanViewProps) {
  const [wanted, setWanted] = useState<string | null>(null)
  const [line, setLine] = useState<ReportLine | null>(null)
  const [busy, setBusy] = useState(false)
  const [untaken, setUntaken] = useState<string | null>(null)
  const you = useProject(state => state.info?.coder ?? null)
  const groups = grouped(plan.questions)
  const ordered = inOrder(groups)
  const at = ordered.find(one => one.id === wanted) ?? ordered.find(one => one.answer === null) ?? ordered[0] ?? null
  const done = ordered.filter(one => one.answer !== null).length
  const marks = marksOf(plan.copies)
  const plain = plainCopies(plan.copies)
  // Of another project what was decided is kept though no row changes.
  const canApply = plan.deeds > 0 || ordered.length > 0 || plan.copies.some(copy => copy.other)
  const { answer: question, trouble: unread } = useAnswer(
    'merge.question',
    at === null ? null : { planId: plan.id, questionId: at.id },
    [],
  )
  const { answer: sides } = useAnswer('merge.sides', at === null ? null : { planId: plan.id, questionId: at.id }, [])
  // Until those of this question are read nothing is said: the last answer is another question's.
  const sidesOf = sides?.questionId === at?.id ? sides : null
  const sameKind = at === null ? [] : ordered.filter(one => one.kind === at.kind)
  const left = at === null ? 0 : sameKind.filter(one => one.answer === null && one.id !== at.id).length
  const answer = async (decision: Decision, forKind: boolean) => {
    if (busy || at === null) return
    setBusy(true)
    setUntaken(null)
    const from = (question: QuestionHead) => question.copies.map(String)
    const others = forKind ? sameKind.filter(one => one.answer === null && one.id !== at.id) : []
    const decisions = others.flatMap(one => {
      const choice = sameChoice(decision.choice, from(at), from(one))
      const isThere = choice === 'open' || (choice !== null && one.options.includes(choice))
      return isThere ? [{ ...decision, question: one.id, choice }] : []
    })
    try {
      const next = await call('merge.decide', {
        planId: plan.id,
        decisions: [decision, ...decisions],
      })
      onPlan(next)
      const label = question?.options.find(option => option.id === decision.choice)?.label ?? w.saidOpen
      useStatus
        .getState()
        .note(
          others.length === 0
            ? w.said(at.object.name, label)
            : w.saidOfKind(decisions.length + 1, label, others.length - decisions.length),
        )
      const following =
        decision.choice === 'open' ? stepped(ordered, at, 1) : nextOpen(inOrder(grouped(next.questions)), at.id)
      setWanted(following?.id ?? at.id)
    } catch (error) {
      setUntaken(sentenceOf(error, words.frame.mistake))
    } finally {
      setBusy(false)
    }
  }
  const step = (by: number) => {
    const next = at && stepped(ordered, at, by)
    if (next) setWanted(next.id)
  }
  const go = (id: string) => {
    setLine(null)
    setWanted(id)
  }
  return (
    <div className="merge-frame">
      <div className="merge-plan">
        <aside className="merge-left" aria-label={w.questions}>
          <Answered done={done} all={ordered.length} takenUp={plan.takenUp} />
          <TakeBack
            answers={done}
            onTakeBack={async () => {
              const given = await call('merge.decisions', { planId: plan.id })
              const open = given.map(({ question }) => ({ question, choice: 'open' }))
              onPlan(await call('merge.decide', { planId: plan.id, decisions: open }))
              return { given, count: given.length }
            }}
            onGiveAgain={async given => onPlan(await call('merge.decide', { planId: plan.id, decisions: [...given] }))}
          />
          <div className="merge-list scroll">
            <QuestionList
              groups={groups}
              ordered={ordered}
              atId={line ? null : (at?.id ?? null)}
              marks={marks}
              onGo={go}
            />
            <Copies plan={plan} />
          </div>
        </aside>
        {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Esc leads back from the rows to the questions */}
        <div
          className="merge-main"
          onKeyDown={event => {
            if (event.key === 'Escape' && line !== null) setLine(null)
          }}
        >
          {plain.length > 0 && (
            <p className="merge-two-ways" role="note">
              <Icon name="warn" />
              <span>{w.plainCopies(plain.map(copyName))}</span>
            </p>
          )}
          {trouble && <Trouble>{trouble}</Trouble>}
          {locked && <div className="merge-locked">{locked}</div>}
          {untaken && <Trouble>{untaken}</Trouble>}
          {unread && <Trouble>{unread}</Trouble>}
          {line ? (
            <PlannedRows
              key={`${line.kind} ${line.what}`}
              planId={plan.id}
              line={line}
              copies={plan.copies}
              onBack={() => setLine(null)}
            />
          ) : at === null ? (
            <Nothing plan={plan} />
          ) : (
            <>
              <QuestionHeading at={at} groups={groups} onStep={step} />
              {question?.id !== at.id ? (
                <WaitingPanel onStep={step} />
              ) : (
                <QuestionPanel
                  key={at.id}
                  asked={question}
                  planId={plan.id}
                  place={placeOf(groups, at)}
                  baseSays={copySays(plan.copies[at.copies[0] ?? 0]!)}
                  ours={headChanged(
                    question.oursFrom === null
                      ? { name: you?.name ?? w.ours, initials: you?.initials ?? '', says: w.oursSays }
                      : { ...headOf(plan.copies[question.oursFrom]), isOfCopy: true },
                    sidesOf?.ours,
                  )}
                  said={at.said}
                  theirs={at.copies.map((copy, n) => headChanged(headOf(plan.copies[copy]), sidesOf?.theirs[n]))}
                  left={left}
                  canLeave
                  busy={busy}
                  onAnswer={(decision, forKind) => void answer(decision, forKind)}
                  onStep={step}
                />
              )}
            </>
          )}
        </div>
        <aside className="merge-right scroll" aria-label={w.needsNone}>
          <Lines lines={plan.lines} copies={plan.copies} chosen={line} onOpen={setLine} />
          <Counts counts={plan.counts} copies={plan.copies} />
        </aside>
        <footer className="merge-foot">
          <p className="hint">
            {w.mayStayOpen(ordered.length - done, ordered.length)} {w.untilApplied}
          </p>
          <Button onClick={() => void savePlan(plan)}>{w.savePlan}</Button>
          <Button
            // One deed of a screen stands out: the answer as long as something is asked, then this.
            look={done === ordered.length && canApply ? 'primary' : 'plain'}
            aria-disabled={applying || !canApply}
            onClick={() => {
              if (canApply) onApply()
            }}
          >
            {applying ? w.applying : w.apply}
          </Button>
        </footer>
      </div>
    </div>
  )
}

/** Writes the whole plan to a file, to be read apart, or done as it is from the command line. */
function savePlan(plan: PlanSummary): Promise<void> {
  return saveFile(w.planFile, (to, options) => call('merge.keepPlan', { planId: plan.id, to }, options), {
    busy: w.savingPlan,
    done: w.planSaved,
  })
}

function stepped(ordered: readonly QuestionHead[], at: QuestionHead, by: number): QuestionHead | null {
  return ordered[ordered.findIndex(one => one.id === at.id) + by] ?? null
}

/** “Code renamed two ways, 2 of 3”. */
function placeOf(groups: readonly SubjectGroup[], at: QuestionHead): string {
  const kind = groups.flatMap(group => group.kinds).find(one => one.kind === at.kind)
  const all = kind?.questions ?? []
  return w.place(w.kinds[at.kind] ?? at.kind, all.findIndex(one => one.id === at.id) + 1, all.length)
}

function QuestionHeading({
  at,
  groups,
  onStep,
}: {
  at: QuestionHead
  groups: readonly SubjectGroup[]
  onStep: (by: number) => void
}) {
  return (
    <header className="merge-heading">
      <div>
        <p className="hint">{placeOf(groups, at)}</p>
        <h1 className="title">
          <CodeSwatch object={at.object} /> {at.object.name}
        </h1>
      </div>
      {at.remembered && <span className="hint">{w.remembered}</span>}
      <IconButton icon="left" label={w.previous} onClick={() => onStep(-1)} />
      <IconButton icon="right" label={w.next} onClick={() => onStep(1)} />
    </header>
  )
}

function Copies({ plan }: { plan: PlanSummary }) {
  return (
    <section className="merge-copies-list" aria-label={w.copies}>
      <h3>{plan.copies[0]?.other ? w.theirs : w.copies}</h3>
      <ul>
        {plan.copies.map(copy => (
          <li key={copy.path}>
            <CoderBadge coder={{ name: copyName(copy), initials: markOf(copy) }} isYou={false} />
            <b>{copyName(copy)}</b>
            <small>
              {copySays(copy)}
              {copy.cameBefore === null
                ? copy.seen && `, ${w.cameEarlier}`
                : `, ${w.cameBefore(whenInWords(copy.cameBefore), copy.isIn === true)}`}
              {copy.again && `, ${w.chosenAgain(copy.again)}`}
            </small>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Nothing({ plan }: { plan: PlanSummary }) {
  return plan.deeds === 0 ? (
    <EmptyState title={w.nothing}>
      <p>
        {plan.lines.length > 0 ? w.nothingToldSays : w.nothingSays}{' '}
        {plan.copies.some(copy => copy.other) ? '' : w.nothingToApply}
      </p>
    </EmptyState>
  ) : (
    <EmptyState title={w.noQuestions}>
      <p className="merge-none">
        <Icon name="check" />
        <span>{plan.copies.some(copy => copy.knowsBase) ? w.noQuestionsSays : w.noQuestionsTwoWays}</span>
      </p>
    </EmptyState>
  )
}
