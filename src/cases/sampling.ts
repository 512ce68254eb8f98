// The sampling table: how many cases were studied, by their attributes, and how many were left out, by reason (METHODS S21, S22). Pure.

import type { CaseId } from '../base/ids.ts'
import { compareNatural } from '../base/order.ts'
import type { CaseTable } from './types.ts'

/** The kind of case that records what was left out of a study, and the attribute that says why. */
export const LEFT_OUT = { kind: 'excluded', reason: 'reason' } as const

/** Cases that share their values, with how many they are and how many sources they have (a source of two of them counts for each). */
export interface SamplingRow {
  readonly values: readonly (string | null)[]
  readonly cases: number
  readonly sources: number
}

/** Counts the cases of a table by some of its attributes (their places in `table.attributes`), in natural order of the values, unknown ones last. */
export function samplingTable(table: CaseTable, by: readonly number[]): SamplingRow[] {
  const rows = new Map<string, { values: (string | null)[]; cases: number; sources: number }>()
  table.cases.forEach((item, at) => {
    const values = by.map(place => table.values[at]![place] ?? null)
    const key = JSON.stringify(values)
    const row = rows.get(key) ?? { values, cases: 0, sources: 0 }
    row.cases++
    row.sources += item.sources
    rows.set(key, row)
  })
  return [...rows.values()].sort(byValues)
}

/** What was left out, counted by reason, the commonest first. */
export function leftOutByReason(excluded: CaseTable): { readonly reason: string | null; readonly cases: number }[] {
  const place = excluded.attributes.findIndex(attribute => attribute.name.toLowerCase() === LEFT_OUT.reason)
  return samplingTable(excluded, place < 0 ? [] : [place])
    .map(row => ({ reason: row.values[0] ?? null, cases: row.cases }))
    .sort((a, b) => b.cases - a.cases)
}

/** How long a wave of data collection is. */
export type WaveLength = 'year' | 'quarter' | 'month'

/** A source of a case, as far as sampling asks. */
export interface SampledSource {
  readonly n: number
  readonly kind: string
  readonly date: string | null
}

/** What was collected of a case: its sources, and its people by row number. */
export interface Collected {
  readonly sources: readonly SampledSource[]
  readonly people: readonly number[]
}

/** One line of the sampling table: the cases that share these values, and what was collected of them, each source once. */
export interface SampledRow {
  readonly values: readonly (string | null)[]
  readonly caseIds: readonly CaseId[]
  readonly people: number
  readonly sources: number
  /** By kind of source and by wave, as the heads say. */
  readonly byKind: readonly number[]
  readonly byWave: readonly number[]
}

/** A sampling table. In `total` a source of several cases counts once. `waves` end with “no date” where sources have none. */
export interface Sample {
  readonly kinds: readonly string[]
  readonly waves: readonly string[]
  readonly rows: readonly SampledRow[]
  readonly total: SampledRow
}

/** The sampling table of a kind of case, with what was left out of the study. */
export interface Sampling extends Sample {
  readonly kind: string
  readonly by: readonly string[]
  readonly leftOut: ReturnType<typeof leftOutByReason>
}

/** The wave of sources without a date, or with one too short to tell. */
const NO_DATE = 'no date'
const KINDS = ['interview', 'observation', 'document']

/** The wave that a date belongs to. */
function waveOf(date: string | null, length: WaveLength): string {
  if (date === null) return NO_DATE
  const [year, month] = date.split('-')
  if (length === 'year') return year!
  if (month === undefined) return NO_DATE
  return length === 'month' ? `${year}-${month}` : `${year} Q${Math.ceil(Number(month) / 3)}`
}

/** What one number of a sampling table counts: people or sources, of the cases that share these values (null: of all), of one kind or wave where told. */
export interface SampledQuestion {
  readonly what: 'people' | 'sources'
  readonly values: readonly (string | null)[] | null
  readonly sourceKind?: string | undefined
  readonly wave?: string | undefined
}

/** The row numbers behind a number of a sampling table. */
export function sampledThings(
  table: CaseTable,
  by: readonly number[],
  collected: readonly Collected[],
  length: WaveLength | null,
  { what, values, sourceKind, wave }: SampledQuestion,
): number[] {
  const wanted = values === null ? null : JSON.stringify(values)
  const its = collected.filter(
    (_, at) => wanted === null || JSON.stringify(by.map(place => table.values[at]![place] ?? null)) === wanted,
  )
  if (what === 'people') return [...new Set(its.flatMap(one => one.people))]
  const sources = its
    .flatMap(one => one.sources)
    .filter(one => sourceKind === undefined || one.kind === sourceKind)
    .filter(one => wave === undefined || (length !== null && waveOf(one.date, length) === wave))
  return [...new Set(sources.map(one => one.n))]
}

/** Counts cases by the attributes at some places of their table, with people, sources, kinds of source and waves; `collected` goes with `table.cases`. */
export function sampleOf(
  table: CaseTable,
  by: readonly number[],
  collected: readonly Collected[],
  length: WaveLength | null,
): Sample {
  const all = collected.flatMap(one => one.sources)
  const there = new Set(all.map(source => source.kind))
  const kinds = [
    ...KINDS.filter(kind => there.has(kind)),
    ...[...there].filter(kind => !KINDS.includes(kind)).sort(compareNatural),
  ]
  const named = new Set(length === null ? [] : all.map(source => waveOf(source.date, length)))
  const hasUndated = named.delete(NO_DATE)
  const waves = [...[...named].sort(compareNatural), ...(hasUndated ? [NO_DATE] : [])]
  const rowOf = (values: readonly (string | null)[], places: readonly number[]): SampledRow => {
    const sources = [
      ...new Map(places.flatMap(at => collected[at]!.sources).map(source => [source.n, source])).values(),
    ]
    return {
      values,
      caseIds: places.map(at => table.cases[at]!.id),
      people: new Set(places.flatMap(at => collected[at]!.people)).size,
      sources: sources.length,
      byKind: kinds.map(kind => sources.filter(source => source.kind === kind).length),
      byWave: waves.map(wave => sources.filter(source => waveOf(source.date, length!) === wave).length),
    }
  }
  const groups = new Map<string, number[]>()
  table.cases.forEach((_, at) => {
    const key = JSON.stringify(by.map(place => table.values[at]![place] ?? null))
    groups.set(key, [...(groups.get(key) ?? []), at])
  })
  const rows = [...groups].map(([key, places]) => rowOf(JSON.parse(key) as (string | null)[], places))
  return {
    kinds,
    waves,
    rows: rows.sort(byValues),
    total: rowOf(
      [],
      table.cases.map((_, at) => at),
    ),
  }
}

/** Natural order of the values, unknown ones last. */
function byValues(a: { readonly values: readonly (string | null)[] }, b: typeof a): number {
  for (const [at, value] of a.values.entries()) {
    const other = b.values[at]!
    if (value === other) continue
    return value === null ? 1 : other === null ? -1 : compareNatural(value, other)
  }
  return 0
}
