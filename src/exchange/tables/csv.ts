import type { Matrix } from '../../analysis/types.ts'

const RISKY = /["\r\n,]/

/** One field of a csv file (RFC 4180): quoted only when it must be, verbatim otherwise. */
function csvField(value: string | number): string {
  if (typeof value === 'number') return String(value)
  if (value === '') return ''
  const whole = value.toWellFormed()
  return RISKY.test(whole) || whole !== whole.trim() ? `"${whole.replaceAll('"', '""')}"` : whole
}

/** One line of a csv file, with its end. */
export function csvLine(values: readonly (string | number)[]): string {
  return `${values.map(csvField).join(',')}\r\n`
}

/** Writes a matrix as csv: the key of each row, then one column per column key; numbers only, and nothing where a count is hidden. */
export function* writeMatrixCsv(
  matrix: Matrix,
  hidden: readonly (readonly boolean[])[] | null = null,
): Generator<string, void, void> {
  yield csvLine([
    matrix.rows.every(row => row.kind === 'code' || row.kind === 'group') ? 'code' : 'row',
    ...matrix.columns.map(column => column.key),
  ])
  for (const [at, row] of matrix.rows.entries())
    yield csvLine([
      row.key,
      ...matrix.cells[at]!.map((value, column) => (hidden?.[at]![column] ? '' : Number(value.toFixed(6)))),
    ])
}
