// From a place in the grid to what its excerpts are asked by.

import type { Focused } from '../../state/focus.ts'
import { requestOf, type MatrixChoices } from './choices.ts'
import type { PlannedColumn, PlannedRow } from './grid-plan.ts'
import { headOf } from './grid-measures.ts'

/** The cell that the inspector opens: a row and a column by their ids, a subtotal by the value of its group. What is left out is the total. */
export function questionOf(
  choices: MatrixChoices,
  row: PlannedRow,
  column: PlannedColumn | null,
): Extract<Focused, { kind: 'cell' }> {
  return {
    kind: 'cell',
    request: { ...requestOf(choices), rollUp: choices.rollUp || (row.folded && row.group === null) },
    row: row.group || row.isTotal ? '' : row.row.id,
    column: column === null || column.group ? '' : column.column.id,
    ...(row.group ? { rowGroup: row.group.value } : {}),
    ...(column?.group ? { columnGroup: column.group.value } : {}),
    names: { row: row.row.name, column: column === null ? '' : nameOf(column) },
  }
}

function nameOf({ column }: PlannedColumn): string {
  const head = headOf(column)
  return head === column.name ? head : `${head} ${column.name}`
}
