// The sampling table under the check: by which attributes it counts is chosen here, where nobody came from such a table.

import { useAnswer } from '../../state/use-answer.ts'
import { disclosureWords as w } from '../../words/disclosure.ts'
import type { KeptCheck } from './outputs.ts'

/** By what a sampling table counts: as was chosen, else by the first two attributes of its cases. */
export function useSampled({ by, caseKind = 'site' }: Partial<KeptCheck>): {
  readonly names: readonly string[]
  readonly by: readonly string[]
} {
  const { answer } = useAnswer('case.attributes', {}, ['attribute'])
  const names = (answer ?? []).filter(one => one.about === caseKind && one.type !== 'text').map(one => one.name)
  // What was renamed or taken away since is not counted by.
  const there = by?.filter(name => names.includes(name)) ?? []
  return { names, by: there.length > 0 ? there : names.slice(0, 2) }
}

interface SampledByProps extends ReturnType<typeof useSampled> {
  readonly onChange: (by: readonly string[]) => void
}

/** A choice for each attribute counted by, and one more. */
export function SampledBy({ names, by, onChange }: SampledByProps) {
  return (
    <p className="disclosure-by">
      <span>{w.by}</span>
      {[...by, ''].map((name, place) => (
        <select
          key={place}
          className="input"
          aria-label={`${w.by} ${place + 1}`}
          value={name}
          onChange={event =>
            onChange([...by.slice(0, place), event.target.value, ...by.slice(place + 1)].filter(one => one !== ''))
          }
        >
          {(place > 0 || name === '') && <option value="">{w.nobody}</option>}
          {names
            .filter(one => one === name || !by.includes(one))
            .map(one => (
              <option key={one}>{one}</option>
            ))}
        </select>
      ))}
    </p>
  )
}
