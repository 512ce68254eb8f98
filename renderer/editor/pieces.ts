// How a row's text is cut into pieces for the document: the speaker's label, then runs of one formatting. Every character
// of the paragraph lies in exactly one piece, so that offsets map.

import type { Mark } from '../../src/sources/types.ts'
import type { Row } from './reading-text.ts'

/** A run of one formatting. `label` pieces hold the speaker's label, `syntax` the marks of Markdown: both are in the text, neither is read aloud to the eye. */
export interface Piece {
  readonly text: string
  readonly label?: true
  readonly syntax?: true
  readonly bold?: true
  readonly italic?: true
  readonly underline?: true
  readonly strike?: true
}

/** The pieces of a row in order; their texts joined are the paragraph's text. Marks outside the text are cut to it. */
export function piecesOf(row: Row): readonly Piece[] {
  const { text, marks, speechStart } = row.paragraph
  if (marks.length === 0 && speechStart === 0) return [{ text }]
  const cuts = new Set([0, Math.min(speechStart, text.length), text.length])
  for (const [start, end] of marks) {
    if (start > 0 && start < text.length) cuts.add(start)
    if (end > 0 && end < text.length) cuts.add(end)
  }
  const places = [...cuts].sort((a, b) => a - b)
  const pieces: Piece[] = []
  for (let at = 0; at + 1 < places.length; at++) {
    const start = places[at]!
    const end = places[at + 1]!
    pieces.push({ text: text.slice(start, end), ...formatting(marks, start, end), ...(end <= speechStart ? { label: true } : {}) })
  }
  return pieces
}

function formatting(marks: readonly Mark[], start: number, end: number): Omit<Piece, 'text'> {
  const result: { bold?: true; italic?: true; underline?: true; strike?: true } = {}
  for (const [from, to, mark] of marks) if (from <= start && to >= end) result[mark] = true
  return result
}
