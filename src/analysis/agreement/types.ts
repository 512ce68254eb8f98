import type { AgreementRunId, CaseId, CodeId, CoderId, CodingId, Id, SourceId } from '../../base/ids.ts'
import type { TextRange } from '../../base/text-range.ts'
import type { CoderFact } from '../coder-facts.ts'
import type { Stance } from '../propositions/types.ts'
import type { RatingScale } from '../ratings/types.ts'
import type { Figure } from './figure.ts'

export type AdjudicationId = Id<'adjudication'>

/** What is compared: each of these counts as coded when any of it is. `excerpt`: passages given beforehand, as the codings of one code or one coder. */
export const UNITS = ['character', 'word', 'sentence', 'paragraph', 'turn', 'excerpt'] as const
export type AgreementUnit = (typeof UNITS)[number]

/** Measures of one code. For two coders and for more some have two names: see `measureName`. */
export const MEASURES = [
  'percent',
  'all-agree',
  'kappa',
  'pi',
  'ac1',
  's',
  'alpha',
  'alpha-u',
  'alpha-marked',
  'holsti',
] as const
export type Measure = (typeof MEASURES)[number]

/** What is asked. `by`: these people are compared in groups, by their role or background; a group has coded what any of its people coded. `codeIds`, `sourceIds` left out: all that qualify. `countAsOne`: in means, nothing to decide counts as agreement (as NVivo has it). `match`: how excerpts are matched for Holsti. */
export interface AgreementRequest {
  readonly coderIds: readonly CoderId[]
  readonly by?: CoderFact | undefined
  readonly unit: AgreementUnit
  readonly excerptsOf?: { readonly codeId: CodeId } | { readonly coderId: CoderId } | undefined
  readonly codeIds?: readonly CodeId[] | undefined
  readonly sourceIds?: readonly SourceId[] | undefined
  readonly measures: readonly Measure[]
  readonly countAsOne?: boolean | undefined
  readonly match?: Match | undefined
  readonly intervals?: boolean | undefined
}

/** When two excerpts of one code are the same decision: they share a character, or half of what both cover. */
export const MATCHES = ['any', 'half'] as const
export type Match = (typeof MATCHES)[number]

/** How many units were coded by whom: by all, by each one alone, by nobody, and by some but neither all nor one. `coded`: by each, alone or not. */
export interface AgreementCounts {
  readonly units: number
  readonly all: number
  readonly only: readonly number[]
  readonly some: number
  readonly none: number
  readonly coded: readonly number[]
}

/** One measure of a row, three ways: of all its units together, and as the mean of its cells (a code in a source), plain and weighted by the size of sources. `interval`: 95 %, drawn over sources. */
export interface AgreementFigures {
  readonly pooled: Figure
  readonly meanOfCells: Figure
  readonly weightedBySize: Figure
  readonly interval?: Interval
}

/** A percentile interval from draws of sources, or why there is none. */
export type Interval =
  | { readonly low: number; readonly high: number; readonly draws: number; readonly why: null }
  | { readonly low: null; readonly high: null; readonly draws: number; readonly why: Exclude<Figure['why'], null> }

/** A code over sources, a source over codes, one code in one source, or all: counts, how much was coded, figures in the order of the measures asked for. `cells`: how many codes in sources it is made of, and in how many of them nobody coded. */
export interface AgreementRow {
  readonly id: string
  readonly key: string | null
  readonly name: string
  readonly counts: AgreementCounts
  /** The mean share of units that a coder coded. */
  readonly prevalence: number
  readonly cells: { readonly all: number; readonly empty: number }
  /** Codings as made: how many each coder made, and how many of each found their like. */
  readonly excerpts: readonly { readonly made: number; readonly matched: number }[]
  readonly figures: readonly AgreementFigures[]
}

/** A thing by the name it had then. */
export interface NamedThing {
  readonly id: string
  readonly key: string | null
  readonly name: string
}

/** Agreement on values over all chosen codes at once, or why it cannot be had. */
export interface AgreementAcross {
  /** What coders marked and which code they gave, together; and on codes alone where all marked. */
  readonly uAlpha: Figure
  readonly cuAlpha: Figure
  readonly byCode: readonly { readonly id: string; readonly figure: Figure; readonly coverage: Figure }[]
  /** Why not, in a sentence that says what to do instead; null when the figures above can be reckoned. */
  readonly why: string | null
}

/** Which code each coder gave to excerpts fixed beforehand, one code an excerpt: nominal figures over all chosen codes. */
export interface AgreementOnExcerpts {
  readonly excerpts: number
  readonly percent: Figure
  readonly kappa: Figure
  readonly alpha: Figure
  readonly why: string | null
}

/** Agreement of coders. Everything by the name it had when it was worked out. */
export interface Agreement {
  readonly unit: AgreementUnit
  readonly coders: readonly NamedThing[]
  readonly measures: readonly Measure[]
  /** The saved version of the framework in force; null before the first. */
  readonly version: string | null
  readonly byCode: readonly AgreementRow[]
  readonly bySource: readonly AgreementRow[]
  readonly pooled: AgreementRow
  readonly across: AgreementAcross | null
  readonly onExcerpts: AgreementOnExcerpts | null
  /** Sources that were left out because somebody has not marked them as coded: who. */
  readonly missing: readonly (NamedThing & { readonly notBy: readonly string[] })[]
  /** Sources without a unit. */
  readonly empty: readonly NamedThing[]
  /** Codes that were left out, and why in words. */
  readonly leftOut: readonly (NamedThing & { readonly why: string })[]
  readonly caption: string
}

/** How codings of several coders on one passage lie: the same words, words that overlap, or not by all. */
export const GROUPS = ['same', 'overlapping', 'apart'] as const
export type PassageGroup = (typeof GROUPS)[number]

