// How alike words are: by the words and the runs of three letters they share, each counting for more the fewer things have it. Pure.

import { normal } from '../merge/codes.ts'

/** Something that is alike. `shared`: the telling words that both have. */
export interface Alike {
  readonly id: string
  readonly score: number
  readonly shared: readonly string[]
}

/** Longer texts are compared by their words alone. */
const SHORT = 80
const TELLING = 3

/** Things by their words, to find those that are like others. Names of a thousand things find their likes in well under a second. */
export class Likeness {
  readonly #ids: string[] = []
  readonly #tokens: (readonly string[])[] = []
  readonly #sums: number[] = []
  readonly #places = new Map<string, number[]>()
  readonly #weights = new Map<string, number>()

  constructor(things: Iterable<readonly [id: string, words: string]>) {
    for (const [id, words] of things) {
      const tokens = tokensOf(words)
      if (tokens.length === 0) continue
      const at = this.#ids.push(id) - 1
      this.#tokens.push(tokens)
      for (const token of tokens) {
        const places = this.#places.get(token)
        if (places) places.push(at)
        else this.#places.set(token, [at])
      }
    }
    for (const [token, places] of this.#places) this.#weights.set(token, this.#weight(places.length))
    for (const tokens of this.#tokens) this.#sums.push(this.#sum(tokens))
  }

  #weight(count: number): number {
    return Math.log(1 + Math.max(this.#ids.length, 4) / count)
  }

  #sum(tokens: readonly string[]): number {
    let sum = 0
    for (const token of tokens) sum += this.#weights.get(token) ?? this.#weight(1)
    return sum
  }

  /** The things most like some words: at least so much (0 to 1), the most alike first. */
  nearest(words: string, least: number, most: number): Alike[] {
    const tokens = tokensOf(words)
    if (tokens.length === 0) return []
    const own = this.#sum(tokens)
    const shared = new Map<number, number>()
    for (const token of tokens) {
      const weight = this.#weights.get(token)
      if (weight === undefined) continue
      for (const at of this.#places.get(token)!) shared.set(at, (shared.get(at) ?? 0) + weight)
    }
    const found: { at: number; score: number }[] = []
    for (const [at, weight] of shared) {
      const score = (2 * weight) / (own + this.#sums[at]!)
      if (score >= least) found.push({ at, score })
    }
    const given = new Set(tokens)
    return found
      .sort((a, b) => b.score - a.score || (this.#ids[a.at]! < this.#ids[b.at]! ? -1 : 1))
      .slice(0, most)
      .map(({ at, score }) => ({ id: this.#ids[at]!, score, shared: this.#telling(this.#tokens[at]!, given) }))
  }

  #telling(tokens: readonly string[], given: ReadonlySet<string>): string[] {
    return tokens
      .filter(token => token.startsWith(WORD) && given.has(token))
      .sort((a, b) => this.#weights.get(b)! - this.#weights.get(a)!)
      .slice(0, TELLING)
      .map(token => token.slice(WORD.length))
  }
}

const WORD = 'w '

function tokensOf(words: string): string[] {
  const plain = normal(words)
  const tokens = new Set<string>()
  for (const word of plain.match(/[\p{L}\p{N}]+/gu) ?? []) {
    tokens.add(WORD + word)
    if (plain.length > SHORT) continue
    const padded = ` ${word} `
    for (let at = 0; at + 3 <= padded.length; at++) tokens.add(padded.slice(at, at + 3))
  }
  return [...tokens]
}
