// What of a text could be coded, and what a coder has not touched yet. Pure: the reading view counts the source in front
// with it, the core all sources.

import type { TextRange } from '../base/text-range.ts'
import type { ParagraphStyle, Speaker } from './types.ts'

/** A paragraph as it counts here: its words after the label of the speaker, in which run of one speaker. */
export interface SaidRow {
  readonly speech: number
  readonly end: number
  readonly turn: number
}

/** A turn that could be coded: what one who is not an interviewer says in a run; without speakers, a paragraph of running text. */
export interface Turn<Row extends SaidRow = SaidRow> extends TextRange {
  readonly rows: readonly Row[]
}

const NOT_SAID: readonly ParagraphStyle[] = ['header', 'heading', 'footnote']

/** Whether a paragraph of a style, said by somebody in a role, could be coded: no header, heading or footnote, and no question. */
export function isSaid(style: ParagraphStyle, role: Speaker['role'] | null): boolean {
  return !NOT_SAID.includes(style) && role !== 'interviewer'
}

/** The turns that could be coded, in order; `said` tells which rows count. */
export function turnsOf<Row extends SaidRow>(rows: Iterable<Row>, said: (row: Row) => boolean): readonly Turn<Row>[] {
  const turns: { start: number; end: number; rows: Row[]; turn: number }[] = []
  for (const row of rows) {
    if (row.end === row.speech || !said(row)) continue
    const last = turns.at(-1)
    if (last !== undefined && last.turn === row.turn) {
      last.end = row.end
      last.rows.push(row)
    } else turns.push({ start: row.speech, end: row.end, rows: [row], turn: row.turn })
  }
  return turns
}

/** The turns that none of some codings touches. */
export function untouched<Row extends SaidRow>(
  turns: readonly Turn<Row>[],
  codings: readonly TextRange[],
): readonly Turn<Row>[] {
  const mine = merged(codings)
  return turns.filter(turn => !touches(mine, turn))
}

/** How much of the turns' text some codings cover, in whole per cent; null when there is nothing to code. */
export function shareOf(turns: readonly Turn[], codings: readonly TextRange[]): number | null {
  const mine = merged(codings)
  let all = 0
  let coded = 0
  for (const turn of turns) {
    for (const row of turn.rows) {
      all += row.end - row.speech
      for (let at = firstAfter(mine, row.speech); at < mine.length && mine[at]!.start < row.end; at++) {
        coded += Math.max(0, Math.min(mine[at]!.end, row.end) - Math.max(mine[at]!.start, row.speech))
      }
    }
  }
  return all === 0 ? null : Math.round((100 * coded) / all)
}

/** Overlapping ranges joined, in order. */
function merged(ranges: readonly TextRange[]): TextRange[] {
  const result: { start: number; end: number }[] = []
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1)
    if (last !== undefined && range.start <= last.end) last.end = Math.max(last.end, range.end)
    else result.push({ start: range.start, end: range.end })
  }
  return result
}

function firstAfter(ranges: readonly TextRange[], offset: number): number {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (ranges[middle]!.end > offset) high = middle
    else low = middle + 1
  }
  return low
}

function touches(ranges: readonly TextRange[], range: TextRange): boolean {
  const at = firstAfter(ranges, range.start)
  return at < ranges.length && ranges[at]!.start < range.end
}
