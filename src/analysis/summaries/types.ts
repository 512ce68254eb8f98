import type { Filter } from '../filter/types.ts'
import type { AnchorId, CaseId, CodeId, CoderId, CodingId, Id, SourceId, SummaryId } from '../../base/ids.ts'
import type { TextRange } from '../../base/text-range.ts'
import type { EmptyReason, SuggestedPosition } from '../types.ts'

/** How far a summary is: written by its author, read by somebody, or signed by a person who stands for it. */
const SUMMARY_STATUSES = ['draft', 'reviewed', 'signed'] as const
export type SummaryStatus = (typeof SUMMARY_STATUSES)[number]

/** A cell of the framework matrix: a case and a code, or (without a code) the case as a whole. */
export interface SummaryCell {
  readonly caseId: CaseId
  readonly codeId: CodeId | null
}

/** How much moved under a summary since it was written or looked at: passages of a cell; of a whole case the codes under which something moved. */
export interface Moved {
  readonly added: number
  readonly removed: number
  readonly changed: number
}

/** A phrase of a summary with the passage it rests on. An empty `phrase`: its words are gone from the summary. `reference` says where the passage stands (“T10 ¶13”); without `range` its words are gone from the source. */
export interface SummaryLink {
  readonly id: Id<'summary link'>
  readonly phrase: TextRange
  readonly anchorId: AnchorId
  readonly sourceId: SourceId
  readonly reference: string
  readonly words: string
  readonly range: TextRange | null
}

/** What a summary said before: its own former text, or (with `of`) the summary of a code that was merged or split into this one. */
export interface FormerSummary {
  readonly text: string
  readonly status: SummaryStatus
  readonly coder: string
  readonly writtenAt: string
  readonly of: string | null
}

/** A summary as it stands. `stamp` changes with its text. `moved` is null where nothing moved under it since. */
export interface Summary {
  readonly id: SummaryId
  readonly text: string
  readonly stamp: string
  readonly status: SummaryStatus
  readonly coderId: CoderId
  readonly coder: string
  readonly madeAt: string
  readonly changedAt: string
  readonly reviewed: { readonly by: string; readonly at: string } | null
  readonly signed: { readonly by: string; readonly at: string } | null
  readonly links: readonly SummaryLink[]
  readonly moved: Moved | null
}

/** A passage that stood under a summary and does not any more: where it stood, why it is gone, and what it said (blocks for redacted words). `without`: why that is not told, or what blocks stand for. */
export interface GonePassage {
  readonly codingId: CodingId
  readonly reference: string
  readonly sourceId: SourceId | null
  readonly range: TextRange | null
  readonly why: string
  readonly words: string | null
  readonly without: string | null
}

/** A code of a case under which something moved since its case summary was written. */
export interface MovedCode {
  readonly codeId: CodeId
  readonly code: string
  readonly was: number
  readonly now: number
  readonly summaryChanged: boolean
}

/** One cell opened: its summary, the codings under it in document order, what changed since, and what it said before. */
export interface OpenCell extends SummaryCell {
  readonly case: string
  readonly caseKind: string
  readonly code: string | null
  readonly summary: Summary | null
  readonly codingIds: readonly CodingId[]
  /** How many more there are that do not pass the filter. */
  readonly filteredOut: number
  readonly empty: EmptyReason | null
  /** Codings that came since, and codings whose words changed since. */
  readonly added: readonly CodingId[]
  readonly changed: readonly CodingId[]
  /** Of codings whose words changed, the words that stood there then, as far as the history of the text tells them: blocks stand for redacted ones. */
  readonly former: readonly { readonly codingId: CodingId; readonly words: string }[]
  /** In a copy, whose history starts empty, where something changed: who has the former words that this file does not tell. */
  readonly formerElsewhere: string | null
  readonly removed: readonly GonePassage[]
  /** Of a case as a whole: the codes under which something moved. */
  readonly movedCodes: readonly MovedCode[]
  readonly history: readonly FormerSummary[]
  /** Other sites that a source here belongs to, by source. */
  readonly shared: readonly { readonly sourceId: SourceId; readonly with: readonly string[] }[]
}

