// From a matrix of codes by codes near them to the graph of codes that meet. Pure.

import type { Matrix, MatrixRow } from '../../../src/analysis/types.ts'
import type { NetworkLink } from '../pictures/network-layout.ts'

/** The codes that meet another, the pairs with how often, and where each pair stands in the matrix. */
export function meetingsOf(matrix: Matrix): {
  readonly codes: readonly Pick<MatrixRow, 'id' | 'name' | 'hue'>[]
  readonly links: readonly NetworkLink[]
  readonly places: ReadonlyMap<string, { readonly row: number; readonly column: number }>
} {
  const links = new Map<string, NetworkLink>()
  const places = new Map<string, { row: number; column: number }>()
  const codes = new Map<string, Pick<MatrixRow, 'id' | 'name' | 'hue'>>()
  const order = [...new Set([...matrix.rows.map(row => row.id), ...matrix.columns.map(column => column.id)])]
  const placeOf = new Map(order.map((id, at) => [id, at]))
  for (const [r, row] of matrix.rows.entries()) {
    for (const [c, column] of matrix.columns.entries()) {
      const weight = matrix.cells[r]?.[c] ?? 0
      if (weight <= 0 || row.id === column.id) continue
      codes.set(row.id, { id: row.id, name: row.name, hue: row.hue })
      codes.set(column.id, { id: column.id, name: column.name, hue: column.code?.hue ?? 0 })
      // The one that stands first in the matrix is named first.
      const [a, b] = placeOf.get(row.id)! < placeOf.get(column.id)! ? [row.id, column.id] : [column.id, row.id]
      const key = `${a} ${b}`
      // Counted from either side: the larger of the two is what a line shows.
      if ((links.get(key)?.weight ?? 0) >= weight) continue
      links.set(key, { a, b, weight })
      places.set(key, { row: r, column: c })
    }
  }
  return {
    codes: order.flatMap(id => codes.get(id) ?? []),
    links: [...links.values()],
    places,
  }
}
