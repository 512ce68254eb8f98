import type { CaseId } from '../../base/ids.ts'
import { WrongUsage, type Calls, type Given, type Said, type Shell } from '../command.ts'
import { formatOf } from '../format.ts'
import { foundOne } from '../found.ts'
import { audienceOf } from './quotes.ts'
import { counted } from '../show.ts'
import { filterGiven } from './filter-option.ts'

const GRIDS = ['xlsx', 'docx', 'html', 'csv'] as const
const DOCUMENTS = ['docx', 'html'] as const

/** `export --what framework-matrix`: cases × codes with their summaries. */
export async function exportFrameworkMatrix(
  given: Given,
  calls: Calls,
  shell: Pick<Shell, 'path'>,
  to: string,
): Promise<Said> {
  const filter = await filterGiven(given, calls, shell)
  const by = given.value('order')
  const written = await calls.call('export.frameworkMatrix', {
    rows: 'sites',
    people: given.has('people'),
    caseIds: null,
    codeIds: null,
    show: 'all',
    attributes: [...given.list('show')],
    order: by === undefined ? null : { by, down: false },
    retired: false,
    ...(given.has('case-summaries') ? { pages: true } : {}),
    ...(filter === null ? {} : { filter }),
    ...audienceOf(given),
    to,
    format: formatOf(to, GRIDS),
  })
  return { json: written, text: `Wrote ${counted(written.cells, 'summary', 'summaries')} to ${written.path}\n` }
}

/** `export --what theme-matrix`: people and sources of one case × codes. */
export async function exportCaseThemes(
  given: Given,
  calls: Calls,
  shell: Pick<Shell, 'path'>,
  to: string,
): Promise<Said> {
  const name = given.value('case')
  if (name === undefined) throw new WrongUsage('Say of which case: --case NAME.')
  const filter = await filterGiven(given, calls, shell)
  const caseId = await foundOne<CaseId>(calls, 'cases', name)
  const written = await calls.call('export.caseThemes', {
    caseId,
    ...(filter === null ? {} : { filter }),
    to,
    format: formatOf(to, GRIDS),
  })
  return { json: written, text: `Wrote ${counted(written.cells, 'cell')} to ${written.path}\n` }
}

/** `export --what summaries`: the page on each case. */
export async function exportSummaries(given: Given, calls: Calls, to: string): Promise<Said> {
  const written = await calls.call('export.caseSummaries', {
    caseIds: null,
    signed: given.has('signed'),
    ...audienceOf(given),
    to,
    format: formatOf(to, DOCUMENTS),
  })
  const unsigned = written.unsigned > 0 ? `, ${written.unsigned} not signed yet` : ''
  return {
    json: written,
    text: `Wrote ${counted(written.cases, 'case summary', 'case summaries')}${unsigned} to ${written.path}\n`,
  }
}
