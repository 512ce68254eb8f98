// An answer in words; of one that is made field by field, what each field comes to. Pure.

import type { Decision, FieldAnswer, QuestionField } from './types.ts'

/** What a field comes to: the words of the column that is taken, or one's own. */
export function resultOf(field: QuestionField, answer: FieldAnswer | undefined): string {
  if (answer === undefined) return field.ours ?? ''
  if ('text' in answer) return answer.text ?? ''
  if (answer.take === 'base') return field.base ?? ''
  if (answer.take === 'ours') return field.ours ?? ''
  return field.theirs[Number(answer.take.slice('theirs:'.length))] ?? ''
}

/** What was answered: what was composed field by field, else the answer that was chosen with the words given to it. */
export function answerInWords(fields: readonly QuestionField[], decision: Decision, label: string): string {
  const { values } = decision
  if (values === undefined) return [label.replace(/ …$/, ''), decision.text].filter(Boolean).join(' ')
  return fields
    .flatMap(field => {
      const answer = values[field.field]
      return answer === undefined ? [] : [`${field.label}: ${resultOf(field, answer) || 'nothing'}`]
    })
    .join('; ')
}
