// Where words occur in a text, token by token, exactly as the full-text index counts them: the same tokens, the same
// folding. So a count taken here and a match found there never disagree.

import { foldPoint, foldTable } from './unicode61.ts'
import type { TextRange } from '../base/text-range.ts'

/** One thing to look for. `tokens` are folded and stand next to each other; with `prefix` the last one may go on. `substring` (for scripts written without spaces) is looked for anywhere, letters A–Z in either case. */
export type Term = { readonly tokens: readonly string[]; readonly prefix: boolean } | { readonly substring: string }

/** Visits every token of a text with its place in UTF-16 units and a hash of its folded form. Stops when told `false`. */
export function eachToken(text: string, visit: (start: number, end: number, hash: number) => void, from: number): void {
  const table = foldTable()
  const length = text.length
  let at = from
  while (at < length) {
    let start = -1
    let end = at
    let hash = 0
    while (at < length) {
      const unit = text.charCodeAt(at)
      let width = 1
      let folded: number
      if (unit >= 0xd800 && unit <= 0xdbff && at + 1 < length) {
        width = 2
        folded = foldPoint(text.codePointAt(at)!)
      } else folded = table[unit]!
      // A mark continues a token and is dropped; it never begins one.
      if (folded === 0 || (folded === 1 && start < 0)) {
        at += width
        if (start >= 0) break
        continue
      }
      if (start < 0) start = at
      if (folded !== 1) hash = (Math.imul(hash, 31) + folded) | 0
      at += width
      end = at
    }
    if (start >= 0) visit(start, end, hash)
  }
}

function foldRange(text: string, start: number, end: number): string {
  let folded = ''
  for (let at = start; at < end;) {
    const point = text.codePointAt(at)!
    at += point > 0xffff ? 2 : 1
    const to = foldPoint(point)
    if (to > 1) folded += String.fromCodePoint(to)
  }
  return folded
}

function hashOf(token: string): number {
  let hash = 0
  for (const character of token) hash = (Math.imul(hash, 31) + character.codePointAt(0)!) | 0
  return hash
}

/** The folded tokens of a text, in order: what the index keeps of it. */
export function tokensOf(text: string): string[] {
  const tokens: string[] = []
  eachToken(text, (start, end) => tokens.push(foldRange(text, start, end)), 0)
  return tokens
}

interface Place extends TextRange {
  readonly first: number
  last: number
}

/**
 * Finds terms in one text after another. `find` gives every occurrence from an offset on, in order, as UTF-16 ranges; nothing
 * unless every term occurs (words of a search are all wanted). Occurrences that share a token are one, as the index marks them.
 */
export class OccurrenceFinder {
  readonly #terms: readonly Term[]
  readonly #hashes: readonly (readonly number[])[]
  // Kept between texts: a search reads thousands of paragraphs.
  #starts: number[] = []
  #ends: number[] = []
  #values: number[] = []

  constructor(terms: readonly Term[]) {
    this.#terms = terms
    this.#hashes = terms.map(term => ('tokens' in term ? term.tokens.map(hashOf) : []))
  }

  find(text: string, from = 0): TextRange[] {
    this.#starts = []
    this.#ends = []
    this.#values = []
    if (this.#terms.some(term => 'tokens' in term)) {
      eachToken(
        text,
        (start, end, hash) => {
          this.#starts.push(start)
          this.#ends.push(end)
          this.#values.push(hash)
        },
        from,
      )
    }
    const places: Place[] = []
    for (let index = 0; index < this.#terms.length; index++) {
      const before = places.length
      const term = this.#terms[index]!
      if ('tokens' in term) this.#phrases(text, term.tokens, this.#hashes[index]!, term.prefix, places)
      else substrings(text, term.substring, from, places)
      if (places.length === before) return []
    }
    return merged(places)
  }

  #phrases(text: string, tokens: readonly string[], hashes: readonly number[], prefix: boolean, places: Place[]): void {
    const size = tokens.length
    const lastWhole = prefix ? size - 1 : size
    next: for (let first = 0; first + size <= this.#starts.length; first++) {
      for (let at = 0; at < lastWhole; at++) {
        const index = first + at
        if (
          this.#values[index] !== hashes[at] ||
          foldRange(text, this.#starts[index]!, this.#ends[index]!) !== tokens[at]
        ) {
          continue next
        }
      }
      const last = first + size - 1
      if (prefix && !foldRange(text, this.#starts[last]!, this.#ends[last]!).startsWith(tokens[size - 1]!)) continue
      places.push({ start: this.#starts[first]!, end: this.#ends[last]!, first, last })
    }
  }
}

function asciiLower(text: string): string {
  return text.replace(/[A-Z]+/g, letters => letters.toLowerCase())
}

function substrings(text: string, wanted: string, from: number, places: Place[]): void {
  const lower = asciiLower(text)
  const needle = asciiLower(wanted)
  for (let at = lower.indexOf(needle, from); at >= 0; at = lower.indexOf(needle, at + needle.length)) {
    places.push({ start: at, end: at + needle.length, first: -1, last: -1 })
  }
}

function merged(places: Place[]): TextRange[] {
  if (places.length > 1) places.sort((a, b) => a.start - b.start || a.end - b.end)
  const ranges: { start: number; end: number }[] = []
  for (const place of places) {
    const last = ranges.at(-1)
    if (last && place.start < last.end) last.end = Math.max(last.end, place.end)
    else ranges.push({ start: place.start, end: place.end })
  }
  return ranges
}

/** Every occurrence of the terms in a text, as {@link OccurrenceFinder} finds them. */
export function occurrences(text: string, terms: readonly Term[], from = 0): TextRange[] {
  return new OccurrenceFinder(terms).find(text, from)
}
