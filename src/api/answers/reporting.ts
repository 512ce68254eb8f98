import { exportAudit } from '../../exchange/audit/export-audit.ts'
import { sendOut } from '../../exchange/output/send-out.ts'
import { fillChecklist } from '../../exchange/reporting/checklist.ts'
import type { reportingContract } from '../../exchange/reporting/contract.ts'
import { CHECKLISTS, exportChecklist } from '../../exchange/reporting/export-checklist.ts'
import { methodsParagraph } from '../../exchange/reporting/methods-paragraph.ts'
import { studyFacts } from '../../exchange/reporting/study-facts-queries.ts'
import type { AnswersTo } from '../answers.ts'
import { trailParts } from './everything.ts'

/** Answers for reporting a study: checklists, the methods paragraph, the audit trail. */
export const reportingAnswers: AnswersTo<typeof reportingContract> = {
  'report.checklist': ({ project }, { name }) => fillChecklist(CHECKLISTS[name], studyFacts(project.read)),
  'report.methods': ({ project }) => methodsParagraph(studyFacts(project.read)),
  'export.checklist': ({ project, coderId }, { name, to, format }, job) =>
    sendOut(project, coderId, { kind: 'checklist', called: name, filter: '', options: { format, name } }, () =>
      exportChecklist(project.read, name, to, format, job),
    ),
  'export.audit': async (open, { to }, job) => {
    const more = await trailParts(open)
    const { path, names } = await sendOut(
      open.project,
      open.coderId,
      { kind: 'audit', called: 'the audit trail', filter: '', options: {} },
      () => exportAudit(open.project.read, to, more, job),
    )
    return { path, files: names.length }
  },
}
