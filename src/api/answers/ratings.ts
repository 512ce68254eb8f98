import {
  addScale,
  changeScale,
  rateCases,
  removeScale,
  restRating,
  unrestRating,
} from '../../analysis/ratings/commands.ts'
import { casesWithin, type CasesWithin } from '../../analysis/filter/cases-within.ts'
import type { Filter } from '../../analysis/filter/types.ts'
import type { ratingContract } from '../../analysis/ratings/contract.ts'
import { planScale } from '../../analysis/ratings/scale-plan-queries.ts'
import { ratingGrid, ratingPassages, truthTableOf } from '../../analysis/ratings/queries.ts'
import { sendOut } from '../../exchange/output/send-out.ts'
import type { ratingExportContract } from '../../exchange/ratings/contract.ts'
import { exportQca } from '../../exchange/ratings/export-qca.ts'
import type { AnswersTo } from '../answers.ts'
import type { OpenProject } from '../open-project.ts'
import { sourcesUnder } from '../sources-under.ts'

/** Answers about ratings and truth tables. */
export const ratingAnswers: AnswersTo<typeof ratingContract & typeof ratingExportContract> = {
  'rating.grid': ({ project }, { kind }) => ratingGrid(project.read, kind),
  'rating.passages': ({ project }, { ratingId }) => ratingPassages(project.read, ratingId),
  'rating.planScale': ({ project }, change) => planScale(project.read, change),
  'rating.addScale': (tx, input) => addScale(tx, input),
  'rating.changeScale': (tx, input) => changeScale(tx, input),
  'rating.removeScale': (tx, input) => removeScale(tx, input),
  'rating.rate': (tx, input) => rateCases(tx, input),
  'rating.rest': (tx, input) => restRating(tx, input),
  'rating.unrest': (tx, { ratingId, anchorId }) => unrestRating(tx, ratingId, anchorId),
  'qca.table': async (open, { filter, ...question }) =>
    truthTableOf(open.project.read, question, await comparedUnder(open, filter)),
  'export.qca': async (open, { to, filter, ...question }, job) => {
    const { project, coderId } = open
    const within = await comparedUnder(open, filter)
    return sendOut(
      project,
      coderId,
      {
        kind: 'qca',
        called: 'memberships for QCA',
        filter: within?.words ?? '',
        options: { format: 'csv', ...question, ...(filter ? { filter } : {}) },
        ...(await sourcesUnder(open, filter)),
      },
      () => exportQca(project.read, question, to, job, within),
    )
  },
}

/** The cases that a truth table compares; null for all. */
async function comparedUnder(open: OpenProject, filter: Filter | null | undefined): Promise<CasesWithin | null> {
  if (!filter) return null
  const { table, heads } = await open.analysis.state()
  return casesWithin(
    table,
    heads,
    filter,
    'A truth table compares cases: name cases, attributes of sites, participants or pairs, or ask for signed case summaries.',
  )
}
