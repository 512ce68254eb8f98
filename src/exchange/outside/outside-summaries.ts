// What was written of cases, as those outside may see it: published codes, signed summaries only, no references to sources. Pure.

import { saidOfChoice, saidOfFilter } from '../../analysis/summaries/captions.ts'
import type { FrameworkMatrix, FrameworkMatrixRequest } from '../../analysis/summaries/types.ts'
import { compareNatural } from '../../base/order.ts'
import { Refusal } from '../../base/trouble.ts'
import type { OutsideNames } from './names.ts'

/** A framework matrix under published codes, people behind their sites. People who agreed to nothing, or took their consent back, have no row. Refuses cases without a code, and a matrix in which nothing is signed. */
export function outsideFrameworkMatrix(
  matrix: FrameworkMatrix,
  request: FrameworkMatrixRequest,
  names: OutsideNames,
): FrameworkMatrix {
  const shown = matrix.rows.map((_, at) => at).filter(at => !names.isSilent(matrix.rows[at]!.caseId))
  const silent = matrix.rows.length - shown.length
  const codes = names.codesOf(shown.map(at => matrix.rows[at]!.caseId))
  const codeAt = (at: number) => codes.get(matrix.rows[at]!.caseId)!
  const byCode = (a: number, b: number) => compareNatural(codeAt(a), codeAt(b))
  const tops = shown.filter(at => matrix.rows[at]!.within === null)
  if (request.order === null) tops.sort(byCode)
  const places = tops.flatMap(top => [
    top,
    ...shown.filter(at => matrix.rows[at]!.within === matrix.rows[top]!.caseId).toSorted(byCode),
  ])
  const summaries = matrix.summaries
    .filter(one => one.status === 'signed' && !names.settings.leftOut.includes(one.id) && places.includes(one.row))
    .map(one => ({ ...one, row: places.indexOf(one.row), text: names.words(one.text), links: [] }))
    .toSorted((a, b) => a.row - b.row || a.column - b.column)
  const pageAt = (at: number) => {
    const { page } = matrix.rows[at]!
    return page && !names.settings.leftOut.includes(page.id) ? { ...page, text: names.words(page.text) } : null
  }
  const pages = places.filter(at => pageAt(at) !== null).length
  if (summaries.length + pages === 0)
    throw new Refusal(
      'nothing-signed',
      'No summary is signed yet. Only signed summaries leave the team: sign them first.',
    )
  const left = matrix.summaries.length - summaries.length
  return {
    ...matrix,
    rows: places.map(at => {
      const row = matrix.rows[at]!
      const site = row.within === null ? null : codes.get(row.within)
      const called = site ? `${codeAt(at)} (${site})` : codeAt(at)
      return { ...row, key: called, name: called, ...(request.pages === true ? { page: pageAt(at) } : {}) }
    }),
    counts: places.map(at => matrix.counts[at]!),
    summaries,
    about: { ...matrix.about, filter: matrix.about.filter && names.words(matrix.about.filter) },
    caption: [
      `Rows: ${tops.length} ${request.rows}${places.length > tops.length ? ` with ${places.length - tops.length} of their people` : ''}, ${request.order === null ? 'in the order of their published codes' : `by ${request.order.by.replaceAll('_', ' ')}`}. Columns: ${matrix.columns.length} codes in framework order by category.`,
      ...[...saidOfChoice(request), ...saidOfFilter(matrix.about.filter)].map(names.words),
      `${summaries.length} signed ${summaries.length === 1 ? 'summary' : 'summaries'}${pages > 0 ? `, and ${pages} of whole cases` : ''}.`,
      ...(left > 0
        ? [`${left} ${left === 1 ? 'summary is' : 'summaries are'} not here: not signed, or kept in the team.`]
        : []),
      ...(silent > 0
        ? [
            `${silent === 1 ? 'One person is' : `${silent} people are`} not here: they did not agree, or took their consent back.`,
          ]
        : []),
    ],
  }
}
