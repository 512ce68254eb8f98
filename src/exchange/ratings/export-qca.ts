// Calibrated memberships for the R package QCA.

import { setCases } from '../../analysis/ratings/queries.ts'
import type { CasesWithin } from '../../analysis/filter/cases-within.ts'
import type { TruthTableQuestion } from '../../analysis/ratings/types.ts'
import { fold } from '../../base/order.ts'
import type { Read } from '../../store/access.ts'
import type { ExportJob } from '../commands.ts'
import { csvLine } from '../tables/csv.ts'
import { refuseOtherEnding, writeWhole } from '../write-file.ts'

/** Writes the memberships of a truth table's cases, those that pass a filter where one is given: conditions, then the outcome. Cases without all ratings are left out. Refuses a name with another ending. */
export async function exportQca(
  read: Read,
  question: TruthTableQuestion,
  to: string,
  job: ExportJob,
  within: CasesWithin | null = null,
): Promise<{ path: string; cases: number }> {
  refuseOtherEnding(to, 'csv')
  const { cases, outcome, conditions } = setCases(read, question, within)
  const heads = columnNames([...conditions, outcome].map(scale => scale.name))
  const lines = [csvLine(['case', ...heads]), ...cases.map(one => csvLine([one.name, ...one.conditions, one.outcome]))]
  await writeWhole(to, lines, { signal: job.signal })
  return { path: to, cases: cases.length }
}

/** Names as R takes them: capitals, no spaces, each once. */
function columnNames(names: readonly string[]): string[] {
  const used = new Set<string>()
  return names.map(name => {
    const plain = fold(name)
      .toUpperCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, '_')
      .replaceAll(/^_+|_+$/g, '')
    const begin = /^\p{L}/u.test(plain) ? plain : `X${plain}`
    let free = begin
    for (let n = 2; used.has(free); n++) free = `${begin}${n}`
    used.add(free)
    return free
  })
}
