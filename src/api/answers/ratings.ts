import {
  addScale,
  changeScale,
  rateCases,
  removeScale,
  restRating,
  unrestRating,
} from '../../analysis/ratings/commands.ts'
import type { ratingContract } from '../../analysis/ratings/contract.ts'
import { planScale } from '../../analysis/ratings/scale-plan-queries.ts'
import { ratingGrid, ratingPassages, truthTableOf } from '../../analysis/ratings/queries.ts'
import { sendOut } from '../../exchange/output/send-out.ts'
import type { ratingExportContract } from '../../exchange/ratings/contract.ts'
import { exportQca } from '../../exchange/ratings/export-qca.ts'
import type { AnswersTo } from '../answers.ts'

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
  'qca.table': ({ project }, question) => truthTableOf(project.read, question),
  'export.qca': ({ project, coderId }, { to, ...question }, job) =>
    sendOut(
      project,
      coderId,
      { kind: 'qca', called: 'memberships for QCA', filter: '', options: { format: 'csv', ...question } },
      () => exportQca(project.read, question, to, job),
    ),
}
