// How a framework matrix is set up: kept with its tab.

import type { Filter } from '../../../src/analysis/filter/types.ts'
import { SUMMARY_SHOWS, type SummaryShow } from '../../../src/analysis/summaries/types.ts'
import type { Input } from '../../../src/api/contract.ts'
import type { CaseId, CodeId } from '../../../src/base/ids.ts'
import type { Tab } from '../../state/tabs.ts'

/** The choices of a framework matrix. `open` are the sites whose people are unfolded. */
export interface MatrixSetup {
  readonly rows: 'sites' | 'pairs'
  readonly caseIds: readonly string[] | null
  readonly codeIds: readonly string[] | null
  readonly show: SummaryShow
  readonly attributes: readonly string[]
  readonly order: { readonly by: string; readonly down: boolean } | null
  readonly retired: boolean
  readonly open: readonly string[]
  readonly filter: Filter | null
}

const FIRST: MatrixSetup = {
  rows: 'sites',
  caseIds: null,
  codeIds: null,
  show: 'all',
  attributes: [],
  order: null,
  retired: false,
  open: [],
  filter: null,
}

/** The choices of a tab. */
export function setupOf(tab: Tab): MatrixSetup {
  const given = (tab.options ?? {}) as Partial<MatrixSetup>
  const setup = { ...FIRST, ...given }
  return SUMMARY_SHOWS.includes(setup.show) ? setup : { ...setup, show: 'all' }
}

/** The question behind the choices. People are asked for only while some are unfolded: there may be hundreds. */
export function requestOf(setup: MatrixSetup): Input<'summary.matrix'> {
  const { rows, caseIds, codeIds, show, attributes, order, retired, open, filter } = setup
  return {
    rows,
    people: rows === 'sites' && open.length > 0,
    caseIds: caseIds as CaseId[] | null,
    codeIds: codeIds as CodeId[] | null,
    show,
    attributes: [...attributes],
    order,
    retired,
    filter,
  }
}
