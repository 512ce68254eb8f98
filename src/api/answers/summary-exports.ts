import { sendOut } from '../../exchange/output/send-out.ts'
import type { Told } from '../../exchange/output/manifest.ts'
import type { summaryExportsContract } from '../../exchange/summaries/contract.ts'
import {
  exportCaseSummaries,
  exportCaseThemes,
  exportFrameworkMatrix,
} from '../../exchange/summaries/export-summaries.ts'
import type { AnswersTo } from '../answers.ts'
import { underNow } from './summaries.ts'

/** Answers that write summaries out. */
export const summaryExportsAnswers: AnswersTo<typeof summaryExportsContract> = {
  'export.frameworkMatrix': async (open, { to, format, ...request }, job) => {
    const under = await underNow(open)
    const { path, cells } = await sendOut(
      open.project,
      open.coderId,
      ({ caption }) => ({
        kind: 'framework matrix',
        called: 'framework matrix',
        filter: caption,
        options: { format, ...told(request) },
      }),
      () => exportFrameworkMatrix(open.project.read, under, request, { to, format }, job),
    )
    return { path, cells }
  },
  'export.caseThemes': async (open, { to, format, caseId }, job) => {
    const under = await underNow(open)
    const { path, cells } = await sendOut(
      open.project,
      open.coderId,
      ({ caption }) => ({
        kind: 'theme matrix',
        called: 'theme matrix of a case',
        filter: caption,
        options: { format, caseId },
      }),
      () => exportCaseThemes(open.project.read, under, caseId, { to, format }, job),
    )
    return { path, cells }
  },
  'export.caseSummaries': async (open, { to, format, ...which }, job) => {
    const under = await underNow(open)
    const positions = open.positions.matrix(under.heads, { unit: 'sites' })
    const { path, cases, unsigned } = await sendOut(
      open.project,
      open.coderId,
      ({ caption }) => ({
        kind: 'case summaries',
        called: 'case summaries',
        filter: caption,
        options: { format, ...told(which) },
      }),
      () => exportCaseSummaries(open.project.read, under, positions, which, { to, format }, job),
    )
    return { path, cases, unsigned }
  },
}

function told(request: object): Record<string, Told> {
  return JSON.parse(JSON.stringify(request)) as Record<string, Told>
}
