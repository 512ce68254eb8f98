// What is coded and what is not yet: for the toolbar and the status bar.

import type { CoderId } from '../../../src/base/ids.ts'
import type { TextRange } from '../../../src/base/text-range.ts'
import type { Coding } from '../../../src/coding/types.ts'
import type { ReadingText, Row } from '../../editor/reading-text.ts'

/** A turn that could be coded: what one who is not an interviewer says in a run; without speakers, a paragraph of running text. */
export interface Turn extends TextRange {
  readonly rows: readonly Row[]
}

const NOT_SAID = ['header', 'heading', 'footnote']

/** The turns of a text that could be coded, in order. */
export function codableTurns(reading: ReadingText): readonly Turn[] {
  const turns: { start: number; end: number; rows: Row[]; turn: number }[] = []
  for (const row of reading.rows) {
    if (NOT_SAID.includes(row.paragraph.style) || row.speaker?.role === 'interviewer' || row.end === row.speech)
      continue
    const last = turns.at(-1)
    if (last !== undefined && last.turn === row.turn) {
      last.end = row.end
      last.rows.push(row)
    } else turns.push({ start: row.speech, end: row.end, rows: [row], turn: row.turn })
  }
  return turns
}

/** The turns that a coder has not touched with any code. */
export function notCodedYet(turns: readonly Turn[], codings: readonly Coding[], coderId: CoderId): readonly Turn[] {
  const mine = merged(codings.filter(coding => coding.coderId === coderId))
  return turns.filter(turn => !touches(mine, turn))
}

/** How much of the turns' text a coder has coded, in whole per cent; null when there is nothing to code. */
export function shareCoded(turns: readonly Turn[], codings: readonly Coding[], coderId: CoderId): number | null {
  const mine = merged(codings.filter(coding => coding.coderId === coderId))
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
