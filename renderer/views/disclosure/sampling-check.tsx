// The sampling table under the check: which attributes it counts by is chosen here.

import { useState, type ReactNode } from 'react'
import type { DisclosureReport, Thresholds } from '../../../src/exchange/disclosure/types.ts'
import { Trouble } from '../../components/field.tsx'
import { useAnswer } from '../../state/use-answer.ts'
import { disclosureWords as w } from '../../words/disclosure.ts'

const TABLES = ['case', 'attribute', 'attribute_value', 'disclosure_decision']

interface SamplingCheckProps {
  readonly thresholds: Thresholds
  readonly children: (report: DisclosureReport) => ReactNode
}

/** Two choices among the attributes of sites, and what the check finds. */
export function SamplingCheck({ thresholds, children }: SamplingCheckProps) {
  const { answer: attributes } = useAnswer('case.attributes', {}, TABLES)
  const names = (attributes ?? []).filter(one => one.about === 'site' && one.type !== 'text').map(one => one.name)
  const [chosen, setChosen] = useState<readonly [string | null, string | null]>([null, null])
  const by = [chosen[0] ?? names[0], chosen[1] ?? names[1]].filter(
    (name, at, all) => name !== undefined && name !== '' && all.indexOf(name) === at,
  ) as string[]
  const { answer, trouble } = useAnswer(
    'disclosure.sampling',
    by.length > 0 ? { kind: 'site', by, thresholds } : null,
    TABLES,
  )
  return (
    <>
      <p className="disclosure-by">
        <span>{w.by}</span>
        {[0, 1].map(place => (
          <select
            key={place}
            className="input"
            aria-label={`${w.by} ${place + 1}`}
            value={by[place] ?? ''}
            onChange={event =>
              setChosen(
                place === 0
                  ? [event.target.value, chosen[1] ?? names[1] ?? '']
                  : [chosen[0] ?? names[0] ?? '', event.target.value],
              )
            }
          >
            {place === 1 && <option value="">{w.nobody}</option>}
            {names.map(name => (
              <option key={name}>{name}</option>
            ))}
          </select>
        ))}
      </p>
      {trouble && <Trouble>{trouble}</Trouble>}
      {answer && children(answer)}
    </>
  )
}
