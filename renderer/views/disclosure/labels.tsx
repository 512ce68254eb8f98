// Every label of an output with how many share it.

import type { DisclosureReport } from '../../../src/exchange/disclosure/types.ts'
import { disclosureWords as w } from '../../words/disclosure.ts'

/** The table. Those that too few share stand out by weight and by their sign. */
export function Labels({ report }: { report: DisclosureReport }) {
  return (
    <section aria-labelledby="disclosure-labels">
      <h2 id="disclosure-labels">{w.labels}</h2>
      <table className="disclosure-labels">
        <thead>
          <tr>
            <th scope="col">{w.where}</th>
            <th scope="col">{w.code}</th>
            <th scope="col">{w.shows}</th>
            <th scope="col" className="number">
              {w.shared}
            </th>
          </tr>
        </thead>
        <tbody>
          {report.labels.map((label, at) => {
            const few = label.shows.length > 0 && label.k < report.thresholds[label.unit]
            return (
              // oxlint-disable-next-line react/no-array-index-key -- a label has no other name
              <tr key={at} className={few ? 'is-few' : undefined}>
                <th scope="row">{label.where}</th>
                <td>{label.code ?? ''}</td>
                <td>{label.shows.map(({ value }) => value).join(', ') || w.nobody}</td>
                <td className="number">{w.sharedBy(label.k, label.unit)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
