import { mostOf } from '../../../src/analysis/matrix/most.ts'
import type { Matrix } from '../../../src/analysis/types.ts'
import { matrixWords } from '../../words/matrix.ts'
import type { columnKind } from './choices.ts'
import { gridAsLines } from './copy.ts'

import type { HeadWords } from './grid-head.tsx'
import type { SeenMatrix } from './seen.ts'

/** The heads of the totals, with what they are out of. Presence has one only: in how many columns. */
export function totalHeadsOf(matrix: Matrix, kind: ReturnType<typeof columnKind>, sources: number): HeadWords[] {
  const base =
    (matrix.of && (matrix.measure === 'presence' ? matrix.of.sources : mostOf(matrix.measure, matrix.of))) ??
    (matrix.measure === 'sources' ? sources : undefined)
  const first = { name: matrixWords.totalOf[kind], of: matrixWords.of(matrix.columns.length) }
  return matrix.measure === 'presence'
    ? [first]
    : [first, { name: matrixWords.totalMeasure[matrix.measure], of: base === undefined ? '' : matrixWords.of(base) }]
}

/** A matrix as lines for copying, and how many of them are heads. */
export function linesOf(seen: SeenMatrix) {
  const heads = totalHeadsOf(seen.matrix, 'sites', 0).map(head => head.name)
  return { lines: gridAsLines(seen, heads), heads: seen.plan.groups.length > 0 ? 2 : 1 }
}
