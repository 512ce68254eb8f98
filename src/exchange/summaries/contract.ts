import { filterParser } from '../../analysis/filter/parse.ts'
import { frameworkMatrixFields } from '../../analysis/summaries/parse.ts'
import { job } from '../../base/call.ts'
import { id, list, nullable, object, oneOf, optional, text, truth, wholeNumber } from '../../base/parse.ts'

const audience = optional(oneOf('outside', 'team'))
const minGroup = optional(wholeNumber(1, 1000))
const format = oneOf('xlsx', 'docx', 'html', 'csv')

/** What others may ask for writing summaries out. */
export const summaryExportsContract = {
  'export.frameworkMatrix': job<{ readonly path: string; readonly cells: number }>()({
    says: 'Writes a framework matrix to a file: xlsx with a sheet for each category and a row for each case, each cell the summary with its references; html, docx and csv say the same. For `outside` sites stand under published codes, signed summaries only, without references to sources. The same state and choices give the same bytes.',
    input: object({ ...frameworkMatrixFields, audience, minGroup, to: text(4096), format }),
  }),
  'export.caseThemes': job<{ readonly path: string; readonly cells: number }>()({
    says: 'Writes the theme matrix of one case to a file: xlsx, docx, html or csv, with counts, the first words of excerpts, and summaries; with `filter` what passes it, which its caption and every line of the csv say.',
    input: object({ caseId: id('case'), filter: optional(nullable(filterParser)), to: text(4096), format }),
  }),
  'export.caseSummaries': job<{ readonly path: string; readonly cases: number; readonly unsigned: number }>()({
    says: 'Writes case summaries to a docx or html file, each with its attributes, status and positions on propositions; with `signed` only those that are signed. For `outside` only signed ones, under published codes, with the attributes that attributions name. Cases without a summary are named. Refuses where there is none to write.',
    input: object({
      caseIds: nullable(list(id('case'), 20_000)),
      signed: truth,
      audience,
      minGroup,
      to: text(4096),
      format: oneOf('docx', 'html'),
    }),
  }),
}
