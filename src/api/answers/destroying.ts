import type { destroyingContract } from '../../exchange/destroying/contract.ts'
import { planDestruction } from '../../exchange/destroying/plan-queries.ts'
import type { AnswersTo } from '../answers.ts'
import { inSlices } from '../pause.ts'

/** Answers about destroying for good. */
export const destroyingAnswers: AnswersTo<typeof destroyingContract> = {
  'destroy.plan': async ({ project, closing }, wish) => (await inSlices(planDestruction(project, wish), closing)).plan,
  'destroy.apply': (core, input, job) => core.destroy(input, job),
}
