import { applyCodes, removeCodings } from '../../coding/commands.ts'
import type { codingContract } from '../../coding/contract.ts'
import { excerpts } from '../../coding/queries.ts'
import { withDescendants } from '../../framework/queries.ts'
import type { AnswersTo } from '../answers.ts'

/** Answers about codings. */
export const codingAnswers: AnswersTo<typeof codingContract> = {
  'coding.apply': (tx, input) => applyCodes(tx, input),
  'coding.remove': (tx, input) => removeCodings(tx, input.codingIds),
  'coding.excerpts': ({ project }, { codeId, withDescendants: below, ...rest }) =>
    excerpts(project.read, { ...rest, codeIds: codeId && (below ? withDescendants(project.read, codeId) : [codeId]) }),
}
