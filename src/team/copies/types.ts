import type { CoderId, HandOutId, SourceId } from '../../base/ids.ts'
import type { HandIn, HandOut, Part } from '../types.ts'

/** Copies to hand out: for whom (a coder's name, initials or id; somebody new comes in under that name), and where each goes. */
export interface HandingOut {
  readonly copies: readonly { readonly coder: string; readonly to: string }[]
  /** What others coded does not go along where the coder codes, and stays sealed here until both are done. */
  readonly blind: boolean
  readonly withoutSources: readonly SourceId[]
  /** Whether the original files go along. */
  readonly originals: boolean
}

/** What handing out would do, before it is done. */
export interface HandOutPlan {
  /** The version of the framework that the copies start from; none where there is no framework yet. `isNew`: it will be saved first. */
  readonly version: { readonly label: string; readonly isNew: boolean } | null
  readonly sources: number
  readonly copies: readonly CopyPlan[]
}

/** What one of the copies would be. */
export interface CopyPlan {
  readonly name: string
  readonly isNew: boolean
  /** How many sources the coder has in each part, of those that go along. */
  readonly parts: Readonly<Record<Part, number>>
  /** How many sources that the coder is to code do not go along. */
  readonly leftOut: number
  /** In how many sources what others coded does not go along. */
  readonly sealed: number
  /** Allocations that become blind here. */
  readonly becomeBlind: readonly { readonly sourceId: SourceId; readonly part: Part; readonly blind: true }[]
}

/** A copy that was written. */
export interface HandedOut {
  readonly handOutId: HandOutId
  readonly coderId: CoderId
  readonly path: string
  readonly size: number
}

/** A copy that came back, with the report of its merge (none where it brought nothing new), and whether that merge was undone since. */
export interface CameBack extends HandIn {
  readonly reportId: string | null
  readonly isUndone: boolean
}

/** The copies of a project, each with what came back of it; and where this project is itself a copy, of what. */
export interface Copies {
  readonly handedOut: readonly (HandOut & { readonly cameBack: readonly CameBack[] })[]
  readonly copyOf: HandOut | null
}
