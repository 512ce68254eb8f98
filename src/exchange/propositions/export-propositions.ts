// Positions and propositions written to files. The same project and request give the same bytes.

import { basename } from 'node:path'
import type { Heads } from '../../analysis/heads.ts'
import { positionMatrix, type PositionRequest, type Positions } from '../../analysis/positions/queries.ts'
import { propositionSheet } from '../../analysis/propositions/sheet-queries.ts'
import type { CoderId, PropositionId } from '../../base/ids.ts'
import type { Read } from '../../store/access.ts'
import { idOf, sql } from '../../store/sql.ts'
import type { ExportJob } from '../commands.ts'
import { writeDocumentDocx } from '../documents/docx-document.ts'
import { writeDocumentHtml } from '../documents/html-document.ts'
import { writeDocx } from '../tables/docx.ts'
import { writeHtml } from '../tables/html.ts'
import { writePlainXlsx } from '../tables/plain-xlsx.ts'
import { refuseOtherEnding, writeWhole } from '../write-file.ts'
import { positionBook, positionSheets, writePositionsCsv, writePositionsJson } from './position-files.ts'
import { propositionDocument, propositionSheets, writePropositionsCsv } from './proposition-files.ts'

/** The files that positions can be written to. */
export const POSITION_FORMATS = ['json', 'csv', 'xlsx', 'html', 'docx'] as const
/** The files that propositions can be written to. */
export const PROPOSITION_FORMATS = ['docx', 'html', 'xlsx', 'csv'] as const

/** What these exports read from. */
export interface PropositionSource {
  readonly read: Read
  readonly heads: Heads
  readonly positions: Positions
}

/** Writes the matrix of positions to a file. Refuses a name with another ending. */
export async function exportPositions(
  { read, heads, positions }: PropositionSource,
  request: PositionRequest,
  to: string,
  format: (typeof POSITION_FORMATS)[number],
  job: ExportJob,
): Promise<{ path: string; bytes: number }> {
  refuseOtherEnding(to, format)
  const matrix = positionMatrix(read, heads, positions.table, request)
  const pieces =
    format === 'json'
      ? writePositionsJson(matrix)
      : format === 'csv'
        ? writePositionsCsv(matrix)
        : format === 'xlsx'
          ? writePlainXlsx('Positions', positionSheets(matrix))
          : format === 'html'
            ? writeHtml(positionBook(matrix))
            : writeDocx(positionBook(matrix))
  return { path: to, bytes: await writeWhole(to, pieces, { signal: job.signal }) }
}

/** Writes propositions, all in use or those named, to a file: positions, excerpts of both sides, cases that do not fit, wordings. Refuses a name with another ending. */
export async function exportPropositions(
  { read, heads, positions }: PropositionSource,
  request: {
    readonly propositionIds?: readonly PropositionId[] | undefined
    readonly primary?: CoderId | null | undefined
  },
  to: string,
  format: (typeof PROPOSITION_FORMATS)[number],
  job: ExportJob,
): Promise<{ path: string; propositions: number }> {
  refuseOtherEnding(to, format)
  const ids =
    request.propositionIds ??
    read
      .arrays<[Buffer]>(sql`SELECT id FROM proposition WHERE status <> 'merged' ORDER BY place, n`)
      .map(([id]) => idOf<'proposition'>(id))
  const { table } = positions
  let done = 0
  const sheets = ids.map(propositionId =>
    propositionSheet(read, heads, table, { propositionId, primary: request.primary ?? null }),
  )
  const project = read.get<{ name: string }>(sql`SELECT name FROM project`)!.name
  const pieces =
    format === 'csv'
      ? writePropositionsCsv(sheets)
      : format === 'xlsx'
        ? writePlainXlsx('Propositions', propositionSheets(sheets))
        : format === 'docx'
          ? writeDocumentDocx(propositionDocument(project, sheets))
          : writeDocumentHtml(propositionDocument(project, sheets))
  await writeWhole(to, pieces, {
    signal: job.signal,
    onSlice: () => job.progress({ done: Math.min(++done, ids.length), total: ids.length, doing: basename(to) }),
  })
  return { path: to, propositions: ids.length }
}
