// Shade says how much of what could be there is there: a share, never a raw count (design guide). Five steps at most.

import { mostOf } from '../../../src/analysis/matrix/most.ts'
import type { Share } from '../../../src/analysis/matrix/types.ts'
import type { Denominators, Matrix, Measure } from '../../../src/analysis/types.ts'

/** Upper bounds of the five steps for a measure: a share up to `bounds[0]` is step 1, and so on; more than the last bound is step 5. */
function stepBounds(measure: Measure, share: Share | null = null): readonly [number, number, number, number] {
  if (share === 'row' || share === 'column') return [0.1, 0.25, 0.5, 0.75]
  // Codings and words of one code are a small part of all that a site holds: with quarters every cell would look the same.
  if (isSmallPart(measure)) return [0.02, 0.05, 0.1, 0.2]
  // 0.999… so that only "all" is step 5.
  return [1 / 4, 1 / 2, 2 / 3, 1 - 1e-9]
}

const SMALL: readonly Measure[] = ['codings', 'excerpts', 'words', 'coverage', 'shared words']
const isSmallPart = (measure: Measure) => SMALL.includes(measure)

/** What a column could hold at most of a measure; null where the measure has no base (presence is yes or no, coverage a share already). */
export function baseOf(measure: Measure, of: Denominators | undefined): number | null {
  if (of === undefined || measure === 'presence' || measure === 'coverage') return null
  return mostOf(measure, of)
}

/** The step of a cell, 1 to 5; 0 for an empty cell, and for presence, which has no share. A share is shaded as it is. */
export function shadeStep(
  measure: Measure,
  value: number,
  of: Denominators,
  asked: Share | null = null,
): 0 | 1 | 2 | 3 | 4 | 5 {
  const isShare = asked !== null || measure === 'coverage'
  const base = isShare ? 1 : baseOf(measure, of)
  if (value <= 0 || base === null || base <= 0) return 0
  const share = value / base
  const [a, b, c, d] = stepBounds(measure, asked)
  if (share <= a) return 1
  if (share <= b) return 2
  if (share <= c) return 3
  return share <= d ? 4 : 5
}

/** The shares that the legend names under the five steps: "¼ ½ ⅔ <1 all", or percentages. */
export function stepNames(measure: Measure, all: string, share: Share | null = null): readonly string[] {
  if (share === 'row' || share === 'column') return ['10 %', '25 %', '50 %', '75 %', '> 75']
  if (isSmallPart(measure)) return ['2 %', '5 %', '10 %', '20 %', '> 20']
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
