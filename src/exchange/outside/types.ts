import type { CaseId, SourceId } from '../../base/ids.ts'

/** For whom something is written out: those outside, who see published codes, or the team, who sees its own names. */
export type Audience = 'outside' | 'team'

/** What was settled for everything that leaves the team: words that stand in place of names, the least count that is said, and what stays with the team (ids of propositions, summaries, memos). */
export interface OutsideSettings {
  readonly substitutes: readonly { readonly name: string; readonly by: string }[]
  readonly least: number | null
  readonly leftOut: readonly string[]
}

/** A case as the names of the team and of those outside have it. */
export interface NamedCase {
  readonly id: CaseId
  readonly kind: string
  readonly key: string | null
  readonly name: string
  readonly code: string | null
  /** Whether the person agreed to nothing, or took their consent back. */
  readonly isSilent?: boolean
}

/** A source as the names of the team and of those outside have it. `isSilent`: somebody in it agreed to nothing, or took their consent back. */
export interface NamedSource {
  readonly id: SourceId
  readonly key: string | null
  readonly code: string | null
  readonly isSilent?: boolean
  /** The people in it and the sites it belongs to: what is told of it is told of them. */
  readonly peopleIds: readonly CaseId[]
  readonly siteIds: readonly CaseId[]
}

/** A member of a pair, by the part it plays. */
export interface NamedPart {
  readonly id: string
  readonly part: string
}
