// Moving the edges of a passage by a word. Pure.

import type { TextRange } from '../../../src/base/text-range.ts'
import { wordsIn } from '../../../src/base/units.ts'

/** The range with its beginning at the word before or after; never past its end. */
export function moveStart(text: string, range: TextRange, by: -1 | 1): TextRange {
  const words = wordsNear(text, range)
  const starts = words.map(word => word.start)
  const next = by < 0 ? starts.findLast(start => start < range.start) : starts.find(start => start > range.start)
  return next === undefined || next >= range.end ? range : { start: next, end: range.end }
}

/** The range with its end at the word before or after; never before its beginning. */
export function moveEnd(text: string, range: TextRange, by: -1 | 1): TextRange {
  const words = wordsNear(text, range)
  const ends = words.map(word => word.end)
  const next = by < 0 ? ends.findLast(end => end < range.end) : ends.find(end => end > range.end)
  return next === undefined || next <= range.start ? range : { start: range.start, end: next }
}

// No word is longer: a long text is not taken apart at every press.
const FAR = 400

function wordsNear(text: string, { start, end }: TextRange): TextRange[] {
  const from = Math.max(0, start - FAR)
  const words = wordsIn(text.slice(from, end + FAR)).map(word => ({ start: word.start + from, end: word.end + from }))
  // What is cut at the brink is no word.
  return words.slice(from > 0 ? 1 : 0, end + FAR < text.length ? -1 : undefined)
}
