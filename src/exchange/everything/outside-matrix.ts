import type { Matrix } from '../../analysis/types.ts'
import { compareNatural } from '../../base/order.ts'
import { Refusal } from '../../base/trouble.ts'

/** A matrix over cases as those outside may see it: every column under its published code, in order of these codes, so that the order tells nothing. Refuses cases without one. */
export function outsideMatrix(matrix: Matrix, codes: ReadonlyMap<string, string>): Matrix {
  const without = matrix.columns.filter(column => !codes.has(column.id)).map(column => column.key)
  if (without.length > 0)
    throw new Refusal(
      'no-published-code',
      `${without.slice(0, 4).join(', ')}${without.length > 4 ? ' and others' : ''} have no published code. Draw published codes first (Cases).`,
    )
  const order = matrix.columns
    .map((column, at) => ({ at, code: codes.get(column.id)! }))
    .toSorted((a, b) => compareNatural(a.code, b.code))
  const inOrder = <Item>(row: readonly Item[]) => order.map(({ at }) => row[at]!)
  return {
    ...matrix,
    columns: order.map(({ at, code }) => ({ ...matrix.columns[at]!, id: code, key: code, name: code })),
    cells: matrix.cells.map(inOrder),
    empty: matrix.empty.map(inOrder),
    columnTotals: inOrder(matrix.columnTotals),
  }
}
