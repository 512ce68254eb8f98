import type { analysisContract } from '../../analysis/contract.ts'
import type { Filter } from '../../analysis/filter/types.ts'
import { saturationOf, type SaturationQuestion } from '../../analysis/saturation-queries.ts'
import { saturationWithin, type SaturationWithin } from '../../analysis/saturation-within.ts'
import type { AnswersTo } from '../answers.ts'
import type { OpenProject } from '../open-project.ts'
import { readStill } from '../still-project.ts'

/** What passes of the units that a question is about; null without a filter. */
export async function saturationUnder(
  open: OpenProject,
  filter: Filter | null | undefined,
  question: Pick<SaturationQuestion, 'by' | 'kinds'>,
): Promise<SaturationWithin | null> {
  if (!filter) return null
  const { table, heads } = await open.analysis.state()
  return saturationWithin(table, heads, filter, question)
}

/** Answers of the analysis. */
export const analysisAnswers: AnswersTo<typeof analysisContract> = {
  'matrix.compute': (open, request) => open.analysis.matrix(request),
  'matrix.cell': (open, request) => open.analysis.cell(request),
  'saturation.compute': async (open, { filter, ...question }) => {
    const within = await saturationUnder(open, filter, question)
    return readStill(open, () => saturationOf(open.project.read, question, within))
  },
}
