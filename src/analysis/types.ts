import type { CaseId, CodeId } from '../base/ids.ts'
import type { Filter } from './filter/types.ts'
import type { AttributeName, Axis, AxisOrder, Share } from './matrix/types.ts'
import type { PositionCase, PositionCell, Unit } from './positions/types.ts'
import type { EvidenceDetails, EvidenceSearch, NegativeCase, PropositionStatus, Wording } from './propositions/types.ts'
import type { SaturationRun, ShuffledBand } from './saturation.ts'

/** What the columns of a matrix are. `attribute` groups sites by the values of one of their attributes. */
export type MatrixColumns = 'sites' | 'participants' | 'pairs' | 'sources' | 'coders' | { readonly attribute: string }

/**
 * What a cell counts (DESIGN 6, METHODS 2.2): presence 0/1; distinct cases, sources or participants; codings; excerpts (stretches
 * of words, overlapping codings taken together); words under them; coverage (characters under them, as a share of all there).
 * `shared words`, codes × codes near: the words under both.
 */
export const MEASURES = [
  'presence',
  'cases',
  'sources',
  'participants',
  'codings',
  'excerpts',
  'words',
  'coverage',
  'shared words',
] as const
export type Measure = (typeof MEASURES)[number]

/** Why an empty cell is empty: no source there, none coded yet, the linked question not asked there, or asked and nothing said. `nobody named`: there are codings, but of nobody who is known (or at no site, or on no word). Zero is never blank. */
export type EmptyReason = 'no source' | 'not coded' | 'not asked' | 'nothing said' | 'nobody named'

/** What a row or column could hold at most. `cases` are sites; `characters` are code points. */
export interface Denominators {
  readonly sources: number
  readonly participants: number
  readonly codings: number
  readonly words: number
  readonly cases: number
  readonly characters?: number
}

/** The head of a row. `group` rows are code groups and only hold others; `depth` indents. `hue` and `pattern` as in `Code`, 0 for what is no code. */
export interface MatrixRow {
  readonly id: string
  readonly key: string
  readonly name: string
  readonly kind: 'code' | 'group' | 'set' | 'case' | 'source' | 'value' | 'coder' | 'date' | 'filter'
  readonly depth: number
  readonly hue: number
  readonly pattern: number
  readonly denominators?: Denominators
  /** The value it is ordered by, in words: of an attribute, a rating, a total. */
  readonly orderedBy?: string
}

/** The head of a column, with what it could hold at most: the denominators beside every count. Where codes stand across, `code` is as of a row. */
export interface MatrixColumn {
  readonly id: string
  readonly key: string
  readonly name: string
  readonly denominators: Denominators
  readonly code?: Pick<MatrixRow, 'kind' | 'depth' | 'hue' | 'pattern'>
  readonly orderedBy?: string
}

/** Rows or columns with one value of the attribute that groups them. `members` are their places; one may stand in several groups. */
export interface MatrixGroup {
  readonly value: string
  readonly name: string
  readonly members: readonly number[]
  /** The subtotal of the group for each place of the other side, each thing once; and over all of them. */
  readonly cells: readonly number[]
  readonly total: number
  /** In how many of its members there is anything: “7 of 12”; for each place of the other side, and over all. */
  readonly presence: readonly number[]
  readonly totalPresence: number
  readonly denominators: Denominators
}

/**
 * The request for a matrix: rows, columns, measure and filter, as a person chose them. `where`, `codedBy` and `stance` are
 * the simple conditions; `filter` is the common one, and both must pass.
 */
export interface MatrixRequest {
  readonly rows: 'codes' | readonly string[] | Axis
  readonly columns: MatrixColumns | Axis
  readonly measure: Measure
  readonly where: readonly { readonly attribute: string; readonly value: string }[]
  readonly codedBy: readonly string[]
  readonly stance: 'confirming' | 'disconfirming' | 'qualifying' | 'neutral' | null
  readonly rollUp: boolean
  readonly filter?: Filter | null | undefined
  readonly share?: Share | null | undefined
  readonly rowOrder?: AxisOrder | undefined
  readonly columnOrder?: AxisOrder | undefined
  /** An attribute that groups the rows (sites, people, pairs, sources), with subtotals. */
  readonly rowGroups?: AttributeName | null | undefined
  readonly columnGroups?: AttributeName | null | undefined
  readonly hideEmptyRows?: boolean | undefined
  readonly hideEmptyColumns?: boolean | undefined
  /** Why just these cases were chosen. */
  readonly reason?: string | undefined
  /** By which rule a cell is filled and read: said in the notes. */
  readonly rule?: string | undefined
}

/**
 * Rows × columns. `cells[row][column]` is the measure (a fraction, where a share is asked for); `empty[row][column]` says why a
 * zero is zero, else null; totals count each thing once. `caption` is the filter as a sentence, `notes` are the other sentences
 * that a reader needs: order, groups, what is hidden, why these cases.
 */
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
  readonly of?: Denominators
  readonly caption: string
  readonly leftOut: readonly string[]
  readonly notes?: readonly string[]
  readonly rowGroups?: readonly MatrixGroup[]
  readonly columnGroups?: readonly MatrixGroup[]
  readonly share?: Share | null
  /** Cases were chosen and nobody has said why: ask. */
  readonly asksReason?: boolean
}

/** A cell opened: its measures side by side. Its excerpts come by `coding.excerpts` with the ids, or page by page. */
export interface MatrixCell {
  readonly sources: number
  readonly participants: number
  readonly cases: number
  readonly codings: number
  readonly excerpts: number
  readonly words: number
  readonly ofSources: number
  readonly ofParticipants: number
  readonly codingIds: readonly string[]
  /** Codings in sources of several sites, with the sites besides the one looked at: “shared with S02”. */
  readonly shared?: readonly { readonly codingId: string; readonly with: readonly string[] }[]
}

/** A proposition with its evidence in counts. */
export interface PropositionItem {
  readonly id: string
  readonly key: string | null
  readonly shortName: string | null
  readonly statement: string
  readonly origin: string | null
  readonly status: PropositionStatus
  readonly rivalOf: string | null
  readonly mergedInto: string | null
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

/** One excerpt bearing on a proposition, as judged by one coder. `range` is UTF-16 into the source; `caseKeys` are the sites of the source, or the case it was narrowed to. */
export interface EvidenceExcerpt extends EvidenceDetails {
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

/** A proposition with the words that bear on it and every case's place: counts are distinct people (the source, where nobody is named). `caption` says whose evidence counts. */
export interface PropositionSheet {
  readonly proposition: PropositionItem
  readonly scope: string | null
  /** The cases it claims to cover, as a filter and in words; null for all. */
  readonly scopeFilter: Filter | null
  readonly scopeInWords: string | null
  readonly limitations: string | null
  /** Who first worded it; null where it came in a sheet. */
  readonly author: string | null
  readonly unit: Unit
  readonly caption: string
  readonly codeIds: readonly string[]
  readonly rivals: readonly { readonly id: string; readonly key: string | null; readonly statement: string }[]
  readonly cases: readonly (PositionCase & PositionCell)[]
  readonly formedOn: readonly CaseId[]
  readonly testedOn: readonly CaseId[]
  readonly wordings: readonly Wording[]
  readonly negativeCases: readonly NegativeCase[]
  readonly searches: readonly EvidenceSearch[]
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
  /** The filter in words, where there is one. */
  readonly narrowed?: string
}
