import { job } from '../../base/call.ts'
import { id, list, nullable, object, oneOf, optional, text, truth } from '../../base/parse.ts'
import type { SheetLook } from '../types.ts'

/** What others may ask of tables of cases as files. */
export const caseFilesContract = {
  'import.lookAtCases': job<SheetLook>()({
    says: 'Reads the heads and the first rows of a sheet of cases (csv or xlsx), and guesses what its columns mean for a kind of case.',
    input: object({ path: text(4096), kind: text(60) }),
  }),
  'export.cases': job<{ readonly path: string; readonly cases: number }>()({
    says: 'Writes the cases of a kind to csv or xlsx with key, name, place, members, links, values and consent; import.cases reads it back unchanged. `codes` adds the published codes: then it is the key to all that was published.',
    input: object({ kind: text(60), codes: optional(truth), to: text(4096), format: oneOf('csv', 'xlsx') }),
  }),
  'export.sampling': job<{ readonly path: string; readonly rows: number }>()({
    says: 'Writes the sampling table of a kind of case to xlsx, docx, html or csv: by any attributes, with kinds of source, waves, and what was left out by reason.',
    input: object({
      kind: text(60),
      by: list(id('attribute'), 20),
      waves: nullable(oneOf('year', 'quarter', 'month')),
      to: text(4096),
      format: oneOf('csv', 'xlsx', 'docx', 'html'),
    }),
  }),
}
