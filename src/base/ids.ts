// Ids are UUIDs, kept for life, across copies and exports. In memory they are lower-case strings of 36 characters.

declare const brand: unique symbol

/** The id of one kind of thing. A `CaseId` is not accepted where a `CodeId` is asked for. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind }

export type ProjectId = Id<'project'>
export type SourceId = Id<'source'>
export type ParagraphId = Id<'paragraph'>
export type SpeakerId = Id<'speaker'>
export type AnchorId = Id<'anchor'>
export type CodeId = Id<'code'>
export type CodingId = Id<'coding'>
export type CoderId = Id<'coder'>
export type CaseId = Id<'case'>
export type AttributeId = Id<'attribute'>
export type MemoId = Id<'memo'>
export type PropositionId = Id<'proposition'>
export type EvidenceId = Id<'evidence'>
export type QuestionId = Id<'question'>
/** A question that a correction of a text left about an anchor. */
export type AnchorQuestionId = Id<'anchor question'>
export type VersionId = Id<'version'>
export type PositionId = Id<'position'>
export type ScaleId = Id<'rating scale'>
export type RatingId = Id<'rating'>
export type SummaryId = Id<'summary'>
export type QuoteId = Id<'quote'>
export type HandOutId = Id<'hand-out'>
export type HandInId = Id<'hand-in'>
export type CommentId = Id<'comment'>
export type ProposalId = Id<'proposal'>
export type RoundId = Id<'round'>
export type AgreementRunId = Id<'agreement run'>

const SHAPE = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** A fresh random id (UUID version 4). */
export function newId<Kind extends string>(): Id<Kind> {
  return globalThis.crypto.randomUUID() as unknown as Id<Kind>
}

/** Whether a text has the shape of an id. */
export function isId(text: string): boolean {
  return SHAPE.test(text)
}

/** Writes 32 hexadecimal digits as an id. */
export function idFromHex<Kind extends string>(hex: string): Id<Kind> {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id<Kind>
}

/** The 32 hexadecimal digits of an id. */
export function hexOfId(id: string): string {
  return id.replaceAll('-', '')
}
