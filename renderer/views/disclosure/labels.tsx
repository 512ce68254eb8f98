// Every label of an output with how many share it.

import type { DisclosureReport, JudgedLabel } from '../../../src/exchange/disclosure/types.ts'
import { disclosureWords as w } from '../../words/disclosure.ts'

/** The table: equal labels in one row, with the first of their places. Those that too few share stand out by weight and by their sign. */
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
          {eachOnce(report.labels).map(({ name, label, places }) => {
            const few = label.shows.length > 0 && label.k < report.thresholds[label.unit]
            return (
              <tr key={name} className={few ? 'is-few' : undefined}>
                <th scope="row">{w.places(label.where, places)}</th>
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

/** Labels that show the same of the same code, in the order they first stand there: twenty thousand quotes say few different things. */
function eachOnce(labels: readonly JudgedLabel[]): { name: string; label: JudgedLabel; places: number }[] {
  const found = new Map<string, { name: string; label: JudgedLabel; places: number }>()
  for (const label of labels) {
    const name = JSON.stringify([label.unit, label.code, label.shows.map(({ attribute, value }) => [attribute, value])])
    const there = found.get(name)
    if (there) there.places++
    else found.set(name, { name, label, places: 1 })
  }
  return [...found.values()]
}
