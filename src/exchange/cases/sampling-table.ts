// The sampling table as it is printed. Pure.

import type { SampledRow, Sampling } from '../../cases/sampling.ts'
import { sizeOf } from '../disclosure/counted-cells.ts'
import type { CountedCell, CountTable } from '../disclosure/types.ts'
import { NOT_SHOWN } from '../outside/outside-matrix.ts'
import type { PlainTable } from '../tables/plain-table.ts'

const KINDS: Readonly<Record<string, string>> = { site: 'Sites', participant: 'People', pair: 'Pairs' }
const UNASSIGNED = 'unassigned'
const NO_REASON = 'without a reason'

/** Which rows are not told outside: those of fewer than `least` cases or people, and one more where a single one would follow from the total. */
function hiddenRows({ kind, rows }: Pick<Sampling, 'kind' | 'rows'>, least: number | null): boolean[] {
  const isSmall = (count: number) => least !== null && count > 0 && count < least
  const hidden = rows.map(row => isSmall(row.caseIds.length) || (kind !== 'participant' && isSmall(row.people)))
  const open = rows.flatMap((row, at) => (hidden[at] ? [] : [{ at, count: row.caseIds.length }]))
  if (rows.length - open.length === 1 && open.length > 0)
    hidden[open.reduce((best, one) => (one.count < best.count ? one : best)).at] = true
  return hidden
}

/** What a sampling table tells that is to be judged: its counts as tables, and each as a group of cases. */
export function sampledCounts(
  sampling: Sampling,
  least: number | null,
  smallest: number,
): { readonly tables: readonly CountTable[]; readonly cells: readonly CountedCell[] } {
  const { by, kind, rows, total, leftOut } = sampling
  const valuesOf = (row: SampledRow) => row.values.map(value => value ?? UNASSIGNED)
  const [down, across] = by.length === 2 ? [0, 1].map(at => [...new Set(rows.map(row => valuesOf(row)[at]!))]) : [rows.map(row => valuesOf(row).join(', ') || 'all'), ['all']] // prettier-ignore
  const cells = down!.map((value, at) =>
    across!.map(other =>
      by.length === 2
        ? (rows.find(row => valuesOf(row)[0] === value && valuesOf(row)[1] === other)?.caseIds.length ?? 0)
        : rows[at]!.caseIds.length,
    ),
  )
  const where = `${kind}s by ${by.length < 3 ? by.join(' and ') : `${by.slice(0, -1).join(', ')} and ${by.at(-1)}`}`
  // Few people where cases are many enough: what few cases have is found as theirs.
  const few = rows.filter(row => row.caseIds.length >= smallest && row.people > 0 && row.people < smallest)
  const what = KINDS[kind]?.toLowerCase() ?? 'cases'
  const hidden = hiddenRows(sampling, least)
  return {
    tables: [
      { where, rows: down!, columns: across!, cells },
      ...(kind === 'participant' || few.length === 0
        ? []
        : [{ where: `people in ${where}`, rows: rows.map(row => valuesOf(row).join(', ')), columns: ['people'], cells: rows.map(row => [row.people]) }]), // prettier-ignore
      ...(leftOut.length === 0
        ? []
        : [{ where: 'left out, by reason', rows: ['left out'], columns: leftOut.map(one => one.reason ?? NO_REASON), cells: [leftOut.map(one => one.cases)] }]), // prettier-ignore
    ],
    cells: [
      ...rows.map((row, at) => ({
        ...sizeOf(valuesOf(row).join(', ') || 'all', row.caseIds, what),
        ...(hidden[at] ? { isHidden: true } : {}),
      })),
      sizeOf('the total', total.caseIds, what),
    ],
  }
}

/** Why cases were left out, as it is said: outside without reasons of few. */
function leftOutInWords({ leftOut }: Sampling, least: number | null): string[] {
  const left = leftOut.reduce((sum, one) => sum + one.cases, 0)
  if (left === 0) return []
  if (least !== null && left < least) return ['A few left out.']
  const told = leftOut.map(one => ({ ...one, reason: one.reason ?? NO_REASON }))
  const kept = told.filter(one => least === null || one.cases >= least)
  // What is left of the sum is not to be fewer than those either: then the smallest reason goes along.
  const rest = () => left - kept.reduce((sum, one) => sum + one.cases, 0)
  while (rest() > 0 && rest() < (least ?? 0) && kept.length > 0) kept.pop()
  const others = rest() === 0 ? [] : [`${rest()} for other reasons`]
  return [`${left} left out: ${[...kept.map(one => `${one.cases} ${one.reason}`), ...others].join(', ')}.`]
}

/** The sampling table: values, cases, people, sources, kinds of source, waves; a total; what was left out and why. With a least count, rows of fewer cases or people are not told, and as many more as they would follow from. */
export function samplingTableOf(sampling: Sampling, least: number | null = null): PlainTable {
  const name = KINDS[sampling.kind] ?? `Cases: ${sampling.kind}`
  const cells = (row: SampledRow) => [
    row.caseIds.length,
    ...(sampling.kind === 'participant' ? [] : [row.people]),
    row.sources,
    ...row.byKind,
    ...row.byWave,
  ]
  const hidden = hiddenRows(sampling, least)
  const isOver = sampling.rows.reduce((sum, row) => sum + row.sources, 0) > sampling.total.sources
  return {
    title: `Sampling table: ${name.toLowerCase()}`,
    about: [
      sampling.by.length === 0 ? 'All cases together.' : `Counted by ${sampling.by.join(' and ')}.`,
      ...(hidden.includes(true)
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
      return [...row.values.map(value => value ?? UNASSIGNED), ...(hidden[at] ? told.map(() => NOT_SHOWN) : told)]
    }),
    total: sampling.by.length === 0 ? null : ['Total', ...sampling.by.slice(1).map(() => ''), ...cells(sampling.total)],
    below: leftOutInWords(sampling, least),
  }
}
