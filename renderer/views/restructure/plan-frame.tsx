import { useState, type ReactNode } from 'react'
import type { Restructured, Restructuring, Plan } from '../../../src/framework/restructure/types.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { useDeed } from '../../components/use-deed.ts'
import { useOverlay } from '../../state/overlay.ts'
import { useStatus } from '../../state/status.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { words } from '../../words/en.ts'
import { PlanSummary } from './plan-summary.tsx'
import { ReasonedForm, useProposing } from './reasoned-form.tsx'

const w = words.restructure
const p = words.review.proposals
const TABLES = ['code', 'coding', 'anchor', 'evidence', 'memo', 'proposition_code', 'code_question', 'code_set_member']

interface PlanFrameProps {
  readonly title: string
  /** What is asked for, without its reason; null while something has not been chosen yet. */
  readonly request: Restructuring | null
  readonly deed: (plan: Plan | null) => string
  readonly done: (plan: Plan, did: Restructured) => string
  readonly overlaps?: 'apart' | 'join'
  readonly keep?: boolean
  readonly children: ReactNode
}

/** A restructuring before it is done: what is asked, what will happen to how many codings, why; then the deed. */
export function PlanFrame({ title, request, deed, done, overlaps, keep, children }: PlanFrameProps) {
  const close = useOverlay(state => state.close)
  const [reason, setReason] = useState('')
  const { answer, trouble, busy } = useAnswer('framework.plan', request, TABLES)
  const plan = request !== null && !busy ? answer : null
  const ready = plan !== null && plan.refusals.length === 0 && (!plan.needsReason || reason.trim() !== '')
  const proposing = useProposing(plan === null ? null : request, reason, title)
  const mayPropose = plan !== null && plan.refusals.length === 0 && reason.trim() !== ''
  const doing = useDeed(async () => {
    if (request === null || plan === null) return
    const withReason = 'reason' in request ? { ...request, reason: reason.trim() } : request
    const did = await call('framework.apply', { request: withReason, seen: plan.seen })
    useStatus.getState().say(done(plan, did))
    close()
  })
  return (
    <ReasonedForm
      title={title}
      says={deed(plan)}
      ready={ready}
      deed={{ ...doing, trouble: doing.trouble ?? proposing.trouble ?? trouble }}
      second={
        <Button
          large
          title={p.proposeHint}
          aria-disabled={!mayPropose || proposing.busy}
          onClick={() => mayPropose && void proposing.go()}
        >
          {p.propose}
        </Button>
      }
      reason={
        request === null
          ? null
          : { label: w.reason, hint: 'reason' in request ? w.reasonHint : p.proposeHint, value: reason }
      }
      onReason={setReason}
    >
      {children}
      <PlanSummary
        plan={answer !== null && request !== null ? answer : null}
        asked={request !== null}
        {...(overlaps ? { overlaps } : {})}
        {...(keep === undefined ? {} : { keep })}
      />
    </ReasonedForm>
  )
}
