import { command, query } from '../base/call.ts'
import type { CodeId, QuestionId } from '../base/ids.ts'
import { id, list, nullable, object, optional, text, truth, wholeNumber } from '../base/parse.ts'
import type { Question } from './types.ts'

/** What others may ask about the topic guide. */
export const questionContract = {
  'question.list': query<readonly Question[]>()({
    says: 'Every topic-guide question in order, with the codes it leads to.',
    input: object({}),
  }),
  'question.add': command<readonly QuestionId[]>()({
    label: 'New questions',
    says: 'Adds questions at the end of the topic guide, one act; each gets the next free key. Refuses empty ones and ones that are there.',
    input: object({ wordings: list(text(2000), 500) }),
  }),
  'question.change': command<void>()({
    label: 'Change question',
    says: 'Changes the wording or key of a question. Refuses an empty one, and a key that another has.',
    input: object({ questionId: id('question'), key: optional(text(40)), wording: optional(text(2000)) }),
  }),
  'question.move': command<void>()({
    label: 'Move question',
    says: 'Puts a question at another place of the topic guide, counted from 0.',
    input: object({ questionId: id('question'), to: wholeNumber(0, 10_000) }),
  }),
  'question.remove': command<void>()({
    label: 'Remove question',
    says: 'Removes a question and its links; the codes stay.',
    input: object({ questionId: id('question') }),
  }),
  'question.link': command<void>()({
    label: 'Link question',
    says: 'Links codes to a question, or takes the links off.',
    input: object({ questionId: id('question'), codeIds: list(id('code'), 1000), linked: truth }),
  }),
  'question.makeCode': command<CodeId>()({
    label: 'New code from question',
    says: 'Makes a code from a question: deductive, from the topic guide, linked to it. Refuses an empty name and one that a sibling has.',
    input: object({ questionId: id('question'), name: text(200), parentId: optional(nullable(id('code'))) }),
  }),
}
