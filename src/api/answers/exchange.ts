import { exportExcerpts, exportMatrix } from '../../exchange/commands.ts'
import type { exchangeContract } from '../../exchange/contract.ts'
import { findNamed, listRows } from '../../exchange/list-queries.ts'
import { importCases, importCodings, importFramework, importPropositions } from '../../exchange/study/import-sheets.ts'
import type { AnswersTo } from '../answers.ts'

/** Answers of exports. */
export const exchangeAnswers: AnswersTo<typeof exchangeContract> = {
  'import.cases': importCases,
  'import.framework': importFramework,
  'import.propositions': importPropositions,
  'import.codings': importCodings,
  'export.matrix': async (open, { to, format, ...request }, job) =>
    exportMatrix({ read: open.project.read, ...(await open.analysis.state()) }, request, to, format, job),
  'export.excerpts': ({ project }, { to }, job) => exportExcerpts(project.read, to, job),
  'list.rows': ({ project }, { what }) => listRows(project.read, what),
  'list.find': ({ project }, { what, names }) => findNamed(project.read, what, names),
}
