// What several views say of versions.

import { DIFFERENCES, type VersionDifferences } from '../../../src/framework/versions/types.ts'
import { versionsWords as w } from '../../words/versions.ts'

/** What versions and differences are read from. */
export const VERSION_TABLES = [
  'code',
  'code_replacement',
  'code_set',
  'code_set_member',
  'code_question',
  'question',
  'coding',
  'framework_version',
  'framework_entry',
  'framework_operation',
  'other_version',
  'other_project',
]

/** How many differences of each kind there are, sets and questions last, in the order in which they are told. */
export function countsOf({
  entries,
  sets,
  questions,
}: Pick<VersionDifferences, 'entries' | 'sets' | 'questions'>): (readonly [string, number])[] {
  const kinds = DIFFERENCES.map(kind => [w.kinds[kind], entries.filter(entry => entry.kind === kind).length] as const)
  return [...kinds, [w.sets, sets.length] as const, [w.questions, questions.length] as const].filter(
    ([, count]) => count > 0,
  )
}
