// Reads what a matrix for outside shows of published codes.

import type { Matrix, MatrixRequest } from '../../analysis/types.ts'
import type { CaseId } from '../../base/ids.ts'
import type { Read } from '../../store/access.ts'
import { matrixParts } from '../disclosure/matrix-labels.ts'
import { populationOf } from '../disclosure/population-queries.ts'
import type { Outgoing } from '../output/manifest.ts'
import { shownOf } from '../output/shown.ts'
import type { OutsideNames } from './names.ts'
import { casesOn } from './outside-matrix.ts'

/** The codes at its heads, and the attributes that order, groups and filter tell of each. */
export function matrixShows(
  read: Read,
  matrix: Matrix,
  request: MatrixRequest,
  names: OutsideNames,
): Pick<Outgoing, 'shown' | 'shownCases'> {
  const ids = [
    ...(casesOn(request.rows) === null ? [] : matrix.rows.map(row => row.id)),
    ...(casesOn(request.columns) === null ? [] : matrix.columns.map(column => column.id)),
  ]
  const { labels } = matrixParts(matrix, request, populationOf(read), names.codeOf)
  return { shown: shownOf(labels, names.codesOf(ids).values()), shownCases: ids as CaseId[] }
}
