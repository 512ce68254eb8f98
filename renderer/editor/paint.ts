// Which code washes which characters. Each character is washed by its two narrowest codings; codings longer than two
// turns show in the margin only; the focused coding comes on top (design guide, "Codes and stripes").

import type { CodeId, CodingId } from '../../src/base/ids.ts'
import { overlaps, type TextRange } from '../../src/base/text-range.ts'
import type { Coding } from '../../src/coding/types.ts'
import { rowsOf, turnsOf, type Row, type RowOfTurn } from './reading-text.ts'

/** How many washes may lie on one character, the focused coding's not counted. */
export const MOST_WASHES = 2

/** A coding longer than this many turns is shown in the margin only. */
const MOST_TURNS = 2

/** One wash on a run of characters, in source offsets. `rank` is 0 for the narrowest coding there, 1 for the next. */
export interface Wash extends TextRange {
  readonly codeId: CodeId
  readonly rank: number
}

/** Sorts codings into the rows they touch. */
export function byRow(rows: readonly TextRange[], codings: Iterable<Coding>): Map<number, Coding[]> {
  const result = new Map<number, Coding[]>()
  for (const coding of codings) {
    const touched = rowsOf(rows, coding)
    if (touched === null) continue
    for (let row = touched.first; row <= touched.last; row++) {
      const there = result.get(row)
      if (there === undefined) result.set(row, [coding])
      else there.push(coding)
    }
  }
  return result
}

/** Whether a coding is painted in the text at all. */
export function isWashed(rows: readonly RowOfTurn[], coding: TextRange): boolean {
  return turnsOf(rows, coding) <= MOST_TURNS
}

/** Paints one stretch: the codings that touch it, cut to it, at most {@link MOST_WASHES} codes on a character, narrowest first. */
export function paintStretch(
  stretch: TextRange,
  codings: readonly Coding[],
  focusedId: CodingId | null = null,
): readonly Wash[] {
  const here = codings.filter(coding => coding.id !== focusedId && overlaps(coding, stretch)).sort(narrowestFirst)
  if (here.length === 0) return []
  const washes: Wash[] = []
  // The wash of each rank that may still grow: the next run of characters often has the same.
  const growing: (number | undefined)[] = []
  const cuts = new Set<number>([stretch.start, stretch.end])
  for (const coding of here) {
    if (coding.start > stretch.start) cuts.add(coding.start)
    if (coding.end < stretch.end) cuts.add(coding.end)
  }
  const places = [...cuts].sort((a, b) => a - b)
  for (let at = 0; at + 1 < places.length; at++) {
    const start = places[at]!
    const end = places[at + 1]!
    const codes: CodeId[] = []
    for (const coding of here) {
      if (coding.start > start || coding.end < end || codes.includes(coding.codeId)) continue
      codes.push(coding.codeId)
      if (codes.length === MOST_WASHES) break
    }
    for (const [rank, codeId] of codes.entries()) {
      const open = growing[rank] === undefined ? undefined : washes[growing[rank]]
      if (open !== undefined && open.codeId === codeId && open.end === start) washes[growing[rank]!] = { ...open, end }
      else growing[rank] = washes.push({ codeId, rank, start, end }) - 1
    }
  }
  return washes
}

/** Paints every row; rows without a wash are left out. What {@link paintStretch} does, for a whole source. */
export function paint(
  rows: readonly Row[],
  codings: readonly Coding[],
  focusedId: CodingId | null = null,
): ReadonlyMap<number, readonly Wash[]> {
  const result = new Map<number, readonly Wash[]>()
  const washed = codings.filter(coding => isWashed(rows, coding))
  for (const [index, here] of byRow(rows, washed)) {
    const washes = paintStretch(rows[index]!, here, focusedId)
    if (washes.length > 0) result.set(index, washes)
  }
  return result
}

// Of two equally narrow codings the earlier made wins, so that a new one does not repaint what was there.
function narrowestFirst(a: Coding, b: Coding): number {
  return (
    a.end - a.start - (b.end - b.start) ||
    a.start - b.start ||
    (a.madeAt < b.madeAt ? -1 : a.madeAt > b.madeAt ? 1 : a.id < b.id ? -1 : 1)
  )
}
