// How a matrix is laid out: which rows and columns show when groups are folded, in which order and groups they stand, and
// where every column begins. Pure, so that copying, keyboard and drawing all speak of the same grid.

import type { Matrix, MatrixColumn, MatrixGroup, MatrixRow } from '../../../src/analysis/types.ts'
import { matrixWords } from '../../words/matrix.ts'
import { groupKey } from './choices.ts'

/** A row that shows. `at` is its place in the matrix (-1 for the head of a group of rows and for the totals of the columns, the last row); `held` counts what a folded group holds, 0 when open. */
export interface PlannedRow {
  readonly id: string
  readonly at: number
  readonly row: MatrixRow
  readonly foldable: boolean
  readonly folded: boolean
  readonly held: number
  /** Set where the row is the subtotal of a group of rows. */
  readonly group: MatrixGroup | null
  /** Set for the totals of the columns. */
  readonly isTotal?: boolean
}

/** A column in drawing order. `at` is its place in the matrix (-1 for a subtotal); `opens` marks the first of its group. */
export interface PlannedColumn {
  readonly at: number
  readonly column: MatrixColumn
  readonly opens: boolean
  /** Set where the column is the subtotal of a group of columns. */
  readonly group: MatrixGroup | null
}

/** A run of columns under one head. `first` and `count` are in drawing order. */
export interface ColumnGroup {
  readonly key: string
  readonly name: string
  readonly first: number
  readonly count: number
  readonly folded: boolean
  readonly group: MatrixGroup
}

/** The grid as drawn: rows, columns, and the groups over the columns (none when nothing groups them). */
export interface GridPlan {
  readonly rows: readonly PlannedRow[]
  readonly columns: readonly PlannedColumn[]
  readonly groups: readonly ColumnGroup[]
}

/** Lays out a matrix. `folded` holds ids of folded groups of codes and the keys of other folded groups. */
export function planGrid(matrix: Matrix, folded: ReadonlySet<string>): GridPlan {
  const rows = planRows(matrix, folded)
  return { rows: rows.length === 0 ? rows : [...rows, TOTALS], ...planColumns(matrix, folded) }
}

const TOTALS: PlannedRow = {
  id: 'totals',
  at: -1,
  row: { id: '', key: '', name: matrixWords.allRows, kind: 'group', depth: 0, hue: -1, pattern: -1 },
  foldable: false,
  folded: false,
  held: 0,
  group: null,
  isTotal: true,
}

function planRows(matrix: Matrix, folded: ReadonlySet<string>): PlannedRow[] {
  const groups = matrix.rowGroups ?? []
  if (groups.length === 0) return branchRows(matrix.rows, folded)
  return groups.flatMap(group => {
    const key = groupKey('row', group.value)
    const isFolded = folded.has(key)
    const head: PlannedRow = {
      id: key,
      at: -1,
      row: { id: key, key: group.name, name: group.name, kind: 'group', depth: 0, hue: -1, pattern: -1 },
      foldable: true,
      folded: isFolded,
      held: group.members.length,
      group,
    }
    if (isFolded) return [head]
    const members = group.members.map((at): PlannedRow => {
      const row = matrix.rows[at]!
      // Under the head of its group; a code keeps its own depth.
      return {
        id: `${key} ${row.id}`,
        at,
        row: { ...row, depth: row.depth + 1 },
        foldable: false,
        folded: false,
        held: 0,
        group: null,
      }
    })
    return [head, ...members]
  })
}

function branchRows(rows: readonly MatrixRow[], folded: ReadonlySet<string>): PlannedRow[] {
  const shown: PlannedRow[] = []
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!
    const end = endOfBranch(rows, at)
    const foldable = row.kind === 'group' && end > at + 1
    const isFolded = foldable && folded.has(row.id)
    const held = isFolded ? rows.slice(at + 1, end).filter(below => below.kind === 'code').length : 0
    shown.push({ id: row.id, at, row, foldable, folded: isFolded, held, group: null })
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

function planColumns(matrix: Matrix, folded: ReadonlySet<string>): Pick<GridPlan, 'columns' | 'groups'> {
  const given = matrix.columnGroups ?? []
  if (given.length === 0)
    return {
      columns: matrix.columns
        .map((column, at) => ({ at, column, opens: false, group: null }))
        // A group of codes without codings of its own holds nothing to be read across the top.
        .filter(({ at, column }) => column.code?.kind !== 'group' || (matrix.columnTotals[at] ?? 0) > 0),
      groups: [],
    }
  const columns: PlannedColumn[] = []
  const groups: ColumnGroup[] = []
  for (const group of given) {
    const key = groupKey('column', group.value)
    const isFolded = folded.has(key)
    const first = columns.length
    if (!isFolded)
      for (const [place, at] of group.members.entries())
        columns.push({ at, column: matrix.columns[at]!, opens: place === 0, group: null })
    // The subtotal stands behind its members, and alone where they are folded.
    columns.push({
      at: -1,
      column: { id: key, key: group.name, name: group.name, denominators: group.denominators },
      opens: isFolded || group.members.length === 0,
      group,
    })
    groups.push({ key, name: group.name, first, count: columns.length - first, folded: isFolded, group })
  }
  return { columns, groups }
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
