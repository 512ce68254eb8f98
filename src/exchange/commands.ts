// Writes what leaves the project: files, whole or not at all. Nothing in the project changes.

import { lostCodings } from '../coding/lost-queries.ts'
import { basename } from 'node:path'
import type { CodingTable } from '../analysis/coding-table.ts'
import type { Heads } from '../analysis/heads.ts'
import { matrix } from '../analysis/matrix.ts'
import { codingsByColumn } from '../analysis/matrix/cell.ts'
import type { Saturation } from '../analysis/types.ts'
import type { Matrix, MatrixRequest } from '../analysis/types.ts'
import type { Progress } from '../base/reply.ts'
import type { Read } from '../store/access.ts'
import { idOf, sql } from '../store/sql.ts'
import type { ExcerptsWithin } from './excerpts-csv.ts'
import { excerptsByNumber } from './excerpt-queries.ts'
import { audienceLine, stateLine } from './output/state-line.ts'
import type { OutsideNames } from './outside/names.ts'
import { maskFollowing } from './disclosure/following-mask.ts'
import { earlierCounts, populationOf } from './disclosure/population-queries.ts'
import { casesOn, hiddenOutside, maskedBook, orderOutside, outsideMatrix } from './outside/outside-matrix.ts'
import { PAUSE, type BookExcerpt, type ExportBook, type Pause } from './tables/book.ts'
import { writeMatrixCsv } from './tables/csv.ts'
import { writeDocx } from './tables/docx.ts'
import { writeHtml } from './tables/html.ts'
import { writeMatrixJson } from './tables/json.ts'
import { matrixBook, type ColumnExcerpts } from './tables/matrix-book.ts'
import { writeSaturationCsv, writeSaturationSvg, writeSaturationXlsx } from './tables/saturation.ts'
import { writeXlsx } from './tables/xlsx.ts'
import { refuseOtherEnding, writeWhole } from './write-file.ts'
import { writeExcerptsCsv } from './excerpts-csv.ts'

/** The files a matrix can be written to. */
export type MatrixFormat = 'xlsx' | 'csv' | 'html' | 'docx' | 'json'

/** What an export reads from: the project, its codings as numbers and the heads of rows and columns. */
export interface ExportSource {
  readonly read: Read
  readonly table: CodingTable
  readonly heads: Heads
}

/** How an export tells of itself and is stopped. */
export interface ExportJob {
  progress(progress: Progress): void
  readonly signal: AbortSignal
}

const WRITERS = { xlsx: writeXlsx, docx: writeDocx, html: writeHtml } as const

/** Writes a matrix to a file; csv and json hold the numbers, the others the excerpts under them too, unless it is for `outside`: then cases and sources stand under published codes and no excerpt goes along (`left`: who is not there). Refuses a name with another ending. The same project and request give the same bytes. */
export async function exportMatrix(
  source: ExportSource,
  request: MatrixRequest,
  to: string,
  format: MatrixFormat,
  job: ExportJob,
  outside: OutsideNames | null = null,
  left: string | null = null,
): Promise<{ path: string; bytes: number }> {
  refuseOtherEnding(to, format)
  const doing = basename(to)
  let total = 0
  let done = 0
  const tell = () => job.progress({ done, total, doing })
  const bytes = await writeWhole(to, pieces(), { signal: job.signal, onSlice: tell })
  return { path: to, bytes }

  function pieces(): Iterable<string | Uint8Array> {
    const answer = matrix(source.table, source.heads, request)
    if (outside !== null) {
      const noted = left === null ? answer : { ...answer, notes: [...(answer.notes ?? []), left] }
      const { read } = source
      const mask = maskFollowing(answer, request, populationOf(read), outside, earlierCounts(read))
      const hidden = hiddenOutside(mask, answer, request, outside)
      return outsidePieces(read, outsideMatrix(noted, request, outside), request, format, outside, hidden)
    }
    if (format === 'csv') return writeMatrixCsv(answer)
    if (format === 'json') return writeMatrixJson(answer)
    // Everything that counts is settled now; only the words are read while writing.
    const columns = codingsByColumn(
      source.table,
      source.heads,
      request,
      answer.columns.map(column => column.id),
    )
    total = columns.reduce((sum, column) => sum + column.codings.length, 0)
    const reader = new ColumnReader(source, count => void (done += count))
    return WRITERS[format](
      withCaption(
        matrixBook(
          answer,
          request,
          columns.map(column => reader.column(column)),
        ),
        [audienceLine('team'), stateLine(source.read)],
      ),
    )
  }
}

