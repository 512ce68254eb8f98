// An answer while it is made: what is taken for each field, and the words it comes to. Pure.

import type { Decision, FieldAnswer, QuestionField } from '../../../src/team/merge/types.ts'

/** What is taken for each field that differs. */
export type Draft = Readonly<Record<string, FieldAnswer>>

/** Which column is taken: `base`, `ours`, `theirs:0` …; null where the words are one's own. */
export function takenColumn(answer: FieldAnswer | undefined): string | null {
  return answer === undefined ? 'ours' : 'take' in answer ? answer.take : null
}

/** Where an answer begins: as it was given before, else the side that alone changed a field, else ours. */
export function firstDraft(fields: readonly QuestionField[], decision: Decision | null): Draft {
  return Object.fromEntries(
    fields.map(field => {
      const before = decision?.values?.[field.field]
      if (before !== undefined) return [field.field, before]
      const changed = field.theirs.findIndex(value => value !== field.base)
      const onlyTheirs = field.ours === field.base && changed >= 0
      return [field.field, { take: onlyTheirs ? `theirs:${changed}` : 'ours' }]
    }),
  )
}

/** Words written into the result: the column that says just this, if there is one, so that an answer reads as a choice. */
export function written(field: QuestionField, words: string): FieldAnswer {
  if (words === (field.ours ?? '')) return { take: 'ours' }
  const theirs = field.theirs.findIndex(value => (value ?? '') === words)
  if (theirs >= 0) return { take: `theirs:${theirs}` }
  if (field.base !== null && words === field.base) return { take: 'base' }
  return { text: words.trim() === '' ? null : words }
}
