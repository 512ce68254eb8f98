// Where codings lie in the units that are compared. A unit counts as coded when any of it is.

import {
  END,
  END_WORD,
  FIRST_PARAGRAPH,
  FIRST_TURN,
  FIRST_WORD,
  LAST_PARAGRAPH,
  LAST_TURN,
  PARAGRAPH_WIDTH,
  START,
  type SourceBlock,
} from '../coding-table.ts'
import type { AgreementUnit } from './types.ts'

/** The units of one source: how many, and the first and the one after the last under the coding that begins at `at` in its block. */
export interface UnitPlaces {
  readonly total: number
  readonly start: (at: number) => number
  readonly end: (at: number) => number
}

/** Every character of the text counts, line ends too. */
export function characterPlaces({ codings, paragraphs }: SourceBlock): UnitPlaces {
  const lines = paragraphs.length / PARAGRAPH_WIDTH
  let total = Math.max(0, lines - 1)
  for (let at = 0; at < paragraphs.length; at += PARAGRAPH_WIDTH) total += paragraphs[at]!
  return {
    total,
    // The table counts no line ends: there is one before each paragraph but the first.
    start: at => codings[at + START]! + codings[at + FIRST_PARAGRAPH]!,
    end: at => codings[at + END]! + codings[at + LAST_PARAGRAPH]!,
  }
}

/** The places of a unit. Sentences, and excerpts given beforehand, are stretches of characters, in order: `stretches`, start and end in turn. */
export function unitPlaces(block: SourceBlock, unit: AgreementUnit, stretches?: Int32Array): UnitPlaces {
  const { codings } = block
  switch (unit) {
    case 'character':
      return characterPlaces(block)
    case 'word':
      return { total: block.words, start: at => codings[at + FIRST_WORD]!, end: at => codings[at + END_WORD]! }
    case 'paragraph': {
      const before = upTo(marksOf(block, line => line))
      return {
        total: before.at(-1)!,
        start: at => before[codings[at + FIRST_PARAGRAPH]!]!,
        end: at => before[codings[at + LAST_PARAGRAPH]! + 1]!,
      }
    }
    case 'turn': {
      const before = upTo(marksOf(block, (_, turn) => turn))
      return {
        total: before.at(-1)!,
        start: at => before[codings[at + FIRST_TURN]!]!,
        end: at => before[codings[at + LAST_TURN]! + 1]!,
      }
    }
    case 'sentence':
    case 'excerpt':
      return stretchPlaces(block, stretches ?? new Int32Array(0))
  }
}

/** Which paragraphs, or which turns, hold words. */
function marksOf({ paragraphs }: SourceBlock, which: (line: number, turn: number) => number): boolean[] {
  const marks: boolean[] = []
  for (let line = 0; line * PARAGRAPH_WIDTH < paragraphs.length; line++) {
    const shape = paragraphs[line * PARAGRAPH_WIDTH + 1]!
    const at = which(line, shape >> 1)
    marks[at] = marks[at] === true || (shape & 1) === 1
  }
  return marks
}

/** How many are marked before each, and in all. */
function upTo(marks: readonly boolean[]): number[] {
  const before = [0]
  for (const mark of marks) before.push(before.at(-1)! + (mark ? 1 : 0))
  return before
}

/** Stretches must be in order of both ends. */
function stretchPlaces(block: SourceBlock, stretches: Int32Array): UnitPlaces {
  const characters = characterPlaces(block)
  const total = stretches.length / 2
  /** The first stretch of which an end (`field` 1) or start (0) lies beyond a place. */
  const firstBeyond = (place: number, field: 0 | 1) => {
    let low = 0
    let high = total
    while (low < high) {
      const middle = (low + high) >> 1
      if (stretches[middle * 2 + field]! > place) high = middle
      else low = middle + 1
    }
    return low
  }
  return {
    total,
    start: at => firstBeyond(characters.start(at), 1),
    end: at => firstBeyond(characters.end(at) - 1, 0),
  }
}