/** What of passages is looked at: where the words were coded by all, by one of them only (by place), or by some but neither all nor one; or what any two judged so, of two coders the first one so and the second one so. */
export type PassageWithin =
  | { readonly is: 'all' | 'some' }
  | { readonly is: 'only'; readonly place: number }
  | { readonly is: 'stances'; readonly first: Stance; readonly second: Stance }

/** One coder's coding in a passage. */
export interface PassageCoding extends TextRange {
  readonly codingId: CodingId
  readonly coderId: CoderId
  readonly codeId: CodeId
}

/** What the team decided about a passage. `changed`: a coding it was about has other edges or another code since; `gone`: a consensus coding it gave is not there any more. */
export interface PassageDecision {
  readonly decision: 'accepted' | 'composed' | 'not coded' | 'left open'
  readonly reason: string | null
  readonly by: CoderId
  readonly at: string
  readonly gives: readonly PassageCoding[]
  readonly changed: boolean
  readonly gone: boolean
}

/** Codings of one code that belong together, of the coders compared, with the words they cover all in all and who gave other codes there. `number`: its place among all passages of these coders, codes and sources, from 1, whatever else is asked for. */
export interface Passage extends TextRange {
  readonly number: number
  readonly sourceId: SourceId
  readonly codeId: CodeId
  readonly group: PassageGroup
  readonly codings: readonly PassageCoding[]
  /** Codings of other codes, of coders who do not have this code here. */
  readonly others: readonly PassageCoding[]
  readonly words: string
  readonly paragraph: number
  readonly lastParagraph: number
  readonly decision: PassageDecision | null
}

/** How many passages there are in each group, and how many of each are decided or were left open. */
export interface PassageCounts {
  readonly group: PassageGroup
  readonly all: number
  readonly decided: number
  readonly leftOpen: number
}

/** A page of passages in document order. */
export interface PassagePage {
  readonly counts: readonly PassageCounts[]
  readonly total: number
  readonly passages: readonly Passage[]
}

/**
 * Stance of coders on passages they coded alike and judged for one proposition. Of two coders `table` has the first one's stances as rows, the
 * other's as columns, in the order of `STANCES`; of more it counts any two who judged the same passage, both ways round, and `pairs` are passages that two or more judged.
 */
export interface StanceAgreement {
  readonly coders: readonly NamedThing[]
  readonly pairs: number
  readonly table: readonly (readonly number[])[]
  readonly percent: Figure
  /** Cohen's; of more than two coders Conger's. */
  readonly kappa: Figure
  /** Scott's; of more than two coders Fleiss'. */
  readonly pi: Figure
  /** Cohen's weighted kappa in the order confirming, qualifying, disconfirming; of two coders only. */
  readonly weighted: Figure
  readonly nominal: Figure
  readonly ordinal: Figure
  /** Neutral says that a passage has no bearing, so it has no place between for and against: it is left out of weighted kappa and ordinal alpha and told here. */
  readonly neutral: number
  readonly codingIds: readonly CodingId[]
}

/** How far values are apart for alpha, by kind of scale: the same or not, by rank, by size, by proportion. */
export type ScaleApart = 'nominal' | 'ordinal' | 'interval' | 'ratio'

/** Agreement on one scale that cases are rated on, over the cases that two or more of those compared rated. */
export interface ScaleAgreement {
  readonly scale: Pick<RatingScale, 'id' | 'name' | 'kind'>
  readonly percent: Figure
  /** Cohen's; of more than two Conger's. */
  readonly kappa: Figure
  /** Cohen's weighted kappa, steps apart; of two, and of steps in an order only. */
  readonly weighted: Figure | null
  /** Krippendorff's alpha, as the kind of scale has it: nominal and ordinal of steps, interval and ratio of numbers, nominal of crisp sets, interval of fuzzy ones. */
  readonly alphas: readonly { readonly apart: ScaleApart; readonly figure: Figure }[]
  /** The cases, each with the value of everybody compared; null where somebody gave none, or a group’s people differ. */
  readonly cases: readonly {
    readonly caseId: CaseId
    readonly key: string | null
    readonly name: string
    readonly values: readonly (string | null)[]
    readonly alike: boolean
  }[]
}

/** Agreement on ratings, scale by scale. */
export interface RatingAgreement {
  readonly coders: readonly NamedThing[]
  readonly scales: readonly ScaleAgreement[]
}

/** A run that was kept. */
export interface AgreementRunItem {
  readonly id: AgreementRunId
  readonly label: string
  readonly version: string
  readonly coders: readonly string[]
  readonly unit: AgreementUnit
  /** Null of another project's, where who kept it was left out. */
  readonly by: CoderId | null
  readonly madeAt: string
  /** Whether the framework has changed since. */
  readonly isEarlier: boolean
  /** Of a run that another project kept: which, and when it was brought in. */
  readonly other?: { readonly projectId: string; readonly project: string; readonly broughtAt: string }
}

/** A kept run with its figures of then. */
export interface AgreementRun extends AgreementRunItem {
  readonly request: AgreementRequest
  readonly result: Agreement
  /** Of another project's run: what of it is here, so that its passages can be shown; its sources and codes that are not, by name. No `coderIds`: somebody compared is not here. */
  readonly here?: {
    readonly coderIds: readonly CoderId[]
    readonly codeIds: readonly CodeId[]
    readonly sourceIds: readonly SourceId[]
    readonly notHere: readonly string[]
    readonly codesNotHere: readonly string[]
  }
}

/** The runs that another project kept, newest first, as they were brought in; `broughtAt`: when the first of them came. */
export interface OtherRuns {
  readonly projectId: string
  readonly project: string
  readonly broughtAt: string
  readonly runs: readonly AgreementRunItem[]
}
