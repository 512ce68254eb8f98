import type { Matrix } from '../../analysis/types.ts'

const NESTED = new Set(['rows', 'columns', 'cells'])

/** Writes a matrix as JSON, in the shape that scripts rely on. `filter` is the filter in words, with the retired codes left out. */
export function* writeMatrixJson(matrix: Matrix): Generator<string, void, void> {
  const value = {
    rows: matrix.rows.map(({ key, name }) => ({ key, name })),
    columns: matrix.columns.map(({ key, name, denominators }) => ({ key, name, denominators })),
    measure: matrix.measure,
    cells: matrix.cells,
    rowTotals: matrix.rowTotals,
    columnTotals: matrix.columnTotals,
    filter: matrix.caption,
    ...(matrix.notes ? { notes: matrix.notes } : {}),
    ...(matrix.share ? { share: matrix.share } : {}),
    ...(matrix.rowGroups ? { rowGroups: matrix.rowGroups } : {}),
    ...(matrix.columnGroups ? { columnGroups: matrix.columnGroups } : {}),
  }
  // A line for each row, so that two exports can be compared line by line.
  const lines = (list: readonly unknown[]) =>
    list.length === 0 ? '[]' : `[\n    ${list.map(one => JSON.stringify(one)).join(',\n    ')}\n  ]`
  const field = ([name, one]: [string, unknown]) =>
    `  ${JSON.stringify(name)}: ${NESTED.has(name) ? lines(one as readonly unknown[]) : JSON.stringify(one)}`
  yield `{\n${Object.entries(value).map(field).join(',\n')}\n}\n`
}
