// How a matrix is laid out: which rows show when groups are folded, in which order and groups the columns stand, and where
// every column begins. Pure, so that copying, keyboard and drawing all speak of the same grid.

import type { Matrix, MatrixColumn, MatrixRow } from '../../../src/analysis/types.ts'

/** A row that shows. `at` is its place in the matrix; `held` counts the codes a folded group holds, 0 when open. */
export interface PlannedRow {
  readonly at: number
  readonly row: MatrixRow
  readonly foldable: boolean
  readonly folded: boolean
  readonly held: number
}

/** A column in drawing order. `at` is its place in the matrix; `opens` marks the first of its group. */
export interface PlannedColumn {
  readonly at: number
  readonly column: MatrixColumn
  readonly group: string | null
  readonly opens: boolean
}

/** A run of columns under one head. `first` and `count` are in drawing order. */
export interface ColumnGroup {
  readonly name: string
  readonly first: number
  readonly count: number
}

/** The grid as drawn: rows, columns, and the groups over the columns (none when nothing groups them). */
export interface GridPlan {
  readonly rows: readonly PlannedRow[]
  readonly columns: readonly PlannedColumn[]
  readonly groups: readonly ColumnGroup[]
}

/** Lays out a matrix. `folded` holds ids of folded groups; `groupOf` gives the group of a column, or null for none at all. */
export function planGrid(
  matrix: Matrix,
  folded: ReadonlySet<string>,
  groupOf: ((column: MatrixColumn) => string) | null,
): GridPlan {
  return { rows: planRows(matrix.rows, folded), ...planColumns(matrix.columns, groupOf) }
}

function planRows(rows: readonly MatrixRow[], folded: ReadonlySet<string>): PlannedRow[] {
  const shown: PlannedRow[] = []
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!
    const end = endOfBranch(rows, at)
    const foldable = row.kind === 'group' && end > at + 1
    const isFolded = foldable && folded.has(row.id)
    const held = isFolded ? rows.slice(at + 1, end).filter(below => below.kind === 'code').length : 0
    shown.push({ at, row, foldable, folded: isFolded, held })
    if (isFolded) at = end - 1
  }
  return shown
}

/** The place after the last descendant of a row. */
function endOfBranch(rows: readonly MatrixRow[], at: number): number {
  let end = at + 1
  while (end < rows.length && rows[end]!.depth > rows[at]!.depth) end++
  return end
}

function planColumns(
  columns: readonly MatrixColumn[],
  groupOf: ((column: MatrixColumn) => string) | null,
): Pick<GridPlan, 'columns' | 'groups'> {
  if (groupOf === null)
    return { columns: columns.map((column, at) => ({ at, column, group: null, opens: false })), groups: [] }
  // Groups stand in the order in which their first column stands, so that the order of the study is kept.
  const byGroup = new Map<string, number[]>()
  columns.forEach((column, at) => {
    const name = groupOf(column)
    const run = byGroup.get(name)
    if (run) run.push(at)
    else byGroup.set(name, [at])
  })
  const planned: PlannedColumn[] = []
  const groups: ColumnGroup[] = []
  for (const [name, run] of byGroup) {
    groups.push({ name, first: planned.length, count: run.length })
    run.forEach((at, place) => planned.push({ at, column: columns[at]!, group: name, opens: place === 0 }))
  }
  return { columns: planned, groups }
}

/** Where a key takes the focused cell; null when the key is none of the grid's. Rows and columns are in drawing order; `page` is how many rows show at once. */
export function moveInGrid(
  key: string,
  withControl: boolean,
  from: { readonly row: number; readonly column: number },
  size: { readonly rows: number; readonly columns: number; readonly page: number },
): { readonly row: number; readonly column: number } | null {
  const row = (to: number) => ({ row: Math.max(0, Math.min(size.rows - 1, to)), column: from.column })
  const column = (to: number) => ({ row: from.row, column: Math.max(0, Math.min(size.columns - 1, to)) })
  switch (key) {
    case 'ArrowUp':
      return withControl ? row(0) : row(from.row - 1)
    case 'ArrowDown':
      return withControl ? row(size.rows - 1) : row(from.row + 1)
    case 'ArrowLeft':
      return withControl ? column(0) : column(from.column - 1)
    case 'ArrowRight':
      return withControl ? column(size.columns - 1) : column(from.column + 1)
    case 'Home':
      return withControl ? { row: 0, column: 0 } : column(0)
    case 'End':
      return withControl ? { row: size.rows - 1, column: size.columns - 1 } : column(size.columns - 1)
    case 'PageUp':
      return row(from.row - size.page)
    case 'PageDown':
      return row(from.row + size.page)
    default:
      return null
  }
}
