import type { Id } from '../../base/ids.ts'
import type { OutsideSettings } from '../outside/types.ts'

type QuoteId = Id<'quote'>

/** What a label speaks of. A quote speaks of its site and, more closely, of a person there. */
export type Unit = 'site' | 'person' | 'pair'

/** Values by attribute, as an outsider might know them: `site: role` → `exemplar`. */
export type Values = ReadonlyMap<string, string>

/** One of those among whom somebody might be looked for. */
export interface Member {
  readonly id: string
  readonly values: Values
  /** The site of a person. */
  readonly withinId?: string | null
  /** It was left out of the study, or stands outside it: no count counts it. */
  readonly isApart?: boolean
}

/** A list wider than the study: by which attributes it knows its members (`site: role`), and the file it came from. */
export interface PopulationList {
  readonly file: string
  readonly attributes: readonly string[]
  readonly members: readonly Member[]
}

/** Everybody and everything among which somebody might be looked for (METHODS 6.4). The project's own cases, and those outside it that were recorded; where a list is loaded, who stands on it. */
export interface Population {
  readonly site: readonly Member[]
  readonly person: readonly Member[]
  readonly pair: readonly Member[]
  readonly lists?: Readonly<Partial<Record<Unit, PopulationList>>>
}

/** The least number that may share what an output shows, for each unit, and for counts. */
export interface Thresholds {
  readonly site: number
  readonly person: number
  readonly pair: number
  readonly count: number
}

/** What an output shows and states, as it is joined with what leaves together with it. */
export interface Told {
  readonly labels: readonly Label[]
  readonly statements: readonly Statement[]
  readonly cells: readonly CountedCell[]
}

/** How an output is checked: by which thresholds, and who is told what it shows and states. */
export interface Checking extends Thresholds {
  readonly onTold?: (told: Told) => void
}

/** What one place of an output shows of one case. `code` is what readers can join labels by (“Site M”); null where the label names nothing. */
export interface Label {
  readonly where: string
  readonly unit: Unit
  readonly code: string | null
  readonly caseId: string
  readonly shows: Values
  /** What it stands together with, by published code: a person with their site (`part` null), a pair with its members by their parts. What is shown of those counts as shown of it. */
  readonly with?: readonly { readonly code: string; readonly part: string | null }[]
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
  /** It stands in a head, which no mask takes away. */
  readonly isHead?: boolean
  /** What is counted, the same in every output, and of which cases (by id): another output that counts it of fewer can be subtracted. */
  readonly about?: string
  readonly cases?: readonly string[]
  /** It says how many cases there are: all of those, always. */
  readonly isSize?: boolean
}

/** A count in a table, with the cases it counts among. `isHidden` where the table for outside does not say it. */
export interface CountedCell extends Statement {
  readonly about: string
  readonly cases: readonly string[]
  readonly isHidden?: boolean
  /** Where it stands in its table, so that it can be hidden: null for a total over all rows or columns. Nothing where no mask reaches. */
  readonly at?: readonly [row: number | null, column: number | null]
}

/** Words as they would be printed: of one quote, with the site whose words they are and what its people agreed to. */
export interface PrintedWords {
  readonly where: string
  /** What names it for the log, where places may change. */
  readonly id?: string
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
  /** The attribute that is left out or rolled up, and into which. */
  readonly attribute?: string
  readonly by?: string
  /** What a program can do of it, as one act. */
  readonly deed?: Deed
}

/** Something that the program does about a finding when it is asked to. `look` opens a quote, for what only a person can do. */
export type Deed =
  | { readonly do: 'drop field'; readonly field: string }
  | { readonly do: 'roll up'; readonly field: string; readonly by: string }
  | { readonly do: 'other code'; readonly quoteIds: readonly QuoteId[] }
  | { readonly do: 'take out'; readonly quoteIds: readonly QuoteId[] }
  | { readonly do: 'stay'; readonly ids: readonly string[] }
  | { readonly do: 'mask'; readonly least: number }
  | { readonly do: 'substitute'; readonly word: string; readonly by: string; readonly quoteIds: readonly QuoteId[] }
  | { readonly do: 'look'; readonly quoteId: QuoteId }

/** One rule broken at one place. `subject` names it for the log with how few it was: what was decided holds as long as it is just that; `decided` is what was logged of it before. */
export interface Finding {
  readonly rule: Rule
  readonly subject: string
  readonly where: string
  readonly says: string
  readonly k: number | null
  readonly ways: readonly WayOut[]
  /** Every place of this output that it is about, as `where` says them. */
  readonly places?: readonly string[]
  /** The name or rare word, as it stands there. */
  readonly word?: string
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
  /** Lists that k is counted against, wherever they know all that is shown. */
  readonly lists: readonly {
    readonly unit: Unit
    readonly file: string
    readonly members: number
    readonly attributes: readonly string[]
  }[]
  /** What was settled for everything that leaves the team. */
  readonly settled: OutsideSettings
  readonly labels: readonly JudgedLabel[]
  readonly findings: readonly (Finding & {
    readonly decided: {
      readonly decision: string
      readonly reason: string | null
      readonly coder: string
      readonly at: string
    } | null
  })[]
  /** What was decided before of this kind of output and is not found any more, the last first. */
  readonly earlier: readonly {
    readonly subject: string
    readonly decision: string
    readonly reason: string | null
    readonly coder: string
    readonly at: string
  }[]
  readonly conclusion: string
}
