// Keeps a memo while it is written. What one stretch of writing keeps is one act.

import { newId, type MemoId, type SourceId } from '../../../src/base/ids.ts'
import type { TextRange } from '../../../src/base/text-range.ts'
import type { RichGiven } from '../../../src/memos/rich.ts'
import type { KeptMemo, MemoSubject } from '../../../src/memos/types.ts'
import { wordsOfGiven } from '../../editor/memo/memo-value.ts'
import { KeepSoon, type Outcome } from '../../state/keep-soon.ts'

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
  readonly #soon = new KeepSoon(
    () => this.#keep(),
    () => this.title.trim() !== '' || wordsOfGiven(this.rich).trim() !== '',
  )

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
    return this.#soon.isOpen
  }

  /** Takes what is written now. */
  write(change: { readonly title?: string; readonly rich?: RichGiven }): void {
    if (change.title !== undefined) this.title = change.title
    if (change.rich !== undefined) this.rich = change.rich
    this.#soon.wrote()
  }

  /** Keeps what is not kept yet, now. An empty memo is not kept. Gives back when it is done. */
  flush(): Promise<void> {
    return this.#soon.flush()
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
  keepMine(stamp: string): Promise<void> {
    this.stamp = stamp
    return this.#soon.release()
  }

  /** Stops without keeping: the memo is gone, or what is there was taken instead. */
  drop(): void {
    this.#soon.drop()
  }

  async #keep(): Promise<Outcome> {
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
      return 'kept'
    } catch (error) {
      const conflict = this.#isConflict(error)
      this.#news.trouble(error, conflict)
      return conflict ? 'conflict' : 'again'
    }
  }
}
