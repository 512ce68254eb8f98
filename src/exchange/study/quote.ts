// A coding's place, checked against the words that its sheet says are there. Never is a coding stored on other words.

import { codePointMap, splitsCharacter, type TextRange } from '../../base/text-range.ts'

/** How offsets in a sheet count. */
export type OffsetUnit = 'code-points' | 'utf-16'

/** Where a row's words stand. `verified`: the quote stands at the offsets. `moved`: it stands elsewhere, once. `unchecked`: the row has no quote. */
export type Placed = { readonly range: TextRange; readonly by: 'verified' | 'moved' | 'unchecked' }

/** Why a row has no place: in words that end its sentence. */
export type Unplaced = { readonly why: string }

/** A text prepared for looking up many places in it. */
export class QuotedText {
  readonly text: string
  readonly #toUnits: (offset: number) => number

  constructor(text: string, unit: OffsetUnit) {
    this.text = text
    const map = unit === 'code-points' ? codePointMap(text) : null
    this.#toUnits = map ? offset => map.toUnits(offset) : offset => offset
  }

  /** Finds the place of a row: at its offsets if its quote stands there, else where the quote stands if that is one place only. */
  place(start: number | null, end: number | null, quote: string): Placed | Unplaced {
    const range = start === null || end === null ? null : { start: this.#toUnits(start), end: this.#toUnits(end) }
    const words = quote.replaceAll('\r\n', '\n').replaceAll('\r', '\n')
    if (words.trim() === '') return range ? this.#unchecked(range) : { why: 'nothing says which words are meant' }
    if (range && this.text.slice(range.start, range.end) === words) return { range, by: 'verified' }
    // A spreadsheet may have taken the white space around a quote away.
    for (const sought of new Set([words, words.trim()])) {
      const at = this.text.indexOf(sought)
      if (at < 0) continue
      if (this.text.indexOf(sought, at + 1) >= 0) {
        return {
          why: range
            ? 'the quote does not stand at its offsets, and stands in several other places'
            : 'the quote stands in several places',
        }
      }
      return { range: { start: at, end: at + sought.length }, by: 'moved' }
    }
    return {
      why:
        range && range.end > this.text.length
          ? 'the offsets lie beyond the end of the text, and the quote is nowhere in it'
          : 'the quote is nowhere in the text',
    }
  }

  #unchecked(range: TextRange): Placed | Unplaced {
    if (range.start >= range.end) return { why: 'its start does not lie before its end' }
    if (range.end > this.text.length) return { why: 'the offsets lie beyond the end of the text' }
    if (splitsCharacter(this.text, range.start) || splitsCharacter(this.text, range.end))
      return { why: 'an offset lies within a character' }
    if (this.text.slice(range.start, range.end).trim() === '') return { why: 'there are no words there' }
    return { range, by: 'unchecked' }
  }
}
