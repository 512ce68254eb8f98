// Shade says how much of what could be there is there: a share, never a raw count (design guide). Five steps at most.

import { mostOf } from '../../../src/analysis/matrix/most.ts'
import type { Matrix, MatrixColumn, Measure } from '../../../src/analysis/types.ts'

/** Upper bounds of the five steps for a measure: a share up to `bounds[0]` is step 1, and so on; more than the last bound is step 5. */
export function stepBounds(measure: Measure): readonly [number, number, number, number] {
  // Codings and words of one code are a small part of all that a site holds: with quarters every cell would look the same.
  if (measure === 'codings' || measure === 'words') return [0.02, 0.05, 0.1, 0.2]
  // 0.999… so that only "all" is step 5.
  return [1 / 4, 1 / 2, 2 / 3, 1 - 1e-9]
}

/** What a column could hold at most of a measure; null where the measure has no base (presence is yes or no). */
export function baseOf(measure: Measure, of: MatrixColumn['denominators'] | undefined): number | null {
  if (of === undefined || measure === 'presence') return null
  return mostOf(measure, of)
}

/** The step of a cell, 1 to 5; 0 for an empty cell, and for presence, which has no share. */
export function shadeStep(measure: Measure, value: number, of: MatrixColumn['denominators']): 0 | 1 | 2 | 3 | 4 | 5 {
  const base = baseOf(measure, of)
  if (value <= 0 || base === null || base <= 0) return 0
  const share = value / base
  const [a, b, c, d] = stepBounds(measure)
  if (share <= a) return 1
  if (share <= b) return 2
  if (share <= c) return 3
  return share <= d ? 4 : 5
}

/** The shares that the legend names under the five steps: "¼ ½ ⅔ <1 all", or percentages. */
export function stepNames(measure: Measure, all: string): readonly string[] {
  if (measure === 'codings' || measure === 'words') return ['2 %', '5 %', '10 %', '20 %', '> 20']
  return ['¼', '½', '⅔', '<1', all]
}

/** Why a cell of a matrix is empty, or null when it is not. */
export function reasonAt(
  matrix: Matrix,
  row: number,
  column: number,
): NonNullable<Matrix['empty'][number][number]> | null {
  if ((matrix.cells[row]?.[column] ?? 0) > 0) return null
  return matrix.empty[row]?.[column] ?? 'nothing said'
}
