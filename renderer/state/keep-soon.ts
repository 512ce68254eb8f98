// The rhythm in which words are kept while they are written: a moment after the hands rest, at once when they leave, never over
// somebody else's, and what could not be kept is tried again with the next words.

/** How long the hands must rest before what was written is kept, and how long it waits at most, in ms. */
const REST = 1200
const LONGEST = 8000

/** What came of keeping: done, tried again with the next words, or held because it was changed elsewhere. */
export type Outcome = 'kept' | 'again' | 'conflict'

/** Keeps one piece of writing in that rhythm. */
export class KeepSoon {
  readonly #keep: () => Promise<Outcome>
  readonly #mayKeep: () => boolean
  #since: number | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #sending: Promise<void> | null = null
  #held = false

  /** `keep` keeps what is written at that moment and does not throw; `mayKeep` says whether there is anything worth it. */
  constructor(keep: () => Promise<Outcome>, mayKeep: () => boolean) {
    this.#keep = keep
    this.#mayKeep = mayKeep
  }

  /** Whether something written is not kept yet. */
  get isOpen(): boolean {
    return this.#since !== null || this.#sending !== null
  }

  /** Whether something written waits that may be kept: it is not held by a conflict. */
  get isWaiting(): boolean {
    return this.#since !== null && !this.#held
  }

  /** Something was written just now. */
  wrote(): void {
    const now = Date.now()
    this.#since ??= now
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), Math.max(0, Math.min(REST, this.#since + LONGEST - now)))
  }

  /** Keeps what is not kept yet, now. Gives back when it is done. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer)
    while (this.#sending) await this.#sending
    if (!this.isWaiting || !this.#mayKeep()) return
    this.#since = null
    this.#sending = this.#keepNow().finally(() => (this.#sending = null))
    await this.#sending
  }

  /** After a conflict that was decided: what is written here is kept. */
  async release(): Promise<void> {
    this.#held = false
    this.#since ??= Date.now()
    await this.flush()
  }

  /** Nothing that was written waits any more. */
  forget(): void {
    clearTimeout(this.#timer)
    this.#since = null
  }

  /** Stops for good without keeping. */
  drop(): void {
    this.forget()
    this.#held = true
  }

  async #keepNow(): Promise<void> {
    const outcome = await this.#keep()
    if (outcome === 'kept') return
    this.#since ??= Date.now()
    if (outcome === 'conflict') this.#held = true
  }
}
