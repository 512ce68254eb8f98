import type { questionContract } from '../../framework/question-contract.ts'
import {
  addQuestions,
  changeQuestion,
  linkCodes,
  makeCodeOf,
  moveQuestion,
  removeQuestion,
} from '../../framework/question-commands.ts'
import { listQuestions } from '../../framework/question-queries.ts'
import type { AnswersTo } from '../answers.ts'

/** Answers about the topic guide. */
export const questionAnswers: AnswersTo<typeof questionContract> = {
  'question.list': ({ project }) => listQuestions(project.read),
  'question.add': (tx, { wordings }) => addQuestions(tx, wordings),
  'question.change': (tx, { questionId, ...change }) => changeQuestion(tx, questionId, change),
  'question.move': (tx, { questionId, to }) => moveQuestion(tx, questionId, to),
  'question.remove': (tx, { questionId }) => removeQuestion(tx, questionId),
  'question.link': (tx, { questionId, codeIds, linked }) => linkCodes(tx, questionId, codeIds, linked),
  'question.makeCode': (tx, { questionId, name, parentId }) =>
    makeCodeOf(tx, questionId, { name, parentId: parentId ?? null }),
}
