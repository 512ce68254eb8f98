// Quotes as those outside may read them: names that were decided on stand in brackets, as edits that are listed. Pure.

import { checkedEdits, type EditWish } from '../quotes/edits.ts'
import type { TableQuote } from '../quotes/quote-table.ts'
import { paraphrasedTurns, quoteTurns } from '../quotes/turns.ts'
import { decidedNames } from './names.ts'
import type { OutsideSettings } from './types.ts'

/** Puts the words that were decided on in place of names, wherever no edit stands yet. */
export function withDecidedNames({ substitutes }: OutsideSettings): (quote: TableQuote) => TableQuote {
  const { pattern, byName } = decidedNames(substitutes)
  if (pattern === null) return quote => quote
  return quote => {
    if (quote.paraphrase !== null) {
      const paraphrase = quote.paraphrase.replace(pattern, word => `[${byName.get(word.toLowerCase())!}]`)
      return paraphrase === quote.paraphrase ? quote : { ...quote, paraphrase, turns: paraphrasedTurns(paraphrase) }
    }
    const more = [...quote.words.matchAll(pattern)].flatMap((match): EditWish[] => {
      const [start, end] = [match.index, match.index + match[0].length]
      if (quote.edits.edits.some(edit => edit.start < end && edit.end > start)) return []
      return [{ start, end, kind: 'substitute', text: byName.get(match[0].toLowerCase())! }]
    })
    if (more.length === 0) return quote
    const edits = checkedEdits(quote.words, [...quote.edits.edits, ...more])
    const labels = new Map(Object.entries(quote.speakers))
    return {
      ...quote,
      edits: { ...quote.edits, edits },
      turns: quoteTurns(quote.words, quote.paragraphs, edits, labels),
    }
  }
}
