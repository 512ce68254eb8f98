// What would leave the team, as the disclosure check reads it and as an export for outside tells it in its manifest.

import type { Matrix, MatrixRequest } from '../analysis/types.ts'
import type { FrameworkMatrixRequest } from '../analysis/summaries/types.ts'
import { memoBook } from '../exchange/memos/memo-book.ts'
import type { MemoFilter } from '../memos/filter.ts'
import type { Unit } from '../analysis/positions/types.ts'
import type { CaseId } from '../base/ids.ts'
import type { ExportJob } from '../exchange/commands.ts'
import { checkMatrix, checkPositions } from '../exchange/disclosure/check-queries.ts'
import { USUAL } from '../exchange/disclosure/kinds.ts'
import {
  frameworkOutput,
  memosOutput,
  propositionsOutput,
  summariesOutput,
  themesOutput,
} from '../exchange/disclosure/outputs.ts'
import { checkingTexts, checkTexts } from '../exchange/disclosure/text-checks-queries.ts'
import type { Checking, DisclosureReport, Thresholds } from '../exchange/disclosure/types.ts'
import { populationOf } from '../exchange/disclosure/population-queries.ts'
import { refuseTelling } from '../exchange/outside/outside-positions.ts'
import { readOutsideRequest } from '../exchange/outside/matrix-shows-queries.ts'
import { outsideMemos } from '../exchange/outside/outside-memos.ts'
import type { Filter } from '../analysis/filter/types.ts'
import { EvidenceWithin } from '../analysis/positions/evidence-within.ts'
import { readOutsideNames } from '../exchange/outside/queries.ts'
import type { ReadPropositions } from '../exchange/propositions/export-propositions.ts'
import { readCaseSummaries, readFrameworkGrid } from '../exchange/summaries/export-summaries.ts'
import { siteThemes, type QuotesFrom } from '../exchange/themes/themes-queries.ts'
import { Refusal } from '../base/trouble.ts'
import type { Read } from '../store/access.ts'
import type { Project } from '../store/project.ts'
import { underNow } from './answers/summaries.ts'
import type { OpenProject } from './open-project.ts'
import { onStillProject } from './still-project.ts'

/** A project whose text is indexed: what is rare, and whose words an example is, is known only then. */
export function indexed(project: Project): Read {
  project.indexText()
  return project.read
}

/** Thresholds with the usual ones where nothing was said. */
export function thresholdsOf(some: Partial<Record<keyof Thresholds, number | undefined>> | undefined): Thresholds {
  return {
    site: some?.site ?? USUAL.site,
    person: some?.person ?? USUAL.person,
    pair: some?.pair ?? USUAL.pair,
    count: some?.count ?? USUAL.count,
  }
}

/** The check of a matrix. */
export async function matrixReport(open: OpenProject, request: MatrixRequest, thresholds: Checking) {
  const read = indexed(open.project)
  const names = readOutsideNames(read)
  const { request: asked } = readOutsideRequest(read, request, names)
  const matrix: Matrix = await open.analysis.matrix(asked)
  return checkMatrix(read, matrix, asked, names, thresholds)
}

/** The check of counts of positions. Refuses a filter that tells something of each case. */
export async function positionsReport(
  open: OpenProject,
  thresholds: Checking,
  unit: Unit = 'sites',
  filter: Filter | null = null,
) {
  refuseTelling(filter)
  const { table, heads } = await open.analysis.state()
  const within = filter && new EvidenceWithin(table, heads, filter)
  return checkPositions(indexed(open.project), open.positions.matrix(heads, { unit }, within), thresholds)
}

/** The check of theme matrices, under the filter that they are written under. */
export async function themesReport(
  open: OpenProject,
  quotes: QuotesFrom,
  thresholds: Checking,
  filter?: Filter | null,
) {
  const read = indexed(open.project)
  const found = siteThemes({ read, ...(await open.analysis.state()) }, 'outside', quotes, filter)
  return checkTexts(read, themesOutput(found.themes, found.shownQuotes, populationOf(read)), thresholds)
}

/** The check of propositions with their excerpts, in slices: there may be tens of thousands. Refused where the project changes meanwhile. */
export async function propositionsReport(
  open: OpenProject,
  { sheets, quotes }: ReadPropositions,
  thresholds: Checking,
  job: ExportJob,
) {
  const read = indexed(open.project)
  return onStillProject(open, checkingTexts(read, propositionsOutput(sheets, quotes), thresholds), job)
}

/** The check of case summaries. */
export async function summariesReport(open: OpenProject, caseIds: readonly CaseId[] | null, thresholds: Checking) {
  const read = indexed(open.project)
  const under = await underNow(open)
  const positions = open.positions.matrix(under.heads, { unit: 'sites' })
  const { pages } = readCaseSummaries(read, under, positions, { caseIds, signed: true }, readOutsideNames(read))
  return checkTexts(read, summariesOutput(pages), thresholds)
}

/** The check of a framework matrix. */
export async function frameworkReport(open: OpenProject, request: FrameworkMatrixRequest, thresholds: Checking) {
  const read = indexed(open.project)
  const names = readOutsideNames(read)
  const { matrix } = readFrameworkGrid(read, await underNow(open, request.filter), request, names)
  return checkTexts(read, frameworkOutput(matrix, request, populationOf(read), names), thresholds)
}

/** The check of memos. */
export function memosReport(open: OpenProject, filter: MemoFilter, thresholds: Checking) {
  const read = indexed(open.project)
  return checkTexts(
    read,
    memosOutput(outsideMemos(memoBook(read, filter, 'oldest'), readOutsideNames(read))),
    thresholds,
  )
}

type Found = Pick<DisclosureReport, 'findings'>

/** What the check came to, for the manifest. Refuses what nobody decided on where a least group was demanded. */
export function leastGroup(check: (thresholds: Thresholds) => Found, minGroup: number | undefined) {
  const k = minGroup ?? USUAL.site
  const { findings } = check({ site: k, person: k, pair: k, count: k })
  const open = findings.filter(finding => finding.decided === null)
  if (minGroup !== undefined && open.length > 0)
    throw new Refusal(
      'disclosure',
      `The disclosure check found ${open.length === 1 ? 'one problem' : `${open.length} problems`} that nobody has decided on. ${open
        .slice(0, 3)
        .map(({ where, says }) => `${where}: ${says}`)
        .join(' ')}${open.length > 3 ? ' …' : ''} Look at them under Disclosure, or change what is written out.`,
      { found: open.length },
    )
  return { leastGroup: k, found: findings.length, undecided: open.length }
}

/** The same of a check that has to wait. */
export async function leastGroupOf(check: (thresholds: Thresholds) => Promise<Found>, minGroup: number | undefined) {
  const k = minGroup ?? USUAL.site
  const report = await check({ site: k, person: k, pair: k, count: k })
  return leastGroup(() => report, minGroup)
}
