import { Refusal } from '../../base/trouble.ts'
import type { exchangeContract } from '../../exchange/contract.ts'
import type { AnswersTo } from '../answers.ts'

const later = () => Promise.reject(new Refusal('not-yet', 'Not in this version yet.'))

/** Answers of exports. */
export const exchangeAnswers: AnswersTo<typeof exchangeContract> = {
  'export.matrix': later,
  'export.excerpts': later,
}
