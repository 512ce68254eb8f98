// The words of a text as the check reads them. A text of a million words has few that differ: each is looked at once, and known wherever it
// stands again. Pure.

import { copied } from '../../base/copied.ts'
import { plainWord } from './name-forms.ts'

/** A word with all that is known of it wherever it stands. */
export interface SaidWord {
  /** Without a genitive and without marks at its end. */
  readonly word: string
  readonly plain: string
  readonly hasCapital: boolean
  /** Whether it may tell somebody: always (a digit, a capital inside), never, or where its capital does not merely begin a sentence. */
  readonly tells: 'always' | 'never' | 'within'
}

const LETTER = /[\p{L}\p{N}]/u
/** What a character may do in a word: nothing, go on with it, begin it; one of two units begins it too. */
const NEITHER = 1
const GOES_ON = 2
const BEGINS = 3
const BEGINS_WIDE = 4
const HASH_BITS = 15

/** Words that differ are numbered from here: where none is known 0 stands. */
const FIRST = 1

/**
 * Reads texts into words; `see` is asked once for each word that differs. A word is letters and digits, with apostrophes, dots and hyphens
 * inside. Nothing is cut out of a text to be looked up, and what is found lies in the same lists for every text, until the next one is read:
 * how many words there are, and the places of those that are worth a look.
 */
export class WordReader<Word extends { readonly isWorthALook: boolean }> {
  /** How many words the text has. */
  count = 0
  /** The places of words that are worth a look. */
  readonly looked: number[] = []
  readonly #known: Word[] = []
  readonly #isLooked: boolean[] = []
  readonly #see: (written: string) => Word
  /** Of each word of the text its place among those known, and where it begins. */
  #words = new Int32Array(1 << 12)
  #at = new Int32Array(1 << 12)
  readonly #written: string[] = []
  /** Of each hash the last word that has it, and of each word the one before it with the same: numbers from {@link FIRST} on. */
  readonly #heads = new Int32Array(1 << HASH_BITS)
  readonly #before: number[] = []
  /** What a unit may do in a word, by its code; 0 where nobody asked yet. */
  readonly #kinds = new Uint8Array(0x1_0000)

  constructor(see: (written: string) => Word) {
    this.#see = see
    for (const mark of "'’.-") this.#kinds[mark.charCodeAt(0)] = GOES_ON
  }

  /** Reads a text, in slices of so many characters. */
  *read(text: string, slice = 30_000): Generator<void, void> {
    this.count = 0
    this.looked.length = 0
    for (let next = 0; next < text.length;) {
      if (next > 0) yield
      next = this.#readTo(text, next, next + slice)
    }
  }

  /** The word at a place of the text. */
  word(place: number): Word {
    return this.#known[this.#words[place]!]!
  }

  /** Where the word at a place begins in the text. */
  at(place: number): number {
    return this.#at[place]!
  }

  /** Reads on to the end of the word at an offset. Gives back where that is. */
  #readTo(text: string, from: number, to: number): number {
    const kinds = this.#kinds
    const end = Math.min(to, text.length)
    let at = from
    while (at < end) {
      const start = at
      let unit = text.charCodeAt(at)
      let kind = kinds[unit]! || this.#kindAt(text, at)
      at += kind === BEGINS_WIDE ? 2 : 1
      if (kind < BEGINS) continue
      let hash = unit
      while (at < text.length) {
        unit = text.charCodeAt(at)
        kind = kinds[unit]! || this.#kindAt(text, at)
        if (kind === NEITHER) break
        hash = (Math.imul(hash, 31) + unit) | 0
        at += kind === BEGINS_WIDE ? 2 : 1
      }
      this.#put(text, start, at, hash)
    }
    return at
  }

  #put(text: string, start: number, end: number, hash: number): void {
    const bucket = Math.imul(hash, 0x9e37_79b1) >>> (32 - HASH_BITS)
    let number = this.#heads[bucket]!
    while (number !== 0 && !isAt(this.#written[number - FIRST]!, text, start, end))
      number = this.#before[number - FIRST]!
    if (number === 0) {
      const written = copied(text.slice(start, end))
      this.#written.push(written)
      this.#before.push(this.#heads[bucket]!)
      const word = this.#see(written)
      number = this.#known.push(word) - 1 + FIRST
      this.#isLooked.push(word.isWorthALook)
      this.#heads[bucket] = number
    }
    if (this.count === this.#words.length) {
      this.#words = grown(this.#words)
      this.#at = grown(this.#at)
    }
    if (this.#isLooked[number - FIRST]!) this.looked.push(this.count)
    this.#words[this.count] = number - FIRST
    this.#at[this.count++] = start
  }

  #kindAt(text: string, at: number): number {
    const letter = String.fromCodePoint(text.codePointAt(at)!)
    const kind = !LETTER.test(letter) ? NEITHER : letter.length === 2 ? BEGINS_WIDE : BEGINS
    // What the half of a pair is depends on the other half.
    const unit = text.charCodeAt(at)
    if (unit < 0xd800 || unit > 0xdbff) this.#kinds[unit] = kind
    return kind
  }
}

const isAt = (written: string, text: string, start: number, end: number) =>
  written.length === end - start && text.startsWith(written, start)

function grown(list: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(list.length * 2)
  longer.set(list)
  return longer
}

/** What is known of a word wherever it stands. “I” tells nothing. */
export function saidWord(written: string): SaidWord {
  const word = written.replace(/['’]s$/u, '').replace(/[.’'-]+$/u, '')
  const hasCapital = /^\p{Lu}/u.test(word)
  return { word, plain: plainWord(word), hasCapital, tells: tellsOf(word, hasCapital) }
}

function tellsOf(word: string, hasCapital: boolean): SaidWord['tells'] {
  if (/\p{N}/u.test(word)) return 'always'
  if (!hasCapital || /^I(['’]\p{L}+)?$/u.test(word)) return 'never'
  return /\p{Lu}/u.test(word.slice(1)) ? 'always' : 'within'
}

const NEAR = 50
const OPENS = /[.?!…:“"‘'(–—[]/u

/** Whether a word tells somebody where it stands: a capital that begins a sentence or a line does not. */
export function isTelling({ tells }: Pick<SaidWord, 'tells'>, text: string, at: number): boolean {
  if (tells !== 'within') return tells === 'always'
  let before = at - 1
  while (before >= 0 && isSpace(text, before)) {
    if (text[before] === '\n' && before >= at - NEAR) return false
    before--
  }
  return before >= 0 && !OPENS.test(text[before]!)
}

function isSpace(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit === 0x20 || (unit < 0x80 ? unit >= 9 && unit <= 13 : /\s/u.test(text[at]!))
}
