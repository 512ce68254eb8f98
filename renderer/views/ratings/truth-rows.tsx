// What a truth table comes to: its rows with their cases, and its solutions.

import { Fragment } from 'react'
import type { SolutionAnswer, TruthTableAnswer } from '../../../src/analysis/ratings/types.ts'
import { openCase } from '../../actions/go.ts'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { useCases } from '../../state/lists.ts'
import { ratingsWords as w } from '../../words/ratings.ts'

const figure = (n: number | null) => (n === null || Number.isNaN(n) ? '–' : n.toFixed(3))

/** The rows that hold cases, each case a link to its page. */
export function Rows({ kind, answer }: { readonly kind: string; readonly answer: TruthTableAnswer }) {
  const called = useCases(state => state.items).filter(one => one.kind === kind)
  const byKey = new Map(called.map(one => [one.key ?? one.name, one.id]))
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a table wider than the window is scrolled by keys
    <div className="qca-wide" role="region" aria-label={w.table} tabIndex={0}>
      <table className="qca-table">
        <thead>
          <tr>
            <th scope="col">{w.row}</th>
            {answer.conditions.map(name => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
            <th scope="col">{w.out}</th>
            <th scope="col">{w.n}</th>
            <th scope="col">{w.incl}</th>
            <th scope="col">{w.pri}</th>
            <th scope="col">{w.cases}</th>
          </tr>
        </thead>
        <tbody>
          {answer.rows.map(row => (
            <tr key={row.number} className={row.contradictory ? 'is-contradictory' : ''}>
              <th scope="row">{row.number}</th>
              {row.pattern.map((one, at) => (
                <td key={answer.conditions[at]}>{one}</td>
              ))}
              <td>
                <b>{row.outcome ?? w.remainder}</b>
              </td>
              <td>{row.cases.length}</td>
              <td>{figure(row.consistency)}</td>
              <td>{figure(row.pri)}</td>
              <td className="qca-cases">
                {row.cases.map((key, at) => {
                  const caseId = byKey.get(key)
                  return (
                    <Fragment key={key}>
                      {at === 0 ? '' : ', '}
                      {caseId === undefined ? (
                        key
                      ) : (
                        <Button look="link" onClick={() => openCase(caseId)}>
                          {key}
                        </Button>
                      )}
                    </Fragment>
                  )
                })}
                {row.contradictory ? (
                  <small>
                    <Icon name="warn" /> {w.contradictory}: {w.both(row.with.join(', '), row.without.join(', '))}
                  </small>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** One of the two solutions. */
export function Solution({ title, solution }: { title: string; solution: SolutionAnswer | null }) {
  const first = solution?.solutions[0]
  return (
    <section className="qca-solution">
      <h2>{title}</h2>
      {solution === null ? <p className="hint">{w.tooMany}</p> : null}
      {solution && !first ? <p className="hint">{w.noSolution}</p> : null}
      {solution && solution.solutions.length > 1 ? <p className="hint">{w.or(solution.solutions.length)}</p> : null}
      {first ? (
        <table className="qca-table">
          <thead>
            <tr>
              <th scope="col">{w.term}</th>
              <th scope="col">{w.incl}</th>
              <th scope="col">{w.coverage}</th>
              <th scope="col">{w.unique}</th>
            </tr>
          </thead>
          <tbody>
            {first.terms.map(term => (
              <tr key={term.term}>
                <th scope="row">{term.term}</th>
                <td>{figure(term.consistency)}</td>
                <td>{figure(term.coverage)}</td>
                <td>{figure(term.unique)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">{w.whole}</th>
              <td>{figure(first.consistency)}</td>
              <td>{figure(first.coverage)}</td>
              <td>–</td>
            </tr>
          </tbody>
        </table>
      ) : null}
    </section>
  )
}
