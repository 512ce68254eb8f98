import type { analysisContract } from '../../analysis/contract.ts'
import { saturationOf } from '../../analysis/saturation-queries.ts'
import type { AnswersTo } from '../answers.ts'

/** Answers of the analysis. */
export const analysisAnswers: AnswersTo<typeof analysisContract> = {
  'matrix.compute': (open, request) => open.analysis.matrix(request),
  'matrix.cell': (open, request) => open.analysis.cell(request),
  'saturation.compute': ({ project }, question) => saturationOf(project.read, question),
}
