// Reads the framework matrix: cases × codes with what is written, how much lies under each cell, and what moved since.

import type { CaseId } from '../../base/ids.ts'
import type { Read } from '../../store/access.ts'
import { bytesOf, idOf, sql } from '../../store/sql.ts'
import { captionOf } from './captions.ts'
import { onlyColumns, type Columns } from './columns.ts'
import { frameOf, leftOutOf, rowHead, type Frame } from './frame-queries.ts'
import { progressOf } from './progress.ts'
import { listSummaries, movedSince, summariesOfCase, type SummaryRow } from './queries.ts'
import type {
  FrameworkMatrix,
  FrameworkMatrixRequest,
  MatrixRowNow,
  MatrixSummary,
  SignedPage,
  SummaryShow,
} from './types.ts'
import type { CaseRow, Under } from './under-queries.ts'

/** The matrix as asked for. Refuses cases, codes and attributes that are not there. */
export function frameworkMatrix(read: Read, under: Under, request: FrameworkMatrixRequest): FrameworkMatrix {
  return matrixIn(frameOf(read, under, request), read, under, request)
}

/** The same, in a frame at hand. */
export function matrixIn(frame: Frame, read: Read, under: Under, request: FrameworkMatrixRequest): FrameworkMatrix {
  const byCase = groupedByCase(listSummaries(read))
  let { columns, rows } = frame
  let found = cellsOf(under, rows, columns, byCase)
  if (request.show !== 'all') {
    const keeps = wantedCells(request.show, rows, columns, found)
    rows = rows.filter(
      ({ head }, at) =>
        keeps.rows.has(at) || rows.some((one, row) => keeps.rows.has(row) && one.head.within === head.n),
    )
    columns = onlyColumns(columns, place => keeps.columns.has(place))
    found = cellsOf(under, rows, columns, byCase)
  }
  const links = phrasesBySummary(read, null)
  const answer = {
    categories: columns.categories,
    columns: columns.columns,
    rows: rows.map(row => {
      const ofCase = byCase.get(row.head.id) ?? []
      return { ...rowHead(under, row, frame), progress: progressOfCase(ofCase), ...pageOf(under, row, ofCase, request) }
    }),
    counts: found.counts,
    summaries: found.summaries.map(one => shown(one, links)),
    about: frame.about,
    leftOut: leftOutOf(under.heads, request, columns, frame),
  }
  return { ...answer, caption: captionOf(request, answer) }
}

/** Some rows of a matrix as they are now, by their places in the frame. */
export function rowsIn(
  { rows, columns }: Frame,
  read: Read,
  under: Under,
  request: Pick<FrameworkMatrixRequest, 'pages'>,
  places: readonly number[],
): MatrixRowNow[] {
  return places.map(at => {
    const row = rows[at]!
    const caseId = row.head.id as CaseId
    const ofCase = summariesOfCase(read, caseId)
    const { counts, summaries } = cellsOf(under, [row], columns, new Map([[row.head.id, ofCase]]))
    const links = phrasesBySummary(read, caseId)
    return {
      row: at,
      progress: progressOfCase(ofCase),
      ...pageOf(under, row, ofCase, request),
      counts: counts[0]!,
      summaries: summaries.map(one => ({ ...shown(one, links), row: at })),
    }
  })
}

/** The summary of a whole case, where it was asked for: within a case first, so it enters a display across cases once somebody stands for it. */
function pageOf(
  under: Under,
  row: CaseRow,
  ofCase: readonly SummaryRow[],
  { pages }: Pick<FrameworkMatrixRequest, 'pages'>,
): { page?: SignedPage | null } {
  if (pages !== true) return {}
  const whole = row.head.kind === 'participant' ? undefined : ofCase.find(one => one.codeId === null)
  if (whole?.status !== 'signed') return { page: null }
  return { page: { id: whole.id, text: whole.text, isStale: movedSince(under, row, whole, ofCase) !== null } }
}

