// An answer in words; of one that is made field by field, what each field comes to. Pure.

import type { Decision, FieldAnswer, QuestionField, QuestionOption } from './types.ts'

/** What a field comes to: the words of the column that is taken, or one's own. */
export function resultOf(field: QuestionField, answer: FieldAnswer | undefined): string {
  if (answer === undefined) return field.ours ?? ''
  if ('text' in answer) return answer.text ?? ''
  if (answer.take === 'base') return field.base ?? ''
  if (answer.take === 'ours') return field.ours ?? ''
  return field.theirs[Number(answer.take.slice('theirs:'.length))] ?? ''
}

/** What was answered: what was composed field by field, else the answer that was chosen with the words, or the code, given to it. `nameOfCode` takes an id in hexadecimal. */
export function answerInWords(
  fields: readonly QuestionField[],
  decision: Decision,
  options: readonly Pick<QuestionOption, 'id' | 'label'>[],
  nameOfCode: (id: string) => string | undefined,
): string {
  const { values, choice, code, text } = decision
  if (values === undefined) {
    const label = options.find(option => option.id === choice)?.label ?? choice
    const given = text ?? (code === undefined ? undefined : nameOfCode(code.replaceAll('-', '')))
    return given ? `${label.replace(/ …$/, '')} “${given}”` : label.replace(/ …$/, '')
  }
  return fields
    .flatMap(field => {
      const answer = values[field.field]
      return answer === undefined ? [] : [`${field.label}: ${resultOf(field, answer) || 'nothing'}`]
    })
    .join('; ')
}
