// Keeps a summary while it is written: a moment after the hands rest, at once when they leave. What one stretch of writing
// keeps is one act; nothing is written over that was changed elsewhere meanwhile. Emptied and left, the cell is cleared.

import type { KeptSummary, SummaryCell, SummaryStatus } from '../../../src/analysis/summaries/types.ts'
import { newId, type SummaryId } from '../../../src/base/ids.ts'

/** What a writer sends. */
export interface Sending extends SummaryCell {
  readonly text: string
  readonly stretch: string
  readonly stamp: string | null
}

/** What a writer needs of the core. */
export interface WriterCalls {
  readonly keep: (sending: Sending) => Promise<KeptSummary>
  readonly remove: (summaryId: SummaryId) => Promise<unknown>
  /** Whether an error is the refusal of a summary that was changed elsewhere. */
  readonly isConflict: (error: unknown) => boolean
  readonly trouble: (error: unknown, conflict: boolean) => void
}

/** What came of a stretch of writing. */
export type Left =
  | { readonly did: 'nothing' | 'cleared' }
  | { readonly did: 'kept'; readonly was: SummaryStatus | null }

/** How long the hands must rest before what was written is kept, and how long it waits at most, in ms. */
const REST = 1200
const LONGEST = 8000

/** Keeps one cell. */
export class SummaryWriter {
  readonly cell: SummaryCell
  text: string
  summaryId: SummaryId | null
  stamp: string | null
  readonly #calls: WriterCalls
  readonly #stretch = newId()
  #since: number | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #sending: Promise<void> | null = null
  #kept = false
  #was: SummaryStatus | null = null
  #held = false

  constructor(
    cell: SummaryCell,
    begin: { readonly text: string; readonly summaryId: SummaryId | null; readonly stamp: string | null },
    calls: WriterCalls,
  ) {
    this.cell = cell
    this.text = begin.text
    this.summaryId = begin.summaryId
    this.stamp = begin.stamp
    this.#calls = calls
  }

  /** Takes what is written now. */
  write(text: string): void {
    if (text === this.text) return
    this.text = text
    const now = Date.now()
    this.#since ??= now
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), Math.max(0, Math.min(REST, this.#since + LONGEST - now)))
  }

  /** Keeps what is not kept yet, now. An empty text waits until the hands leave. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer)
    while (this.#sending) await this.#sending
    if (this.#since === null || this.#held || this.text.trim() === '') return
    this.#since = null
    this.#sending = this.#keep().finally(() => (this.#sending = null))
    await this.#sending
  }

  /** Ends the stretch. What was emptied is cleared. */
  async leave(): Promise<Left> {
    await this.flush()
    if (this.#since !== null && !this.#held && this.text.trim() === '' && this.summaryId !== null) {
      this.#since = null
      try {
        await this.#calls.remove(this.summaryId)
        return { did: 'cleared' }
      } catch (error) {
        this.#calls.trouble(error, false)
      }
    }
    return this.#kept ? { did: 'kept', was: this.#was } : { did: 'nothing' }
  }

  /** After a conflict: what is written here goes over what is there. */
  async keepMine(stamp: string | null): Promise<void> {
    this.stamp = stamp
    this.#held = false
    this.#since ??= Date.now()
    await this.flush()
  }

  /** Stops without keeping. */
  drop(): void {
    clearTimeout(this.#timer)
    this.#since = null
    this.#held = true
  }

  async #keep(): Promise<void> {
    try {
      const { summaryId, stamp, was } = await this.#calls.keep({
        ...this.cell,
        text: this.text,
        stretch: this.#stretch,
        stamp: this.stamp,
      })
      this.summaryId = summaryId
      this.stamp = stamp
      this.#kept = true
      this.#was ??= was
    } catch (error) {
      const conflict = this.#calls.isConflict(error)
      // What could not be kept is tried again with the next words, but never over somebody else's.
      this.#since ??= Date.now()
      if (conflict) this.#held = true
      this.#calls.trouble(error, conflict)
    }
  }
}
