// Keeps a summary while it is written. What one stretch of writing keeps is one act. Emptied and left, the cell is cleared.

import type { KeptSummary, SummaryCell, SummaryStatus } from '../../../src/analysis/summaries/types.ts'
import { newId, type SummaryId } from '../../../src/base/ids.ts'
import { KeepSoon, type Outcome } from '../../state/keep-soon.ts'

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

/** Keeps one cell. */
export class SummaryWriter {
  readonly cell: SummaryCell
  text: string
  summaryId: SummaryId | null
  stamp: string | null
  readonly #calls: WriterCalls
  readonly #stretch = newId()
  readonly #soon = new KeepSoon(
    () => this.#keep(),
    () => !this.#isEmpty,
  )
  #kept = false
  #was: SummaryStatus | null = null

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
    this.#soon.wrote()
  }

  /** Keeps what is not kept yet, now. An empty text waits until the hands leave. */
  flush(): Promise<void> {
    return this.#soon.flush()
  }

  /** Ends the stretch. What was emptied is cleared. */
  async leave(): Promise<Left> {
    await this.flush()
    if (this.#soon.isWaiting && this.#isEmpty && this.summaryId !== null) {
      this.#soon.forget()
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
  keepMine(stamp: string | null): Promise<void> {
    this.stamp = stamp
    return this.#soon.release()
  }

  /** Stops without keeping. */
  drop(): void {
    this.#soon.drop()
  }

  get #isEmpty(): boolean {
    return this.text.trim() === ''
  }

  async #keep(): Promise<Outcome> {
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
      return 'kept'
    } catch (error) {
      const conflict = this.#calls.isConflict(error)
      this.#calls.trouble(error, conflict)
      return conflict ? 'conflict' : 'again'
    }
  }
}
