import { useState } from 'react'
import { LEFT_OUT, leftOutByReason, samplingTable } from '../../../src/cases/sampling.ts'
import type { CaseTable } from '../../../src/cases/types.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { casesWords as w } from '../../words/cases.ts'
import { attributeName } from '../../words/names.ts'

const TABLES = ['case', 'case_source', 'attribute', 'attribute_value']

/** The sampling table of the sites: how many by one or two attributes, and what was left out with its reasons. */
export function Sampling({ sites }: { readonly sites: CaseTable }) {
  const { answer: excluded } = useAnswer('case.table', { kind: LEFT_OUT.kind }, TABLES)
  const choices = sites.attributes.flatMap((attribute, at) =>
    attribute.type === 'choice' || attribute.type === 'yes or no' ? [{ at, name: attributeName(attribute.name) }] : [],
  )
  const [chosen, setChosen] = useState<readonly number[]>(() => choices.slice(0, 2).map(choice => choice.at))
  const by = [...new Set(chosen)].filter(at => at >= 0)
  const leftOut = excluded ? leftOutByReason(excluded) : []
  const pick = (place: number, value: number) => setChosen(chosen.with(place, value))
  if (chosen.length === 0) return null
  return (
    <details className="sampling">
      <summary>{w.sampling.title}</summary>
      <table>
        <thead>
          <tr>
            {chosen.map((at, place) => (
              <th key={place === 0 ? 'first' : 'second'} scope="col">
                <select
                  className="input"
                  aria-label={w.sampling.by}
                  value={at}
                  onChange={event => pick(place, Number(event.target.value))}
                >
                  {place > 0 && <option value={-1}>{w.sampling.nothing}</option>}
                  {choices.map(choice => (
                    <option key={choice.at} value={choice.at}>
                      {choice.name}
                    </option>
                  ))}
                </select>
              </th>
            ))}
            <th scope="col">{w.kinds['site']}</th>
            <th scope="col">{w.sampling.sources}</th>
          </tr>
        </thead>
        <tbody>
          {samplingTable(sites, by).map(row => (
            <tr key={JSON.stringify(row.values)}>
              {chosen.map((at, place) => (
                <td key={place === 0 ? 'first' : 'second'}>
                  {by.includes(at) ? (row.values[by.indexOf(at)] ?? w.noValue) : ''}
                </td>
              ))}
              <td className="count">{row.cases}</td>
              <td className="count">{row.sources}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        {leftOut.length === 0
          ? w.sampling.nobodyLeftOut
          : w.sampling.leftOut(
              leftOut.reduce((sum, row) => sum + row.cases, 0),
              leftOut.map(row => `${row.cases} ${row.reason ?? w.sampling.noReason}`).join(', '),
            )}
      </p>
    </details>
  )
}