/** What was kept of a summary being written. `was` is the status it had: one that was reviewed or signed is a draft again. */
export interface KeptSummary {
  readonly summaryId: SummaryId
  readonly stamp: string
  readonly was: SummaryStatus | null
}

/** What cells a framework matrix is narrowed to: rows and columns without any such cell are left out. */
export const SUMMARY_SHOWS = ['all', 'written', 'empty', 'stale', 'draft', 'reviewed', 'signed'] as const
export type SummaryShow = (typeof SUMMARY_SHOWS)[number]

/** A framework matrix as a person set it up. Null: every case, every code. `order`: by the values of an attribute of the rows. */
export interface FrameworkMatrixRequest {
  readonly rows: 'sites' | 'pairs'
  readonly people: boolean
  readonly caseIds: readonly CaseId[] | null
  readonly codeIds: readonly CodeId[] | null
  readonly show: SummaryShow
  readonly attributes: readonly string[]
  readonly order: { readonly by: string; readonly down: boolean } | null
  /** Retired codes that have summaries are shown too. */
  readonly retired: boolean
  /** The summary of each case stands in its row, once it is signed. */
  readonly pages?: boolean | undefined
  /** Only cases in which something passes or could; under their cells only codings that pass. Summaries are shown as they are. */
  readonly filter?: Filter | null | undefined
  /** Why just these cases, and by which rule a cell is filled: said in the caption. */
  readonly reason?: string | undefined
  readonly rule?: string | undefined
}

/** A code at the head of a column, in framework order within its category. */
export interface FrameworkColumn {
  readonly codeId: CodeId
  readonly key: string
  readonly name: string
  readonly kind: 'code' | 'group'
  readonly hue: number
  readonly pattern: number
  readonly retired: boolean
  /** Whether a question of the topic guide leads to it. */
  readonly asked: boolean
}

/** How far the work on a case is: from its case summary and its cells. */
export type CaseProgress = 'not started' | 'in progress' | 'reviewed' | 'signed'

/** The summary of a whole case as it enters displays across cases: signed. `isStale`: something moved under it since. */
export interface SignedPage {
  readonly id: SummaryId
  readonly text: string
  readonly isStale: boolean
}

/** A row: a site or pair, or one of its people (`within`). `sites` are not signed until their case summary is. */
export interface FrameworkRow {
  readonly caseId: CaseId
  readonly key: string
  readonly name: string
  readonly kind: string
  readonly within: CaseId | null
  readonly sources: number
  readonly progress: CaseProgress
  /** Values of the attributes asked for; null where there is none. */
  readonly values: readonly (string | null)[]
  /** Why a cell without codings is empty: `emptyAsked` where the topic guide has a question that leads to its code. */
  readonly empty: EmptyReason
  readonly emptyAsked: EmptyReason
  /** Where it was asked for: null as long as none is signed. */
  readonly page?: SignedPage | null
}

/** A summary in its cell. */
export interface MatrixSummary {
  readonly row: number
  readonly column: number
  readonly id: SummaryId
  readonly text: string
  readonly status: SummaryStatus
  readonly coder: string
  readonly changedAt: string
  readonly moved: Moved | null
  /** Where its links stand in the text, in order, with what they lead to. */
  readonly links: readonly { readonly phrase: TextRange; readonly reference: string }[]
}

/** Cases × codes with written summaries. `counts[row][column]` are the codings under a cell. */
export interface FrameworkMatrix {
  readonly categories: readonly { readonly name: string; readonly first: number; readonly count: number }[]
  readonly columns: readonly FrameworkColumn[]
  readonly rows: readonly FrameworkRow[]
  readonly counts: readonly (readonly number[])[]
  readonly summaries: readonly MatrixSummary[]
  /** What its caption says that no row tells: the version of the framework, the filter as a sentence. */
  readonly about: { readonly version: string | null; readonly filter: string | null }
  /** How the matrix came about, as sentences for its head and every export. */
  readonly caption: readonly string[]
  /** Retired codes left out, and the summaries that stand on them; cases in which nothing could pass the filter. */
  readonly leftOut: { readonly codes: number; readonly summaries: number; readonly cases: number }
}

