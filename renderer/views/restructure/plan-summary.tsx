import type { Plan } from '../../../src/framework/restructure/types.ts'
import { Icon } from '../../components/icon.tsx'
import { words } from '../../words/en.ts'
import { planLines } from './plan-lines.ts'

const w = words.restructure.plan

interface PlanSummaryProps {
  readonly plan: Plan | null
  readonly asked: boolean
  readonly overlaps?: 'apart' | 'join'
  readonly keep?: boolean
}

/** What will happen, in numbers, or why it cannot. Said anew whenever it changes. */
export function PlanSummary({ plan, asked, overlaps, keep }: PlanSummaryProps) {
  return (
    <section className="plan" aria-label={w.title} aria-live="polite">
      <h3>{w.title}</h3>
      {!asked && <p className="hint">{w.none}</p>}
      {asked && !plan && <p className="hint">{w.reading}</p>}
      {asked && plan && plan.refusals.length > 0 && (
        <ul className="plan-refusals">
          {plan.refusals.map(one => (
            <li key={one.says}>
              <Icon name="error" />
              <span>{one.says}</span>
            </li>
          ))}
        </ul>
      )}
      {asked && plan && plan.refusals.length === 0 && (
        <>
          <ul className="plan-lines">
            {planLines(plan, { ...(overlaps ? { overlaps } : {}), ...(keep === undefined ? {} : { keep }) }).map(
              line => (
                <li key={line}>{line}</li>
              ),
            )}
          </ul>
          <p className="hint">{w.undo}</p>
        </>
      )}
    </section>
  )
}
