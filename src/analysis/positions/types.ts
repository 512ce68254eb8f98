import type { CaseId, Id, PropositionId, ScaleId } from '../../base/ids.ts'
import type { Filter, SavedFilter } from '../filter/types.ts'
import type { SuggestedPosition } from '../types.ts'

export type PositionId = Id<'position'>
/** The units that take positions. */
export const UNITS = ['sites', 'participants', 'pairs'] as const
export type Unit = (typeof UNITS)[number]
/** The seven positions of METHODS 2.4. */
export const POSITIONS = [
  'supports',
  'supports with conditions',
  'conditional',
  'mixed',
  'challenges with conditions',
  'challenges',
  'silent',
] as const satisfies readonly SuggestedPosition[]
/** Why a case is silent. */
export const SILENT_KINDS = [
  'not coded',
  'not asked',
  'asked, nothing said',
  'no data collected',
  'outside scope',
] as const
export type SilentKind = (typeof SILENT_KINDS)[number]

/** What the evidence of one case on one proposition comes to: different people (the source, where nobody is named), and what follows. `silentKind` where it is silent; null there too where all it says was left out by the filter. */
export interface Suggestion {
  readonly confirming: number
  readonly qualifying: number
  readonly disconfirming: number
  readonly suggested: SuggestedPosition
  readonly silentKind: SilentKind | null
}

/** Why a case is silent whose evidence does not pass the filter. */
export const LEFT_OUT = 'left out by the filter'

/** What happened to the evidence since a position was decided. `was` is what was suggested at that moment. */
export interface Moved {
  readonly added: number
  readonly removed: number
  readonly changed: number
  readonly was: Pick<Suggestion, 'confirming' | 'qualifying' | 'disconfirming' | 'suggested'>
}

/** What the team decided of a case. `moved` is set when the evidence is not what it was then. */
export interface Decided {
  readonly value: SuggestedPosition
  readonly silentKind: SilentKind | null
  readonly rationale: string | null
  readonly coder: string
  readonly decidedAt: string
  readonly moved: Moved | null
}

/** A case on a proposition: suggested, and decided where somebody did. */
export interface PositionCell extends Suggestion {
  readonly decided: Decided | null
}

/** A case as a row. `by` is its rating, where a rating puts the rows in order. */
export interface PositionCase {
  readonly caseId: CaseId
  readonly key: string
  readonly name: string
  readonly by: string | null
}

/** What puts the cases in order and in groups: an attribute of theirs (of their pairs, members, sites), a rating from high to low, or being in the set that a saved filter over cases draws. */
export type PositionGrouping =
  | { readonly by: 'attribute'; readonly about: string; readonly name: string }
  | { readonly by: 'rating'; readonly scaleId: ScaleId }
  | { readonly by: 'filter'; readonly filterId: SavedFilter['id'] }

/** How many cases hold each position on a proposition, decided before suggested. */
export type PositionCounts = Readonly<Record<SuggestedPosition, number>>

/** A run of rows under one heading: from which row on, how many, and their positions on each proposition. */
export interface PositionGroup {
  readonly name: string
  readonly from: number
  readonly of: number
  readonly counts: readonly PositionCounts[]
}

/** A proposition as a column. */
export interface PositionColumn {
  readonly id: PropositionId
  readonly key: string | null
  readonly name: string
  readonly statement: string
  readonly status: string
  /** Whether anybody judged anything for it: until then every case is silent, and that says nothing of them. */
  readonly isJudged: boolean
}

/** The matrix of positions. `cells[row][column]`; `stale` counts positions to look at again. `caption` says whose evidence counts, and in which order the cases stand. `groups` is null where nobody asked for groups. `totals` count all cases. */
export interface PositionMatrix {
  readonly unit: Unit
  readonly cases: readonly PositionCase[]
  readonly propositions: readonly PositionColumn[]
  readonly cells: readonly (readonly PositionCell[])[]
  readonly groups: readonly PositionGroup[] | null
  readonly totals: readonly PositionCounts[]
  readonly stale: number
  readonly caption: string
  /** The filter in words, where there is one. */
  readonly narrowed?: string
}

export type ClaimId = Id<'claim'>

/** Words of a draft with the count they stand for: `said` is that of the moment it was made or looked at again, `now` the present one. `came` and `went` since are cases by id. */
export interface Claim {
  readonly id: ClaimId
  readonly propositionId: PropositionId
  readonly words: string
  readonly unit: Unit
  readonly counts: readonly SuggestedPosition[]
  /** Which cases only, and the same in words; null for all. */
  readonly filter: Filter | null
  readonly where: string | null
  readonly said: string
  readonly now: string
  /** The same in numbers. */
  readonly was: { readonly count: number; readonly of: number }
  readonly is: { readonly count: number; readonly of: number }
  /** The cases counted, and those among which they are. */
  readonly caseIds: readonly CaseId[]
  readonly amongIds: readonly CaseId[]
  readonly isStale: boolean
  readonly came: readonly CaseId[]
  readonly went: readonly CaseId[]
  readonly coder: string
  readonly madeAt: string
}
