import { job } from '../../base/call.ts'
import { object, oneOf, text } from '../../base/parse.ts'

/** What others may ask of reviews as files. */
export const reviewExportContract = {
  'export.review': job<{ readonly path: string; readonly rows: number }>()({
    says: 'Writes the comments with their replies, the proposals on the framework, or the rounds of review as a table: csv, xlsx, docx or html. The same project gives the same bytes.',
    input: object({
      what: oneOf('comments', 'proposals', 'rounds'),
      to: text(4096),
      format: oneOf('csv', 'xlsx', 'docx', 'html'),
    }),
  }),
}
