// How near another coding must be: a choice, and a number of words where it is one.

import type { Nearness as How } from '../../../src/analysis/filter/types.ts'
import { Select } from '../select.tsx'
import { filterWords as w } from '../../words/filter.ts'

const FIRST_WORDS = 50
const MOST_WORDS = 10_000

interface NearnessProps<Other extends string> {
  readonly label: string
  readonly how: How | Other
  readonly words: number | undefined
  /** What can be chosen, in words. */
  readonly choices: Readonly<Record<How | Other, string>>
  /** Words that go on after the number, where the choice reads as part of a sentence. */
  readonly after?: string
  /** `words` is there only where so many words are asked for. */
  readonly onChange: (near: { readonly how: How | Other; readonly words?: number }) => void
}

/** The chooser of nearness, in filters and on the sides of a matrix. */
export function Nearness<Other extends string = never>({
  label,
  how,
  words,
  choices,
  after,
  onChange,
}: NearnessProps<Other>) {
  return (
    <>
      <Select
        label={label}
        value={how}
        options={Object.entries<string>(choices)}
        onPick={picked =>
          onChange({
            how: picked as How | Other,
            ...(picked === 'within words' ? { words: words ?? FIRST_WORDS } : {}),
          })
        }
      />
      {how === 'within words' ? (
        <>
          <input
            type="number"
            className="input fb-number"
            min={0}
            max={MOST_WORDS}
            aria-label={w.words}
            value={words ?? FIRST_WORDS}
            onChange={event =>
              onChange({
                how,
                words: Math.max(0, Math.min(MOST_WORDS, Math.round(Number(event.target.value) || 0))),
              })
            }
          />
          {after === undefined ? null : <span className="fb-word">{after}</span>}
        </>
      ) : null}
    </>
  )
}
