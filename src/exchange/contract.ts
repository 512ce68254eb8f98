import { matrixFields } from '../analysis/contract.ts'
import { job } from '../base/call.ts'
import { object, oneOf, text } from '../base/parse.ts'

/** What others may ask of exports. */
export const exchangeContract = {
  'export.matrix': job<{ readonly path: string; readonly bytes: number }>()({
    says: 'Writes a matrix to a file: xlsx (across sites, and a sheet per site with excerpts and attribution), csv, html, docx or json. The same project and request give the same bytes.',
    input: object({ ...matrixFields, to: text(4096), format: oneOf('xlsx', 'csv', 'html', 'docx', 'json') }),
  }),
  'export.excerpts': job<{ readonly path: string; readonly excerpts: number }>()({
    says: 'Writes every coding with its excerpt to a csv file.',
    input: object({ to: text(4096) }),
  }),
}
