/** What a label speaks of. A quote speaks of its site and, more closely, of a person there. */
export type Unit = 'site' | 'person' | 'pair'

/** Values by attribute, as an outsider might know them: `site: role` → `exemplar`. */
export type Values = ReadonlyMap<string, string>

/** One of those among whom somebody might be looked for. */
export interface Member {
  readonly id: string
  readonly values: Values
}

/** Everybody and everything among which somebody might be looked for (METHODS 6.4). The project's own cases, and those outside it that were recorded. */
export interface Population {
  readonly site: readonly Member[]
  readonly person: readonly Member[]
  readonly pair: readonly Member[]
}

/** The least number that may share what an output shows, for each unit, and for counts. */
export interface Thresholds {
  readonly site: number
  readonly person: number
  readonly pair: number
  readonly count: number
}

/** What one place of an output shows of one case. `code` is what readers can join labels by (“Site M”); null where the label names nothing. */
export interface Label {
  readonly where: string
  readonly unit: Unit
  readonly code: string | null
  readonly caseId: string
  readonly shows: Values
}

/** Counts by two things, with how many there are of each together; published with or without totals. */
export interface CountTable {
  readonly where: string
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  readonly cells: readonly (readonly number[])[]
}

/** “11 of 12 pairs”. */
export interface Statement {
  readonly where: string
  readonly count: number
  readonly of: number
  readonly what: string
}

/** The words of one quote as they would be printed, with the site whose words they are and what its people agreed to. */
export interface PrintedWords {
  readonly where: string
  readonly words: string
  readonly siteIds: readonly string[]
  readonly consents: readonly {
    readonly person: string
    readonly scope: 'quote' | 'ask first' | 'paraphrase' | 'nothing' | null
  }[]
  readonly approved: boolean
  readonly verbatim: boolean
}

/** The rules of METHODS 6.4, by their numbers there. */
export type Rule =
  | 'site k'
  | 'person k'
  | 'linked labels'
  | 'complement'
  | 'pair k'
  | 'small cells'
  | 'consent'
  | 'names in words'

/** A way out of a finding, in the order they are offered. `k` is how many would share the label then, where that can be told. */
export interface WayOut {
  readonly kind: 'drop' | 'coarsen' | 'other code' | 'paraphrase' | 'leave out' | 'band' | 'suppress' | 'approve'
  readonly says: string
  readonly k?: number
}

/** One rule broken at one place. `subject` names it for the log, the same for the same thing; `decided` is what was logged of it before. */
export interface Finding {
  readonly rule: Rule
  readonly subject: string
  readonly where: string
  readonly says: string
  readonly k: number | null
  readonly ways: readonly WayOut[]
}

/** A label with how many share it. */
export interface JudgedLabel {
  readonly where: string
  readonly unit: Unit
  readonly code: string | null
  readonly shows: readonly { readonly attribute: string; readonly value: string }[]
  readonly k: number
}

/** What a check came to. `population` says how many there are of each unit; `conclusion` never says “safe”. */
export interface DisclosureReport {
  readonly kind: string
  readonly thresholds: Thresholds
  readonly population: Readonly<Record<Unit, number>>
  readonly labels: readonly JudgedLabel[]
  readonly findings: readonly (Finding & {
    readonly decided: {
      readonly decision: string
      readonly reason: string | null
      readonly coder: string
      readonly at: string
    } | null
  })[]
  readonly conclusion: string
}
