import { exportAudit } from '../../exchange/audit/export-audit.ts'
import type { outputContract } from '../../exchange/output/contract.ts'
import { listOutputs } from '../../exchange/output/queries.ts'
import { sendOut } from '../../exchange/output/send-out.ts'
import { fillChecklist } from '../../exchange/reporting/checklist.ts'
import type { reportingContract } from '../../exchange/reporting/contract.ts'
import { CHECKLISTS, exportChecklist } from '../../exchange/reporting/export-checklist.ts'
import { exportMethods } from '../../exchange/reporting/export-methods.ts'
import { methodsParagraph } from '../../exchange/reporting/methods-paragraph.ts'
import { studyFacts } from '../../exchange/reporting/study-facts-queries.ts'
import { readOutsideNames } from '../../exchange/outside/queries.ts'
import type { AnswersTo } from '../answers.ts'
import { leastGroup } from '../outside-outputs.ts'
import { readStill } from '../still-project.ts'
import { checkReports, reportFacts, reportsShow } from '../report-checks.ts'
import { trailParts } from '../team-parts.ts'

/** Answers for reporting a study: checklists, the methods paragraph, the audit trail. */
export const reportingAnswers: AnswersTo<typeof reportingContract> = {
  'report.checklist': async (open, { name }) =>
    fillChecklist(CHECKLISTS[name], await readStill(open, () => studyFacts(open.project.read))),
  'report.methods': async open => methodsParagraph(await readStill(open, () => studyFacts(open.project.read))),
  'export.checklist': async (open, { name, minGroup, to, format }, job) => {
    const { project, coderId } = open
    const facts = await reportFacts(open)
    const disclosure = leastGroup(at => checkReports(open, facts, at), minGroup)
    return sendOut(
      project,
      coderId,
      {
        kind: 'checklist',
        called: name,
        filter: '',
        options: { format, name, audience: 'outside', disclosure },
        ...reportsShow(project.read, facts),
      },
      () => exportChecklist(project.read, facts, name, readOutsideNames(project.read), to, format, job),
    )
  },
  'export.methods': async (open, { minGroup, to, format }, job) => {
    const { project, coderId } = open
    const facts = await reportFacts(open)
    const disclosure = leastGroup(at => checkReports(open, facts, at), minGroup)
    const options = { format, audience: 'outside', disclosure }
    return sendOut(project, coderId, { kind: 'methods', called: 'the methods paragraph', filter: '', options }, () =>
      exportMethods(project.read, facts, readOutsideNames(project.read), to, format, job),
    )
  },
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

/** Answers about what was written out. */
export const outputAnswers: AnswersTo<typeof outputContract> = {
  'output.list': ({ project }) => listOutputs(project.read),
}
