// The sampling table as it is printed. Pure.

import type { SampledRow, Sampling } from '../../cases/sampling.ts'
import type { EarlierCounts } from '../disclosure/count-differences.ts'
import { sizeOf } from '../disclosure/counted-cells.ts'
import { closedInLine, rowsFollowing } from '../disclosure/following-rows.ts'
import type { CountedCell, CountTable } from '../disclosure/types.ts'
import { NOT_SHOWN } from '../outside/outside-matrix.ts'
import type { PlainTable } from '../tables/plain-table.ts'

const KINDS: Readonly<Record<string, string>> = { site: 'Sites', participant: 'People', pair: 'Pairs' }
const UNASSIGNED = 'unassigned'
const NO_REASON = 'without a reason'

/** How a sampling table is told outside: from which count on, and what left before. */
export interface Masked {
  readonly least: number | null
  readonly earlier: readonly EarlierCounts[]
}

/** Which rows are not told outside: those of fewer than the least cases or people, those that would give fewer away together with what left before, and one more where a single one would follow from the total. */
function hiddenRows(sampling: Sampling, masked: Masked | null): readonly boolean[] {
  const { kind, rows } = sampling
  const least = masked?.least ?? null
  const isSmall = (count: number) => least !== null && count > 0 && count < least
  const small = rows.map(row => isSmall(row.caseIds.length) || (kind !== 'participant' && isSmall(row.people)))
  const closed = (hidden: readonly boolean[]) =>
    closedInLine(
      hidden,
      rows.map(row => row.caseIds.length),
    )
  return rowsFollowing(closed(small), now => cellsOf(sampling, now), closed, masked?.earlier ?? [], least)
}

const valuesOf = (row: SampledRow) => row.values.map(value => value ?? UNASSIGNED)
const calledIn = (kind: string) => KINDS[kind]?.toLowerCase() ?? 'cases'

/** Each row as a group of cases, and the total, which no mask hides. */
function cellsOf({ kind, rows, total }: Sampling, hidden: readonly boolean[]): CountedCell[] {
  return [
    ...rows.map((row, at): CountedCell => ({
      ...sizeOf(valuesOf(row).join(', ') || 'all', row.caseIds, calledIn(kind)),
      at: [at, null],
      ...(hidden[at] ? { isHidden: true } : {}),
    })),
    sizeOf('the total', total.caseIds, calledIn(kind)),
  ]
}

/** What a sampling table tells that is to be judged: its counts as tables, and each as a group of cases. */
export function sampledCounts(
  sampling: Sampling,
  masked: Masked,
  smallest: number,
): { readonly tables: readonly CountTable[]; readonly cells: readonly CountedCell[] } {
  const { by, kind, rows, leftOut } = sampling
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
    cells: cellsOf(sampling, hiddenRows(sampling, masked)),
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

/** The sampling table: values, cases, people, sources, kinds of source, waves; a total; what was left out and why. For outside, rows of too few cases or people are not told, and as many more as they would follow from. */
export function samplingTableOf(sampling: Sampling, masked: Masked | null = null): PlainTable {
  const name = KINDS[sampling.kind] ?? `Cases: ${sampling.kind}`
  const cells = (row: SampledRow) => [
    row.caseIds.length,
    ...(sampling.kind === 'participant' ? [] : [row.people]),
    row.sources,
    ...row.byKind,
    ...row.byWave,
  ]
  const hidden = hiddenRows(sampling, masked)
  const isOver = sampling.rows.reduce((sum, row) => sum + row.sources, 0) > sampling.total.sources
  return {
    title: `Sampling table: ${name.toLowerCase()}`,
    about: [
      sampling.by.length === 0 ? 'All cases together.' : `Counted by ${sampling.by.join(' and ')}.`,
      ...(hidden.includes(true)
        ? [`Rows of fewer than ${masked!.least} are not shown, and as many more as they would follow from.`]
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
    below: leftOutInWords(sampling, masked?.least ?? null),
  }
}
