import { Refusal } from '../../base/trouble.ts'
import type { analysisContract } from '../../analysis/contract.ts'
import type { AnswersTo } from '../answers.ts'

const later = () => {
  throw new Refusal('not-yet', 'Not in this version yet.')
}

/** Answers of the analysis. */
export const analysisAnswers: AnswersTo<typeof analysisContract> = {
  'matrix.compute': later,
  'matrix.cell': later,
  'proposition.list': () => [],
  'proposition.sheet': later,
}
