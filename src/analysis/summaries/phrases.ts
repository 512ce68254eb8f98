// Phrases of a summary go along with its text as anchors do with theirs. Pure.

import type { TextRange } from '../../base/text-range.ts'
import { carry } from '../../coding/carry.ts'
import { stepsBetween } from '../../sources/text-diff.ts'

/** Where phrases stand after a text was written anew. One of whose words none is left has no length: the link stays, and says so. */
export function carryPhrases(before: string, after: string, phrases: readonly TextRange[]): TextRange[] {
  const steps = stepsBetween(before, after)
  return phrases.map(phrase => {
    const { range } = carry(after, phrase, steps)
    // Other words in its place are not what was linked: nobody is asked about a summary, so nothing is guessed.
    const left = wordsOf(after.slice(range.start, range.end))
    const kept = [...wordsOf(before.slice(phrase.start, phrase.end))].some(word => left.has(word))
    return kept ? range : { start: range.start, end: range.start }
  })
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu))
}

/** A phrase without white space at its edges; null where nothing else is in it. */
export function trimPhrase(text: string, { start, end }: TextRange): TextRange | null {
  const words = text.slice(start, end)
  const head = words.length - words.trimStart().length
  const tail = words.length - words.trimEnd().length
  return head === words.length ? null : { start: start + head, end: end - tail }
}
