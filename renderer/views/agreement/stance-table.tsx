// Stance of coders on the passages they coded alike and judged.

import { threePlaces, WHY_NOT, type Figure } from '../../../src/analysis/agreement/figure.ts'
import { measureShort, WEIGHTED } from '../../../src/analysis/agreement/names.ts'
import { STANCES } from '../../../src/analysis/propositions/types.ts'
import type { PassageWithin } from '../../../src/analysis/agreement/types.ts'
import type { Input } from '../../../src/api/contract.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { agreementWords as w } from '../../words/agreement.ts'

interface StanceTableProps {
  readonly question: Input<'agreement.stances'>
  readonly onTables: readonly string[]
  /** Opens the passages behind a number. */
  readonly onPassages: (within: PassageWithin) => void
}

const figure = (one: Figure) => (one.value === null ? `— ${WHY_NOT[one.why]}` : threePlaces(one.value))

/** The table and its coefficients; nothing where no such pair is. */
export function StanceTable({ question, onTables, onPassages }: StanceTableProps) {
  const { answer } = useAnswer('agreement.stances', question, [...onTables, 'evidence', 'proposition'])
  if (answer === null || answer.pairs === 0) return null
  const used = answer.table.map((row, at) => row.some(n => n > 0) || answer.table.some(line => line[at]! > 0))
  const names = w.stanceNames.filter((_, at) => used[at])
  const size = answer.coders.length
  return (
    <section className="agr-across">
      <h2>{w.stances}</h2>
      <p className="hint">{size === 2 ? w.stancesSays(answer.pairs) : w.stancesOfMore(answer.pairs)}</p>
      <div className="agr-stance">
        <table className="agr-table" aria-label={w.stances}>
          <thead>
            <tr>
              <th scope="col">{size === 2 ? answer.coders.map(coder => coder.name).join(' / ') : w.anyTwo}</th>
              {names.map(name => (
                <th key={name} scope="col" className="number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {answer.table.map((row, at) =>
              used[at] ? (
                <tr key={w.stanceNames[at]}>
                  <th scope="row">{w.stanceNames[at]}</th>
                  {row.map((n, to) =>
                    used[to] ? (
                      <td key={w.stanceNames[to]} className={at === to ? 'number is-same' : 'number'}>
                        {n === 0 ? (
                          n
                        ) : (
                          <button
                            type="button"
                            className="agr-open"
                            aria-label={w.stancesOpen(w.stanceNames[at]!, w.stanceNames[to]!, n)}
                            onClick={() => onPassages({ is: 'stances', first: STANCES[at]!, second: STANCES[to]! })}
                          >
                            {n}
                          </button>
                        )}
                      </td>
                    ) : null,
                  )}
                </tr>
              ) : null,
            )}
          </tbody>
        </table>
        <dl>
          <div>
            <dt>{measureShort('percent', size)}</dt>
            <dd>{figure(answer.percent)}</dd>
          </div>
          <div>
            <dt>{measureShort('kappa', size)}</dt>
            <dd>{figure(answer.kappa)}</dd>
          </div>
          {size > 2 ? (
            <div>
              <dt>{measureShort('pi', size)}</dt>
              <dd>{figure(answer.pi)}</dd>
            </div>
          ) : (
            <div>
              <dt>{WEIGHTED}</dt>
              <dd>{figure(answer.weighted)}</dd>
            </div>
          )}
          <div>
            <dt>{w.alphas.nominal}</dt>
            <dd>{figure(answer.nominal)}</dd>
          </div>
          <div>
            <dt>{w.alphas.ordinal}</dt>
            <dd>{figure(answer.ordinal)}</dd>
          </div>
        </dl>
      </div>
      {answer.neutral > 0 && <p className="hint">{w.neutralOut(answer.neutral)}</p>}
    </section>
  )
}
