// Keeps a memo while it is written: a moment after the hands rest, at once when they leave. What one stretch of writing
// keeps is one act; nothing is written over that was changed elsewhere meanwhile.

import { newId, type MemoId, type SourceId } from '../../../src/base/ids.ts'
import type { TextRange } from '../../../src/base/text-range.ts'
import type { RichGiven } from '../../../src/memos/rich.ts'
import type { KeptMemo, MemoSubject } from '../../../src/memos/types.ts'
import { wordsOfGiven } from '../../editor/memo/memo-value.ts'

/** What a new memo is about. */
export interface MemoPlace {
  readonly about?: MemoSubject
  readonly subjectId?: string | null
  readonly passage?: { readonly sourceId: SourceId; readonly range: TextRange }
  readonly journalOn?: string
}

/** What is kept with one call. */
export interface Keeping extends MemoPlace {
  readonly memoId?: MemoId
  readonly stretch: string
  readonly stamp?: string
  readonly title: string
  readonly rich: RichGiven
}

/** What a keeper tells the view. */
export interface KeeperNews {
  readonly kept: (memo: KeptMemo) => void
  /** Keeping did not work; `conflict` where the memo is not what it was. */
  readonly trouble: (error: unknown, conflict: boolean) => void
}

/** How long the hands must rest before what was written is kept, and how long it waits at most, in ms. */
const REST = 1200
const LONGEST = 8000

/** Keeps one memo. `send` is the call; `isConflict` knows its refusal of a memo that was changed elsewhere. */
export class Keeper {
  memoId: MemoId | null
  stamp: string | undefined
  title: string
  rich: RichGiven
  readonly #place: MemoPlace
  readonly #send: (keeping: Keeping) => Promise<KeptMemo>
  readonly #isConflict: (error: unknown) => boolean
  #news: KeeperNews = { kept: () => {}, trouble: () => {} }
  #kept = false
  #stretch = newId()
  #since: number | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #sending: Promise<void> | null = null
  #held = false

  constructor(
    begin: { memoId: MemoId | null; stamp?: string | undefined; title: string; rich: RichGiven; place: MemoPlace },
    send: (keeping: Keeping) => Promise<KeptMemo>,
    isConflict: (error: unknown) => boolean,
  ) {
    this.memoId = begin.memoId
    this.stamp = begin.stamp
    this.title = begin.title
    this.rich = begin.rich
    this.#place = begin.place
    this.#send = send
    this.#isConflict = isConflict
  }

  /** Sets who is told. */
  tell(news: KeeperNews): void {
    this.#news = news
  }

  /** Whether something written is not kept yet. */
  get isOpen(): boolean {
    return this.#since !== null || this.#sending !== null
  }

  /** Takes what is written now. */
  write(change: { readonly title?: string; readonly rich?: RichGiven }): void {
    if (change.title !== undefined) this.title = change.title
    if (change.rich !== undefined) this.rich = change.rich
    const now = Date.now()
    this.#since ??= now
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), Math.max(0, Math.min(REST, this.#since + LONGEST - now)))
  }

  /** Keeps what is not kept yet, now. An empty memo is not kept. Gives back when it is done. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer)
    while (this.#sending) await this.#sending
    if (this.#since === null || this.#held) return
    if (this.title.trim() === '' && wordsOfGiven(this.rich).trim() === '') return
    this.#since = null
    this.#sending = this.#keep().finally(() => (this.#sending = null))
    await this.#sending
  }

  /** Ends the stretch: what is written from now on is an act of its own. Gives back whether anything was kept in it. */
  async leave(): Promise<boolean> {
    await this.flush()
    const kept = this.#kept
    this.#kept = false
    this.#stretch = newId()
    return kept
  }

  /** After a conflict: what is written here goes over what is there. */
  async keepMine(stamp: string): Promise<void> {
    this.stamp = stamp
    this.#held = false
    this.#since ??= Date.now()
    await this.flush()
  }

  /** Stops without keeping: the memo is gone, or what is there was taken instead. */
  drop(): void {
    clearTimeout(this.#timer)
    this.#since = null
    this.#held = true
  }

  async #keep(): Promise<void> {
    const { memoId, stamp } = this
    try {
      const kept = await this.#send({
        ...(memoId === null ? this.#place : { memoId, ...(stamp === undefined ? {} : { stamp }) }),
        stretch: this.#stretch,
        title: this.title,
        rich: this.rich,
      })
      this.memoId = kept.memoId
      this.stamp = kept.stamp
      this.#kept = true
      this.#news.kept(kept)
    } catch (error) {
      const conflict = this.#isConflict(error)
      // What could not be kept is tried again with the next words, but never over somebody else's.
      this.#since ??= Date.now()
      if (conflict) this.#held = true
      this.#news.trouble(error, conflict)
    }
  }
}
