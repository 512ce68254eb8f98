// The disclosure check of everything that a folder holds for readers outside.

import { checkingTogether, type Part } from '../exchange/disclosure/together-queries.ts'
import type { Checking, DisclosureReport, Thresholds, Told } from '../exchange/disclosure/types.ts'
import type { Filter } from '../analysis/filter/types.ts'
import { attributedFields } from '../exchange/cases/attributed-sampling-queries.ts'
import { checkQuotes, checkSampling } from '../exchange/disclosure/check-queries.ts'
import { USUAL_FRAMEWORK } from '../exchange/disclosure/kinds.ts'
import { CHANGED_MEANWHILE } from '../exchange/changed-meanwhile.ts'
import type { ExportJob } from '../exchange/commands.ts'
import { readOutsideNames } from '../exchange/outside/queries.ts'
import { planQuotes } from '../exchange/quotes/export-quotes.ts'
import { outputSettings } from '../exchange/quotes/settings-queries.ts'
import { Refusal } from '../base/trouble.ts'
import type { OpenProject } from './open-project.ts'
import {
  frameworkReport,
  indexed,
  positionsReport,
  propositionsReport,
  summariesReport,
  themesReport,
} from './outside-outputs.ts'
import { readPropositions } from './propositions-read.ts'
import { onStillProject } from './still-project.ts'
import { codebookReport, pairingsReport, reportsReport } from './report-checks.ts'

/** What is found in all of it, under the filter that it is written under: in each part, and in what they tell together (`together`). What cannot be written yet has nothing to be found in; pictures show what themes and positions do. */
export async function everythingReports(
  open: OpenProject,
  at: Thresholds,
  filter: Filter | null,
  job: ExportJob,
): Promise<Pick<DisclosureReport, 'findings'> & { readonly together: DisclosureReport }> {
  const checks: readonly (readonly [
    called: string,
    check: (at: Checking) => DisclosureReport | Promise<DisclosureReport>,
  ])[] = [
    [
      'quotes',
      at => {
        const read = indexed(open.project)
        const { table } = planQuotes(read, { audience: 'outside' })
        return checkQuotes(read, table, at, outputSettings(read, 'quotes').template)
      },
    ],
    ['themes by site', at => themesReport(open, 'basket', at, filter)],
    ['positions', at => positionsReport(open, at, 'sites', filter)],
    [
      'propositions',
      async at => {
        const found = await readPropositions(open, { filter }, readOutsideNames(open.project.read), job)
        return propositionsReport(open, found, at, job)
      },
    ],
    ['case summaries', at => summariesReport(open, null, at)],
    [
      'framework matrix',
      at => frameworkReport(open, { ...USUAL_FRAMEWORK, ...(filter === null ? {} : { filter }) }, at),
    ],
    ['codebook', at => codebookReport(open, at)],
    ['pairing table', at => pairingsReport(open, at)],
    ['COREQ and SRQR', at => reportsReport(open, at)],
    [
      'sampling',
      at => {
        const { read } = open.project
        return checkSampling(read, { kind: 'site', by: attributedFields(read).map(one => one.id) }, at)
      },
    ],
  ]
  const parts: Part[] = []
  const findings: DisclosureReport['findings'][number][] = []
  for (const [called, check] of checks) {
    try {
      let told: Told | undefined
      const { findings: found } = await check({ ...at, onTold: one => (told = one) })
      findings.push(...found)
      if (told !== undefined) parts.push({ called, told, found })
    } catch (error) {
      // What changed meanwhile was not checked: that is no reason to go on.
      if (!(error instanceof Refusal) || error.code === CHANGED_MEANWHILE) throw error
    }
  }
  const together = await onStillProject(open, checkingTogether(open.project.read, parts, at), job)
  return { findings: [...findings, ...together.findings], together }
}
