// Propositions for the reference study, and a sheet in which every fifth coding is judged for one of them.

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** How many propositions the reference study has. */
export const PROPOSITIONS = 20
const EVERY = 5
const STANCES = ['confirming', 'confirming', 'qualifying', 'disconfirming', 'neutral']

/** Writes both sheets beside a sheet of codings. */
export function generateJudgements(folder: string, codings: string): { propositions: string; judgements: string } {
  const propositions = join(folder, 'propositions-of-bench.csv')
  const lines = Array.from({ length: PROPOSITIONS }, (_, at) => `P${at + 1},Statement ${at + 1} could be wrong.,,`)
  writeFileSync(
    propositions,
    ['proposition_id,statement,confirming_means,disconfirming_means', ...lines, ''].join('\n'),
  )
  const judgements = join(folder, 'judgements.csv')
  const [head, ...rows] = readFileSync(codings, 'utf8').trimEnd().split('\n')
  const judged = rows
    .filter((_, at) => at % EVERY === 0)
    .map((row, at) => `${row.trimEnd()},P${(at % PROPOSITIONS) + 1},${STANCES[(at * 7) % STANCES.length]!}`)
  writeFileSync(judgements, [`${head!.trimEnd()},proposition_id,stance`, ...judged, ''].join('\n'))
  return { propositions, judgements }
}
