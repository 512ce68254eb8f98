// What stands at the head of rows and columns: codes, cases, sources, coders, attributes. Everything is known by its row
// number `n` in here; ids come back at the edges. Lists are in the order in which people see them.

import type { CoderFact } from './coder-facts.ts'

/** A code in framework order, a parent before its children, retired ones too. `parent` is 0 at the top. */
export interface CodeHead {
  readonly n: number
  readonly id: string
  readonly key: string | null
  readonly name: string
  readonly kind: 'code' | 'group'
  readonly parent: number
  readonly depth: number
  readonly hue: number
  readonly pattern: number
  readonly retired: boolean
  /** Whether a question of the topic guide leads to it. */
  readonly asked: boolean
}

/** A case. `within` is the site of a participant (0 for none), `members` are the sites of a pair. */
export interface CaseHead {
  readonly n: number
  readonly id: string
  readonly key: string | null
  readonly name: string
  readonly kind: string
  readonly within: number
  readonly members: readonly number[]
}

/** A source with the cases it is linked to and the coders who marked it as coded. */
export interface SourceHead {
  readonly n: number
  readonly id: string
  readonly key: string | null
  readonly name: string
  readonly kind: string
  /** YYYY, YYYY-MM or YYYY-MM-DD; null where nobody knows. */
  readonly date: string | null
  readonly cases: readonly number[]
  readonly codedBy: readonly number[]
}

/** A coder. Coders have names, no keys. */
export interface CoderHead {
  readonly n: number
  readonly id: string
  readonly key: null
  readonly name: string
  /** What the team's record says of them; '' where nothing is written down. */
  readonly facts: Readonly<Record<CoderFact, string>>
}

/** An attribute of a kind of case, or of sources (`about` is 'source'), with its values by the row number of what has them. Where it does not apply the value is {@link DOES_NOT_APPLY}. */
export interface AttributeHead {
  readonly about: string
  readonly name: string
  readonly type: 'text' | 'number' | 'date' | 'yes or no' | 'choice'
  readonly choices: readonly string[]
  readonly values: ReadonlyMap<number, string>
}

/** A set of codes, by row numbers. */
export interface SetHead {
  readonly n: number
  readonly id: string
  readonly key: null
  readonly name: string
  readonly codes: readonly number[]
}

/** A scale on which cases are rated, with the value of each case by its row number: where several rated one, the first. */
export interface ScaleHead {
  readonly id: string
  readonly name: string
  readonly kind: 'ordinal' | 'number' | 'crisp' | 'fuzzy'
  /** From low to high, for an ordinal scale. */
  readonly steps: readonly string[]
  readonly values: ReadonlyMap<number, string>
}

/** A thing that only filters name. */
export interface NamedHead {
  readonly n: number
  readonly id: string
  readonly name: string
}

/** All heads of a project. `version` is the label of the newest saved framework version. */
export interface Heads {
  readonly codes: readonly CodeHead[]
  readonly sets: readonly SetHead[]
  readonly scales: readonly ScaleHead[]
  readonly propositions: readonly NamedHead[]
  readonly versions: readonly NamedHead[]
  readonly cases: readonly CaseHead[]
  readonly sources: readonly SourceHead[]
  readonly coders: readonly CoderHead[]
  readonly attributes: readonly AttributeHead[]
  readonly version: string | null
  /** The cases whose case summary is signed, by row number; null where no case summary is written at all. */
  readonly signed: ReadonlySet<number> | null
}

/** What a thing is called in a table: its key, else its id. */
export function keyOf(thing: { readonly id: string; readonly key: string | null }): string {
  return thing.key ?? thing.id
}

/** What a thing is called in a sentence: its name, else its key. */
export function nameOf(thing: { readonly id: string; readonly key: string | null; readonly name: string }): string {
  return thing.name || keyOf(thing)
}
