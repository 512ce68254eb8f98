// The text of a paragraph in pieces, each with the coders who marked it. Pure.

import type { TextRange } from '../../../src/base/text-range.ts'

/** A mark of one coder, by the coder's place. */
export interface LaneMark extends TextRange {
  readonly coder: number
}

/** A piece of text with the coders who marked all of it. */
export interface LanePiece {
  readonly start: number
  readonly text: string
  readonly coders: readonly number[]
}

/** Cuts a paragraph at every edge of a mark. `start` is its place in the source. */
export function piecesOf(text: string, start: number, marks: readonly LaneMark[]): LanePiece[] {
  const end = start + text.length
  const here = marks.filter(mark => mark.start < end && mark.end > start)
  const edges = new Set([start, end])
  for (const mark of here) {
    edges.add(Math.max(start, mark.start))
    edges.add(Math.min(end, mark.end))
  }
  const places = [...edges].sort((a, b) => a - b)
  return places.slice(0, -1).map((from, at) => {
    const to = places[at + 1]!
    const coders = new Set(here.filter(mark => mark.start <= from && mark.end >= to).map(mark => mark.coder))
    return { start: from, text: text.slice(from - start, to - start), coders: [...coders].sort((a, b) => a - b) }
  })
}
