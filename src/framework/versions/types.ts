import type { CodeId, QuestionId, VersionId } from '../../base/ids.ts'
import type { Code } from '../types.ts'
import type { Piece } from './word-difference.ts'

/** How often a code was applied when a version was saved. */
export interface CodingCounts {
  readonly codings: number
  readonly sources: number
  readonly coders: number
}

/** A code as it stands in a version: every field of its row. `place` orders it among its siblings. */
export interface KeptCode {
  readonly id: CodeId
  readonly key: string | null
  readonly kind: Code['kind']
  readonly name: string
  readonly parentId: CodeId | null
  readonly place: number
  readonly provenance: Code['provenance']
  readonly provenanceKind: string | null
  readonly provenanceNote: string | null
  readonly foundingAnchorId: string | null
  readonly brief: string | null
  readonly full: string | null
  readonly inclusion: string | null
  readonly exclusion: string | null
  readonly typical: string | null
  readonly closeButNo: string | null
  readonly status: Code['status']
  readonly valence: Code['valence']
  readonly introducedIn: string | null
  readonly retiredIn: string | null
  readonly hue: number
  readonly ownerId: string | null
  readonly definition: number
  readonly madeAt: string
  readonly counts: CodingCounts
}

/** A set of codes as it stands in a version. */
export interface KeptSet {
  readonly id: string
  readonly name: string
  readonly place: number
  readonly codeIds: readonly CodeId[]
}

/** A topic-guide question as it stands in a version. */
export interface KeptQuestion {
  readonly id: QuestionId
  readonly key: string
  readonly place: number
  readonly wording: string
  readonly codeIds: readonly CodeId[]
}

/** That a retired code was replaced by another. */
export interface KeptReplacement {
  readonly codeId: CodeId
  readonly byId: CodeId
}

/** The whole framework at one moment. Every list is ordered by id, so that two equal frameworks are equal as values. */
export interface KeptFramework {
  readonly codes: readonly KeptCode[]
  readonly sets: readonly KeptSet[]
  readonly questions: readonly KeptQuestion[]
  readonly replacements: readonly KeptReplacement[]
}

/** An operation on the framework, as far as differences read it. */
export interface KeptOperation {
  readonly operation: string
  readonly codes: readonly CodeId[]
  readonly into: readonly CodeId[]
  readonly codings: number | null
  readonly sources: number | null
  readonly coders: number | null
  readonly reason: string | null
  readonly by: string | null
  readonly at: string
}

/** A saved version in a list. `hasContent` is false for one known from a history sheet only; `counts` are of its content. */
export interface VersionItem {
  readonly id: VersionId
  readonly label: string
  readonly savedOn: string
  readonly savedAt: string | null
  readonly reason: string | null
  readonly by: string | null
  readonly hasContent: boolean
  readonly counts: {
    readonly codes: number
    readonly groups: number
    readonly retired: number
    readonly codings: number
  } | null
}

/** The versions, oldest first, and what was done since the last. */
export interface VersionList {
  readonly versions: readonly VersionItem[]
  /** A name that none has yet. */
  readonly nextLabel: string
  /** Null where the last version has no content to compare with. */
  readonly isChanged: boolean | null
}

/** An entry of a history sheet. `codes` and `into` are keys or names as written; `on` is the day of its version. */
export interface SheetEntry {
  readonly version: string
  readonly on: string
  readonly operation: string
  readonly codes: readonly string[]
  readonly into: readonly string[]
  readonly by: string | null
  readonly reason: string | null
}

/** What is kept of a version of another project: the framework as it was (null where a history sheet alone tells of it), what was done to it since the version before, and the entries of its sheet. */
export interface OtherContent {
  readonly framework: KeptFramework | null
  readonly operations: readonly KeptOperation[]
  readonly entries: readonly SheetEntry[]
}

/** A version of another project in a list. `called` tells it from ours and from those of third projects: “v2 (Ward)”. */
export interface OtherVersionItem extends VersionItem {
  readonly called: string
}

/** The versions of another project, oldest first, as they were brought in; `broughtAt`: when the first of them came. */
export interface OtherVersions {
  readonly projectId: string
  readonly project: string
  readonly broughtAt: string
  readonly versions: readonly OtherVersionItem[]
}

/** What kind of difference an entry tells. */
export const DIFFERENCES = [
  'added',
  'removed',
  'renamed',
  'moved',
  'merged',
  'split',
  'redefined',
  'retired',
  'revived',
  'changed',
] as const
export type Difference = (typeof DIFFERENCES)[number]

/** A code as a difference names it. `id` is null where the framework has no such code any more. */
export interface NamedCode {
  readonly id: CodeId | null
  readonly key: string | null
  readonly name: string
}

/** Why something was done, by whom and when. */
export interface Reason {
  readonly reason: string | null
  readonly by: string | null
  readonly on: string
}

/** A changed text of an entry, with what was added and cut. */
export interface FieldDifference {
  readonly field: string
  readonly pieces: readonly Piece[]
}

/** One difference in a form to be read. `from` and `to` are names: of the code, or of what it lay under; empty for the top. */
export interface ToldDifference {
  readonly kind: Difference
  readonly codes: readonly NamedCode[]
  readonly into: readonly NamedCode[]
  readonly from: string | null
  readonly to: string | null
  readonly fields: readonly FieldDifference[]
  /** Whether the meaning was changed, not only the wording. */
  readonly isMajor: boolean
  /** Codings concerned: those of the codes in the newer version; of a merge or split, those that became another code's. */
  readonly codings: number
  readonly sources: number
  readonly coders: number
  readonly reasons: readonly Reason[]
}

/** What became of a set of codes (by its name) or a topic-guide question (by its key). `joined` and `left` are codes that came to it and that went. */
export interface ToldThing {
  readonly kind: 'added' | 'removed' | 'changed'
  readonly name: string
  readonly fields: readonly FieldDifference[]
  readonly joined: readonly NamedCode[]
  readonly left: readonly NamedCode[]
}

/** One side of a comparison. `id` is null for the framework as it is now. */
export interface VersionSide {
  readonly id: VersionId | null
  readonly label: string
  readonly on: string | null
  readonly reason: string | null
  readonly by: string | null
}

/** What changed between two versions, in a form to be read. `told` says from what: their contents, or the history sheet, and then `note` says what that cannot tell. */
export interface VersionDifferences {
  readonly older: VersionSide
  readonly newer: VersionSide
  readonly told: 'contents' | 'history'
  readonly note: string | null
  readonly entries: readonly ToldDifference[]
  /** Sets and questions that differ; none where a history sheet tells, which does not speak of them. */
  readonly sets: readonly ToldThing[]
  readonly questions: readonly ToldThing[]
}

/** Something that happened to one code. `version` is set where a history sheet tells it; `from` and `to` are names (of the code, or of what it lay under, empty for the top); `others` are the codes it was merged or split with. */
export interface CodeHappening {
  readonly kind:
    | 'made'
    | 'brought in'
    | 'renamed'
    | 'redefined'
    | 'moved'
    | 'merged into'
    | 'merged from'
    | 'split into'
    | 'split from'
    | 'retired'
    | 'revived'
    | 'changed'
  readonly on: string
  readonly by: string | null
  readonly version: string | null
  readonly from: string | null
  readonly to: string | null
  readonly others: readonly { readonly id: CodeId | null; readonly name: string }[]
  readonly fields: readonly FieldDifference[]
  readonly codings: number | null
  readonly reason: string | null
}
