// From the rows of one source to its block: where each anchor lies in words, and who is speaking there.

import { wordCount } from '../base/text-range.ts'
import { assert } from '../base/trouble.ts'
import {
  ANCHOR,
  CODE,
  CODER,
  END_WORD,
  FIRST_WORD,
  N,
  PERSON,
  STANCES,
  WIDTH,
  type CodingTable,
  type SourceBlock,
} from './coding-table.ts'

/** A paragraph in its place. `participant` is the row number of the person whose turn it is, 0 for nobody known. */
export interface BlockParagraph {
  readonly n: number
  readonly text: string
  readonly participant: number
}

/** A coding with its anchor, as a row: things by row number, offsets in UTF-16 units of the paragraphs. */
export type CodingRow = readonly [
  source: number,
  coding: number,
  code: number,
  coder: number,
  anchor: number,
  startParagraph: number,
  startOffset: number,
  endParagraph: number,
  endOffset: number,
]

/** What a block is made of. Paragraphs in document order, empty ones included. `stances` gives the bits of a coder on an anchor. */
export interface SourceRows {
  readonly source: number
  readonly paragraphs: readonly BlockParagraph[]
  readonly participants: readonly number[]
  readonly codings: readonly CodingRow[]
  readonly stances: (anchor: number, coder: number) => number
  readonly evidence: readonly number[]
}

function isWhite(text: string, at: number): boolean {
  return wordCount(text[at]!) === 0
}

/** The word that goes on or begins at an offset or after it, counted from 0 in its paragraph. */
function wordAt(text: string, offset: number): number {
  if (offset === 0) return 0
  const before = wordCount(text.slice(0, offset))
  const inside = offset < text.length && !isWhite(text, offset - 1) && !isWhite(text, offset)
  return inside ? before - 1 : before
}

/**
 * Makes the block of a source. The participant of an anchor is the one whose turn it overlaps (several, if it overlaps
 * turns of several), else the source's only participant.
 */
export function sourceBlock(table: CodingTable, rows: SourceRows): SourceBlock {
  const { paragraphs, participants } = rows
  const place = new Map<number, number>()
  const wordsBefore = new Int32Array(paragraphs.length + 1)
  for (let at = 0; at < paragraphs.length; at++) {
    place.set(paragraphs[at]!.n, at)
    wordsBefore[at + 1] = wordsBefore[at]! + wordCount(paragraphs[at]!.text)
  }
  const only = participants.length === 1 ? participants[0]! : 0
  // Codings as eight numbers each, in the order of the rows; then put in document order.
  const unsorted = new Int32Array(rows.codings.length * WIDTH)
  const known = new Map<number, number>()
  for (let index = 0; index < rows.codings.length; index++) {
    const at = index * WIDTH
    const [, n, code, coder, anchor, startParagraph, startOffset, endParagraph, endOffset] = rows.codings[index]!
    unsorted[at + N] = n
    unsorted[at + CODE] = code
    unsorted[at + CODER] = coder
    unsorted[at + ANCHOR] = anchor
    unsorted[at + STANCES] = rows.stances(anchor, coder)
    const same = known.get(anchor)
    if (same !== undefined) {
      unsorted.copyWithin(at + FIRST_WORD, same + FIRST_WORD, same + PERSON + 1)
      continue
    }
    known.set(anchor, at)
    const first = place.get(startParagraph)
    const last = place.get(endParagraph)
    assert(first !== undefined && last !== undefined && first <= last, 'an anchor lies in paragraphs of its source')
    const from = wordsBefore[first]! + wordAt(paragraphs[first]!.text, startOffset)
    const to = wordsBefore[last]! + wordCount(paragraphs[last]!.text.slice(0, endOffset))
    unsorted[at + FIRST_WORD] = from
    unsorted[at + END_WORD] = Math.max(from, to)
    unsorted[at + PERSON] =
      participants.length < 2 ? only : table.personNumber(speaking(paragraphs, first, startOffset, last, endOffset))
  }
  return {
    source: rows.source,
    words: wordsBefore.at(-1)!,
    participants,
    codings: inDocumentOrder(unsorted),
    evidence: rows.evidence,
  }
}

/** By first word, end, anchor, coder, row number. */
function inDocumentOrder(codings: Int32Array): Int32Array {
  const order = Uint32Array.from({ length: codings.length / WIDTH }, (_, index) => index * WIDTH)
  order.sort((a, b) => {
    for (const field of [FIRST_WORD, END_WORD, ANCHOR, CODER, N]) {
      const difference = codings[a + field]! - codings[b + field]!
      if (difference !== 0) return difference
    }
    return 0
  })
  const sorted = new Int32Array(codings.length)
  for (let index = 0; index < order.length; index++) {
    const from = order[index]!
    for (let field = 0; field < WIDTH; field++) sorted[index * WIDTH + field] = codings[from + field]!
  }
  return sorted
}

/** Whose turns a stretch overlaps, by at least one character. */
function speaking(
  paragraphs: readonly BlockParagraph[],
  first: number,
  startOffset: number,
  last: number,
  endOffset: number,
): number[] {
  const people = new Set<number>()
  for (let at = first; at <= last; at++) {
    const { text, participant } = paragraphs[at]!
    const from = at === first ? startOffset : 0
    const to = at === last ? endOffset : text.length
    if (participant !== 0 && from < to) people.add(participant)
  }
  return [...people]
}
