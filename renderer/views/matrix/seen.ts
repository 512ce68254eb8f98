// What the grid says, cell by cell. Drawing, reading aloud and copying all take it from here, so that they agree.

import type { Denominators, EmptyReason, Matrix, MatrixGroup } from '../../../src/analysis/types.ts'
import { matrixWords } from '../../words/matrix.ts'
import type { GridPlan, PlannedColumn, PlannedRow } from './grid-plan.ts'
import { baseOf, reasonAt } from './shade.ts'

/** A matrix as it is looked at: `rolled` has the same rows and columns with each row's descendants added, for folded groups. */
export interface SeenMatrix {
  readonly matrix: Matrix
  readonly rolled: Matrix | null
  readonly plan: GridPlan
  /** The cells that are commented on, by ids of row and column. */
  readonly comments?: ReadonlyMap<string, { readonly open: number; readonly all: number }>
}

/** What one cell shows: a value with its base, or why there is none. `present` stands in subtotals: in how many members there is anything. Null where nothing stands. */
export type SeenCell =
  | {
      readonly value: number
      readonly base: number | null
      readonly present?: { readonly n: number; readonly of: number }
    }
  | { readonly reason: EmptyReason }
  | null

/** The matrix a row's numbers are read from: a folded group's are rolled up. */
function matrixOf(seen: SeenMatrix, row: PlannedRow): Matrix | null {
  if (row.group || row.isTotal) return seen.matrix
  if (row.row.kind === 'group' && !row.folded)
    return seen.matrix.cells[row.at]?.some(value => value > 0) ? seen.matrix : null
  return row.folded ? seen.rolled : seen.matrix
}

/** What could be there at most: of the column; where codes stand across, of the row, which is a site or a person then. */
export function denominatorsAt(row: PlannedRow, column: PlannedColumn): Denominators {
  return (
    (column.column.code && row.row.kind !== 'code' ? row.row.denominators : undefined) ?? column.column.denominators
  )
}

/** One cell, by places in the plan. */
export function cellAt(seen: SeenMatrix, rowPlace: number, columnPlace: number): SeenCell {
  const row = seen.plan.rows[rowPlace]
  const column = seen.plan.columns[columnPlace]
  if (!row || !column) return null
  const matrix = matrixOf(seen, row)
  if (matrix === null) return null
  if (row.isTotal) return totalAt(matrix, column)
  if (row.group || column.group) return subtotalAt(matrix, row, column.group, column.at)
  const value = matrix.cells[row.at]?.[column.at] ?? 0
  if (value > 0) return { value, base: baseOf(matrix.measure, denominatorsAt(row, column)) }
  return { reason: reasonAt(matrix, row.at, column.at) ?? 'nothing said' }
}

/** The total of a column; of presence, in how many rows there is anything. */
function totalAt(matrix: Matrix, { at, column, group }: PlannedColumn): SeenCell {
  if (group)
    return {
      value: group.total,
      base: baseOf(matrix.measure, group.denominators),
      present: { n: group.totalPresence, of: group.members.length },
    }
  const value = matrix.columnTotals[at] ?? 0
  if (matrix.measure !== 'presence') return { value, base: baseOf(matrix.measure, column.denominators) }
  return { value, base: null, present: { n: value, of: matrix.rows.filter(row => row.kind !== 'group').length } }
}

/** The subtotal of a group of rows or columns. Two groups at once have none. */
function subtotalAt(matrix: Matrix, row: PlannedRow, columns: MatrixGroup | null, at: number): SeenCell {
  const [group, place] = row.group === null ? [columns, row.at] : columns === null ? [row.group, at] : [null, -1]
  if (group === null || place < 0) return null
  const present = { n: group.presence[place] ?? 0, of: group.members.length }
  return { value: group.cells[place] ?? 0, base: baseOf(matrix.measure, group.denominators), present }
}

/** A cell for a screen reader and the status bar: "4 of 4 sources", "nothing said of it". */
export function cellWords(seen: SeenMatrix, cell: SeenCell): string {
  if (cell === null) return ''
  if ('reason' in cell) return matrixWords.reasons[cell.reason]
  const { measure, share } = seen.matrix
  if (cell.present) return matrixWords.subtotal(measure, share ?? null, cell.value, cell.base, cell.present)
  return matrixWords.says(measure, cell.value, cell.base, share ?? null)
}

/** The two totals of a row: in how many columns it is present, and the measure over all. Null for an open group of codes. */
export function totalsAt(
  seen: SeenMatrix,
  row: PlannedRow,
): { readonly presence: number; readonly total: number } | null {
  if (row.group) return { presence: row.group.totalPresence, total: row.group.total }
  if (row.isTotal)
    return { presence: seen.matrix.columnTotals.filter(value => value > 0).length, total: seen.matrix.total }
  const matrix = matrixOf(seen, row)
  return matrix && { presence: matrix.rowPresence[row.at] ?? 0, total: matrix.rowTotals[row.at] ?? 0 }
}
