// Masks of lists of counts that follow what left before, as those of matrices do: sampling tables, checklists, counts in a text (METHODS 6.4,
// rules 4 and 6 over the union of outputs). Pure.

import { cellsApart, type EarlierCounts } from './count-differences.ts'
import { joinedCounts } from './joined-counts.ts'
import type { CountedCell } from './types.ts'

/** Of each sum of these counts and earlier ones that gives something away, the count to hide: the one that costs least of those that can be hidden. */
export function tellingAmong(
  cells: readonly CountedCell[],
  earlier: readonly EarlierCounts[],
  least: number,
  costOf: (cell: CountedCell) => number = costsItsCount,
): CountedCell[] {
  const shown = cells.filter(one => one.isHidden !== true && one.at !== undefined)
  const byGroup = new Map(shown.map(one => [nameOf(one.about, one.cases), one]))
  const joined = joinedCounts(cells, earlier, least).flatMap(({ about, found }) =>
    found.flatMap(({ from }) => {
      const own = from.flatMap(({ known: { file, of } }) =>
        file === null ? (byGroup.get(nameOf(about, of)) ?? []) : [],
      )
      return own.toSorted((a, b) => costOf(a) - costOf(b)).slice(0, 1)
    }),
  )
  return [...cellsApart(cells, earlier, least).map(one => one.statement), ...joined]
}

const nameOf = (about: string, cases: readonly string[]) => `${about} ${cases.toSorted().join()}`

/** A count costs what it says; none is guessed first. */
const costsItsCount = ({ count }: CountedCell) => (count === 0 ? 1_000_000 : count)

/**
 * Which counts of a list are left out for outside: those that are hidden anyway, and round by round one of every sum with earlier outputs
 * that gives something away. `cellsOf` says what a mask leaves: `at` of each count is its place in the list, none where nothing can hide it
 * (a total). `closed` hides what the hidden ones would follow from.
 */
export function rowsFollowing(
  hidden: readonly boolean[],
  cellsOf: (hidden: readonly boolean[]) => readonly CountedCell[],
  closed: (hidden: readonly boolean[]) => readonly boolean[],
  earlier: readonly EarlierCounts[],
  least: number | null,
): readonly boolean[] {
  if (least === null || earlier.length === 0) return hidden
  for (let now = hidden; ;) {
    const next = [...now]
    for (const { at } of tellingAmong(cellsOf(now), earlier, least)) if (at) next[at[0]!] = true
    if (next.every((is, at) => is === now[at])) return now
    now = closed(next)
  }
}

/** Counts under one total: a single hidden one would follow from it, so the smallest other one goes along. */
export function closedInLine(hidden: readonly boolean[], counts: readonly number[]): boolean[] {
  const open = counts.flatMap((count, at) => (hidden[at] ? [] : [{ at, count }]))
  const closed = [...hidden]
  if (counts.length - open.length === 1 && open.length > 0)
    closed[open.reduce((best, one) => (one.count < best.count ? one : best)).at] = true
  return closed
}
