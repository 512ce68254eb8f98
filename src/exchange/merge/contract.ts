import { job } from '../../base/call.ts'
import { object, oneOf, optional, text } from '../../base/parse.ts'

/** What others may ask of reports of merges as files. */
export const mergeExportContract = {
  'export.mergeReport': job<{ readonly path: string; readonly changes: number; readonly manifest: string }>()({
    says: 'Writes the report of a merge to a file: docx, html or xlsx to be read (the copies, the counts, what was done without asking by kind, what was answered by whom, what is open), json for scripts. Without `reportId` the latest. Refuses where no copy has come back. The same report gives the same bytes.',
    input: object({
      reportId: optional(text(36)),
      to: text(4096),
      format: oneOf('docx', 'html', 'xlsx', 'json'),
    }),
  }),
}
