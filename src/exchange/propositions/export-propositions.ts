// Positions and propositions written to files. The same project and request give the same bytes.

import { basename } from 'node:path'
import type { Heads } from '../../analysis/heads.ts'
import type { EvidenceWithin } from '../../analysis/positions/evidence-within.ts'
import { positionMatrix, type PositionRequest, type Positions } from '../../analysis/positions/queries.ts'
import { listClaims } from '../../analysis/positions/claim-queries.ts'
import type { Claim } from '../../analysis/positions/types.ts'
import type { PropositionSheet } from '../../analysis/types.ts'
import { sheetsOfPropositions } from '../../analysis/propositions/sheet-queries.ts'
import type { CoderId, PropositionId } from '../../base/ids.ts'
import type { Progress } from '../../base/reply.ts'
import { Refusal } from '../../base/trouble.ts'
import type { Read } from '../../store/access.ts'
import { idOf, sql } from '../../store/sql.ts'
import type { ExportJob } from '../commands.ts'
import { writeDocumentDocx } from '../documents/docx-document.ts'
import { writeDocumentHtml } from '../documents/html-document.ts'
import { audienceLine, stateLine } from '../output/state-line.ts'
import type { OutsideNames } from '../outside/names.ts'
import { outsidePositions, outsideSheets } from '../outside/outside-positions.ts'
import { printedEvidence } from '../outside/printed-evidence-queries.ts'
import type { AttributedQuote } from '../quotes/types.ts'
import { writeDocx } from '../tables/docx.ts'
import { writeHtml } from '../tables/html.ts'
import { writePlainXlsx } from '../tables/plain-xlsx.ts'
import { refuseOtherEnding, writeWhole } from '../write-file.ts'
import { outsideCounts, teamCounts, type WrittenCount } from './counts-in-text.ts'
import { earlierCounts } from '../disclosure/population-queries.ts'
import { withFollowingClaims } from './following-claims.ts'
import { positionBook, positionSheets, writePositionsCsv, writePositionsJson } from './position-files.ts'
import {
  propositionDocument,
  propositionSheets,
  writePropositionsCsv,
  type WrittenProposition,
} from './proposition-files.ts'

/** The files that positions can be written to. */
const POSITION_FORMATS = ['json', 'csv', 'xlsx', 'html', 'docx'] as const
/** The files that propositions can be written to. */
const PROPOSITION_FORMATS = ['docx', 'html', 'xlsx', 'csv'] as const

/** What these exports read from. */
export interface PropositionSource {
  readonly read: Read
  readonly heads: Heads
  readonly positions: Positions
}

/** Writes the matrix of positions, under a filter where one is given, to a file; for outside under published codes. Refuses a name with another ending. */
export async function exportPositions(
  { read, heads, positions }: PropositionSource,
  request: PositionRequest,
  to: string,
  format: (typeof POSITION_FORMATS)[number],
  job: ExportJob,
  outside: OutsideNames | null = null,
  within: EvidenceWithin | null = null,
): Promise<{ path: string; bytes: number }> {
  refuseOtherEnding(to, format)
  if (outside !== null && request.groupBy)
    throw new Refusal(
      'groups-tell',
      'Groups would tell readers outside a value of every case under its published code. Write the positions in groups for the team, or for outside without groups.',
    )
  const counted = positionMatrix(read, heads, positions.table, request, within)
  const matrix = outside === null ? counted : outsidePositions(counted, outside)
  const least = outside?.settings.least ?? null
  const told = [audienceLine(outside === null ? 'team' : 'outside'), stateLine(read)]
  const pieces =
    format === 'json'
      ? writePositionsJson(matrix, least !== null)
      : format === 'csv'
        ? writePositionsCsv(matrix, least !== null)
        : format === 'xlsx'
          ? writePlainXlsx('Positions', positionSheets(matrix, least !== null))
          : format === 'html'
            ? writeHtml(positionBook(matrix, least, told))
            : writeDocx(positionBook(matrix, least, told))
  return { path: to, bytes: await writeWhole(to, pieces, { signal: job.signal }) }
}