function progressOfCase(ofCase: readonly SummaryRow[]) {
  const whole = ofCase.find(one => one.codeId === null)
  return progressOf(whole?.status ?? null, ofCase.length - (whole ? 1 : 0))
}

function shown({ row, column, summary, moved }: Cells['summaries'][number], links: Phrases): MatrixSummary {
  return {
    row,
    column,
    id: summary.id,
    text: summary.text,
    status: summary.status,
    coder: summary.coder,
    changedAt: summary.changedAt,
    moved,
    links: links.get(summary.id) ?? [],
  }
}

/** Summaries by the id of their case. */
export function groupedByCase(summaries: readonly SummaryRow[]): ReadonlyMap<string, readonly SummaryRow[]> {
  const groups = new Map<string, SummaryRow[]>()
  for (const one of summaries) {
    const list = groups.get(one.caseId)
    if (list) list.push(one)
    else groups.set(one.caseId, [one])
  }
  return groups
}

interface Cells {
  readonly counts: readonly (readonly number[])[]
  readonly summaries: readonly {
    readonly row: number
    readonly column: number
    readonly summary: SummaryRow
    readonly moved: MatrixSummary['moved']
  }[]
}

function cellsOf(
  under: Under,
  rows: readonly CaseRow[],
  { codes }: Columns,
  byCase: ReadonlyMap<string, readonly SummaryRow[]>,
): Cells {
  const place = new Map(codes.map((code, at) => [code.id, at]))
  const counts: number[][] = []
  const summaries: Cells['summaries'][number][] = []
  rows.forEach((row, at) => {
    const counted = under.counts(row)
    counts.push(codes.map(code => counted.get(code.n) ?? 0))
    const ofCase = byCase.get(row.head.id) ?? []
    for (const summary of ofCase) {
      const column = summary.codeId === null ? undefined : place.get(summary.codeId)
      if (column !== undefined)
        summaries.push({ row: at, column, summary, moved: movedSince(under, row, summary, ofCase) })
    }
  })
  return { counts, summaries }
}

/** The rows and columns that hold at least one cell of a kind. */
function wantedCells(show: SummaryShow, rows: readonly CaseRow[], columns: Columns, { summaries }: Cells) {
  const keeps = { rows: new Set<number>(), columns: new Set<number>() }
  const keep = (row: number, column: number) => {
    keeps.rows.add(row)
    keeps.columns.add(column)
  }
  if (show === 'empty') {
    const filled = new Set(summaries.map(({ row, column }) => row * columns.codes.length + column))
    for (let row = 0; row < rows.length; row++)
      for (let column = 0; column < columns.codes.length; column++)
        if (!filled.has(row * columns.codes.length + column)) keep(row, column)
    return keeps
  }
  for (const { row, column, summary, moved } of summaries)
    if (show === 'written' || (show === 'stale' ? moved !== null : summary.status === show)) keep(row, column)
  return keeps
}

type Phrases = ReadonlyMap<string, MatrixSummary['links']>

/** Where the links of every summary stand, or of those of one case, with what they lead to. */
function phrasesBySummary(read: Read, caseId: CaseId | null): Phrases {
  const found = new Map<string, { phrase: { start: number; end: number }; reference: string }[]>()
  const which =
    caseId === null ? sql`1` : sql`summary_id IN (SELECT id FROM summary WHERE case_id = ${bytesOf(caseId)})`
  for (const [summary, start, end, source] of read.arrays<[Buffer, number, number, string]>(sql`
    SELECT summary_id, phrase_start, phrase_end, coalesce(source.key, source.name) FROM summary_link
    JOIN anchor ON anchor.id = anchor_id JOIN source ON source.id = source_id
    WHERE ${which} ORDER BY summary_id, phrase_start, phrase_end, summary_link.n`)) {
    const id = idOf(summary)
    const link = { phrase: { start, end }, reference: source }
    const list = found.get(id)
    if (list) list.push(link)
    else found.set(id, [link])
  }
  return found
}
