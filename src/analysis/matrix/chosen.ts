// Whether a matrix shows chosen cases only: then a reader asks why just these.

import type { MatrixRequest } from '../types.ts'

/** Whether cases or sources were picked by hand for a side of the matrix. */
export function choosesCases({ rows, columns }: Pick<MatrixRequest, 'rows' | 'columns'>): boolean {
  return [rows, columns].some(
    axis =>
      typeof axis === 'object' &&
      'of' in axis &&
      (axis.of === 'cases' || axis.of === 'sources') &&
      axis.ids !== undefined,
  )
}
