import type { Matrix, MatrixColumn, MatrixRequest, Measure } from '../../analysis/types.ts'
import { mostOf } from '../../analysis/matrix/most.ts'
import {
  PAUSE,
  shadeOf,
  type BookExcerpt,
  type ExcerptSheet,
  type ExportBook,
  type Pause,
  type TableCell,
  type TableColumn,
  type TableRow,
} from './book.ts'
import { sheetNames } from './sheet-names.ts'
import { belowHead, captionLines, columnsWord, grouped } from './words.ts'

/** The excerpts of one column of a matrix, counted before they are read. */
export interface ColumnExcerpts {
  readonly count: number
  readonly codeIds: ReadonlySet<string>
  readonly read: (from: number, to: number) => Iterable<BookExcerpt | Pause>
}

/** More columns than this and their excerpts share sheets instead of having one each. */
const SHEETS_AT_MOST = 200
/** A spreadsheet holds 1,048,576 rows; longer lists go on in a further sheet. */
export const ROWS_PER_SHEET = 1_000_000

/** Builds the document of a matrix: the table across with its caption, then the excerpts of each column. Without `excerpts` (a csv needs none) only the table. */
export function matrixBook(
  matrix: Matrix,
  request: MatrixRequest,
  excerpts: readonly ColumnExcerpts[] | null,
  rowsPerSheet = ROWS_PER_SHEET,
): ExportBook {
  const { columns: across_ } = request
  const across =
    typeof across_ === 'string'
      ? `across ${across_}`
      : 'of' in across_
        ? `across ${across_.of}`
        : `by ${across_.attribute}`
  const leaves =
    excerpts === null
      ? []
      : matrix.columns.length > SHEETS_AT_MOST
        ? sharedLeaves(matrix, excerpts, rowsPerSheet)
        : leavesOf(matrix, excerpts, rowsPerSheet)
  const [name, ...leafNames] = sheetNames([
    `${across[0]!.toUpperCase()}${across.slice(1)}`,
    ...leaves.map(leaf => leaf.title),
  ])
  const firstLeaf = matrix.columns.map((_, column) => leaves.findIndex(leaf => leaf.column === column))
  return {
    title: `Themes ${across}`,
    caption: captionLines(matrix, request),
    table: {
      name: name!,
      title: `Themes ${across}`,
      corner: 'Code',
      columns: [
        ...matrix.columns.map((column, at) => columnHead(column, request.measure, firstLeaf[at]!)),
        ...totalHeads(matrix, request),
      ],
      rows: matrix.rows.map((_, row) => tableRow(matrix, row)),
      totals: {
        label: totalWords(request.measure),
        cells: [...matrix.columnTotals, ...(matrix.measure === 'presence' ? [] : [null]), matrix.total],
      },
    },
    excerpts: leaves.map(({ column: _column, ...leaf }, at): ExcerptSheet => ({ ...leaf, name: leafNames[at]! })),
  }
}

interface Leaf extends Omit<ExcerptSheet, 'name'> {
  /** Whose excerpts these are; -1 for several columns. */
  readonly column: number
}

function leavesOf(matrix: Matrix, excerpts: readonly ColumnExcerpts[], rowsPerSheet: number): Leaf[] {
  return matrix.columns.flatMap((column, at) =>
    inParts(excerpts[at]!, rowsPerSheet).map((part): Leaf => ({
      ...part,
      column: at,
      title: fullName(column),
      below: `${belowHead('presence', column)}, ${part.below}`,
      isShared: false,
    })),
  )
}

