import { job } from '../../base/call.ts'
import { id, list, nullable, object, oneOf, optional, text, truth, wholeNumber } from '../../base/parse.ts'
import type { SheetLook } from '../types.ts'

/** What others may ask of tables of cases as files. */
export const caseFilesContract = {
  'import.lookAtCases': job<SheetLook>()({
    says: 'Reads the heads and the first rows of a sheet of cases (csv or xlsx), and guesses what its columns mean for a kind of case.',
    input: object({ path: text(4096), kind: text(60) }),
  }),
  'export.cases': job<{ readonly path: string; readonly cases: number }>()({
    says: 'Writes the cases of a kind to csv or xlsx with key, name, place, members, links (with their dates and notes), values and consent; import.cases reads it back unchanged. `codes` adds the published codes: then it is the key to all that was published.',
    input: object({ kind: text(60), codes: optional(truth), to: text(4096), format: oneOf('csv', 'xlsx') }),
  }),
  'export.sources': job<{ readonly path: string; readonly sources: number }>()({
    says: 'Writes every source to csv or xlsx: key, file, kind, title, sites, people, date, who collected and coded it, and its attributes. These are the columns of a study folder’s sources.csv: with the files beside it, study.load reads it back.',
    input: object({ to: text(4096), format: oneOf('csv', 'xlsx') }),
  }),
  'export.pairings': job<{ readonly path: string; readonly pairs: number; readonly manifest: string }>()({
    says: 'Writes the pairing table (docx, html, xlsx or csv): a row a pair with its members by the part they play, attributes of each side and of the pair. For `outside` under published codes, with those attributes that attributions name; with `minGroup` refuses while the disclosure check finds something that fewer share and nobody decided on.',
    input: object({
      audience: optional(oneOf('outside', 'team')),
      minGroup: optional(wholeNumber(1, 1000)),
      to: text(4096),
      format: oneOf('docx', 'html', 'xlsx', 'csv'),
    }),
  }),
  'export.sampling': job<{ readonly path: string; readonly rows: number; readonly manifest: string }>()({
    says: 'Writes the sampling table of a kind of case to xlsx, docx, html or csv: by any attributes, with kinds of source, waves, and what was left out by reason. For `outside` without rows of few cases or people, where that was settled; with `minGroup` refuses while the disclosure check finds something that fewer share and nobody decided on.',
    input: object({
      kind: text(60),
      by: list(id('attribute'), 20),
      waves: nullable(oneOf('year', 'quarter', 'month')),
      audience: optional(oneOf('outside', 'team')),
      minGroup: optional(wholeNumber(1, 1000)),
      to: text(4096),
      format: oneOf('csv', 'xlsx', 'docx', 'html'),
    }),
  }),
}
