import type { MergeCopy, PlanSummary } from '../merge/types.ts'

/** Things of another project that are looked at one by one: each is one of ours, or comes in, or stays out. Everything else rests on them. */
export const THING_KINDS = [
  'coder',
  'attribute',
  'case',
  'code',
  'question',
  'code_set',
  'proposition',
  'rating_scale',
  'source',
] as const
export type ThingKind = (typeof THING_KINDS)[number]

/** Something of ours that a thing of theirs may be. `why` in words, the strongest first; `certain`: two signs agree, or the very words are the same; `differs`: a source of another text, whose codings would be carried across. */
export interface Likely {
  readonly id: string
  readonly name: string
  readonly detail: string | null
  readonly why: readonly string[]
  readonly certain: boolean
  readonly differs: boolean
}

/** What was decided of a thing: it is one of ours (`with`), comes in as new, or stays out with all that rests on it. */
export interface PairAnswer {
  readonly choice: 'same' | 'new' | 'out'
  readonly with: string | null
}

/** A thing of theirs with what it may be here. `known`: it has the id of one of ours, so it is that or stays out. `answer` is null while nobody decided; a thing that nothing is like comes in as new. */
export interface Pair {
  readonly id: string
  readonly kind: ThingKind
  readonly name: string
  /** What tells it apart: the kind of a case, the definition of a code. */
  readonly detail: string | null
  /** How much rests on it, in words: “12 codings”. */
  readonly rests: number
  readonly likely: readonly Likely[]
  readonly known: boolean
  readonly answer: PairAnswer | null
  /** It was decided when the same project, or codebook, was brought in before. */
  readonly remembered: boolean
}

/** An answer as it is given: for `same`, `with` is one of ours (the likeliest, if not said). `open` takes an answer back. */
export interface PairDecision {
  readonly id: string
  readonly choice: PairAnswer['choice'] | 'open'
  readonly with?: string | undefined
}

/** What comes in, and from where. `projectId` is null for a codebook. */
export interface Origin {
  readonly as: 'project' | 'framework'
  readonly from: 'project' | 'copy' | 'codebook' | 'version'
  readonly name: string
  readonly projectId: string | null
}

/** How far the things of one kind are decided. `open` are those with something like them and no answer; `certain` those of them that are certain. */
export interface KindCount {
  readonly kind: ThingKind
  readonly total: number
  readonly open: number
  readonly certain: number
  readonly same: number
  readonly new: number
  readonly out: number
}

/** Work of another project that stays there: how much of it, and why. Reports of before tell versions and runs of agreement one by one, as they stand there. */
export interface StaysThere {
  readonly what: string
  readonly count: number
  readonly why: string
  readonly things?: readonly { readonly name: string; readonly told: string }[]
}

/** What is being brought in, as a view shows it first. `planned`: the plan that follows from the answers is kept as a merge. */
export interface BringingSummary {
  readonly id: string
  readonly origin: Origin
  readonly copy: MergeCopy
  readonly kinds: readonly KindCount[]
  readonly open: number
  /** How many things were decided before the view was closed or the program ended. */
  readonly takenUp: number
  /** How many answers are given now, of things and of questions of the plan. */
  readonly answered: number
  /** What three ways are compared against; null where there is no common base. */
  readonly base: string | null
  /** What never comes along; none of a framework alone. */
  readonly staysThere: readonly StaysThere[]
  readonly planned: PlanSummary | null
}

/** A page of pairs. */
export interface PairPage {
  readonly total: number
  readonly items: readonly Pair[]
}

/** What a report keeps of something brought in: which things of theirs became which of ours, so that it is known when it comes again. */
export interface BroughtIn {
  readonly origin: Origin
  /** The number of the last change of theirs, and when it was made: by these is told what they changed since. */
  readonly lastChange: number
  readonly lastChangeAt: string | null
  /** By the id of theirs, in hexadecimal: what was decided, and which of ours it became. */
  readonly things: Readonly<Record<string, readonly [choice: PairAnswer['choice'], ours: string | null]>>
  /** Its versions and runs that came: what of them is gone here was taken away here. Reports of before do not say. */
  readonly past?: readonly string[]
  /** Reports of before do not say. */
  readonly staysThere?: readonly StaysThere[]
}
