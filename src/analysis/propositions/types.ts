import type { CaseId, CodeId, CoderId, EvidenceId, Id, PropositionId, SourceId } from '../../base/ids.ts'
import type { TextRange } from '../../base/text-range.ts'
import type { SilentKind } from '../positions/types.ts'

export type WordingId = Id<'wording'>
export type NegativeCaseId = Id<'negative case'>
export type EvidenceSearchId = Id<'evidence search'>

/** What a passage says for a proposition; not its tone. In the order of tables, and of ordinal alpha. */
export const STANCES = ['confirming', 'qualifying', 'disconfirming', 'neutral'] as const
export type Stance = (typeof STANCES)[number]
/** Where work on a proposition stands. */
export const PROPOSITION_STATUSES = ['working', 'tested', 'retained', 'qualified', 'rejected', 'merged'] as const
export type PropositionStatus = (typeof PROPOSITION_STATUSES)[number]
/** How near to what happened a passage is. */
export const DIRECTNESSES = ['first-hand', 'second-hand', 'general opinion'] as const
export type Directness = (typeof DIRECTNESSES)[number]
/** How strongly a passage bears, as its judge sees it: no score follows from it. */
export const EVIDENCE_STRENGTHS = ['strong', 'moderate', 'weak'] as const
export type EvidenceStrength = (typeof EVIDENCE_STRENGTHS)[number]
/** What became of a case that does not fit. */
export const DISPOSITIONS = ['explained by', 'outside scope', 'data problem', 'unexplained'] as const
export type Disposition = (typeof DISPOSITIONS)[number]
/** The part a set of cases plays for a proposition. */
export const CASE_PARTS = ['formed on', 'tested on'] as const
export type CasePart = (typeof CASE_PARTS)[number]

/** What weighs in a judgement beside its stance; null where nothing was said. `caseId` narrows a source of several cases to one. */
export interface EvidenceDetails {
  readonly condition: string | null
  readonly strength: EvidenceStrength | null
  readonly directness: Directness | null
  readonly sameEvent: string | null
  readonly rationale: string | null
  readonly caseId: CaseId | null
}

/** A wording that was replaced. `caseId` is the case that forced it. */
export interface Wording {
  readonly id: WordingId
  readonly statement: string
  readonly confirmingMeans: string | null
  readonly disconfirmingMeans: string | null
  readonly scope: string | null
  readonly coder: string
  readonly reason: string | null
  readonly caseId: CaseId | null
  readonly caseKey: string | null
  readonly replacedAt: string
}

/** What became of a case that does not fit. `wordingId` is the wording it put an end to. */
export interface NegativeCase {
  readonly id: NegativeCaseId
  readonly caseId: CaseId
  readonly disposition: Disposition
  readonly explanation: string | null
  readonly wordingId: WordingId | null
  readonly coder: string
  readonly madeAt: string
}

/** Somebody looked for evidence against a proposition: for what, where, at how many passages, and how many of them bear on it. */
export interface EvidenceSearch {
  readonly id: EvidenceSearchId
  readonly lookedFor: string
  readonly lookedIn: string
  readonly lookedAt: number
  readonly found: number
  readonly note: string | null
  readonly coder: string
  readonly madeAt: string
}

/** A judgement on the words of a source, wherever they are coded or not. */
export interface JudgedPassage extends EvidenceDetails {
  readonly id: EvidenceId
  readonly anchorId: string
  readonly propositionId: PropositionId
  readonly coderId: CoderId
  readonly stance: Stance
  readonly madeAt: string
  readonly start: number
  readonly end: number
}

/** A judgement as it stands in a list of all that somebody judged: with its words and where they are. */
export interface JudgedExcerpt extends Pick<JudgedPassage, 'id' | 'propositionId' | 'stance'> {
  readonly sourceId: SourceId
  readonly sourceKey: string | null
  readonly sourceName: string
  readonly range: TextRange
  readonly paragraph: number
  readonly words: string
}

/** A page of what a coder judged, and how much there is in all. */
export interface JudgedByCoder {
  readonly total: number
  readonly items: readonly JudgedExcerpt[]
}

/** Where to look next: silent cases with their reason, sources that nobody marked as coded, and passages under the related codes that nobody has judged. */
export interface LookNext {
  readonly silent: readonly {
    readonly caseId: CaseId
    readonly key: string
    readonly name: string
    readonly silentKind: SilentKind
  }[]
  readonly uncoded: readonly {
    readonly sourceId: SourceId
    readonly key: string
    readonly name: string
    readonly kind: string
    readonly caseKeys: readonly string[]
  }[]
  readonly unjudged: readonly { readonly codeId: CodeId; readonly passages: number }[]
}

/** A passage like those judged already, with the words and codes that it shares with them. */
export interface LikePassage {
  readonly sourceId: SourceId
  readonly sourceKey: string | null
  readonly sourceName: string
  readonly range: { readonly start: number; readonly end: number }
  readonly paragraph: number
  readonly words: string
  readonly attribution: string
  readonly sharedWords: readonly string[]
  readonly sharedCodes: readonly CodeId[]
}

/** Passages like those judged so, the most alike first. `judged` paragraphs were the model, `found` are like them at all. */
export interface LikePassages {
  readonly passages: readonly LikePassage[]
  readonly judged: number
  readonly found: number
}
