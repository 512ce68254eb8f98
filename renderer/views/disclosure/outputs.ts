// What can be checked: each kind of output with its thresholds, and how the core is asked about it.

import type { CallName, Input } from '../../../src/api/contract.ts'
import type { DisclosureReport, Thresholds } from '../../../src/exchange/disclosure/types.ts'
import { useAnswer } from '../../state/use-answer.ts'

/** Every kind of output that leaves the team. */
export const OUTPUT_KINDS = [
  'quotes',
  'themes',
  'matrix',
  'positions',
  'propositions',
  'summaries',
  'framework matrix',
  'memos',
  'sampling',
] as const
export type OutputKind = (typeof OUTPUT_KINDS)[number]

/** What a check is made of besides its kind. */
export interface KeptCheck {
  readonly thresholds: Thresholds
  readonly request: Input<'matrix.compute'>
  readonly framework: Input<'summary.matrix'>
}

/** The matrix that is checked until one was chosen: at which sites is what spoken of? */
export const MATRIX: Input<'matrix.compute'> = {
  rows: 'codes',
  columns: 'sites',
  measure: 'presence',
  where: [],
  codedBy: [],
  stance: null,
  rollUp: false,
}

/** The framework matrix until one was chosen: sites × codes. */
export const FRAMEWORK: Input<'summary.matrix'> = {
  rows: 'sites',
  people: false,
  caseIds: null,
  codeIds: null,
  show: 'all',
  attributes: [],
  order: null,
  retired: false,
}

const LABELS = ['site', 'person', 'pair'] as const

/** The thresholds that bear on each kind. */
export const THRESHOLDS: Readonly<Record<OutputKind, readonly (keyof Thresholds)[]>> = {
  quotes: LABELS,
  themes: [...LABELS, 'count'],
  matrix: [...LABELS, 'count'],
  positions: ['count'],
  propositions: [...LABELS, 'count'],
  summaries: ['site', 'pair'],
  'framework matrix': ['site', 'pair'],
  memos: [],
  sampling: ['count'],
}

const TABLES = [
  'quote',
  'output',
  'output_setting',
  'disclosure_decision',
  'population',
  'case',
  'attribute',
  'attribute_value',
  'consent',
  'evidence',
  'position',
  'proposition',
  'summary',
  'memo',
  'anchor',
  'source_coder',
  'case_source',
  'coding',
  'code',
]

const CALLS = {
  quotes: 'disclosure.quotes',
  themes: 'disclosure.themes',
  matrix: 'disclosure.matrix',
  positions: 'disclosure.positions',
  propositions: 'disclosure.propositions',
  summaries: 'disclosure.summaries',
  'framework matrix': 'disclosure.frameworkMatrix',
  memos: 'disclosure.memos',
  sampling: 'disclosure.sampling',
} as const satisfies Record<OutputKind, CallName>

/** The report on a kind of output. The sampling table asks for itself: it needs attributes. */
export function useCheck(
  what: OutputKind,
  { thresholds, request, framework }: KeptCheck,
): { readonly answer: DisclosureReport | null; readonly trouble: string | null } {
  const input =
    what === 'matrix'
      ? { request, thresholds }
      : what === 'framework matrix'
        ? { request: framework, thresholds }
        : { thresholds }
  return useAnswer(CALLS[what], input as never, TABLES)
}
