// The sampling table as it is printed. Pure.

import type { SampledRow, Sampling } from '../../cases/sampling.ts'
import type { PlainTable } from '../tables/plain-table.ts'

const KINDS: Readonly<Record<string, string>> = { site: 'Sites', participant: 'People', pair: 'Pairs' }
const UNASSIGNED = 'unassigned'

/** The sampling table: values, cases, people, sources, kinds of source, waves; a total; what was left out and why. */
export function samplingTableOf(sampling: Sampling): PlainTable {
  const name = KINDS[sampling.kind] ?? `Cases: ${sampling.kind}`
  const cells = (row: SampledRow) => [
    row.caseIds.length,
    ...(sampling.kind === 'participant' ? [] : [row.people]),
    row.sources,
    ...row.byKind,
    ...row.byWave,
  ]
  const isOver = sampling.rows.reduce((sum, row) => sum + row.sources, 0) > sampling.total.sources
  const left = sampling.leftOut.reduce((sum, one) => sum + one.cases, 0)
  return {
    title: `Sampling table: ${name.toLowerCase()}`,
    about: [
      sampling.by.length === 0 ? 'All cases together.' : `Counted by ${sampling.by.join(' and ')}.`,
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
    rows: sampling.rows.map(row => [...row.values.map(value => value ?? UNASSIGNED), ...cells(row)]),
    total: sampling.by.length === 0 ? null : ['Total', ...sampling.by.slice(1).map(() => ''), ...cells(sampling.total)],
    below:
      left === 0
        ? []
        : [
            `${left} left out: ${sampling.leftOut.map(one => `${one.cases} ${one.reason ?? 'without a reason'}`).join(', ')}.`,
          ],
  }
}
