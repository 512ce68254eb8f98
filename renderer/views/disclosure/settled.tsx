// What was settled for everything that leaves the team, and what was decided before: both can be looked at, the first taken back.

import type { Input } from '../../../src/api/contract.ts'
import type { DisclosureReport } from '../../../src/exchange/disclosure/types.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { doAndSay } from '../../components/deeds.ts'
import { useProject } from '../../state/project.ts'
import { dayInWords } from '../../words/dates.ts'
import { disclosureWords as w } from '../../words/disclosure.ts'

const settle = (some: Input<'disclosure.settle'>) => void doAndSay(() => call('disclosure.settle', some), w.settledSay)

/** Words that stand for names, the least count, what stays with the team. */
export function Settled({ report: { settled } }: { readonly report: DisclosureReport }) {
  const canWrite = useProject(state => state.info?.readOnly === false)
  const { substitutes, least, leftOut } = settled
  if (substitutes.length === 0 && least === null && leftOut.length === 0) return null
  return (
    <section aria-labelledby="disclosure-settled" className="disclosure-settled">
      <h2 id="disclosure-settled">{w.settled}</h2>
      <p className="hint">{w.settledSays}</p>
      <ul>
        {least !== null && (
          <li>
            {w.masked(least)}
            {canWrite && (
              <Button look="link" onClick={() => settle({ least: null })}>
                {w.unmask}
              </Button>
            )}
          </li>
        )}
        {substitutes.map(one => (
          <li key={one.name}>
            {w.substituted(one.name, one.by)}
            {canWrite && (
              <Button
                look="link"
                aria-label={`${w.takeBack}: ${one.name}`}
                onClick={() => settle({ substitutes: substitutes.filter(other => other.name !== one.name) })}
              >
                {w.takeBack}
              </Button>
            )}
          </li>
        ))}
        {leftOut.length > 0 && (
          <li>
            {w.stay(leftOut.length)}
            {canWrite && (
              <Button look="link" onClick={() => settle({ leftOut: [] })}>
                {w.letLeave}
              </Button>
            )}
          </li>
        )}
      </ul>
    </section>
  )
}

/** Decisions on what is not found any more, the last first. */
export function Earlier({ report: { earlier } }: { readonly report: DisclosureReport }) {
  if (earlier.length === 0) return null
  return (
    <details className="disclosure-earlier">
      <summary>{w.earlier(earlier.length)}</summary>
      <ul>
        {earlier.map(one => (
          <li key={one.subject}>
            {w.decided(one.decision, one.coder, dayInWords(one.at))}
            {one.reason && <q>{one.reason}</q>}
            <small>{one.subject}</small>
          </li>
        ))}
      </ul>
    </details>
  )
}
