// Agreement on ratings of cases: the figures of each scale, and under them every case with the value it got from whom.

import { threePlaces, WHY_NOT, type Figure } from '../../../src/analysis/agreement/figure.ts'
import { measureShort, WEIGHTED } from '../../../src/analysis/agreement/names.ts'
import type { NamedThing, ScaleAgreement } from '../../../src/analysis/agreement/types.ts'
import type { Input } from '../../../src/api/contract.ts'
import { openCase } from '../../actions/go.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { agreementWords as w } from '../../words/agreement.ts'

const TABLES = ['rating', 'rating_scale', 'case', 'coder', 'coder_fact']

/** The section; nothing where no case was rated by two. */
export function RatingSection({ question }: { readonly question: Input<'agreement.ratings'> }) {
  const { answer } = useAnswer('agreement.ratings', question, TABLES)
  if (answer === null || answer.scales.length === 0) return null
  return (
    <section className="agr-across">
      <h2>{w.ratings}</h2>
      <p className="hint">{w.ratingsSay}</p>
      {answer.scales.map(one => (
        <Scale key={one.scale.id} found={one} coders={answer.coders} />
      ))}
    </section>
  )
}

function Scale({ found, coders }: { readonly found: ScaleAgreement; readonly coders: readonly NamedThing[] }) {
  const { scale, cases, percent, kappa, weighted, alphas } = found
  const figures: (readonly [string, Figure])[] = [
    [measureShort('percent', coders.length), percent],
    [measureShort('kappa', coders.length), kappa],
    ...(weighted && coders.length === 2 ? [[WEIGHTED, weighted] as const] : []),
    ...alphas.map(({ apart, figure }) => [w.alphas[apart], figure] as const),
  ]
  return (
    <div className="agr-scale">
      <h3>{scale.name}</h3>
      <dl>
        {figures.map(([name, figure]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{figure.value === null ? `— ${WHY_NOT[figure.why]}` : threePlaces(figure.value)}</dd>
          </div>
        ))}
      </dl>
      <details className="agr-left">
        <summary>{w.ratingCases(cases.length, cases.filter(one => one.alike).length)}</summary>
        <table className="agr-table" aria-label={w.ratingTable(scale.name)}>
          <thead>
            <tr>
              <th scope="col">{w.case}</th>
              {coders.map(coder => (
                <th key={coder.id} scope="col">
                  {coder.name}
                </th>
              ))}
              <th scope="col">{w.agreed}</th>
            </tr>
          </thead>
          <tbody>
            {cases.map(one => (
              <tr key={one.caseId}>
                <th scope="row">
                  <button type="button" className="agr-open" onClick={() => openCase(one.caseId)}>
                    {one.key === null ? one.name : `${one.key} ${one.name}`}
                  </button>
                </th>
                {one.values.map((value, at) => (
                  // The columns are those of the coders, which do not change places.
                  // oxlint-disable-next-line react/no-array-index-key
                  <td key={at}>{value ?? <span className="agr-none">{w.notRated}</span>}</td>
                ))}
                <td className={one.alike ? 'agr-rest' : undefined}>{one.alike ? w.alike : w.notAlike}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  )
}
