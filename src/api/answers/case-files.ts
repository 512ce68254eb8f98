import { basename } from 'node:path'
import type { caseFilesContract } from '../../exchange/cases/contract.ts'
import { exportCases, exportSampling } from '../../exchange/cases/export-cases.ts'
import { lookAtCases } from '../../exchange/cases/look-at-cases.ts'
import type { AnswersTo } from '../answers.ts'
import type { OpenProject } from '../open-project.ts'

/** Answers about tables of cases as files. */
export const caseFileAnswers: AnswersTo<typeof caseFilesContract> = {
  'import.lookAtCases': lookAtCases,
  'export.cases': async (open, { kind, codes, to, format }, job) =>
    noted(
      open,
      codes ? 'cases with their published codes' : 'cases',
      await exportCases(open.project.read, kind, codes ?? false, to, format, job),
    ),
  'export.sampling': async (open, { to, format, ...about }, job) =>
    noted(open, 'the sampling table', await exportSampling(open.project.read, about, to, format, job)),
}

/** Notes in the log what left the project, once it has. */
function noted<Answer extends { readonly path: string }>(open: OpenProject, what: string, answer: Answer): Answer {
  open.project.note(`Export ${what} to “${basename(answer.path)}”`, open.coderId)
  return answer
}
