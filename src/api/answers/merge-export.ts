import { Refusal } from '../../base/trouble.ts'
import type { mergeExportContract } from '../../exchange/merge/contract.ts'
import { exportMergeReport } from '../../exchange/merge/export-merge.ts'
import { sendOut } from '../../exchange/output/send-out.ts'
import { getReport, listReports } from '../../team/merge/report-queries.ts'
import type { AnswersTo } from '../answers.ts'

/** Answers about reports of merges as files. */
export const mergeExportAnswers: AnswersTo<typeof mergeExportContract> = {
  'export.mergeReport': ({ project, coderId }, { reportId, to, format }, job) => {
    const id = reportId ?? listReports(project.read)[0]?.id
    if (id === undefined)
      throw new Refusal('nothing-to-export', 'No copy has come back yet, so there is no report of a merge.')
    const report = getReport(project.read, id)
    return sendOut(
      project,
      coderId,
      {
        kind: 'merge report',
        called: 'report of a merge',
        filter: '',
        options: { format, merged: report.mergedAt, copies: report.copies.map(copy => copy.coder?.name ?? copy.file) },
      },
      () => exportMergeReport(report, to, format, job),
    )
  },
}
