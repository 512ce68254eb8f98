import type { Matrix } from '../../analysis/types.ts'

const NESTED = new Set(['rows', 'columns', 'cells'])

/** Writes a matrix as JSON, in the shape that scripts rely on. `filter` is the filter in words, with the retired codes left out. A hidden count is null, and so is every total. */
export function* writeMatrixJson(
  matrix: Matrix,
  hidden: readonly (readonly boolean[])[] | null = null,
): Generator<string, void, void> {
  const value = {
    rows: matrix.rows.map(({ key, name }) => ({ key, name })),
    columns: matrix.columns.map(({ key, name, denominators }) => ({ key, name, denominators })),
    measure: matrix.measure,
    cells: hidden
      ? matrix.cells.map((row, at) => row.map((cell, column) => (hidden[at]![column] ? null : cell)))
      : matrix.cells,
    rowTotals: hidden ? matrix.rowTotals.map(() => null) : matrix.rowTotals,
    columnTotals: hidden ? matrix.columnTotals.map(() => null) : matrix.columnTotals,
    filter: matrix.caption,
    ...(matrix.notes ? { notes: matrix.notes } : {}),
    ...(matrix.share ? { share: matrix.share } : {}),
    ...(matrix.rowGroups && !hidden ? { rowGroups: matrix.rowGroups } : {}),
    ...(matrix.columnGroups && !hidden ? { columnGroups: matrix.columnGroups } : {}),
  }
  // A line for each row, so that two exports can be compared line by line.
  const lines = (list: readonly unknown[]) =>
    list.length === 0 ? '[]' : `[\n    ${list.map(one => JSON.stringify(one)).join(',\n    ')}\n  ]`
  const field = ([name, one]: [string, unknown]) =>
    `  ${JSON.stringify(name)}: ${NESTED.has(name) ? lines(one as readonly unknown[]) : JSON.stringify(one)}`
  yield `{\n${Object.entries(value).map(field).join(',\n')}\n}\n`
}
