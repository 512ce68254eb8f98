// What the grid says, cell by cell. Drawing, reading aloud and copying all take it from here, so that they agree.

import type { EmptyReason, Matrix } from '../../../src/analysis/types.ts'
import { matrixWords } from '../../words/matrix.ts'
import type { GridPlan, PlannedRow } from './grid-plan.ts'
import { baseOf, reasonAt } from './shade.ts'

/** A matrix as it is looked at: `rolled` has the same rows and columns with each row's descendants added, for folded groups. */
export interface SeenMatrix {
  readonly matrix: Matrix
  readonly rolled: Matrix | null
  readonly plan: GridPlan
}

/** What one cell shows: a value with its base, or why there is none. Null where an open group has no cell of its own. */
export type SeenCell =
  | { readonly value: number; readonly base: number | null }
  | { readonly reason: EmptyReason }
  | null

/** The matrix a row's numbers are read from: a folded group's are rolled up. */
export function matrixOf(seen: SeenMatrix, row: PlannedRow): Matrix | null {
  if (row.row.kind === 'group' && !row.folded)
    return seen.matrix.cells[row.at]?.some(value => value > 0) ? seen.matrix : null
  return row.folded ? seen.rolled : seen.matrix
}

/** One cell, by places in the plan. */
export function cellAt(seen: SeenMatrix, rowPlace: number, columnPlace: number): SeenCell {
  const row = seen.plan.rows[rowPlace]
  const column = seen.plan.columns[columnPlace]
  if (!row || !column) return null
  const matrix = matrixOf(seen, row)
  if (matrix === null) return null
  const value = matrix.cells[row.at]?.[column.at] ?? 0
  if (value > 0) return { value, base: baseOf(matrix.measure, column.column.denominators) }
  return { reason: reasonAt(matrix, row.at, column.at) ?? 'nothing said' }
}

/** A cell for a screen reader and the status bar: "4 of 4 sources", "nothing said of it". */
export function cellWords(seen: SeenMatrix, cell: SeenCell): string {
  if (cell === null) return ''
  if ('reason' in cell) return matrixWords.reasons[cell.reason]
  return matrixWords.says(seen.matrix.measure, cell.value, cell.base)
}

/** The two totals of a row: in how many columns it is present, and the measure over all. Null for an open group. */
export function totalsAt(
  seen: SeenMatrix,
  row: PlannedRow,
): { readonly presence: number; readonly total: number } | null {
  const matrix = matrixOf(seen, row)
  return matrix && { presence: matrix.rowPresence[row.at] ?? 0, total: matrix.rowTotals[row.at] ?? 0 }
}
