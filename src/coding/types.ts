import type { AnchorId, AnchorQuestionId, CodeId, CoderId, CodingId, SourceId } from '../base/ids.ts'
import type { TextRange } from '../base/text-range.ts'

/** One coder's application of one code to one anchor. `start` and `end` are UTF-16 offsets into the source's text. */
export interface Coding extends TextRange {
  readonly id: CodingId
  readonly anchorId: AnchorId
  readonly codeId: CodeId
  readonly coderId: CoderId
  readonly madeAt: string
  readonly hasMemo: boolean
  /** Left out where nothing is said of it and its code means what it meant. */
  readonly marks?: CodingMarks
}

/** What is said of a coding beside its code. `isEarlier`: made under an earlier definition that nobody confirmed since. */
export interface CodingMarks {
  readonly strength: Strength | null
  readonly exemplar: boolean
  readonly comment: string | null
  readonly isEarlier: boolean
}

/** How strongly words speak for their code, the greatest first. */
export const STRENGTHS = ['strong', 'moderate', 'weak'] as const
export type Strength = (typeof STRENGTHS)[number]

/** One piece of evidence on a source's text: which proposition, and how it bears on it in its judge's eyes. */
export interface EvidenceMark {
  readonly anchorId: AnchorId
  readonly proposition: string
  readonly stance: 'confirming' | 'disconfirming' | 'qualifying' | 'neutral'
  readonly coderId: CoderId
}

/** The codings and the evidence on one source: what the reading view reads again when they change and the words did not, and the state of the text they stand on. */
export interface CodingsOfSource {
  readonly textState: string
  readonly codings: readonly Coding[]
  readonly evidence: readonly EvidenceMark[]
}

/** The words under an anchor, with where they stand (from which numbered paragraph to which) and who spoke them. */
export interface Excerpt {
  readonly codingId: CodingId
  readonly codeId: CodeId
  readonly coderId: CoderId
  readonly sourceId: SourceId
  readonly sourceKey: string | null
  readonly sourceName: string
  readonly sourceKind: string
  readonly range: TextRange
  readonly paragraph: number
  readonly lastParagraph: number
  readonly words: string
  readonly participants: readonly string[]
  readonly attribution: string
  readonly stances: readonly { readonly proposition: string; readonly stance: string }[]
}

/** An excerpt with what its coder says of it. */
export interface MarkedExcerpt extends Excerpt {
  readonly strength: Strength | null
  readonly exemplar: boolean
  readonly comment: string | null
}

/** A page of excerpts; `total` counts all that fit the question. */
export interface ExcerptPage {
  readonly total: number
  readonly excerpts: readonly MarkedExcerpt[]
}

/** A few excerpts of a code, its exemplars first; `total` counts all there are to choose from. */
export type Examples = ExcerptPage

/** One coding with all that is known of it. `version` is the saved version of the framework it was made under; `isEarlier` when its code's meaning changed since and nobody confirmed it; `was` the code it was before. */
export interface CodingEntry extends MarkedExcerpt {
  readonly madeAt: string
  readonly version: string | null
  readonly isEarlier: boolean
  readonly was: { readonly id: CodeId; readonly name: string } | null
}

/** Any words of a source as they are quoted: where they stand and how they are attributed. */
export interface Quote extends TextRange {
  readonly sourceKey: string | null
  readonly sourceName: string
  readonly paragraph: number
  readonly lastParagraph: number
  readonly words: string
  readonly attribution: string
}

/** Many stretches that could be coded at once: how many, in how many sources, and how many of them the coder at work gave every one of the codes asked about. `what` says in words what they are. */
export interface Places {
  readonly places: number
  readonly sources: number
  readonly already: number
  readonly what: string
}

/** What coding many stretches did: codings added, and skipped because equal ones were there. */
export interface CodedMany {
  readonly added: number
  readonly skipped: number
  readonly places: number
  readonly sources: number
}

/** Words with what stands before and behind them. */
export interface WordsInPlace {
  readonly before: string
  readonly words: string
  readonly after: string
}

/** One place to look at after a correction of its text: how it could be carried, its words then and now, and what rests on it. `range` is where it stands now; without length when it is lost. */
export interface AnchorQuestion {
  readonly id: AnchorQuestionId
  readonly anchorId: AnchorId
  readonly sourceId: SourceId
  readonly source: string
  readonly kind: 'cut' | 'replaced' | 'lost'
  readonly was: WordsInPlace
  readonly is: WordsInPlace
  readonly range: TextRange
  readonly correctedBy: string
  readonly correctedAt: string
  readonly codings: readonly {
    readonly id: CodingId
    readonly codeId: CodeId
    readonly coderId: CoderId
    readonly code: string
    readonly coder: string
  }[]
  /** `links`: phrases of summaries, ratings and quotes that rest on these words. */
  readonly alsoHolds: {
    readonly evidence: number
    readonly memos: number
    readonly founds: number
    readonly links: number
    readonly comments: number
  }
}

/** What one coder coded on one day (UTC, as in “2024-02-06”). */
export interface CodedDay {
  readonly day: string
  readonly coderId: CoderId
  readonly codings: number
}
