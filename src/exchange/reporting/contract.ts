import { job, query } from '../../base/call.ts'
import { object, oneOf, optional, text, wholeNumber } from '../../base/parse.ts'
import type { FilledChecklist, MethodsSentence } from './types.ts'

const name = oneOf('COREQ', 'SRQR')

/** What others may ask for reporting a study. */
export const reportingContract = {
  'report.checklist': query<FilledChecklist>()({
    says: 'A reporting checklist filled from what is recorded: items filled, items drafted for a person to finish, items left to hand. An item without a line has nothing recorded.',
    input: object({ name }),
  }),
  'report.methods': query<readonly MethodsSentence[]>()({
    says: 'A draft of the methods paragraph with its counts, sentence by sentence; each stands only where something is recorded.',
    input: object({}),
  }),
  'export.checklist': job<{ readonly path: string; readonly recorded: number }>()({
    says: 'Writes a filled checklist to a file, for readers outside: docx or html to be finished, csv for a table. With `minGroup` refuses while the disclosure check finds something that nobody decided on. The same state gives the same bytes.',
    input: object({
      name,
      minGroup: optional(wholeNumber(1, 1000)),
      to: text(4096),
      format: oneOf('docx', 'html', 'csv'),
    }),
  }),
  'export.methods': job<{ readonly path: string; readonly sentences: number }>()({
    says: 'Writes the draft of the methods paragraph to a file (docx or html), for readers outside. With `minGroup` refuses while the disclosure check finds something that nobody decided on.',
    input: object({ minGroup: optional(wholeNumber(1, 1000)), to: text(4096), format: oneOf('docx', 'html') }),
  }),
  'export.audit': job<{ readonly path: string; readonly files: number }>()({
    says: 'Writes the audit trail, to be read without this program, into a new folder, or into one file where its name ends with .zip: registers, framework versions, the change log, codings, matrices, propositions with their histories, summaries, memos. Refuses a folder that has something in it; stopped, it leaves none.',
    input: object({ to: text(4096) }),
  }),
}
