// What can be checked before it leaves the team: each kind of output, how the core is asked about it, and what is checked until somebody chose.
// The window and the command line go by this. Pure.

import type { FrameworkMatrixRequest } from '../../analysis/summaries/types.ts'
import type { Filter } from '../../analysis/filter/types.ts'
import type { MatrixRequest } from '../../analysis/types.ts'
import type { Unit } from '../../analysis/positions/types.ts'
import type { WaveLength } from '../../cases/sampling.ts'
import type { PropositionId, SourceId } from '../../base/ids.ts'
import type { Thresholds } from './types.ts'

const LABELS = ['site', 'person', 'pair'] as const
const ALL = [...LABELS, 'count'] as const

/** Every kind of output with the call that checks it, and the thresholds that bear on it. */
export const OUTPUTS = {
  quotes: { call: 'disclosure.quotes', least: LABELS },
  themes: { call: 'disclosure.themes', least: ALL },
  matrix: { call: 'disclosure.matrix', least: ALL },
  positions: { call: 'disclosure.positions', least: ['count'] },
  propositions: { call: 'disclosure.propositions', least: ALL },
  summaries: { call: 'disclosure.summaries', least: LABELS },
  'framework matrix': { call: 'disclosure.frameworkMatrix', least: LABELS },
  codebook: { call: 'disclosure.codebook', least: LABELS },
  pairings: { call: 'disclosure.pairings', least: LABELS },
  pictures: { call: 'disclosure.pictures', least: ['count'] },
  reports: { call: 'disclosure.reports', least: ['count'] },
  source: { call: 'disclosure.source', least: LABELS },
  memos: { call: 'disclosure.memos', least: [] },
  sampling: { call: 'disclosure.sampling', least: ['count'] },
  everything: { call: 'disclosure.everything', least: ALL },
} as const satisfies Readonly<Record<string, { readonly call: string; readonly least: readonly (keyof Thresholds)[] }>>

/** A kind of output. */
export type OutputKind = keyof typeof OUTPUTS
/** Every kind of output that leaves the team. */
export const OUTPUT_KINDS = Object.keys(OUTPUTS) as OutputKind[]

/** The thresholds used unless told otherwise (METHODS 6.4). */
export const USUAL: Thresholds = { site: 3, person: 3, pair: 3, count: 3 }

/** The matrix until one was chosen, which theme matrices are made of: at which sites is what spoken of? */
export const USUAL_MATRIX: MatrixRequest = {
  rows: 'codes',
  columns: 'sites',
  measure: 'presence',
  where: [],
  codedBy: [],
  stance: null,
  rollUp: false,
}

/** The framework matrix until one was chosen: sites × codes. */
export const USUAL_FRAMEWORK: FrameworkMatrixRequest = {
  rows: 'sites',
  people: false,
  caseIds: null,
  codeIds: null,
  show: 'all',
  attributes: [],
  order: null,
  retired: false,
}

/** The kinds that are written under a filter of their own; matrices have theirs in their request. */
export const FILTERED_KINDS: readonly OutputKind[] = ['positions', 'propositions', 'themes', 'everything']

/** What a check is about besides its kind and thresholds. */
export interface CheckAbout {
  readonly request?: MatrixRequest
  readonly framework?: FrameworkMatrixRequest
  /** The source that is printed. */
  readonly sourceId?: SourceId | null
  /** Only these propositions; all of them unless told. */
  readonly propositionIds?: readonly PropositionId[] | undefined
  /** Whose positions; of sites unless told. */
  readonly unit?: Unit | undefined
  /** The filter that positions, propositions or theme matrices are written under. */
  readonly filter?: Filter | null | undefined
  /** The attributes by which a sampling table counts, the kind of case it counts (sites unless told), its waves. */
  readonly by?: readonly string[]
  readonly caseKind?: string
  readonly waves?: WaveLength | null
}

/** What the call of a kind is asked; null where it is not said yet what it is about. */
export function checkInput(
  kind: OutputKind,
  thresholds: Thresholds,
  about: CheckAbout,
): Record<string, unknown> | null {
  switch (kind) {
    case 'matrix':
      return { request: about.request ?? USUAL_MATRIX, thresholds }
    case 'framework matrix':
      return { request: about.framework ?? USUAL_FRAMEWORK, thresholds }
    case 'source':
      return about.sourceId ? { sourceId: about.sourceId, thresholds } : null
    case 'sampling':
      return about.by && about.by.length > 0 ? { kind: about.caseKind ?? 'site', by: about.by, thresholds } : null
    case 'propositions':
      return {
        ...(about.propositionIds ? { propositionIds: about.propositionIds } : {}),
        ...(about.filter ? { filter: about.filter } : {}),
        thresholds,
      }
    case 'positions':
      return {
        ...(about.unit ? { unit: about.unit } : {}),
        ...(about.filter ? { filter: about.filter } : {}),
        thresholds,
      }
    case 'themes':
    case 'everything':
      return { ...(about.filter ? { filter: about.filter } : {}), thresholds }
    default:
      return { thresholds }
  }
}
