import type { CodeId } from '../base/ids.ts'
import type { SaturationRun, ShuffledBand } from './saturation.ts'

/** What the columns of a matrix are. `attribute` groups sites by the values of one of their attributes. */
export type MatrixColumns = 'sites' | 'participants' | 'pairs' | 'sources' | 'coders' | { readonly attribute: string }

/** What a cell counts (DESIGN 6): presence 0/1; distinct cases, sources or participants; codings; words under them. */
export type Measure = 'presence' | 'cases' | 'sources' | 'participants' | 'codings' | 'words'

/** Why an empty cell is empty: no source there, none coded yet, the linked question not asked there, or asked and nothing said. Zero is never blank. */
export type EmptyReason = 'no source' | 'not coded' | 'not asked' | 'nothing said'

/** A row or column head. `group` rows are code groups and only hold others; `depth` indents. `hue` and `pattern` as in `Code`. */
export interface MatrixRow {
  readonly id: string
  readonly key: string
  readonly name: string
  readonly kind: 'code' | 'group'
  readonly depth: number
  readonly hue: number
  readonly pattern: number
}

/** A column with what it could hold at most: the denominators beside every count. */
export interface MatrixColumn {
  readonly id: string
  readonly key: string
  readonly name: string
  readonly denominators: {
    readonly sources: number
    readonly participants: number
    readonly codings: number
    readonly words: number
    readonly cases: number
  }
}

/** The request for a matrix: rows, columns, measure and filter, as a person chose them. */
export interface MatrixRequest {
  readonly rows: 'codes' | readonly string[]
  readonly columns: MatrixColumns
  readonly measure: Measure
  readonly where: readonly { readonly attribute: string; readonly value: string }[]
  readonly codedBy: readonly string[]
  readonly stance: 'confirming' | 'disconfirming' | 'qualifying' | 'neutral' | null
  readonly rollUp: boolean
}

/** Codes × columns. `cells[row][column]` is the measure; `empty[row][column]` says why a zero is zero, else null; totals count each thing once. `caption` is the filter as a sentence. */
export interface Matrix {
  readonly rows: readonly MatrixRow[]
  readonly columns: readonly MatrixColumn[]
  readonly measure: Measure
  readonly cells: readonly (readonly number[])[]
  readonly empty: readonly (readonly (EmptyReason | null)[])[]
  readonly rowTotals: readonly number[]
  /** For each row: in how many columns it is present. */
  readonly rowPresence: readonly number[]
  readonly columnTotals: readonly number[]
  readonly total: number
  /** What all columns together could hold, each thing once: the denominators of the totals. */
  readonly of?: MatrixColumn['denominators']
  readonly caption: string
  readonly leftOut: readonly string[]
}

/** A cell opened: its measures side by side. Its excerpts come by `coding.excerpts` with the ids, or page by page. */
export interface MatrixCell {
  readonly sources: number
  readonly participants: number
  readonly codings: number
  readonly words: number
  readonly ofSources: number
  readonly ofParticipants: number
  readonly codingIds: readonly string[]
}

/** A proposition with its evidence in counts. */
export interface PropositionItem {
  readonly id: string
  readonly key: string | null
  readonly statement: string
  readonly origin: string | null
  readonly status: string
  readonly rivalOf: string | null
  readonly confirmingMeans: string | null
  readonly disconfirmingMeans: string | null
  readonly confirming: number
  readonly qualifying: number
  readonly disconfirming: number
  readonly neutral: number
}

/** Where a site stands on a proposition by the rule of METHODS 2.4: from people with confirming, qualifying and disconfirming evidence. */
export type SuggestedPosition =
  | 'supports'
  | 'supports with conditions'
  | 'conditional'
  | 'mixed'
  | 'challenges with conditions'
  | 'challenges'
  | 'silent'

/** One excerpt bearing on a proposition, as judged by one coder. `range` is UTF-16 into the source; `caseKeys` are the sites of the source. */
export interface EvidenceExcerpt {
  readonly id: string
  readonly anchorId: string
  readonly coderId: string
  readonly stance: 'confirming' | 'disconfirming' | 'qualifying' | 'neutral'
  readonly sourceId: string
  readonly sourceKey: string | null
  readonly sourceName: string
  readonly sourceKind: string
  readonly range: { readonly start: number; readonly end: number }
  readonly paragraph: number
  readonly words: string
  readonly caseKeys: readonly string[]
  readonly participants: readonly string[]
  readonly attribution: string
}

/** A proposition with the words that bear on it and every site's place: counts are distinct people (the source, where nobody is named). */
export interface PropositionSheet {
  readonly proposition: PropositionItem
  readonly codeIds: readonly string[]
  readonly rivals: readonly { readonly id: string; readonly key: string | null; readonly statement: string }[]
  readonly cases: readonly {
    readonly caseId: string
    readonly key: string
    readonly name: string
    readonly confirming: number
    readonly qualifying: number
    readonly disconfirming: number
    readonly suggested: SuggestedPosition
  }[]
  readonly evidence: readonly EvidenceExcerpt[]
}

/** One interview, other source or site in the order of analysis: how many themes it holds, and the codes seen in it for the first time. */
export interface SaturationUnit {
  readonly id: string
  readonly key: string | null
  readonly name: string
  readonly themes: number
  readonly newThemes: number
  /** For each new theme the code under which it shows here. */
  readonly newCodes: readonly CodeId[]
}

/** Saturation as METHODS 3.3 has it. `reached` says for 0 %, 5 % and the threshold chosen after how many units it was reached (k of k + r), null where not. `why` is the sentence when there is no figure. `band`: the ratios of the runs over shuffled orders. */
export interface Saturation {
  readonly units: readonly SaturationUnit[]
  readonly base: number
  readonly run: number
  readonly baseThemes: number
  readonly runs: readonly SaturationRun[]
  readonly reached: readonly { readonly threshold: number; readonly after: number | null }[]
  readonly band: ShuffledBand | null
  readonly why: string | null
  /** What was counted, as a sentence for captions and exports. */
  readonly caption: string
}