/** Propositions as they are written out, what the attributions of their excerpts say, and how many excerpts consent leaves out. */
export interface ReadPropositions {
  readonly sheets: readonly WrittenProposition[]
  readonly quotes: readonly AttributedQuote[]
  readonly leftOut: number
  /** The filter in words that their readers understand; null without one. */
  readonly narrowed: string | null
}

/** The sheets of propositions with their counts in the text, all in use or those named, under a filter where one is given; for outside under published codes, with the words that consent allows, and how many it does not. In slices: where the project changes between two of them they are of no use. */
export function* readSheets(
  { read, heads, positions: { table } }: PropositionSource,
  request: PropositionRequest,
  outside: OutsideNames | null,
  within: EvidenceWithin | null = null,
): Generator<Progress | void, ReadPropositions> {
  const narrowed = within === null ? null : outside === null ? within.words : outside.words(within.words)
  const ids =
    request.propositionIds ??
    read
      .arrays<[Buffer]>(sql`SELECT id FROM proposition WHERE status <> 'merged' ORDER BY place, n`)
      .map(([id]) => idOf<'proposition'>(id))
  const sheets = yield* sheetsOfPropositions(read, heads, table, {
    propositionIds: ids,
    primary: request.primary ?? null,
    withWords: outside === null,
    within,
  })
  const claims = Map.groupBy(listClaims(read, heads, table), one => one.propositionId as string)
  yield
  const withCounts = (some: readonly PropositionSheet[], of: (all: readonly Claim[]) => WrittenCount[]) =>
    some.map(sheet => ({ ...sheet, counts: of(claims.get(sheet.proposition.id) ?? []), narrowed }))
  if (outside === null) {
    const keys = new Map<string, string>(heads.cases.map(one => [one.id, one.key ?? one.name]))
    const written = withCounts(sheets, all => teamCounts(all, id => keys.get(id) ?? ''))
    return { sheets: written, quotes: [], leftOut: 0, narrowed }
  }
  const { printed, quotes, leftOut } = yield* printedEvidence(read, sheets)
  return {
    sheets: withFollowingClaims(
      withCounts(yield* outsideSheets(sheets, printed, outside), all => outsideCounts(all, outside)),
      earlierCounts(read),
      outside.settings.least,
    ),
    quotes,
    leftOut,
    narrowed,
  }
}

/** Which propositions, and whose evidence counts. */
export interface PropositionRequest {
  readonly propositionIds?: readonly PropositionId[] | undefined
  readonly primary?: CoderId | null | undefined
}

/** Writes propositions that were read to a file: positions, excerpts of both sides, cases that do not fit, wordings. Refuses a name with another ending. */
export async function exportPropositions(
  read: Read,
  { sheets, leftOut, narrowed }: ReadPropositions,
  to: string,
  format: (typeof PROPOSITION_FORMATS)[number],
  job: ExportJob,
  outside: OutsideNames | null = null,
): Promise<{ path: string; propositions: number }> {
  refuseOtherEnding(to, format)
  const least = outside?.settings.least ?? null
  const project = outside === null ? read.get<{ name: string }>(sql`SELECT name FROM project`)!.name : ''
  const told = [
    ...(narrowed === null ? [] : ['Counts in the text, scopes, searches and former wordings are of all evidence.']),
    ...(leftOut > 0
      ? [
          `${leftOut === 1 ? 'One passage is' : `${leftOut} passages are`} not shown: consent or approval does not allow it.`,
        ]
      : []),
    audienceLine(outside === null ? 'team' : 'outside'),
    stateLine(read),
  ]
  let done = 0
  const pieces =
    format === 'csv'
      ? writePropositionsCsv(sheets, least !== null)
      : format === 'xlsx'
        ? writePlainXlsx('Propositions', propositionSheets(sheets, least))
        : format === 'docx'
          ? writeDocumentDocx(propositionDocument(project, sheets, least, told))
          : writeDocumentHtml(propositionDocument(project, sheets, least, told))
  await writeWhole(to, pieces, {
    signal: job.signal,
    onSlice: () => job.progress({ done: Math.min(++done, sheets.length), total: sheets.length, doing: basename(to) }),
  })
  return { path: to, propositions: sheets.length }
}
