// How a row's words are cut into pieces for the document: runs of one formatting. The speaker's label is not among them:
// it stands in the column beside the words, and every second paragraph of a long interview would carry one more node.

import type { Mark } from '../../src/sources/types.ts'
import { markdownMarks } from './markdown-marks.ts'
import type { Row } from './reading-text.ts'

/** A run of one formatting. `syntax` is a mark of Markdown: in the text, and standing back. */
export interface Piece {
  readonly text: string
  readonly syntax?: true
  readonly bold?: true
  readonly italic?: true
  readonly underline?: true
  readonly strike?: true
  /** It stands in place of words that were taken out because they identify somebody. */
  readonly redacted?: true
}

/** The pieces of a row in order; their texts joined are the paragraph's words after its label. Marks outside them are cut. */
export function piecesOf(row: Row): readonly Piece[] {
  const { text } = row.paragraph
  const speech = row.speech - row.start
  const found = row.isMarkdown ? markdownMarks(row.paragraph, speech) : null
  const syntax = found?.syntax ?? []
  const marks = found === null ? row.paragraph.marks : [...row.paragraph.marks, ...found.marks]
  if (marks.length === 0 && syntax.length === 0) return [{ text: speech === 0 ? text : text.slice(speech) }]
  const cuts = new Set([speech, text.length])
  for (const [start, end] of [...marks, ...syntax]) {
    if (start > speech && start < text.length) cuts.add(start)
    if (end > speech && end < text.length) cuts.add(end)
  }
  const places = [...cuts].sort((a, b) => a - b)
  if (places.length < 2) return [{ text: '' }]
  const pieces: Piece[] = []
  for (let at = 0; at + 1 < places.length; at++) {
    const start = places[at]!
    const end = places[at + 1]!
    const isSyntax = syntax.some(([from, to]) => from <= start && to >= end)
    pieces.push({
      text: text.slice(start, end),
      ...formatting(marks, start, end),
      ...(isSyntax ? { syntax: true } : {}),
    })
  }
  return pieces
}

function formatting(marks: readonly Mark[], start: number, end: number): Omit<Piece, 'text' | 'syntax'> {
  const result: { bold?: true; italic?: true; underline?: true; strike?: true; redacted?: true } = {}
  for (const [from, to, mark] of marks) if (from <= start && to >= end) result[mark] = true
  return result
}
