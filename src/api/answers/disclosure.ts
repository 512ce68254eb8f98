import {
  checkMatrix,
  checkPositions,
  checkQuotes,
  checkSampling,
  USUAL,
} from '../../exchange/disclosure/check-queries.ts'
import { decideDisclosure } from '../../exchange/disclosure/commands.ts'
import type { disclosureContract } from '../../exchange/disclosure/contract.ts'
import { planQuotes } from '../../exchange/quotes/export-quotes.ts'
import type { Thresholds } from '../../exchange/disclosure/types.ts'
import type { AnswersTo } from '../answers.ts'

/** Answers about what an output would disclose. */
export const disclosureAnswers: AnswersTo<typeof disclosureContract> = {
  'disclosure.quotes': ({ project }, { all, template, thresholds }) => {
    const settings = template === undefined ? undefined : { template }
    const { table } = planQuotes(project.read, { all, settings, audience: 'outside' })
    return checkQuotes(project.read, table, chosen(thresholds))
  },
  'disclosure.positions': async (open, { thresholds }) => {
    const { heads } = await open.analysis.state()
    return checkPositions(open.project.read, open.positions.matrix(heads, { unit: 'sites' }), chosen(thresholds))
  },
  'disclosure.matrix': async (open, { request, thresholds }) =>
    checkMatrix(open.project.read, await open.analysis.matrix(request), request, chosen(thresholds)),
  'disclosure.sampling': ({ project }, { kind, by, thresholds }) =>
    checkSampling(project.read, { kind, by }, chosen(thresholds)),
  'disclosure.decide': (tx, decision) => decideDisclosure(tx, decision),
}

function chosen(thresholds: Partial<Record<keyof Thresholds, number | undefined>> | undefined): Thresholds {
  return {
    site: thresholds?.site ?? USUAL.site,
    person: thresholds?.person ?? USUAL.person,
    pair: thresholds?.pair ?? USUAL.pair,
    count: thresholds?.count ?? USUAL.count,
  }
}
