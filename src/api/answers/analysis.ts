import type { analysisContract } from '../../analysis/contract.ts'
import { propositionSheet } from '../../analysis/evidence-queries.ts'
import { propositionList } from '../../analysis/queries.ts'
import { saturationOf } from '../../analysis/saturation-queries.ts'
import type { AnswersTo } from '../answers.ts'

/** Answers of the analysis. */
export const analysisAnswers: AnswersTo<typeof analysisContract> = {
  'matrix.compute': (open, request) => open.analysis.matrix(request),
  'matrix.cell': (open, request) => open.analysis.cell(request),
  'proposition.list': ({ project }) => propositionList(project.read),
  'proposition.sheet': ({ project }, { propositionId, primary }) =>
    propositionSheet(project.read, propositionId, primary),
  'saturation.compute': ({ project }, question) => saturationOf(project.read, question),
}
