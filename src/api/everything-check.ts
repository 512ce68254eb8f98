// The disclosure check of everything that a folder holds for readers outside.

import type { DisclosureReport, Thresholds } from '../exchange/disclosure/types.ts'
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
import { codebookReport, pairingsReport, reportsReport } from './report-checks.ts'

/** What is found in all of it, under the filter that it is written under. What cannot be written yet has nothing to be found in; pictures show what themes and positions do. */
export async function everythingFindings(
  open: OpenProject,
  at: Thresholds,
  filter: Filter | null,
  job: ExportJob,
): Promise<Pick<DisclosureReport, 'findings'>> {
  const checks: readonly (() => DisclosureReport | Promise<DisclosureReport>)[] = [
    () => {
      const read = indexed(open.project)
      return checkQuotes(
        read,
        planQuotes(read, { audience: 'outside' }).table,
        at,
        outputSettings(read, 'quotes').template,
      )
    },
    () => themesReport(open, 'basket', at, filter),
    () => positionsReport(open, at, 'sites', filter),
    async () => {
      const found = await readPropositions(open, {}, readOutsideNames(open.project.read), job)
      return propositionsReport(open, found, at, job)
    },
    () => summariesReport(open, null, at),
    () => frameworkReport(open, { ...USUAL_FRAMEWORK, ...(filter === null ? {} : { filter }) }, at),
    () => codebookReport(open, at),
    () => pairingsReport(open, at),
    () => reportsReport(open, at),
    () => {
      const { read } = open.project
      return checkSampling(read, { kind: 'site', by: attributedFields(read).map(one => one.id) }, at)
    },
  ]
  const findings: DisclosureReport['findings'][number][] = []
  for (const check of checks) {
    try {
      findings.push(...(await check()).findings)
    } catch (error) {
      // What changed meanwhile was not checked: that is no reason to go on.
      if (!(error instanceof Refusal) || error.code === CHANGED_MEANWHILE) throw error
    }
  }
  return { findings }
}
