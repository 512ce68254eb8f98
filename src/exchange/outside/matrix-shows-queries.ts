// Reads a matrix for outside, and what it shows of published codes.

import type { Matrix, MatrixRequest } from '../../analysis/types.ts'
import type { CaseId, SourceId } from '../../base/ids.ts'
import type { Read } from '../../store/access.ts'
import { idOf, sql } from '../../store/sql.ts'
import { countsOf, countsOfCells } from '../disclosure/count-differences.ts'
import { matrixParts } from '../disclosure/matrix-labels.ts'
import { earlierCounts, populationOf } from '../disclosure/population-queries.ts'
import type { Outgoing } from '../output/manifest.ts'
import { shownOf } from '../output/shown.ts'
import type { OutsideNames } from './names.ts'
import { casesOn, isSources, outsideRequest } from './outside-matrix.ts'

/** The request as it is asked for outside, and who is not there (null: nobody). */
export function readOutsideRequest<Request extends MatrixRequest>(
  read: Read,
  request: Request,
  names: OutsideNames,
): { request: Request; left: string | null } {
  const ids = <Kind extends 'case' | 'source'>(rows: readonly [Buffer][]) => rows.map(([id]) => idOf<Kind>(id))
  return outsideRequest(
    request,
    {
      people: ids<'case'>(read.arrays<[Buffer]>(sql`SELECT id FROM "case" WHERE kind = 'participant' ORDER BY n`)),
      sources: ids<'source'>(read.arrays<[Buffer]>(sql`SELECT id FROM source ORDER BY n`)),
    },
    names,
  )
}

/** The codes at its heads, the attributes that order, groups and filter tell of each, and the counts it states. */
export function matrixShows(
  read: Read,
  matrix: Matrix,
  request: MatrixRequest,
  names: OutsideNames,
): Pick<Outgoing, 'shown' | 'shownCases' | 'shownSources' | 'counts'> {
  const on = (is: (side: MatrixRequest['rows'] | MatrixRequest['columns']) => boolean): string[] => [
    ...(is(request.rows) ? matrix.rows.map(row => row.id) : []),
    ...(is(request.columns) ? matrix.columns.map(column => column.id) : []),
  ]
  const cases = on(side => casesOn(side) !== null)
  const sources = on(isSources)
  const { labels, statements, cells } = matrixParts(matrix, request, populationOf(read), names, earlierCounts(read))
  const codes = [...names.codesOf(cases).values(), ...names.sourceCodesOf(sources).values()]
  return {
    shown: shownOf(labels, codes),
    shownCases: cases as CaseId[],
    shownSources: sources as SourceId[],
    counts: [...countsOf(statements, names.settings.least), ...countsOfCells(cells)],
  }
}
