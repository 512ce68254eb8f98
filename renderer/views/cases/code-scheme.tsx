// How published codes look: a series for each value, with examples beside it.

import { codeAt } from '../../../src/cases/published.ts'
import { Select } from '../../components/select.tsx'
import { caseFormWords } from '../../words/case-forms.ts'

const w = caseFormWords.codes

/** What a value gets: letters, numbers, each behind a prefix, or no code. */
export interface Series {
  readonly style: 'letters' | 'numbers' | 'none'
  readonly prefix: string
}

interface CodeSchemeProps {
  /** Over the values. */
  readonly head: string
  /** Null: all others. */
  readonly rows: readonly (string | null)[]
  readonly called: (value: string | null) => string
  readonly seriesOf: (value: string | null) => Series
  readonly set: (value: string | null, change: Partial<Series>) => void
}

/** A row for each value, with its series. */
export function CodeScheme({ head, rows, called, seriesOf, set }: CodeSchemeProps) {
  return (
    <table className="case-scheme">
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col">{w.style}</th>
          <th scope="col">{w.prefix}</th>
          <th scope="col">{w.example}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(value => {
          const { style, prefix } = seriesOf(value)
          const name = called(value)
          return (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                <Select
                  className="input"
                  label={`${w.style}: ${name}`}
                  value={style}
                  options={[
                    ['letters', w.letters],
                    ['numbers', w.numbers],
                    ['none', w.none],
                  ]}
                  onPick={next => set(value, { style: next })}
                />
              </td>
              <td>
                <input
                  className="input"
                  aria-label={`${w.prefix}: ${name}`}
                  maxLength={12}
                  size={6}
                  value={prefix}
                  disabled={style === 'none'}
                  onChange={event => set(value, { prefix: event.target.value })}
                />
              </td>
              <td className="hint">
                {style === 'none' ? '' : `${codeAt({ style, prefix }, 0)}, ${codeAt({ style, prefix }, 1)} …`}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
