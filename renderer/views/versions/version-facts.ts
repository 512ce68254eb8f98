// What several views say of versions.

import { DIFFERENCES, type ToldDifference } from '../../../src/framework/versions/types.ts'
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
]

/** How many differences of each kind there are, in the order in which they are told. */
export function countsOf(entries: readonly ToldDifference[]): (readonly [string, number])[] {
  return DIFFERENCES.flatMap(kind => {
    const count = entries.filter(entry => entry.kind === kind).length
    return count === 0 ? [] : [[w.kinds[kind], count] as const]
  })
}
