// The sampling table as it is printed. Pure.

import type { SampledRow, Sampling } from '../../cases/sampling.ts'
import { hiddenCells } from '../disclosure/small-cells.ts'
import { NOT_SHOWN } from '../outside/outside-matrix.ts'
import type { PlainTable } from '../tables/plain-table.ts'

const KINDS: Readonly<Record<string, string>> = { site: 'Sites', participant: 'People', pair: 'Pairs' }
const UNASSIGNED = 'unassigned'

/** The sampling table: values, cases, people, sources, kinds of source, waves; a total; what was left out and why. With a least count, rows of fewer cases are not told, and as many more as they would follow from. */
export function samplingTableOf(sampling: Sampling, least: number | null = null): PlainTable {
  const name = KINDS[sampling.kind] ?? `Cases: ${sampling.kind}`
  const cells = (row: SampledRow) => [
    row.caseIds.length,
    ...(sampling.kind === 'participant' ? [] : [row.people]),
    row.sources,
    ...row.byKind,
    ...row.byWave,
  ]
  const hidden =
    least === null
      ? null
      : hiddenCells(
          sampling.rows.map(row => [row.caseIds.length]),
          least,
        )
  const isOver = sampling.rows.reduce((sum, row) => sum + row.sources, 0) > sampling.total.sources
  const left = sampling.leftOut.reduce((sum, one) => sum + one.cases, 0)
  return {
    title: `Sampling table: ${name.toLowerCase()}`,
    about: [
      sampling.by.length === 0 ? 'All cases together.' : `Counted by ${sampling.by.join(' and ')}.`,
      ...(hidden?.some(([is]) => is)
        ? [`Rows of fewer than ${least} are not shown, and as many more as they would follow from.`]
        : []),
      ...(isOver ? ['A source of several cases stands in the row of each; the total counts it once.'] : []),
    ],
    heads: [
      ...sampling.by,
      name,
      ...(sampling.kind === 'participant' ? [] : ['People']),
      'Sources',
      ...sampling.kinds.map(kind => `${kind[0]!.toUpperCase()}${kind.slice(1)}s`),
      ...sampling.waves,
    ],
    rows: sampling.rows.map((row, at) => {
      const told = cells(row)
      return [
        ...row.values.map(value => value ?? UNASSIGNED),
        ...(hidden?.[at]?.[0] ? told.map(() => NOT_SHOWN) : told),
      ]
    }),
    total: sampling.by.length === 0 ? null : ['Total', ...sampling.by.slice(1).map(() => ''), ...cells(sampling.total)],
    below:
      left === 0
        ? []
        : [
            `${left} left out: ${sampling.leftOut.map(one => `${one.cases} ${one.reason ?? 'without a reason'}`).join(', ')}.`,
          ],
  }
}
