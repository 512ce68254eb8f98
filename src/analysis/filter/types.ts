// The common filter: one value that says which codings count, for matrices, excerpts, pictures and exports alike. It is
// kept as JSON under a name, and said in words by `filterInWords`.

import type { CaseId, CodeId, CoderId, CodingId, Id, PropositionId, SourceId, VersionId } from '../../base/ids.ts'
import type { TextRange } from '../../base/text-range.ts'
import type { CoderFact } from '../coder-facts.ts'
import type { CodedDay, Strength } from '../../coding/types.ts'

/** What passes a filter: everything in `all`, anything in `any` (of an empty list nothing passes), or what does `not`. */
export type Filter =
  | { readonly all: readonly Filter[] }
  | { readonly any: readonly Filter[] }
  | { readonly not: Filter }
  | Condition

/** Who speaks under a coding. `nobody` where no turn is known: notes, documents. */
export type SpeakerRole = 'interviewer' | 'respondent' | 'other' | 'nobody'

/** How near another coding must be: on exactly the same words, on some of them, in the same paragraph, turn or source, or within so many words. */
export type Nearness = 'same passage' | 'overlapping' | 'same paragraph' | 'same turn' | 'same source' | 'within words'

/** How the value of an attribute must be. `unassigned`: nobody has said; `does not apply`: somebody said that it has none. */
export type ValueTest = 'is' | 'is not' | 'at least' | 'at most' | 'unassigned' | 'does not apply'

/**
 * One condition on a coding. It is seen from a site of its source, a person speaking in it and a pair of that site: a coding
 * passes when it does from some such view. So an attribute of sites asks for the site from which the coding is seen, one of
 * participants for the person (who inherits the site's), one of pairs for a pair that the site is in.
 */
export type Condition =
  | { readonly is: 'source kind'; readonly kinds: readonly ('interview' | 'observation' | 'document')[] }
  | { readonly is: 'sources'; readonly ids: readonly SourceId[] }
  /** A site, a person, a pair (with the sites it joins) or any other case (with its members). */
  | { readonly is: 'cases'; readonly ids: readonly CaseId[] }
  | { readonly is: 'speakers'; readonly roles: readonly SpeakerRole[] }
  | { readonly is: 'coders'; readonly ids: readonly CoderId[] }
  /** What is recorded of the coder; '' among the values: nothing is. */
  | { readonly is: 'coder fact'; readonly fact: CoderFact; readonly values: readonly string[] }
  /** The date of the source, both ends included; null is open. A source without a date does not pass. */
  | { readonly is: 'dates'; readonly from: string | null; readonly to: string | null }
  | {
      readonly is: 'attribute'
      /** The kind of case that has it, or `source`. */
      readonly about: string
      readonly name: string
      readonly how: ValueTest
      readonly values: readonly string[]
    }
  | {
      readonly is: 'coded'
      readonly codeIds: readonly CodeId[]
      /** Codes below these too. */
      readonly below: boolean
      readonly how: 'this coding' | Nearness
      readonly words?: number
    }
  /** The coder of the coding judged its words so: for any of these propositions, or for any at all. */
  | {
      readonly is: 'stance'
      readonly stances: readonly ('confirming' | 'disconfirming' | 'qualifying' | 'neutral')[]
      readonly propositionIds?: readonly PropositionId[]
    }
  | { readonly is: 'strength'; readonly strengths: readonly Strength[] }
  | { readonly is: 'exemplar' }
  /** The case summary of the site it is seen from is signed, or that of a pair the site is in. */
  | { readonly is: 'signed'; readonly about: 'site' | 'pair' }
  /** Coded under this version of the framework; null: before any was saved. */
  | { readonly is: 'version'; readonly versionId: VersionId | null }

/** What passes a filter, by id. */
export interface FilteredIds {
  readonly sourceIds: readonly SourceId[]
  readonly codingIds: readonly CodingId[]
}

/** The sources that pass a filter, and when the codings that do were made. */
export interface FilteredDays {
  readonly sourceIds: readonly SourceId[]
  readonly days: readonly CodedDay[]
}

export type SavedFilterId = Id<'saved filter'>

/** A filter under a name, with its sentence. `gone` says that something it names is not in the project any more; `misses` what, in words. */
export interface SavedFilter {
  readonly id: SavedFilterId
  readonly name: string
  readonly filter: Filter
  readonly words: string
  readonly gone: boolean
  readonly misses: readonly string[]
  readonly coderId: CoderId
  readonly madeAt: string
}

/** Something kept that names a thing of the project: a saved filter, a saved display, a count in a text, the scope of a proposition, the attribution template. `name` is what it is called. */
export interface Naming {
  readonly what: 'filter' | 'display' | 'count' | 'scope' | 'template'
  readonly name: string
}

/** A paragraph and who speaks in it: role, and row number of the participant, 0 for nobody known. */
export interface SpokenParagraph {
  readonly n: number
  readonly role: SpeakerRole
  readonly participant: number
}

/** Which words of a paragraph pass a filter: all, none, or stretches of it from left to right (without end: to its end). */
export type PassingWords = boolean | readonly TextRange[]

/** What passes a filter in the texts, source by source, by row number; null where no word of a source can. */
export interface TextWithin {
  readonly source: (n: number) => ((paragraph: SpokenParagraph) => PassingWords) | null
}
