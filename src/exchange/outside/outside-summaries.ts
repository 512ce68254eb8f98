// What was written of cases, as those outside may see it: published codes, signed summaries only, no references to sources. Pure.

import { saidOfChoice } from '../../analysis/summaries/captions.ts'
import type { FrameworkMatrix, FrameworkMatrixRequest } from '../../analysis/summaries/types.ts'
import { compareNatural } from '../../base/order.ts'
import { Refusal } from '../../base/trouble.ts'
import type { OutsideNames } from './names.ts'

/** A framework matrix under published codes. Refuses rows of people, cases without a code, and a matrix in which nothing is signed. */
export function outsideFrameworkMatrix(
  matrix: FrameworkMatrix,
  request: FrameworkMatrixRequest,
  names: OutsideNames,
): FrameworkMatrix {
  if (matrix.rows.some(row => row.within !== null))
    throw new Refusal(
      'people-inside',
      'Rows of people stay with the team: a row tells all that one person said. Leave them out for what leaves it.',
    )
  const codes = names.codesOf(matrix.rows.map(row => row.caseId))
  const places = matrix.rows.map((_, at) => at)
  if (request.order === null)
    places.sort((a, b) => compareNatural(codes.get(matrix.rows[a]!.caseId)!, codes.get(matrix.rows[b]!.caseId)!))
  const summaries = matrix.summaries
    .filter(one => one.status === 'signed' && !names.settings.leftOut.includes(one.id))
    .map(one => ({ ...one, row: places.indexOf(one.row), text: names.words(one.text), links: [] }))
    .toSorted((a, b) => a.row - b.row || a.column - b.column)
  if (summaries.length === 0)
    throw new Refusal(
      'nothing-signed',
      'No summary is signed yet. Only signed summaries leave the team: sign them first.',
    )
  const left = matrix.summaries.length - summaries.length
  return {
    ...matrix,
    rows: places.map(at => {
      const row = matrix.rows[at]!
      const code = codes.get(row.caseId)!
      return { ...row, key: code, name: code }
    }),
    counts: places.map(at => matrix.counts[at]!),
    summaries,
    caption: [
      `Rows: ${matrix.rows.length} ${request.rows}, ${request.order === null ? 'in the order of their published codes' : `by ${request.order.by.replaceAll('_', ' ')}`}. Columns: ${matrix.columns.length} codes in framework order by category.`,
      ...saidOfChoice(request).map(names.words),
      `${summaries.length} signed ${summaries.length === 1 ? 'summary' : 'summaries'}.`,
      ...(left > 0
        ? [`${left} ${left === 1 ? 'summary is' : 'summaries are'} not here: not signed, or kept in the team.`]
        : []),
    ],
  }
}
