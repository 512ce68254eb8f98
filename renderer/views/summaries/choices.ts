// How a framework matrix is set up: kept with its tab, and under a name as a display. Pure.

import type { Filter } from '../../../src/analysis/filter/types.ts'
import { SUMMARY_SHOWS, type FrameworkMatrixRequest, type SummaryShow } from '../../../src/analysis/summaries/types.ts'
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
  /** The signed summary of each case in its row. */
  readonly pages: boolean
  readonly open: readonly string[]
  readonly filter: Filter | null
  /** Why just these cases, and by which rule a cell is filled; empty while nobody has said. */
  readonly reason: string
  readonly rule: string
  /** The saved display it was opened from. */
  readonly displayId: string | null
}

/** Every site by every code. */
export const FIRST_SETUP: MatrixSetup = {
  rows: 'sites',
  caseIds: null,
  codeIds: null,
  show: 'all',
  attributes: [],
  order: null,
  retired: false,
  pages: false,
  open: [],
  filter: null,
  reason: '',
  rule: '',
  displayId: null,
}

/** The choices of a tab. */
export function setupOf(tab: Tab): MatrixSetup {
  const given = (tab.options ?? {}) as Partial<MatrixSetup>
  const setup = { ...FIRST_SETUP, ...given }
  return SUMMARY_SHOWS.includes(setup.show) ? setup : { ...setup, show: 'all' }
}

/** The question behind the choices. People are asked for only while some are unfolded: there may be hundreds. */
export function requestOf(setup: MatrixSetup): Input<'summary.matrix'> {
  const { rows, caseIds, codeIds, show, attributes, order, retired, pages, open, filter } = setup
  const [reason, rule] = [setup.reason.trim(), setup.rule.trim()]
  return {
    rows,
    people: rows === 'sites' && open.length > 0,
    caseIds: caseIds as CaseId[] | null,
    codeIds: codeIds as CodeId[] | null,
    show,
    attributes: [...attributes],
    order,
    retired,
    ...(pages ? { pages } : {}),
    filter,
    ...(reason === '' ? {} : { reason }),
    ...(rule === '' ? {} : { rule }),
  }
}

/** The choices that a saved display holds: its request, and which sites were unfolded. */
export function setupOfDisplay(request: FrameworkMatrixRequest, look: string | null, displayId: string): MatrixSetup {
  const { rows, caseIds, codeIds, show, attributes, order, retired, pages, filter, reason, rule } = request
  return {
    rows,
    caseIds,
    codeIds,
    show,
    attributes,
    order,
    retired,
    pages: pages ?? false,
    open: readOpen(look),
    filter: filter ?? null,
    reason: reason ?? '',
    rule: rule ?? '',
    displayId,
  }
}

/** What the window keeps of how a display looks. */
export function lookOf({ open }: MatrixSetup): string {
  return JSON.stringify({ open })
}

function readOpen(look: string | null): readonly string[] {
  if (look === null) return []
  try {
    const { open } = JSON.parse(look) as { open?: unknown }
    return Array.isArray(open) ? open.filter(one => typeof one === 'string') : []
  } catch {
    return []
  }
}

/** A code in its tree, as far as choosing needs it. */
interface InTree {
  readonly id: string
  readonly parentId: string | null
}

/** The codes below one, itself first. */
export function branchOf(codes: readonly InTree[], id: string): string[] {
  const ids = new Set([id])
  // Parents stand before their children.
  for (const code of codes) if (code.parentId !== null && ids.has(code.parentId)) ids.add(code.id)
  return [...ids]
}

/** The codes that are chosen after the list was changed by hand: one that came brings what is below it along, one that went takes that away, and what lies over it is not chosen as a whole any more. Nothing chosen is every code. */
export function chosenBranches(
  codes: readonly InTree[],
  before: readonly string[],
  after: readonly string[],
): readonly string[] | null {
  const chosen = new Set(after)
  const parents = new Map(codes.map(code => [code.id, code.parentId]))
  for (const id of before)
    if (!chosen.has(id)) {
      for (const below of branchOf(codes, id)) chosen.delete(below)
      for (let over = parents.get(id) ?? null; over !== null; over = parents.get(over) ?? null) chosen.delete(over)
    }
  const was = new Set(before)
  for (const id of after) if (!was.has(id)) for (const below of branchOf(codes, id)) chosen.add(below)
  return chosen.size === 0 ? null : codes.filter(code => chosen.has(code.id)).map(code => code.id)
}