function outsidePieces(
  read: Read,
  answer: Matrix,
  request: MatrixRequest,
  format: MatrixFormat,
  { settings: { least } }: OutsideNames,
  hidden: readonly (readonly boolean[])[] | null,
): Iterable<string | Uint8Array> {
  if (format === 'csv') return writeMatrixCsv(answer, hidden)
  if (format === 'json') return writeMatrixJson(answer, hidden)
  const book = maskedBook(matrixBook(answer, request, null), answer, hidden, least, casesOn(request.columns) !== null)
  const told = { ...book, caption: book.caption.map(orderOutside) }
  return WRITERS[format](withCaption(told, [audienceLine('outside'), stateLine(read)]))
}

function withCaption(book: ExportBook, lines: readonly string[]): ExportBook {
  return { ...book, caption: [...book.caption, ...lines] }
}

/** Writes every coding with its excerpt to a csv file. Refuses a name with another ending. */
export async function exportExcerpts(
  read: Read,
  to: string,
  job: ExportJob,
  within: ExcerptsWithin | null = null,
): Promise<{ path: string; excerpts: number }> {
  refuseOtherEnding(to, 'csv')
  let excerpts = 0
  const total =
    within?.codings.size ??
    read.get<{ count: number }>({ text: 'SELECT count(*) AS count FROM coding', values: [] })!.count - lostCodings(read)
  await writeWhole(
    to,
    writeExcerptsCsv(read, count => void (excerpts = count), within),
    {
      signal: job.signal,
      onSlice: () => job.progress({ done: excerpts, total, doing: basename(to) }),
    },
  )
  return { path: to, excerpts }
}

/** Writes what saturation was found, beside a threshold in per cent, to a file. Refuses a name with another ending. The same project and question give the same bytes. */
export async function exportSaturation(
  read: Read,
  answer: Saturation,
  threshold: number,
  to: string,
  format: 'csv' | 'xlsx' | 'svg',
  job: ExportJob,
): Promise<{ path: string; bytes: number }> {
  refuseOtherEnding(to, format)
  const names = new Map(
    read.arrays<[Buffer, string]>(sql`SELECT id, name FROM code`).map(([id, name]) => [idOf(id) as string, name]),
  )
  const pieces =
    format === 'csv'
      ? writeSaturationCsv(answer, names)
      : format === 'xlsx'
        ? writeSaturationXlsx(answer, names)
        : writeSaturationSvg(answer, threshold / 100)
  return { path: to, bytes: await writeWhole(to, pieces, { signal: job.signal }) }
}

type ColumnCodings = ReturnType<typeof codingsByColumn>[number]

/** Reads the excerpts of columns when their turn comes, one column in memory at a time. */
class ColumnReader {
  readonly #read: Read
  readonly #place: ReadonlyMap<number, number>
  readonly #ids: ReadonlyMap<number, string>
  readonly #done: (count: number) => void

  constructor({ read, heads }: ExportSource, done: (count: number) => void) {
    this.#read = read
    this.#place = new Map(heads.codes.map((code, at) => [code.n, at]))
    this.#ids = new Map(heads.codes.map(code => [code.n, code.id]))
    this.#done = done
  }

  column(column: ColumnCodings): ColumnExcerpts {
    return {
      count: column.codings.length,
      codeIds: new Set(column.codes.map(code => this.#ids.get(code)!)),
      read: (from, to) => this.#excerpts(column, from, to),
    }
  }

  /** In framework order of the codes, then in document order. */
  *#excerpts({ codings, codes }: ColumnCodings, from: number, to: number): Generator<BookExcerpt | Pause, void, void> {
    const order = codes
      .map((code, at) => ({ at, place: this.#place.get(code)! }))
      .sort((a, b) => a.place - b.place || a.at - b.at)
    const wanted = order.slice(from, to).map(one => one.at)
    // Read in document order, a source after the other, then put in the order wanted.
    const found = new Map<number, BookExcerpt>()
    const numbers = wanted.toSorted((a, b) => a - b).map(at => codings[at]!)
    for (const excerpts of excerptsByNumber(this.#read, numbers)) {
      for (const [n, excerpt] of excerpts) found.set(n, excerpt)
      this.#done(excerpts.length)
      yield PAUSE
    }
    for (const at of wanted) yield found.get(codings[at]!)!
  }
}
