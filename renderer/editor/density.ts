// How densely each part of a text is coded, for the bar beside the scroll bar. A text's height is measured in lines of
// guessed length, as chunks are that nobody laid out: the bar needs no screen.

import type { TextRange } from '../../src/base/text-range.ts'
import { estimateHeight } from './chunk-height.ts'
import { rowAt, type Row } from './reading-text.ts'

const MEASURE = { characters: 76, height: 26, gap: 11 }

/** Where each row of a text begins on a bar of height 1. One more at the end: 1. */
export type Scale = readonly number[]

/** The scale of some rows. */
export function scaleOf(rows: readonly Row[]): Scale {
  const tops: number[] = [0]
  for (const row of rows) tops.push(tops.at(-1)! + estimateHeight([row], MEASURE))
  const all = tops.at(-1) || 1
  return tops.map(top => top / all)
}

/** Where an offset lies on the bar. */
export function placeOn(scale: Scale, rows: readonly Row[], offset: number): number {
  const index = rowAt(rows, offset)
  const row = rows[index]
  if (row === undefined) return 0
  const share = (offset - row.speech) / Math.max(1, row.end - row.speech)
  return scale[index]! + Math.min(1, Math.max(0, share)) * (scale[index + 1]! - scale[index]!)
}

/** The row at a place of the bar. */
export function rowOn(scale: Scale, place: number): number {
  let row = 0
  while (row + 2 < scale.length && scale[row + 1]! <= place) row++
  return row
}

/** How many codings lie on each of some equal parts of the bar, in the middle of its lines. */
export function densityOf(scale: Scale, rows: readonly Row[], codings: readonly TextRange[], parts: number): number[] {
  const dense = Array.from({ length: parts }, () => 0)
  for (const coding of codings) {
    const start = placeOn(scale, rows, coding.start) * parts
    const end = placeOn(scale, rows, coding.end) * parts
    for (let part = Math.floor(start); part < Math.min(parts, end); part++)
      dense[part]! += Math.min(end, part + 1) - Math.max(start, part)
  }
  return dense
}

/** The steps that are told apart. */
export const STEPS = [0.5, 1, 2, 4] as const

/** A run of parts that are equally dense: `step` from 1, one more than {@link STEPS} at most. */
export interface Dense extends TextRange {
  readonly step: number
}

/** Joins equally dense parts; those without codings are left out. */
export function denseRuns(dense: readonly number[]): readonly Dense[] {
  const runs: { start: number; end: number; step: number }[] = []
  for (const [part, many] of dense.entries()) {
    // A trace left by rounding is nothing.
    if (many < 0.02) continue
    const step = 1 + STEPS.filter(one => many > one).length
    const last = runs.at(-1)
    if (last !== undefined && last.step === step && last.end === part) last.end = part + 1
    else runs.push({ start: part, end: part + 1, step })
  }
  return runs
}
