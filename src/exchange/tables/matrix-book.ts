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
import { belowHead, captionLines, cornerWord, grouped, sideWords } from './words.ts'

/** The excerpts of one column of a matrix, counted before they are read. */
export interface ColumnExcerpts {
  readonly count: number
  readonly codeIds: ReadonlySet<string>
  readonly read: (from: number, to: number) => Iterable<BookExcerpt | Pause>
}

/** More columns than this and their excerpts share sheets instead of having one each. */
const SHEETS_AT_MOST = 200
/** A spreadsheet holds 1,048,576 rows; longer lists go on in a further sheet. */
const ROWS_PER_SHEET = 1_000_000

/** Builds the document of a matrix: the table across with its caption, then the excerpts of each column. Without `excerpts` (a csv needs none) only the table. */
export function matrixBook(
  matrix: Matrix,
  request: MatrixRequest,
  excerpts: readonly ColumnExcerpts[] | null,
  rowsPerSheet = ROWS_PER_SHEET,
): ExportBook {
  const across =
    typeof request.columns === 'object' && !('of' in request.columns)
      ? `by ${request.columns.attribute}`
      : `across ${sideWords(request.columns)}`
  const corner = cornerWord(request.rows)
  const title = corner === 'Code' ? `Themes ${across}` : `${titled(sideWords(request.rows))} ${across}`
  const leaves =
    excerpts === null
      ? []
      : matrix.columns.length > SHEETS_AT_MOST
        ? sharedLeaves(matrix, excerpts, rowsPerSheet)
        : leavesOf(matrix, excerpts, rowsPerSheet)
  const [name, ...leafNames] = sheetNames([titled(across), ...leaves.map(leaf => leaf.title)])
  const firstLeaf = matrix.columns.map((_, column) => leaves.findIndex(leaf => leaf.column === column))
  return {
    title,
    caption: captionLines(matrix, request),
    table: {
      name: name!,
      title,
      corner,
      columns: [
        ...matrix.columns.map((column, at) => columnHead(column, request.measure, firstLeaf[at]!)),
        ...subtotalHeads(matrix, request),
        ...totalHeads(matrix, request),
      ],
      rows: [...matrix.rows.map((_, row) => tableRow(matrix, row)), ...subtotalRows(matrix, request)],
      totals: {
        label: totalWords(request.measure),
        cells: [
          ...matrix.columnTotals.map(total => shownAs(matrix, total)),
          ...(matrix.columnGroups ?? []).flatMap(() => [null, null]),
          ...(matrix.measure === 'presence' ? [] : [null]),
          shownAs(matrix, matrix.total),
        ],
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
  const columns = sideWords(request.columns)
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

/** A share in per cent, to a tenth; any other number as it is. */
function shownAs(matrix: Matrix, value: number): number {
  return matrix.share || matrix.measure === 'coverage' ? Math.round(value * 1000) / 10 : value
}

const titled = (words: string) => `${words[0]!.toUpperCase()}${words.slice(1)}`
const plain = (value: number): TableCell => ({ value, shade: 0, why: null, asWord: null })

/** Behind the columns of a grouped side: each group together, and in how many of its columns there is anything. */
function subtotalHeads(matrix: Matrix, request: MatrixRequest): TableColumn[] {
  return (matrix.columnGroups ?? []).flatMap(group => [
    total(group.name, `together; ${belowHead(request.measure, group)}`),
    total(group.name, `with any, of ${grouped(group.members.length)} ${sideWords(request.columns)}`),
  ])
}

const total = (key: string, below: string): TableColumn => ({ key, name: '', below, kind: 'total', sheet: null })

/** Under the rows of a grouped side the same, as rows. */
function subtotalRows(matrix: Matrix, request: MatrixRequest): TableRow[] {
  const row = (value: string, label: string, cells: readonly number[], all: number): TableRow => ({
    id: `group ${value} ${label}`,
    key: label,
    label,
    depth: 0,
    isGroup: false,
    cells: [
      ...cells.map(plain),
      ...(matrix.columnGroups ?? []).flatMap(() => [plain(0), plain(0)]),
      plain(cells.filter(count => count > 0).length),
      ...(matrix.measure === 'presence' ? [] : [plain(all)]),
    ],
  })
  return (matrix.rowGroups ?? []).flatMap(group => [
    row(
      group.value,
      `${group.name}: together`,
      group.cells.map(value => shownAs(matrix, value)),
      shownAs(matrix, group.total),
    ),
    row(
      group.value,
      `${group.name}: with any, of ${grouped(group.members.length)} ${sideWords(request.rows)}`,
      group.presence,
      group.totalPresence,
    ),
  ])
}

function tableRow(matrix: Matrix, row: number): TableRow {
  const { id, key, name, depth, kind } = matrix.rows[row]!
  const cells = matrix.columns.map((column, at): TableCell => {
    const value = matrix.cells[row]![at]!
    const why = matrix.empty[row]![at] ?? null
    if (!matrix.share && matrix.measure !== 'coverage')
      return cell(value, matrix.measure, mostOf(matrix.measure, column.denominators), why)
    return { value: shownAs(matrix, value), shade: shadeOf(value, 1), why: value === 0 ? why : null, asWord: null }
  })
  const totals = [
    ...(matrix.columnGroups ?? []).flatMap(group => [
      plain(shownAs(matrix, group.cells[row]!)),
      plain(group.presence[row]!),
    ]),
    plain(matrix.rowPresence[row]!),
    ...(matrix.measure === 'presence' ? [] : [plain(shownAs(matrix, matrix.rowTotals[row]!))]),
  ]
  // Cases and sources are known by their key; where that says more than the name alone, both stand there.
  const label = (kind === 'case' || kind === 'source') && key !== name && key !== id ? `${key} ${name}` : name
  return { id, key, label, depth, isGroup: kind === 'group', cells: [...cells, ...totals] }
}

function cell(value: number, measure: Measure, of: number, why: TableCell['why']): TableCell {
  if (measure !== 'presence') return { value, shade: shadeOf(value, of), why: value === 0 ? why : null, asWord: null }
  // Present is present: one shade, no share.
  return { value, shade: value > 0 && of > 0 ? 3 : 0, why: value === 0 ? why : null, asWord: value > 0 ? 'yes' : null }
}
