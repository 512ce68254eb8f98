// What a study's sheets say, with every reference resolved: a value, to be looked at before anything is written.

import type { ConsentFromSheet } from '../../cases/consent-commands.ts'
import type { Attribute } from '../../cases/types.ts'
import type { EvidenceMark, Strength } from '../../coding/types.ts'
import type { Code } from '../../framework/types.ts'
import type { SourceKind } from '../../sources/types.ts'
import type { Notes } from '../csv-in/notes.ts'
import type { OffsetUnit } from './quote.ts'

/** How a thing is named from another: its key in the sheets, or, for what is in the project without one, its id. */
export type Ref = string

/** A case, among those of its kind. */
export interface CaseRef {
  readonly kind: string
  readonly ref: Ref
}

/** A case with the values of its attributes, by the attribute's name. */
export interface PlannedCase {
  readonly row: number
  readonly kind: string
  readonly key: string
  readonly name: string
  readonly within: CaseRef | null
  readonly values: ReadonlyMap<string, string>
  /** What a participant agreed to, where the sheet says so. */
  readonly consent?: ConsentFromSheet | null
  /** Whether a case that is there was to take the name, and the place, of the sheet. Unset: it was not asked. */
  readonly asked?: { readonly name: boolean; readonly within: boolean }
}

/** A pair: one case of kind *pair*, with its members and the part each plays. */
export interface PlannedPair extends PlannedCase {
  readonly members: readonly { readonly site: Ref; readonly part: string }[]
}

/** A relation between two cases. */
export interface PlannedLink {
  readonly from: CaseRef
  readonly to: CaseRef
  readonly relation: string
  readonly on: string | null
  readonly note?: string | null
}

/** An attribute, typed by its values. `about` is a kind of case, or “source”. */
export interface PlannedAttribute {
  readonly about: string
  readonly name: string
  readonly type: Attribute['type']
  readonly choices: readonly string[]
  /** Whether its values follow from others, so that no sheet brings them in. */
  readonly follows?: boolean
}

/** A source as `sources.csv` files it; null is what the sheet does not say. `file` is relative to the study's folder; `words` and `characters` are what the sheet claims. */
export interface PlannedSource {
  readonly row: number
  readonly key: string | null
  readonly file: string
  readonly name: string | null
  readonly kind: SourceKind | null
  readonly date: string | null
  readonly collectedBy: string | null
  readonly sites: readonly Ref[] | null
  readonly participants: readonly Ref[] | null
  readonly codedBy: readonly string[]
  readonly words: number | null
  readonly characters: number | null
  readonly values: ReadonlyMap<string, string>
}

/** An entry of the framework. A parent comes before its children in a plan. */
export interface PlannedCode {
  readonly row: number
  readonly key: string
  readonly kind: Code['kind']
  readonly name: string
  readonly parent: Ref | null
  readonly provenance: Code['provenance']
  readonly provenanceKind: Code['provenanceKind']
  readonly provenanceNote: string | null
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
  readonly replacedBy: readonly Ref[]
  readonly questions: readonly string[]
  /** What the row says itself, and not only by leaving it out. */
  readonly says: Readonly<Record<'kind' | 'parent' | 'provenance' | 'status', boolean>>
}

/** A question of the topic guide; `place` counts from 1 and `key` is “Q1”. */
export interface PlannedQuestion {
  readonly key: string
  readonly place: number
  readonly wording: string
}

/** A saved version of the framework with what happened in it. */
export interface PlannedVersion {
  readonly label: string
  readonly savedOn: string
  readonly reason: string | null
  readonly entries: readonly {
    readonly key: string | null
    readonly operation: string
    readonly codes: readonly string[]
    readonly into: readonly string[]
    readonly by: string | null
    readonly reason: string | null
  }[]
}

/** A proposition. A rival comes after what it rivals. */
export interface PlannedProposition {
  readonly row: number
  readonly key: string
  readonly statement: string
  readonly origin: string | null
  readonly rivalOf: Ref | null
  readonly codes: readonly Ref[]
  readonly confirmingMeans: string | null
  readonly disconfirmingMeans: string | null
  readonly status: 'working' | 'tested' | 'retained' | 'qualified' | 'rejected' | 'merged'
}

/** One row of a coding sheet. Offsets are as the sheet counts them; null where only the quote says the place. `coder` null is whoever loads. */
export interface PlannedCoding {
  readonly row: number
  readonly key: string | null
  readonly source: Ref
  readonly start: number | null
  readonly end: number | null
  readonly quote: string
  readonly code: Ref | null
  readonly coder: string | null
  readonly evidence: readonly PlannedEvidence[]
  readonly participants: readonly Ref[]
  /** What its coder says of it; null where the row says nothing. */
  readonly marks: PlannedMarks | null
}

/** How the words of a row bear on a proposition. */
export interface PlannedEvidence {
  readonly proposition: Ref
  readonly stance: EvidenceMark['stance']
}

/** What a row says of its coding. What it does not say is null. */
export interface PlannedMarks {
  readonly strength: Strength | null
  readonly exemplar: boolean | null
  readonly comment: string | null
}

/** The codings of one sheet. */
export interface PlannedCodings {
  readonly file: string
  readonly columns: {
    readonly quote: string | null
    readonly start: string | null
    readonly participants: string | null
    readonly marks: string | null
  }
  /** What its offsets count, where the sheet itself shows it. */
  readonly unit: OffsetUnit | null
  readonly codings: readonly PlannedCoding[]
}

/** A whole study. Without `sources.csv` its sources are the files of the folder (`filedBySheet` false), which say the rest by their folders and texts. */
export interface StudyPlan {
  readonly sites: readonly PlannedCase[]
  readonly outside: readonly PlannedCase[]
  readonly participants: readonly PlannedCase[]
  readonly pairs: readonly PlannedPair[]
  readonly links: readonly PlannedLink[]
  readonly attributes: readonly PlannedAttribute[]
  readonly sources: readonly PlannedSource[]
  readonly filedBySheet: boolean
  readonly codes: readonly PlannedCode[]
  readonly questions: readonly PlannedQuestion[]
  readonly versions: readonly PlannedVersion[]
  readonly propositions: readonly PlannedProposition[]
  readonly codingSheets: readonly PlannedCodings[]
  readonly notes: Notes
}
