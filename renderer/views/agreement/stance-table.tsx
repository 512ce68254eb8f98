// Stance of two coders on the passages both coded alike and both judged.

import { WHY_NOT, type Figure } from '../../../src/analysis/agreement/figure.ts'
import { measureShort } from '../../../src/analysis/agreement/names.ts'
import type { Input } from '../../../src/api/contract.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { agreementWords as w } from '../../words/agreement.ts'
import { shown } from './choices.ts'

interface StanceTableProps {
  readonly question: Input<'agreement.stances'>
  readonly onTables: readonly string[]
}

const figure = (one: Figure) => (one.value === null ? `— ${WHY_NOT[one.why]}` : shown(one.value))

/** The table and its coefficients; nothing where no such pair is. */
export function StanceTable({ question, onTables }: StanceTableProps) {
  const { answer } = useAnswer('agreement.stances', question, [...onTables, 'evidence', 'proposition'])
  if (answer === null || answer.pairs === 0) return null
  const used = answer.table.map((row, at) => row.some(n => n > 0) || answer.table.some(line => line[at]! > 0))
  const names = w.stanceNames.filter((_, at) => used[at])
  return (
    <section className="agr-across">
      <h2>{w.stances}</h2>
      <p className="hint">{w.stancesSays(answer.pairs)}</p>
      <div className="agr-stance">
        <table className="agr-table" aria-label={w.stances}>
          <thead>
            <tr>
              <th scope="col">{answer.coders.map(coder => coder.name).join(' / ')}</th>
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
                        {n}
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
            <dt>{w.percent}</dt>
            <dd>{figure(answer.percent)}</dd>
          </div>
          <div>
            <dt>{measureShort('kappa', 2)}</dt>
            <dd>{figure(answer.kappa)}</dd>
          </div>
          <div>
            <dt>{w.nominal}</dt>
            <dd>{figure(answer.nominal)}</dd>
          </div>
          <div>
            <dt>{w.ordinal}</dt>
            <dd>{figure(answer.ordinal)}</dd>
          </div>
        </dl>
      </div>
      {answer.neutral > 0 && <p className="hint">{w.neutralOut(answer.neutral)}</p>}
    </section>
  )
}
