import type { AnchorId, CodeId, CoderId, MemoId, SourceId } from '../base/ids.ts'
import type { TextRange } from '../base/text-range.ts'
import type { Rich } from './rich.ts'

/** The kinds of thing a memo can be about; `project` for a free memo. */
export type MemoSubject = 'project' | 'source' | 'code' | 'coding' | 'case' | 'proposition' | 'anchor'

/** The kinds of thing a memo can link to. A coding is an excerpt, an anchor words without a code. */
export type LinkKind = 'source' | 'code' | 'coding' | 'case' | 'proposition' | 'anchor' | 'memo'

/** One thing that a memo links to. */
export interface MemoLink {
  readonly kind: LinkKind
  readonly id: string
}

/** What a researcher writes about something. `subjectName` says it in words ("T10 Knowledge lead"). `sourceId`: the source that it is about, or whose words; `codeId`: the code, or that of the coding. `journalOn` is the day of a journal entry. */
export interface Memo {
  readonly id: MemoId
  readonly title: string
  readonly body: string
  readonly coderId: CoderId
  readonly about: MemoSubject
  readonly subjectId: string | null
  readonly subjectName: string
  readonly sourceId: SourceId | null
  readonly codeId: CodeId | null
  readonly journalOn: string | null
  /** What it links to, as far as it is there. */
  readonly links: readonly MemoLink[]
  readonly madeAt: string
  readonly changedAt: string
}

/** A linked thing as it is now. `reference` says where words stand ("T10 ¶13"); `words` are those of an excerpt or a passage. */
export interface LinkTarget extends MemoLink {
  readonly name: string
  readonly reference: string | null
  readonly words: string | null
  readonly sourceId: SourceId | null
  readonly range: TextRange | null
}

/** A memo to read or go on writing. `rich` are its formatted words; `stamp` changes with title and words; `isTitled` is false where the title is only its first words. `subject` is what it is about, `targets` what it links to, as far as they are there. */
export interface OpenMemo {
  readonly memo: Memo
  readonly rich: Rich
  readonly stamp: string
  readonly isTitled: boolean
  readonly subject: LinkTarget | null
  readonly targets: readonly LinkTarget[]
}

/** What was kept of a memo being written: passages that were linked to have become anchors. */
export interface KeptMemo {
  readonly memoId: MemoId
  readonly stamp: string
  readonly targets: readonly LinkTarget[]
  readonly anchored: readonly {
    readonly sourceId: SourceId
    readonly range: TextRange
    readonly anchorId: AnchorId
  }[]
}

/** A memo on words of a source, or linking to them. */
export interface MemoMark {
  readonly memoId: MemoId
  readonly title: string
  readonly kind: 'about' | 'link'
  readonly anchorId: AnchorId
  readonly range: TextRange
}

/** That a memo is there, and in which state: a list that knows it in this state need not read it again. */
export interface MemoState {
  readonly id: MemoId
  readonly state: string
}
