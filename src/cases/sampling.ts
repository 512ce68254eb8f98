// The sampling table: how many cases were studied, by their attributes, and how many were left out, by reason (METHODS S21, S22). Pure.

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
  return [...rows.values()].sort((a, b) => {
    for (const [at, value] of a.values.entries()) {
      const other = b.values[at]!
      if (value === other) continue
      if (value === null || other === null) return value === null ? 1 : -1
      return compareNatural(value, other)
    }
    return 0
  })
}

/** What was left out, counted by reason, the commonest first. */
export function leftOutByReason(excluded: CaseTable): { readonly reason: string | null; readonly cases: number }[] {
  const place = excluded.attributes.findIndex(attribute => attribute.name.toLowerCase() === LEFT_OUT.reason)
  return samplingTable(excluded, place < 0 ? [] : [place])
    .map(row => ({ reason: row.values[0] ?? null, cases: row.cases }))
    .sort((a, b) => b.cases - a.cases)
}
