import { basename } from 'node:path'
import { exportExcerpts, exportMatrix, exportSaturation } from '../../exchange/commands.ts'
import type { exchangeContract } from '../../exchange/contract.ts'
import { exportCodebook, exportDifferences, listDifferences } from '../../exchange/framework-exports.ts'
import { exportMemos } from '../../exchange/memos/export-memos.ts'
import { findNamed, listRows } from '../../exchange/list-queries.ts'
import { importFramework } from '../../exchange/study/import-framework.ts'
import { importCases, importCodings, importPropositions } from '../../exchange/study/import-sheets.ts'
import { findVersion } from '../../framework/versions/queries.ts'
import type { AnswersTo } from '../answers.ts'
import type { OpenProject } from '../open-project.ts'

/** Answers of exports. */
export const exchangeAnswers: AnswersTo<typeof exchangeContract> = {
  'import.cases': importCases,
  'import.framework': importFramework,
  'import.propositions': importPropositions,
  'import.codings': importCodings,
  'export.matrix': async (open, { to, format, ...request }, job) =>
    noted(
      open,
      'matrix',
      await exportMatrix({ read: open.project.read, ...(await open.analysis.state()) }, request, to, format, job),
    ),
  'export.saturation': async (open, { to, format, ...question }, job) =>
    noted(open, 'saturation', await exportSaturation(open.project.read, question, to, format, job)),
  'export.memos': async (open, { to, format, order, until, ...filter }, job) =>
    noted(
      open,
      filter.about === 'journal' ? 'the research journal' : 'memos',
      await exportMemos(
        open.project.read,
        { filter: { ...filter, to: until }, order: order ?? (filter.about === 'journal' ? 'oldest' : 'newest') },
        to,
        format,
        job,
      ),
    ),
  'export.excerpts': async (open, { to }, job) =>
    noted(open, 'every excerpt', await exportExcerpts(open.project.read, to, job)),
  'export.codebook': async (open, { to, format, versionId }, job) =>
    noted(open, 'codebook', await exportCodebook(open.project.read, versionId ?? null, to, format, job)),
  'export.differences': async (open, { fromId, toId, to, format }, job) =>
    noted(
      open,
      'differences between versions',
      await exportDifferences(open.project.read, fromId, toId, to, format, job),
    ),
  'list.differences': ({ project }, { from, to }) => listDifferences(project.read, from, to),
  'list.version': ({ project }, { name }) => findVersion(project.read, name),
  'list.rows': ({ project }, { what }) => listRows(project.read, what),
  'list.find': ({ project }, { what, names }) => findNamed(project.read, what, names),
}

/** Notes in the log what left the project, once it has. */
function noted<Answer extends { readonly path: string }>(open: OpenProject, what: string, answer: Answer): Answer {
  open.project.note(`Export ${what} to “${basename(answer.path)}”`, open.coderId)
  return answer
}
