import type { CountedValue } from './attribute-plan.ts'
import type { AttributeId, CaseId, SourceId } from '../base/ids.ts'
import type { Consent } from './consent.ts'
import type { AttributeRule } from './rules.ts'

/** A unit of analysis, as lists show it. `kind` is site, participant, pair, outside, or a kind of the study's own. */
export interface CaseItem {
  readonly id: CaseId
  readonly key: string | null
  readonly kind: string
  readonly name: string
  readonly withinId: CaseId | null
  readonly sources: number
  /** The code under which it stands in what leaves the team, fixed from `publishedAt` on. */
  readonly publishedCode: string | null
  readonly publishedAt: string | null
}

/** A typed attribute of a kind of case (or of sources). */
export interface Attribute {
  readonly id: AttributeId
  readonly about: string
  readonly name: string
  readonly type: 'text' | 'number' | 'date' | 'yes or no' | 'choice'
  readonly choices: readonly string[]
  /** How its values follow from others; null where they are given by hand. */
  readonly rule: AttributeRule | null
}

/** A case with its attributes (inherited ones are marked), links, members and people. */
export interface CaseSheet extends CaseItem {
  /** What a participant agreed to; null where nobody has recorded it. */
  readonly consent: Consent | null
  readonly attributes: readonly {
    readonly id: AttributeId
    readonly name: string
    readonly type: Attribute['type']
    /** Null: unassigned; `DOES_NOT_APPLY` where it does not. */
    readonly value: string | null
    readonly inheritedFrom: string | null
    /** Where the value follows from others: how, in words. */
    readonly rule: string | null
  }[]
  readonly links: readonly {
    readonly relation: string
    readonly caseId: CaseId
    readonly kind: string
    readonly name: string
    readonly on: string | null
    readonly note: string | null
    /** Whether it leads from this case to the other; relations that hold both ways are kept in either way. */
    readonly outgoing: boolean
  }[]
  readonly members: readonly { readonly caseId: CaseId; readonly name: string; readonly part: string }[]
  readonly pairs: readonly { readonly caseId: CaseId; readonly name: string; readonly part: string }[]
  readonly participants: readonly {
    readonly caseId: CaseId
    readonly key: string | null
    readonly name: string
    readonly detail: string
  }[]
  readonly sourceIds: readonly string[]
  /** Of these, the ones that belong to the case itself, not only to a member. */
  readonly ownSourceIds: readonly string[]
}

/** All cases of one kind side by side. `values[row][column]` belongs to `cases[row]` and `attributes[column]`, null where nothing is known (unassigned), `DOES_NOT_APPLY` where it does not apply; `members[row]` are the keys (else names) of the cases a pair joins. */
export interface CaseTable {
  readonly attributes: readonly Attribute[]
  readonly cases: readonly CaseItem[]
  readonly values: readonly (readonly (string | null)[])[]
  readonly members: readonly (readonly string[])[]
  /** What participants agreed to; null where nobody has recorded it, and for other cases. */
  readonly consents: readonly (Consent | null)[]
}

/** A source as a row of a table: the cases it belongs to by key, else name. */
export interface SourceRow {
  readonly id: SourceId
  readonly key: string | null
  readonly name: string
  readonly kind: string
  readonly date: string | null
  readonly cases: readonly string[]
}

/** All sources side by side with their attributes. `values[row][column]` as in {@link CaseTable}. */
export interface SourceTable {
  readonly attributes: readonly Attribute[]
  readonly sources: readonly SourceRow[]
  readonly values: readonly (readonly (string | null)[])[]
}

/** What there is to know before an attribute is changed or removed: its values with their counts, for how many it does not apply, what follows from it. */
export interface AttributeUse {
  readonly values: readonly CountedValue[]
  readonly doesNotApply: number
  readonly restingOn: readonly string[]
}
