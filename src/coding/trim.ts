// The edges of a coding: never in white space, never in a speaker's label.

import type { TextRange } from '../base/text-range.ts'

const BLANK = /\s/u

/** A range without white space and speakers' labels at its edges; null when nothing else is in it. `labels` in order of place. */
export function trimRange(text: string, labels: readonly TextRange[], range: TextRange): TextRange | null {
  let { start, end } = range
  for (;;) {
    const before = { start, end }
    while (start < end && BLANK.test(text[start]!)) start++
    while (end > start && BLANK.test(text[end - 1]!)) end--
    for (const label of labels) {
      // Whole labels only count as such where they stand at an edge: one between two paragraphs stays among the words.
      if (label.start <= start && label.end > start) start = Math.min(end, label.end)
      if (label.start < end && label.end >= end) end = Math.max(start, label.start)
    }
    if (start >= end) return null
    if (start === before.start && end === before.end) return { start, end }
  }
}
