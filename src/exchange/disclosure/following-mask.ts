// The mask of a matrix of counts that follows what left before: besides small counts, and those that they would follow from within the
// table, it hides what would give a few cases away together with earlier outputs (METHODS 6.4, rules 4 and 6 over their union). Pure.

import type { Matrix, MatrixRequest } from '../../analysis/types.ts'
import type { OutsideNames } from '../outside/names.ts'
import { hiddenHere } from '../outside/outside-matrix.ts'
import type { EarlierCounts } from './count-differences.ts'
import { countedCells } from './counted-cells.ts'
import { tellingAmong } from './following-rows.ts'
import { cheapest, type Cell } from './small-cells.ts'
import type { CountedCell, Population } from './types.ts'

/**
 * Which counts of a matrix are left out for outside, as far as a mask is settled; null for none. Round by round it hides a count of this
 * matrix from every sum that gives something away, and closes what is hidden to rings again; each round hides more, so this ends. What
 * stands at a head no mask takes away: it stays, and the check finds it.
 */
export function maskFollowing(
  matrix: Matrix,
  request: MatrixRequest,
  population: Population,
  names: Pick<OutsideNames, 'codeOf' | 'sourceOf' | 'partsOf' | 'settings'>,
  earlier: readonly EarlierCounts[],
): boolean[][] | null {
  const { least } = names.settings
  let hidden = hiddenHere(matrix, request, names)
  if (least === null || earlier.length === 0) return hidden
  for (;;) {
    const cells = countedCells(matrix, request, population, names, hidden)
    // What is hidden once stays hidden: rings closed anew might go another way.
    const also = matrix.cells.map((row, r) => row.map((_, c) => hidden?.[r]?.[c] === true))
    let more = false
    for (const telling of tellingAmong(cells, earlier, least, one => costOf(one, matrix))) {
      const cell = cellFor(telling, matrix, hidden)
      if (cell === null || also[cell[0]]![cell[1]]) continue
      also[cell[0]]![cell[1]] = true
      more = true
    }
    if (!more) return hidden
    hidden = hiddenHere(matrix, request, names, also)
  }
}

/** A count costs what it says; a total costs a cell besides, and none is guessed first. */
function costOf({ at, count }: CountedCell, matrix: Matrix): number {
  const isTotal = at?.[0] === null || at?.[1] === null
  return (isTotal ? matrix.total : 0) + (count === 0 ? 1_000_000 : count)
}

/** The cell to hide so that a count is not said: itself, or the cheapest that is shown in the row or column of a total. Null where there is none. */
function cellFor({ at }: CountedCell, matrix: Matrix, hidden: readonly (readonly boolean[])[] | null): Cell | null {
  if (at === undefined) return null
  const [row, column] = at
  if (row !== null && column !== null) return at as Cell
  const some = matrix.cells.flatMap((line, r) =>
    line.flatMap((_, c): Cell[] => {
      const isThere = (row === null || r === row) && (column === null || c === column)
      return isThere && matrix.rows[r]!.kind !== 'group' && hidden?.[r]?.[c] !== true ? [[r, c]] : []
    }),
  )
  return cheapest(matrix.cells, some)
}
