// How often words stand in texts. The words are the tokens of the full-text index, so that a word counted here is found by a search.

import { eachToken, tokensOf } from './occurrences.ts'

interface Entry {
  readonly folded: string
  /** How often it is written so, by form. */
  readonly forms: Map<string, number>
  count: number
  sources: number
  last: number
  sites: Set<number> | null
}

/** A word and what was counted of it. */
export interface Counted {
  readonly word: string
  readonly count: number
  readonly sources: number
  readonly sites: number
}

/** Counts words, source by source. Words are equal without regard to capitals and accents; `without` are folded words that do not count. */
export class WordCounter {
  readonly #without: ReadonlySet<string>
  readonly #least: number
  readonly #entries = new Map<string, Entry>()
  // Surface forms lead to their entry without folding them again; null for what does not count.
  readonly #forms = new Map<string, Entry | null>()
  #source = 0
  total = 0
  left = 0

  constructor({ without, least }: { readonly without: ReadonlySet<string>; readonly least: number }) {
    this.#without = without
    this.#least = least
  }

  /** How many different words count. */
  get different(): number {
    return this.#entries.size
  }

  /** What is read from now on stands in another source. */
  nextSource(): void {
    this.#source++
  }

  /** Reads a text from an offset on. */
  add(text: string, from: number): void {
    eachToken(
      text,
      (start, end) => {
        this.total++
        const form = text.slice(start, end)
        let entry = this.#forms.get(form)
        if (entry === undefined) entry = this.#enter(form)
        if (entry === null) {
          this.left++
          return
        }
        entry.count++
        entry.forms.set(form, (entry.forms.get(form) ?? 0) + 1)
        if (entry.last !== this.#source) {
          entry.last = this.#source
          entry.sources++
        }
      },
      from,
    )
  }

  /** The words used most, the most frequent first, equal ones by the alphabet. Their sites are counted from now on by {@link addSites}. */
  most(limit: number): void {
    const kept = [...this.#entries.values()]
      .sort((a, b) => b.count - a.count || (a.folded < b.folded ? -1 : 1))
      .slice(0, limit)
    this.#entriesKept = kept
    for (const entry of kept) entry.sites = new Set()
  }
  #entriesKept: readonly Entry[] = []

  /** Notes at which sites the words of a text stand: of those used most. */
  addSites(text: string, from: number, sites: readonly number[]): void {
    eachToken(
      text,
      (start, end) => {
        const kept = this.#forms.get(text.slice(start, end))?.sites
        if (kept) for (const site of sites) kept.add(site)
      },
      from,
    )
  }

  /** What was counted of the words used most. */
  result(): readonly Counted[] {
    return this.#entriesKept.map(entry => ({
      word: mostUsed(entry.forms),
      count: entry.count,
      sources: entry.sources,
      sites: entry.sites?.size ?? 0,
    }))
  }

  #enter(form: string): Entry | null {
    const folded = tokensOf(form)[0] ?? ''
    const counts = Array.from(folded).length >= this.#least && !this.#without.has(folded) && !/^\d+$/.test(folded)
    let entry: Entry | null = null
    if (counts) {
      entry = this.#entries.get(folded) ?? null
      if (entry === null) {
        entry = { folded, forms: new Map(), count: 0, sources: 0, last: 0, sites: null }
        this.#entries.set(folded, entry)
      }
    }
    this.#forms.set(form, entry)
    return entry
  }
}

/** The form used most; of equal ones the one with fewer capitals, which stands later in the order of characters. */
function mostUsed(forms: ReadonlyMap<string, number>): string {
  let best = ''
  let most = 0
  for (const [form, count] of forms) {
    if (count > most || (count === most && form > best)) {
      best = form
      most = count
    }
  }
  return best
}
