import type { AnchorId, CodeId, CoderId, CodingId, SourceId } from '../base/ids.ts'
import type { TextRange } from '../base/text-range.ts'

/** One coder's application of one code to one anchor. `start` and `end` are UTF-16 offsets into the source's text. */
export interface Coding extends TextRange {
  readonly id: CodingId
  readonly anchorId: AnchorId
  readonly codeId: CodeId
  readonly coderId: CoderId
  readonly madeAt: string
  readonly hasMemo: boolean
}

/** One piece of evidence on a source's text: which proposition, and how it bears on it in its judge's eyes. */
export interface EvidenceMark {
  readonly anchorId: AnchorId
  readonly proposition: string
  readonly stance: 'confirming' | 'disconfirming' | 'qualifying' | 'neutral'
  readonly coderId: CoderId
}

/** The codings and the evidence on one source: what the reading view reads again when they change and the words did not. */
export interface CodingsOfSource {
  readonly codings: readonly Coding[]
  readonly evidence: readonly EvidenceMark[]
}

/** The words under an anchor, with where they stand and who spoke them. `place` is for people: "T10, ¶13". */
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
  readonly words: string
  readonly participants: readonly string[]
  readonly attribution: string
  readonly stances: readonly { readonly proposition: string; readonly stance: string }[]
}

/** A page of excerpts; `total` counts all that fit the question. */
export interface ExcerptPage {
  readonly total: number
  readonly excerpts: readonly Excerpt[]
}
