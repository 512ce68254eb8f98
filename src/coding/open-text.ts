// A source's text as the coding room needs it: positions in the whole text ↔ places in its paragraphs. Pure.

import type { SourceId } from '../base/ids.ts'
import { splitsCharacter, type TextRange } from '../base/text-range.ts'
import { Refusal } from '../base/trouble.ts'

/** A source's text with the paragraphs it is made of. `ids` as stored (16 bytes), `starts` their UTF-16 offsets in `text`. */
export interface OpenText {
  readonly sourceId: SourceId
  readonly text: string
  readonly ids: readonly Uint8Array[]
  readonly starts: readonly number[]
}

/** Joins paragraphs to a text. A paragraph is what lies between two line ends. */
export function joinParagraphs(
  sourceId: SourceId,
  paragraphs: readonly (readonly [id: Uint8Array, text: string])[],
): OpenText {
  const starts: number[] = []
  let start = 0
  for (const [, text] of paragraphs) {
    starts.push(start)
    start += text.length + 1
  }
  return { sourceId, text: paragraphs.map(([, text]) => text).join('\n'), ids: paragraphs.map(([id]) => id), starts }
}

/** A place in a paragraph: which one (counted from 0) and how many UTF-16 units in. */
export interface Place {
  readonly paragraph: number
  readonly offset: number
}

/** Where an offset of the whole text lies. An offset right after a line end is the start of the next paragraph. */
export function placeOf(text: Pick<OpenText, 'starts'>, offset: number): Place {
  let low = 0
  let high = text.starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (text.starts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return { paragraph: low, offset: offset - text.starts[low]! }
}

/** Refuses a range that is empty, lies outside the text, or cuts a character in two. */
export function refuseBadRange(text: OpenText, range: TextRange): void {
  if (range.start < 0 || range.end > text.text.length || range.start >= range.end) {
    throw new Refusal(
      'range-outside',
      `These words lie outside the text (${range.start} to ${range.end} of ${text.text.length}). Select them again.`,
    )
  }
  if (splitsCharacter(text.text, range.start) || splitsCharacter(text.text, range.end)) {
    throw new Refusal(
      'range-splits',
      'The selection begins or ends in the middle of a character. Select the whole character.',
    )
  }
  if (text.text.slice(range.start, range.end).trim() === '')
    throw new Refusal('range-blank', 'There are no words in this selection. Select some words.')
}
