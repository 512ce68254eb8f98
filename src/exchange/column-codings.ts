// Which codings stand under which column of a matrix: the walk that counts them, keeping them instead.

import { CODE, N, WIDTH, type CodingTable } from '../analysis/coding-table.ts'
import type { Heads } from '../analysis/heads.ts'
import { columnsOf } from '../analysis/matrix-columns.ts'
import { passes, rowIndex } from '../analysis/matrix-count.ts'
import { scopeOf, simple } from '../analysis/matrix-scope.ts'
import type { MatrixRequest } from '../analysis/types.ts'

/** The codings of one column, by row number, in document order; and the row numbers of their codes beside them. */
export interface ColumnCodings {
  readonly codings: readonly number[]
  readonly codes: readonly number[]
}

/** For each column of a matrix the codings under its rows, each once: with roll-up those of codes below a row too. */
export function codingsByColumn(table: CodingTable, heads: Heads, asked: MatrixRequest): ColumnCodings[] {
  const request = simple(asked)
  const scope = scopeOf(table, heads, request)
  const wanted = request.rows === 'codes' ? null : new Set(request.rows)
  const shown = heads.codes.filter(code => !code.retired && (wanted === null || wanted.has(code.id)))
  const index = rowIndex(heads.codes, shown, request.rollUp)
  return columnsOf(table, heads, request.columns, scope).map(column => {
    const codings: number[] = []
    const codes: number[] = []
    for (const source of column.sources) {
      const block = table.block(source.n)
      if (!block) continue
      for (let at = 0; at < block.codings.length; at += WIDTH) {
        const code = block.codings[at + CODE]!
        const isInARow = index.counts[code] === 1 && index.starts[code]! < index.starts[code + 1]!
        if (!isInARow || !passes(table, block.codings, at, scope, column)) continue
        codings.push(block.codings[at + N]!)
        codes.push(code)
      }
    }
    return { codings, codes }
  })
}
