import type { Matrix } from '../../../src/analysis/types.ts'
import { matrixWords } from '../../words/matrix.ts'
import { sideKind, type MatrixChoices } from './choices.ts'
import { gridAsLines } from './copy.ts'
import type { HeadWords } from './grid-head.tsx'
import type { SeenMatrix } from './seen.ts'
import { baseOf } from './shade.ts'

/** The heads of the totals, with what they are out of. Presence has one only: in how many columns. */
export function totalHeadsOf(matrix: Matrix, choices: Pick<MatrixChoices, 'columns'>): HeadWords[] {
  const base = baseOf(matrix.measure, matrix.of)
  const first = { name: matrixWords.totalOf[sideKind(choices.columns)], of: matrixWords.of(matrix.columns.length) }
  return matrix.measure === 'presence'
    ? [first]
    : [first, { name: matrixWords.totalMeasure[matrix.measure], of: base === null ? '' : matrixWords.of(base) }]
}

/** Filter, order, groups and unit: what a reader of the copied or exported grid must know. */
export function captionOf(matrix: Matrix): string {
  const unit =
    matrix.share == null
      ? matrixWords.unitIs(matrixWords.measures[matrix.measure])
      : matrixWords.unitIs(matrixWords.cornerShare(matrix.share, matrixWords.measures[matrix.measure]))
  return [matrix.caption, ...(matrix.notes ?? []), unit].join(' ')
}

/** A matrix as lines for copying, and how many of them are heads. */
export function linesOf(seen: SeenMatrix, choices: Pick<MatrixChoices, 'rows' | 'columns'>) {
  const heads = totalHeadsOf(seen.matrix, choices).map(head => head.name)
  return {
    lines: gridAsLines(seen, matrixWords.corners[sideKind(choices.rows)], heads),
    heads: seen.plan.groups.length > 0 ? 2 : 1,
  }
}
