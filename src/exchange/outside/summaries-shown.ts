// What framework matrices and case summaries for outside show of published codes. Pure.

import type { FrameworkMatrix, FrameworkMatrixRequest } from '../../analysis/summaries/types.ts'
import type { CaseId } from '../../base/ids.ts'
import { attributesIn, isCalled, type AskedAttribute } from '../disclosure/asked-attributes.ts'
import { partsWithCodes } from '../disclosure/matrix-labels.ts'
import type { Label, Population, Unit } from '../disclosure/types.ts'
import type { Outgoing } from '../output/manifest.ts'
import { shownOf } from '../output/shown.ts'
import type { OutsideNames } from './names.ts'

const UNITS: Readonly<Record<string, Unit>> = { site: 'site', participant: 'person', pair: 'pair' }

/** Labels of the rows of a framework matrix: the attributes in columns of their own, the one that orders them, and those that the filter asks for. People stand with their site, pairs with their members. */
export function frameworkLabels(
  matrix: FrameworkMatrix,
  request: FrameworkMatrixRequest,
  population: Population,
  names: Pick<OutsideNames, 'codeOf' | 'partsOf'>,
): Label[] {
  const asked: AskedAttribute[] = [
    ...request.attributes.map(name => ({ about: null, name })),
    ...(request.order === null ? [] : [{ about: null, name: request.order.by }]),
    ...attributesIn(request.filter ?? null),
  ]
  return matrix.rows.map((row): Label => {
    const unit = UNITS[row.kind] ?? 'site'
    const values = population[unit].find(member => member.id === row.caseId)?.values ?? new Map<string, string>()
    const site = row.within === null ? null : names.codeOf(row.within)
    const together =
      unit === 'pair' ? partsWithCodes(row.caseId, names) : site === null ? [] : [{ code: site, part: null }]
    return {
      where: `Row ${row.key}`,
      unit,
      code: names.codeOf(row.caseId),
      caseId: row.caseId,
      shows: new Map([...values].filter(([name]) => asked.some(one => isCalled(name, one)))),
      ...(together.length > 0 ? { with: together } : {}),
    }
  })
}

/** What such a matrix, as it goes outside, adds to all that is shown. */
export function frameworkShows(
  matrix: FrameworkMatrix,
  request: FrameworkMatrixRequest,
  population: Population,
  names: OutsideNames,
): Pick<Outgoing, 'shown' | 'shownCases'> {
  const ids = matrix.rows.map(row => row.caseId)
  return {
    shown: shownOf(frameworkLabels(matrix, request, population, names), names.codesOf(ids).values()),
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
