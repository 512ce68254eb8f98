// From the rows of one source to its block: where each anchor lies in words, characters, paragraphs and turns, and who is
// speaking there.

import { codePointLength, wordCount } from '../base/text-range.ts'
import { assert } from '../base/trouble.ts'
import {
  ANCHOR,
  CODE,
  CODER,
  END,
  END_WORD,
  FIRST_PARAGRAPH,
  FIRST_TURN,
  FIRST_WORD,
  JUDGEMENT_WIDTH,
  LAST_PARAGRAPH,
  LAST_TURN,
  MARKS,
  N,
  PARAGRAPH_WIDTH,
  PERSON,
  ROLE_BITS,
  STANCES,
  START,
  VERSION,
  WIDTH,
  type CodingTable,
  type SourceBlock,
} from './coding-table.ts'

/** A paragraph in its place. `speaker` and `participant` are row numbers of who speaks and of the person behind, 0 for nobody known. */
export interface BlockParagraph {
  readonly n: number
  readonly text: string
  readonly speaker: number
  readonly role: keyof typeof ROLE_BITS
  readonly participant: number
}

/** A coding with its anchor, as a row: things by row number, offsets in UTF-16 units of the paragraphs, marks as bits. */
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
  marks: number,
  version: number,
]

/** What a block is made of. Paragraphs in document order, empty ones included. `stances` gives the bits of a coder on an anchor. */
export interface SourceRows {
  readonly source: number
  readonly paragraphs: readonly BlockParagraph[]
  readonly participants: readonly number[]
  readonly codings: readonly CodingRow[]
  readonly stances: (anchor: number, coder: number) => number
  readonly judgements: Int32Array
  readonly evidence: readonly number[]
  /** The passages of the judgements in the same order, as codings of no code. */
  readonly judged: readonly CodingRow[]
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

const ROLES = ['interviewer', 'respondent', 'other', 'nobody'] as const
const SURROGATE = /[\ud800-\udbff]/

/** How many code points lie before an offset. */
function pointsBefore(text: string, offset: number): number {
  const before = text.slice(0, offset)
  return SURROGATE.test(before) ? codePointLength(before) : before.length
}

/** Where each paragraph begins in words, characters and turns, and how much is spoken in each role. */
function measured(paragraphs: readonly BlockParagraph[]) {
  const place = new Map<number, number>()
  const wordsBefore = new Int32Array(paragraphs.length + 1)
  const charactersBefore = new Int32Array(paragraphs.length + 1)
  const turns = new Int32Array(paragraphs.length)
  const shapes = new Int32Array(paragraphs.length * PARAGRAPH_WIDTH)
  const wordsByRole = [0, 0, 0, 0]
  const charactersByRole = [0, 0, 0, 0]
  let turn = -1
  let speaking = 0
  for (let at = 0; at < paragraphs.length; at++) {
    const { n, text, speaker, role } = paragraphs[at]!
    place.set(n, at)
    const words = wordCount(text)
    const characters = pointsBefore(text, text.length)
    wordsBefore[at + 1] = wordsBefore[at]! + words
    charactersBefore[at + 1] = charactersBefore[at]! + characters
    const which = ROLES.indexOf(role)
    wordsByRole[which]! += words
    charactersByRole[which]! += characters
    // An empty line between two paragraphs of one speaker ends no turn.
    if (turn < 0 || (text !== '' && (speaker === 0 || speaker !== speaking))) turn++
    if (text !== '') speaking = speaker
    turns[at] = turn
    shapes[at * PARAGRAPH_WIDTH] = characters
    shapes[at * PARAGRAPH_WIDTH + 1] = turn * 2 + (words > 0 ? 1 : 0)
  }
  return { place, wordsBefore, charactersBefore, turns, shapes, wordsByRole, charactersByRole }
}

/**
 * Makes the block of a source. The participant of an anchor is the one whose turn it overlaps (several, if it overlaps
 * turns of several), else the source's only participant.
 */
export function sourceBlock(table: CodingTable, rows: SourceRows): SourceBlock {
  const { paragraphs, participants } = rows
  const { place, wordsBefore, charactersBefore, turns, shapes, wordsByRole, charactersByRole } = measured(paragraphs)
  const only = participants.length === 1 ? participants[0]! : 0
  // Codings as so many numbers each, in the order of the rows; then put in document order.
  const all = rows.judged.length === 0 ? rows.codings : [...rows.codings, ...rows.judged]
  const unsorted = new Int32Array(all.length * WIDTH)
  const known = new Map<number, number>()
  for (let index = 0; index < all.length; index++) {
    const at = index * WIDTH
    const [, n, code, coder, anchor, startParagraph, startOffset, endParagraph, endOffset, marks, version] = all[index]!
    unsorted[at + N] = n
    unsorted[at + CODE] = code
    unsorted[at + CODER] = coder
    unsorted[at + ANCHOR] = anchor
    unsorted[at + STANCES] = rows.stances(anchor, coder)
    unsorted[at + VERSION] = version
    const same = known.get(anchor)
    if (same !== undefined) {
      unsorted.copyWithin(at + FIRST_WORD, same + FIRST_WORD, same + PERSON + 1)
      unsorted.copyWithin(at + START, same + START, same + LAST_TURN + 1)
      unsorted[at + MARKS] = marks | (unsorted[same + MARKS]! & ALL_ROLES)
      continue
    }
    known.set(anchor, at)
    const first = place.get(startParagraph)
    const last = place.get(endParagraph)
    assert(first !== undefined && last !== undefined && first <= last, 'an anchor lies in paragraphs of its source')
    const from = wordsBefore[first]! + wordAt(paragraphs[first]!.text, startOffset)
    const to = wordsBefore[last]! + wordCount(paragraphs[last]!.text.slice(0, endOffset))
    const start = charactersBefore[first]! + pointsBefore(paragraphs[first]!.text, startOffset)
    unsorted[at + FIRST_WORD] = from
    unsorted[at + END_WORD] = Math.max(from, to)
    unsorted[at + START] = start
    unsorted[at + END] = Math.max(start, charactersBefore[last]! + pointsBefore(paragraphs[last]!.text, endOffset))
    const { people, roles, least, most } = under(paragraphs, first, startOffset, last, endOffset)
    unsorted[at + PERSON] = participants.length < 2 ? only : table.personNumber(people)
    unsorted[at + FIRST_PARAGRAPH] = least
    unsorted[at + LAST_PARAGRAPH] = most
    unsorted[at + FIRST_TURN] = turns[least]!
    unsorted[at + LAST_TURN] = turns[most]!
    unsorted[at + MARKS] = marks | roles
  }
  const judged = unsorted.slice(rows.codings.length * WIDTH)
  for (let index = 0; index < rows.judged.length; index++)
    judged[index * WIDTH + STANCES] = rows.judgements[index * JUDGEMENT_WIDTH + 3]!
  return {
    source: rows.source,
    words: wordsBefore.at(-1)!,
    wordsByRole,
    charactersByRole,
    paragraphs: shapes,
    participants,
    codings: inDocumentOrder(unsorted.subarray(0, rows.codings.length * WIDTH)),
    judgements: rows.judgements,
    evidence: rows.evidence,
    judged,
  }
}

const ALL_ROLES = ROLE_BITS.interviewer | ROLE_BITS.respondent | ROLE_BITS.other | ROLE_BITS.nobody
const ORDER = [START, END, ANCHOR, CODER, N] as const

/** By start, end, anchor, coder, row number. */
function inDocumentOrder(codings: Int32Array): Int32Array {
  const order = Uint32Array.from({ length: codings.length / WIDTH }, (_, index) => index * WIDTH)
  order.sort((a, b) => {
    for (const field of ORDER) {
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

/** Whose turns a stretch overlaps by at least one character, in which roles they speak, and the paragraphs in which it has one. */
function under(
  paragraphs: readonly BlockParagraph[],
  first: number,
  startOffset: number,
  last: number,
  endOffset: number,
): { people: number[]; roles: number; least: number; most: number } {
  const people = new Set<number>()
  let roles = 0
  let least = -1
  let most = first
  for (let at = first; at <= last; at++) {
    const { text, participant, role } = paragraphs[at]!
    const from = at === first ? startOffset : 0
    const to = at === last ? endOffset : text.length
    if (from >= to) continue
    if (participant !== 0) people.add(participant)
    roles |= ROLE_BITS[role]
    if (least < 0) least = at
    most = at
  }
  if (least < 0) return { people: [], roles: ROLE_BITS[paragraphs[first]!.role], least: first, most: first }
  return { people: [...people], roles, least, most }
}
