// From a place in the grid to what its excerpts are asked by. A subtotal is the total of its row or column under one condition more.

import type { Filter } from '../../../src/analysis/filter/types.ts'
import type { AttributeName } from '../../../src/analysis/matrix/types.ts'
import type { MatrixGroup } from '../../../src/analysis/types.ts'
import type { Focused } from '../../state/focus.ts'
import { requestOf, type MatrixChoices } from './choices.ts'
import type { PlannedColumn, PlannedRow } from './grid-plan.ts'

/** The cell that the inspector opens. Without a column it is the total of the row. */
export function questionOf(
  choices: MatrixChoices,
  row: PlannedRow,
  column: PlannedColumn | null,
): Extract<Focused, { kind: 'cell' }> {
  const filter = [
    choices.filter,
    row.group && inGroup(choices.rowGroups, row.group),
    column?.group ? inGroup(choices.columnGroups, column.group) : null,
  ].filter(part => part !== null)
  const request = {
    ...requestOf(choices),
    filter: filter.length === 0 ? null : filter.length === 1 ? filter[0]! : { all: filter },
    rollUp: choices.rollUp || (row.folded && row.group === null),
  }
  return {
    kind: 'cell',
    request,
    row: row.group ? '' : row.row.id,
    column: column === null || column.group ? '' : column.column.id,
    names: { row: row.row.name, column: column === null ? '' : nameOf(column) },
  }
}

function nameOf({ column }: PlannedColumn): string {
  return column.key === column.name || column.code ? column.name : `${column.key} ${column.name}`
}

/** The condition that belongs to a group: its value, or that nobody has said. */
function inGroup(by: AttributeName | null, group: MatrixGroup): Filter | null {
  if (by === null) return null
  return group.value === ''
    ? { is: 'attribute', about: by.about, name: by.name, how: 'unassigned', values: [] }
    : { is: 'attribute', about: by.about, name: by.name, how: 'is', values: [group.value] }
}
