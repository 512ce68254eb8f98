import type { CaseId, CoderId, EvidenceId, Id, SourceId, SpeakerId } from '../../base/ids.ts'
import type { CaseItem } from '../types.ts'

/** Which of two cases: the one that stays, or the one that goes over into it. */
export type MergedSide = 'into' | 'from'

/** Where both cases say something of the same: the value of an attribute, the case they lie in, a decided position, one coder's rating on a scale. */
export type Disputed = 'value' | 'within' | 'position' | 'rating'

/** What holds where both say something else. `id`: of the attribute, of the case that goes over, of the proposition, of its rating. */
export interface Taken {
  readonly what: Disputed
  readonly id: string
  readonly side: MergedSide
}

/** Two cases that become one. `name` and `key`: what it is called from now on, where not as it was. */
export interface CaseMergeRequest {
  readonly fromId: CaseId
  readonly intoId: CaseId
  readonly name?: string | undefined
  readonly key?: string | null | undefined
  readonly take: readonly Taken[]
  readonly on: string | null
  readonly reason: string | null
}

/** What rests on a case, by kind. */
export const RESTING_KINDS = [
  'sources',
  'people',
  'speakers',
  'values',
  'members',
  'pairs',
  'links',
  'consents',
  'summaries',
  'judgements',
  'positions',
  'ratings',
  'propositions',
  'memos',
  'memo links',
  'comments',
] as const
export type RestingKind = (typeof RESTING_KINDS)[number]

/** Something on which both cases say something else: it has to be chosen whose holds. */
export interface CaseQuestion {
  readonly what: Disputed
  readonly id: string
  /** What it is about: the attribute, the proposition, the scale with its coder. */
  readonly name: string
  readonly into: string
  readonly from: string
}

/** What is good to know before two cases become one. `name`: of what. */
export interface CaseNote {
  readonly says:
    | 'pair of one'
    | 'relation ends'
    | 'narrower consent'
    | 'summaries joined'
    | 'its code goes over'
    | 'code of former'
  readonly name: string
}

/** What merging two cases would do: nothing is changed yet. */
export interface CaseMergePlan {
  readonly from: CaseItem
  readonly into: CaseItem
  /** What goes over, how many of each. */
  readonly goes: readonly { readonly kind: RestingKind; readonly count: number }[]
  readonly asks: readonly CaseQuestion[]
  readonly notes: readonly CaseNote[]
  /** When they merged, as a relation between the two says. */
  readonly on: string | null
}

/** A part of a case that can go to a new one. */
export interface CaseParts {
  readonly case: CaseItem
  readonly sources: readonly {
    readonly id: SourceId
    readonly key: string | null
    readonly name: string
    readonly kind: string
    readonly codings: number
  }[]
  /** Cases that lie in it. */
  readonly people: readonly {
    readonly id: CaseId
    readonly key: string | null
    readonly name: string
    readonly kind: string
  }[]
  readonly speakers: readonly {
    readonly id: SpeakerId
    readonly label: string
    readonly sourceId: SourceId
    readonly source: string
    readonly turns: number
  }[]
  /** Judged passages of its sources that can be narrowed to one of the two; `narrowed` says that it is to this case already. */
  readonly passages: readonly {
    readonly id: EvidenceId
    readonly sourceId: SourceId
    readonly reference: string
    readonly words: string
    readonly proposition: string
    readonly stance: string
    readonly coderId: CoderId
    readonly coder: string
    readonly narrowed: boolean
  }[]
  /** How many passages there are; `passages` holds the first of them. */
  readonly allPassages: number
  /** What is of the whole and stays, how many of each. */
  readonly stays: readonly { readonly kind: RestingKind; readonly count: number }[]
}

/** A case of which part goes to a new one of the same kind. A source goes, or belongs to both from now on. */
export interface CaseSplitRequest {
  readonly caseId: CaseId
  readonly name: string
  readonly key: string | null
  /** Whether the new one begins with the values of the first. */
  readonly withValues: boolean
  readonly sources: readonly { readonly sourceId: SourceId; readonly to: 'new' | 'both' }[]
  readonly peopleIds: readonly CaseId[]
  readonly speakerIds: readonly SpeakerId[]
  readonly evidenceIds: readonly EvidenceId[]
  readonly on: string | null
  readonly reason: string | null
}

/** What did not go over when a case was merged, in the words of then; how much went when it was split. */
export interface CaseEventDetails {
  readonly values?: readonly { readonly attribute: string; readonly value: string }[]
  readonly publishedCode?: string
  readonly within?: string
  readonly relation?: string
  readonly moved?: readonly { readonly kind: RestingKind; readonly count: number }[]
}

/** What became of a case: another one went over into it, or came out of it. */
export interface CaseEvent {
  readonly id: Id<'case event'>
  readonly event: 'merged' | 'split'
  readonly otherId: CaseId
  readonly otherKey: string | null
  readonly otherName: string
  /** Whether the other is a case now. */
  readonly isThere: boolean
  /** Of a split: whether this case is the one that came out of the other. */
  readonly cameOut: boolean
  readonly on: string | null
  readonly reason: string | null
  readonly details: CaseEventDetails
  readonly coder: string
  readonly madeAt: string
}
