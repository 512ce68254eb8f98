// What framework matrices and case summaries for outside show of published codes. Pure.

import type { FrameworkMatrix, FrameworkMatrixRequest } from '../../analysis/summaries/types.ts'
import type { CaseId } from '../../base/ids.ts'
import type { Label } from '../disclosure/types.ts'
import type { Outgoing } from '../output/manifest.ts'
import { shownOf } from '../output/shown.ts'
import type { OutsideNames } from './names.ts'

/** Labels of the rows of a framework matrix: the attributes in columns of their own, and the one that orders them. */
export function frameworkLabels(
  matrix: FrameworkMatrix,
  request: FrameworkMatrixRequest,
  codeOf: (id: string) => string | null,
): Label[] {
  const unit = request.rows === 'sites' ? 'site' : 'pair'
  return matrix.rows.map(row => ({
    where: `Row ${row.key}`,
    unit,
    code: codeOf(row.caseId),
    caseId: row.caseId,
    shows: new Map(
      request.attributes.flatMap((name, at): [string, string][] => {
        const value = row.values[at] ?? null
        return value === null || value === '' ? [] : [[`${unit}: ${name}`, value]]
      }),
    ),
  }))
}

/** What such a matrix adds to all that is shown. */
export function frameworkShows(
  matrix: FrameworkMatrix,
  request: FrameworkMatrixRequest,
  names: OutsideNames,
): Pick<Outgoing, 'shown' | 'shownCases'> {
  const ids = matrix.rows.map(row => row.caseId)
  return {
    shown: shownOf(frameworkLabels(matrix, request, names.codeOf), names.codesOf(ids).values()),
    shownCases: ids,
  }
}

/** A page of a case, as far as it tells who the case is. */
export interface ShownPage {
  readonly caseId: CaseId
  readonly kind: string
  readonly key: string
  readonly attributes: readonly (readonly [name: string, value: string])[]
}

/** Labels of case summaries: every attribute at their heads. */
export function pageLabels(pages: readonly ShownPage[]): Label[] {
  return pages.map(({ caseId, kind, key, attributes }) => {
    const unit = kind === 'pair' ? 'pair' : 'site'
    return {
      where: `Summary of ${key}`,
      unit,
      code: key,
      caseId,
      shows: new Map(attributes.map(([name, value]) => [`${unit}: ${name}`, value])),
    }
  })
}

/** What case summaries add to all that is shown. */
export function pagesShow(pages: readonly ShownPage[]): Pick<Outgoing, 'shown' | 'shownCases'> {
  return {
    shown: shownOf(
      pageLabels(pages),
      pages.map(page => page.key),
    ),
    shownCases: pages.map(page => page.caseId),
  }
}