/** The excerpts of very many columns, one column after the other, each excerpt with the column it stands under. */
function sharedLeaves(matrix: Matrix, excerpts: readonly ColumnExcerpts[], rowsPerSheet: number): Leaf[] {
  const all: ColumnExcerpts = {
    count: excerpts.reduce((sum, { count }) => sum + count, 0),
    codeIds: new Set(excerpts.flatMap(({ codeIds }) => [...codeIds])),
    *read(from, to) {
      let start = 0
      for (const [at, { count, read }] of excerpts.entries()) {
        const first = Math.max(from - start, 0)
        const last = Math.min(to - start, count)
        if (first < last)
          for (const excerpt of read(first, last))
            yield excerpt === PAUSE ? PAUSE : { ...excerpt, under: fullName(matrix.columns[at]!) }
        start += count
      }
    },
  }
  return inParts(all, rowsPerSheet).map((part): Leaf => ({ ...part, column: -1, title: 'Excerpts', isShared: true }))
}

function inParts(
  { count, codeIds, read }: ColumnExcerpts,
  rowsPerSheet: number,
): Pick<Leaf, 'below' | 'count' | 'codeIds' | 'read'>[] {
  const parts = Math.max(1, Math.ceil(count / rowsPerSheet))
  return Array.from({ length: parts }, (_, part) => {
    const from = part * rowsPerSheet
    const to = Math.min(count, from + rowsPerSheet)
    const below = `${grouped(count)} ${count === 1 ? 'excerpt' : 'excerpts'}${parts > 1 ? `, part ${part + 1} of ${parts}` : ''}`
    return { below, count: to - from, codeIds, read: () => read(from, to) }
  })
}

/** "S05 Pennywhistle Valley", or the one where both are the same. */
function fullName(column: MatrixColumn): string {
  return column.key === column.name || column.key === column.id ? column.name : `${column.key} ${column.name}`
}

function columnHead(column: MatrixColumn, measure: Measure, sheet: number): TableColumn {
  const isNamedByKey = column.key !== column.name && column.key !== column.id
  return {
    key: isNamedByKey ? column.key : column.name,
    name: isNamedByKey ? column.name : '',
    below: belowHead(measure, column),
    kind: 'cell',
    sheet: sheet < 0 ? null : sheet,
  }
}

function totalHeads(matrix: Matrix, request: MatrixRequest): TableColumn[] {
  const columns = columnsWord(request.columns)
  const head = (name: string, below: string): TableColumn => ({
    key: name,
    name: '',
    below,
    kind: 'total',
    sheet: null,
  })
  const presence = head(`In how many ${columns}`, `of ${grouped(matrix.columns.length)}`)
  // Totals of presence are just that: in how many columns a code is, and how many codes a column has.
  if (request.measure === 'presence') return [presence]
  return [
    presence,
    head(totalWords(request.measure), matrix.of ? belowHead(request.measure, { denominators: matrix.of }) : ''),
  ]
}

function totalWords(measure: Measure): string {
  return measure === 'presence' ? 'Codes present' : `All ${measure === 'participants' ? 'people' : measure}`
}

function tableRow(matrix: Matrix, row: number): TableRow {
  const { id, key, name, depth, kind } = matrix.rows[row]!
  const cells = matrix.columns.map((column, at): TableCell => {
    const value = matrix.cells[row]![at]!
    return cell(value, matrix.measure, mostOf(matrix.measure, column.denominators), matrix.empty[row]![at] ?? null)
  })
  const plain = (value: number): TableCell => ({ value, shade: 0, why: null, asWord: null })
  const totals = [
    plain(matrix.rowPresence[row]!),
    ...(matrix.measure === 'presence' ? [] : [plain(matrix.rowTotals[row]!)]),
  ]
  return { id, key, label: name, depth, isGroup: kind === 'group', cells: [...cells, ...totals] }
}

function cell(value: number, measure: Measure, of: number, why: TableCell['why']): TableCell {
  if (measure !== 'presence') return { value, shade: shadeOf(value, of), why: value === 0 ? why : null, asWord: null }
  // Present is present: one shade, no share.
  return { value, shade: value > 0 && of > 0 ? 3 : 0, why: value === 0 ? why : null, asWord: value > 0 ? 'yes' : null }
}
