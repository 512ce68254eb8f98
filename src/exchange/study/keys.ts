// Finding a thing by the key, the name or the id that somebody wrote in a cell.

import { fold } from '../../base/order.ts'

/** Things by their keys and other names. A key goes before a name, exact spelling before spelling without case. */
export class Keys<Thing> {
  readonly #exact = new Map<string, Thing>()
  readonly #folded = new Map<string, Thing>()
  // Two things of one name: the name says neither.
  readonly #named = new Map<string, Thing | null>()

  /** Adds a thing under its key. Gives false if the key was taken; then nothing is added. */
  add(key: string, thing: Thing, ...names: readonly (string | null)[]): boolean {
    if (this.#exact.has(key)) return false
    this.#exact.set(key, thing)
    if (!this.#folded.has(fold(key))) this.#folded.set(fold(key), thing)
    for (const name of names) {
      if (!name || name === key) continue
      const plain = fold(name)
      this.#named.set(plain, this.#named.has(plain) && this.#named.get(plain) !== thing ? null : thing)
    }
    return true
  }

  /** The thing so called, or undefined if there is none or more than one. */
  find(written: string): Thing | undefined {
    const folded = fold(written)
    return this.#exact.get(written) ?? this.#folded.get(folded) ?? this.#named.get(folded) ?? undefined
  }

  get size(): number {
    return this.#exact.size
  }
}
