// Questions of a merge as they are listed: by subject, then by kind. Pure.

import type { QuestionHead } from '../../../src/team/merge/types.ts'

/** The subjects, in the order in which they are listed. */
export type Subject = 'framework' | 'codings' | 'cases' | 'judgements' | 'team' | 'other'

/** Questions of one kind. */
export interface KindGroup {
  readonly kind: string
  readonly questions: readonly QuestionHead[]
  readonly answered: number
}

/** Kinds of one subject. */
export interface SubjectGroup {
  readonly subject: Subject
  readonly kinds: readonly KindGroup[]
}

const SUBJECTS: readonly Subject[] = ['framework', 'codings', 'cases', 'judgements', 'team', 'other']
/** The last kind of each subject, as METHODS numbers them; 24, 46, 50 and 51 stand out of order. */
const APART: Readonly<Record<number, Subject>> = { 24: 'framework', 46: 'framework', 50: 'cases', 51: 'framework' }

/** What a kind is about. */
export function subjectOf(kind: string): Subject {
  const number = /^M(\d+)$/.exec(kind)?.[1]
  if (number === undefined) return 'other'
  const n = Number(number)
  return APART[n] ?? (n <= 17 ? 'framework' : n <= 30 ? 'codings' : n <= 38 ? 'cases' : n <= 44 ? 'judgements' : 'team')
}

/** The questions by subject and kind, each in the order of their numbers. */
export function grouped(questions: readonly QuestionHead[]): SubjectGroup[] {
  const byKind = Map.groupBy(questions, question => question.kind)
  const kinds = [...byKind].toSorted(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
  return SUBJECTS.map(subject => ({
    subject,
    kinds: kinds
      .filter(([kind]) => subjectOf(kind) === subject)
      .map(([kind, list]) => ({
        kind,
        questions: list,
        answered: list.filter(question => question.answer !== null).length,
      })),
  })).filter(group => group.kinds.length > 0)
}

/** The questions in the order in which they are listed and walked. */
export function inOrder(groups: readonly SubjectGroup[]): QuestionHead[] {
  return groups.flatMap(group => group.kinds.flatMap(kind => kind.questions))
}

/** The next question nobody answered, going on from `id` and round to the front; null when there is none. */
export function nextOpen(ordered: readonly QuestionHead[], id: string): QuestionHead | null {
  const at = ordered.findIndex(question => question.id === id)
  const after = [...ordered.slice(at + 1), ...ordered.slice(0, Math.max(0, at))]
  return after.find(question => question.answer === null) ?? null
}
