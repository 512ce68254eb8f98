import type { CaseId, CoderId, Id, RatingId, ScaleId } from '../../base/ids.ts'

/** Steps in an order, any number, a crisp set (0 or 1), or a fuzzy one (0 to 1, never 0.5). */
export const SCALE_KINDS = ['ordinal', 'number', 'crisp', 'fuzzy'] as const
export type ScaleKind = (typeof SCALE_KINDS)[number]

/** What cases are rated on. `steps` from low to high for an ordinal scale. `rule` says when a case gets which value. */
export interface RatingScale {
  readonly id: ScaleId
  readonly name: string
  readonly kind: ScaleKind
  readonly steps: readonly string[]
  readonly rule: string | null
  readonly rated: number
}

/** What the ratings on a step become: another step, or null: they are taken back. */
export interface StepBecomes {
  readonly from: string
  readonly to: string | null
}

/** A change of a scale's steps, with what ratings on steps that go become; or its removal. */
export interface ScaleChange {
  readonly scaleId: ScaleId
  readonly steps?: readonly string[] | undefined
  readonly becomes?: readonly StepBecomes[] | undefined
  readonly remove?: boolean | undefined
}

/** What a change of a scale does to the ratings on it: those of each value that does not stay, how many stay, how many are taken back and with how many passages. */
export interface ScalePlan {
  readonly scale: string
  readonly moves: readonly (StepBecomes & {
    /** Nobody said yet what they become. */
    readonly isOpen: boolean
    readonly ratings: number
    readonly passages: number
    readonly coders: readonly string[]
    readonly cases: readonly string[]
  })[]
  readonly stays: number
  readonly gone: number
  readonly passages: number
  /** A digest of all this. Given back when it is done, it is refused should anything have changed since. */
  readonly seen: string
}

/** A passage that a rating rests on. */
export interface RatingPassage {
  readonly anchorId: Id<'anchor'>
  readonly sourceId: string
  readonly sourceKey: string | null
  readonly range: { readonly start: number; readonly end: number }
  readonly paragraph: number
  readonly words: string
}

/** A coder's rating of a case. */
export interface Rating {
  readonly id: RatingId
  readonly scaleId: ScaleId
  readonly caseId: CaseId
  readonly coderId: CoderId
  readonly value: string
  readonly note: string | null
  readonly passages: number
  readonly madeAt: string
}

/** A scale with every case rated on it, and by whom: coders by row number. */
export interface RatedScale {
  readonly scale: RatingScale
  readonly cases: readonly {
    readonly caseId: CaseId
    readonly key: string | null
    readonly name: string
    readonly ratings: readonly { readonly coder: number; readonly value: string }[]
  }[]
}

/** The cases of a kind down, the scales across, every rating of every coder. */
export interface RatingGrid {
  readonly scales: readonly RatingScale[]
  readonly cases: readonly { readonly caseId: CaseId; readonly key: string; readonly name: string }[]
  readonly ratings: readonly Rating[]
}

/** What a truth table is made of: a set for the outcome and one for each condition, of one coder's ratings or the first rater's. */
export interface TruthTableQuestion {
  readonly kind: 'site' | 'participant' | 'pair'
  readonly outcomeId: ScaleId
  readonly conditionIds: readonly ScaleId[]
  readonly coderId?: CoderId | null | undefined
  /** Rows with fewer cases are remainders. */
  readonly frequency: number
  /** Rows less consistent than this have outcome 0. */
  readonly consistency: number
}

/** A truth table with its cases by key, the cases left out because a rating is missing, and its solutions. */
export interface TruthTableAnswer {
  readonly outcome: string
  readonly conditions: readonly string[]
  readonly rows: readonly {
    readonly number: number
    readonly pattern: readonly (0 | 1)[]
    readonly cases: readonly string[]
    readonly outcome: 0 | 1 | null
    readonly consistency: number | null
    readonly pri: number | null
    readonly contradictory: boolean
    readonly with: readonly string[]
    readonly without: readonly string[]
  }[]
  readonly remainders: number
  readonly leftOut: readonly string[]
  readonly conservative: SolutionAnswer | null
  readonly parsimonious: SolutionAnswer | null
  readonly caption: string
}

/** The solutions of a minimisation: each a list of terms ("DEV*~URB*LIT*STB") with what they cover. */
export interface SolutionAnswer {
  readonly solutions: readonly {
    readonly terms: readonly {
      readonly term: string
      readonly consistency: number
      readonly coverage: number
      readonly unique: number
    }[]
    readonly consistency: number
    readonly coverage: number
  }[]
}