/** A row of a framework matrix as it is now: what a coding, a correction or a summary can have changed of it. */
export interface MatrixRowNow {
  readonly row: number
  readonly progress: CaseProgress
  readonly page?: SignedPage | null
  readonly counts: readonly number[]
  readonly summaries: readonly MatrixSummary[]
}

/** What of a framework matrix is not as it was at a stamp: some rows, or all of it (`whole`). Neither: nothing. */
export interface MatrixSince {
  readonly stamp: string
  readonly whole: FrameworkMatrix | null
  readonly rows: readonly MatrixRowNow[]
}

/** A row of the theme matrix of a case: a person, everything observed, every document, what nobody known said, or the case as a whole. */
export interface CaseThemeRow {
  readonly kind: 'person' | 'interviews' | 'observations' | 'documents' | 'whole'
  readonly caseId: CaseId | null
  readonly key: string
  readonly name: string
  /** The role that people are grouped by. */
  readonly role: string | null
  /** What a coding under its case passes besides to count in this row; null where nothing else is asked. */
  readonly only: Filter | null
  readonly sources: number
  /** As in {@link FrameworkRow}. */
  readonly empty: EmptyReason
  readonly emptyAsked: EmptyReason
}

/** A cell of the theme matrix of a case. `lines` are the first words of its first excerpts, with where they stand. */
export interface CaseThemeCell {
  readonly row: number
  readonly column: number
  readonly count: number
  readonly lines: readonly {
    readonly codingId: CodingId
    readonly sourceId: SourceId
    readonly range: TextRange
    readonly words: string
    readonly reference: string
    readonly sharedWith: readonly string[]
  }[]
  readonly summary: { readonly text: string; readonly status: SummaryStatus; readonly moved: Moved | null } | null
}

/** The theme matrix of one case. `planned[column]`: whether the code is in documents only, in talk and observation only, in both, or nowhere; or that this is not said, as a filter leaves nothing on one side. */
export interface CaseThemes {
  readonly caseId: CaseId
  readonly key: string
  readonly name: string
  readonly categories: FrameworkMatrix['categories']
  readonly columns: readonly FrameworkColumn[]
  readonly rows: readonly CaseThemeRow[]
  readonly cells: readonly CaseThemeCell[]
  readonly planned: readonly ('planned only' | 'practised only' | 'both' | 'neither' | 'not compared')[]
  readonly caption: readonly string[]
  /** The filter as a sentence; null for everything. */
  readonly narrowed: string | null
}

/** How far a case is: its case summary and the summaries of its cells. */
export interface CaseSummaryItem {
  readonly caseId: CaseId
  readonly key: string
  readonly name: string
  readonly kind: string
  readonly progress: CaseProgress
  readonly summary: {
    readonly id: SummaryId
    readonly text: string
    readonly status: SummaryStatus
    readonly coder: string
    readonly changedAt: string
    readonly signed: { readonly by: string; readonly at: string } | null
    readonly isStale: boolean
  } | null
  /** Cells with codings, those with a summary, and how far these are. */
  readonly cells: {
    readonly coded: number
    readonly written: number
    readonly reviewed: number
    readonly signed: number
    readonly stale: number
  }
}

/** Where a case stands on a proposition: as decided, else as its evidence suggests. */
export interface CasePosition {
  readonly propositionId: string
  readonly key: string | null
  readonly statement: string
  readonly decided: string | null
  readonly suggested: SuggestedPosition
  readonly confirming: number
  readonly qualifying: number
  readonly disconfirming: number
}
