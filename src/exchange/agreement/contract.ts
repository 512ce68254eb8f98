import { agreementFields } from '../../analysis/agreement/contract.ts'
import { job } from '../../base/call.ts'
import { id, object, oneOf, optional, text } from '../../base/parse.ts'

/** What others may ask of agreement as a file. */
export const agreementExportContract = {
  'export.agreement': job<{ readonly path: string; readonly rows: number; readonly manifest: string }>()({
    says: 'Writes agreement to a file, csv, xlsx, docx or html: a line for every code, every source and all (xlsx: every code in every source too; docx and html: with how it was worked out) with counts, prevalence, figures three ways and intervals. What is undefined is an empty cell, with its reason in a column of its own. With `runId` the kept run as it was, else what `request` asks for.',
    input: object({
      request: optional(object(agreementFields)),
      runId: optional(id('agreement run')),
      to: text(4096),
      format: oneOf('csv', 'xlsx', 'docx', 'html'),
    }),
  }),
}
