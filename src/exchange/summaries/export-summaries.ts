// Writes framework matrices, theme matrices and case summaries to files. The same state and choices give the same bytes.

import { caseSummaries, casePositions } from '../../analysis/summaries/case-queries.ts'
import { linkReferences } from '../../analysis/summaries/link-queries.ts'
import { frameworkMatrix } from '../../analysis/summaries/matrix-queries.ts'
import { summariesOfCase } from '../../analysis/summaries/queries.ts'
import { caseThemes } from '../../analysis/summaries/theme-queries.ts'
import type { FrameworkMatrix, FrameworkMatrixRequest, SummaryCell } from '../../analysis/summaries/types.ts'
import type { PositionMatrix } from '../../analysis/positions/types.ts'
import type { Under } from '../../analysis/summaries/under-queries.ts'
import type { CaseId } from '../../base/ids.ts'
import { compareNatural } from '../../base/order.ts'
import { Refusal } from '../../base/trouble.ts'
import { templateFields } from '../../coding/attribution.ts'
import { caseSheet } from '../../cases/queries.ts'
import type { Read } from '../../store/access.ts'
import type { ExportJob } from '../commands.ts'
import { writeDocumentDocx } from '../documents/docx-document.ts'
import { tabledDocx } from '../documents/tabled.ts'
import { writeDocumentHtml } from '../documents/html-document.ts'
import type { TextDocument } from '../documents/document.ts'
import { audienceLine, stateLine } from '../output/state-line.ts'
import type { OutsideNames } from '../outside/names.ts'
import { orderOutside } from '../outside/outside-matrix.ts'
import { outsideFrameworkMatrix } from '../outside/outside-summaries.ts'
import { outputSettings } from '../quotes/settings-queries.ts'
import { refuseOtherEnding, writeWhole } from '../write-file.ts'
import { casesDocument, type CasePage } from './case-document.ts'
import { gridCsv, gridHtml, gridXlsx } from './grid-files.ts'
import { movedUnder } from './moved-queries.ts'
import { frameworkGrid, gridTables, themesGrid, type WordGrid } from './word-grid.ts'

/** The files that a table of texts can be written to. */
export type GridFormat = 'xlsx' | 'docx' | 'html' | 'csv'

interface Place {
  readonly to: string
  readonly format: GridFormat
}

/** A framework matrix before it is a file; for outside under published codes, signed summaries only. */
export function readFrameworkGrid(
  read: Read,
  under: Under,
  request: FrameworkMatrixRequest,
  outside: OutsideNames | null,
): { matrix: FrameworkMatrix; grid: WordGrid } {
  const inside = frameworkMatrix(read, under, request)
  const matrix = outside === null ? inside : outsideFrameworkMatrix(inside, request, outside)
  const grid = frameworkGrid(
    matrix,
    request.attributes,
    outside === null ? linkReferences(read) : null,
    outside === null ? movedUnder(read, under, staleCells(matrix)) : [],
  )
  const told = [audienceLine(outside === null ? 'team' : 'outside'), stateLine(read)]
  return { matrix, grid: { ...grid, about: [...grid.about, ...told] } }
}

function staleCells({ rows, columns, summaries }: FrameworkMatrix): SummaryCell[] {
  return summaries.flatMap(one =>
    one.moved === null ? [] : [{ caseId: rows[one.row]!.caseId, codeId: columns[one.column]!.codeId }],
  )
}

/** Writes a framework matrix. Refuses a name with another ending. Gives back its caption for the manifest. */
export async function exportFrameworkMatrix(
  read: Read,
  under: Under,
  request: FrameworkMatrixRequest,
  place: Place,
  job: ExportJob,
  outside: OutsideNames | null = null,
): Promise<{ path: string; cells: number; caption: string }> {
  const { matrix, grid } = readFrameworkGrid(read, under, request, outside)
  await writeGrid(grid, place, job)
  return { path: place.to, cells: matrix.summaries.length, caption: matrix.caption.join(' ') }
}

/** Writes the theme matrix of a case. Refuses a name with another ending. */
export async function exportCaseThemes(
  read: Read,
  under: Under,
  caseId: CaseId,
  place: Place,
  job: ExportJob,
): Promise<{ path: string; cells: number; caption: string }> {
  const found = caseThemes(read, under, caseId)
  await writeGrid(themesGrid(found), place, job)
  return { path: place.to, cells: found.cells.length, caption: found.caption.join(' ') }
}

async function writeGrid(grid: WordGrid, { to, format }: Place, job: ExportJob): Promise<void> {
  refuseOtherEnding(to, format)
  const pieces =
    format === 'xlsx'
      ? gridXlsx(grid)
      : format === 'csv'
        ? gridCsv(grid)
        : format === 'html'
          ? gridHtml(grid)
          : tabledDocx(gridTables(grid))
  await writeWhole(to, pieces, { signal: job.signal })
}

