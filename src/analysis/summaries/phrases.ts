// Phrases of a summary go along with its text as anchors do with theirs. Pure.

import type { TextRange } from '../../base/text-range.ts'
import { carry } from '../../coding/carry.ts'
import { stepsBetween } from '../../sources/text-diff.ts'

/** Where phrases stand after a text was written anew. One whose words are all gone has no length: the link stays, and says so. */
export function carryPhrases(before: string, after: string, phrases: readonly TextRange[]): TextRange[] {
  const steps = stepsBetween(before, after)
  return phrases.map(phrase => carry(after, phrase, steps).range)
}

/** A phrase without white space at its edges; null where nothing else is in it. */
export function trimPhrase(text: string, { start, end }: TextRange): TextRange | null {
  const words = text.slice(start, end)
  const head = words.length - words.trimStart().length
  const tail = words.length - words.trimEnd().length
  return head === words.length ? null : { start: start + head, end: end - tail }
}
