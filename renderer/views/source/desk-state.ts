// What the desk shows besides the text.

import type { CodeId, CodingId, MemoId } from '../../../src/base/ids.ts'
import type { TextRange } from '../../../src/base/text-range.ts'
import type { Coding } from '../../../src/coding/types.ts'
import type { ManyAbout } from './code-many-about.ts'
import type { Showing } from './reader.ts'

/** The open list of codes: for which words, and what was refused. */
export interface Choice {
  readonly n: number
  readonly range: TextRange
  readonly about: string
  readonly recent: readonly CodeId[]
  readonly pinned: readonly CodeId[]
  readonly trouble: string | null
  /** The coding that is to get another code; null when the words are to be coded. */
  readonly coding: Coding | null
  /** The free key of a round that the chosen code is to lie on. */
  readonly key: string | null
}

/** A memo being written, on a coding or on words. */
export interface MemoAbout {
  readonly n: number
  readonly codingId: CodingId | null
  readonly range: TextRange
  readonly title: string
  /** The memo that is there already on these words. */
  readonly memoId?: MemoId
}

/** What the desk shows besides the text. */
export interface DeskState {
  readonly showing: Showing
  readonly choice: Choice | null
  readonly memo: MemoAbout | null
  /** Words being judged for propositions. */
  readonly judging: { readonly n: number; readonly range: TextRange; readonly title: string } | null
  readonly excerptsOf: CodeId | null
  /** The panel of keys for a round is open. */
  readonly isKeying: boolean
  /** The row whose codings are listed beside it. */
  readonly listed: number | null
  readonly focusedId: CodingId | null
  /** The coding whose edges are in hand, as it was. */
  readonly edges: Coding | null
  /** Many stretches about to be coded at once. */
  readonly many: ManyAbout | null
  /** What was refused, shown at the selection while no list is open. */
  readonly trouble: string | null
  /** The words selected were coded just now: nothing is offered for them until the selection moves. */
  readonly isDone: boolean
  /** What a screen reader is told. */
  readonly said: string
}

/** A desk with nothing open on it. */
export const CLEAR_DESK: DeskState = {
  showing: { by: 'code', coders: null, codes: null },
  choice: null,
  memo: null,
  judging: null,
  excerptsOf: null,
  isKeying: false,
  listed: null,
  focusedId: null,
  edges: null,
  many: null,
  trouble: null,
  isDone: false,
  said: '',
}