/** Case summaries before they are a file. For outside: signed ones only, under published codes in their order, with those attributes that the attribution template names. */
export function readCaseSummaries(
  read: Read,
  under: Under,
  positions: PositionMatrix,
  { caseIds, signed }: { readonly caseIds: readonly CaseId[] | null; readonly signed: boolean },
  outside: OutsideNames | null,
): {
  document: TextDocument
  pages: readonly (CasePage & { readonly caseId: CaseId; readonly kind: string; readonly summaryId: string })[]
} {
  const signedOnly = signed || outside !== null
  const told = [audienceLine(outside === null ? 'team' : 'outside'), stateLine(read)]
  const wanted = caseIds === null ? null : new Set<string>(caseIds)
  const items = caseSummaries(read, under).filter(one => wanted === null || wanted.has(one.caseId))
  const has = items.filter(
    one =>
      !outside?.settings.leftOut.includes(one.summary?.id ?? '') &&
      one.summary !== null &&
      (!signedOnly || one.summary.status === 'signed'),
  )
  if (has.length === 0)
    throw new Refusal(
      'no-summary',
      signedOnly
        ? 'No case summary is signed yet. Sign them first, or write out all of them.'
        : 'No case summary is written yet. Open a case and write its summary first.',
    )
  // Pairs are not missed: they are summarised where somebody wants to.
  const without = items.filter(one => !has.includes(one) && (one.kind === 'site' || one.summary !== null))
  const codes = outside?.codesOf([...has, ...without].map(one => one.caseId)) ?? null
  const fields = new Set(templateFields(outputSettings(read, 'quotes').template))
  const pages = has.map(({ caseId, key, name, kind, summary }) => ({
    caseId,
    kind,
    summaryId: summary!.id as string,
    key: codes?.get(caseId) ?? key,
    name: codes?.get(caseId) ?? name,
    text: outside === null ? summary!.text : outside.words(summary!.text),
    status: summary!.status,
    coder: summary!.coder,
    signedBy: summary!.signed?.by ?? null,
    isStale: summary!.isStale,
    moved: outside === null ? movedUnder(read, under, cellsWithSummary(read, caseId)) : [],
    attributes: caseSheet(read, caseId).attributes.flatMap(one =>
      one.value === null || (outside !== null && !fields.has(`${kind === 'pair' ? 'pair' : 'case'}.${one.name}`))
        ? []
        : [[one.name, one.value] as const],
    ),
    positions: casePositions(positions, caseId)
      .filter(one => !outside?.settings.leftOut.includes(one.propositionId))
      .map(one => (outside === null ? one : { ...one, statement: outside.words(one.statement) })),
  }))
  if (codes) pages.sort((a, b) => compareNatural(a.key, b.key))
  const document = casesDocument(
    pages,
    // In the order of their codes: that of the team's keys would tell which is which.
    without
      .map(({ caseId, key, name }) => ({ key: codes?.get(caseId) ?? key, name }))
      .toSorted(codes ? (a, b) => compareNatural(a.key, b.key) : () => 0),
    { signedOnly, isOutside: outside !== null, hidesCounts: (outside?.settings.least ?? null) !== null },
    told,
  )
  return {
    document: { ...document, about: outside === null ? document.about : document.about.map(orderOutside) },
    pages,
  }
}

/** A case as a whole, then its cells with a summary. */
function cellsWithSummary(read: Read, caseId: CaseId): SummaryCell[] {
  const cells = summariesOfCase(read, caseId).map(({ codeId }) => ({ caseId, codeId }))
  return cells.toSorted((a, b) => Number(a.codeId !== null) - Number(b.codeId !== null))
}

/** Writes case summaries. Refuses a name with another ending, and where there is none to write. */
export async function exportCaseSummaries(
  read: Read,
  under: Under,
  positions: PositionMatrix,
  { caseIds, signed }: { readonly caseIds: readonly CaseId[] | null; readonly signed: boolean },
  { to, format }: { readonly to: string; readonly format: 'docx' | 'html' },
  job: ExportJob,
  outside: OutsideNames | null = null,
): Promise<{ path: string; cases: number; unsigned: number; caption: string }> {
  refuseOtherEnding(to, format)
  const { document, pages } = readCaseSummaries(read, under, positions, { caseIds, signed }, outside)
  await writeWhole(to, format === 'docx' ? writeDocumentDocx(document) : writeDocumentHtml(document), {
    signal: job.signal,
  })
  const unsigned = pages.filter(page => page.status !== 'signed').length
  return { path: to, cases: pages.length, unsigned, caption: document.about.join(' ') }
}
