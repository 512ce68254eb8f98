import { basename } from 'node:path'
import { letGo } from '../../base/held-file.ts'
import { checkQuotes, checkSampling } from '../../exchange/disclosure/check-queries.ts'
import { decideDisclosure } from '../../exchange/disclosure/commands.ts'
import type { disclosureContract } from '../../exchange/disclosure/contract.ts'
import { settleOutside, takeWayOut } from '../../exchange/disclosure/deed-commands.ts'
import { listFrom, setPopulation } from '../../exchange/disclosure/population-commands.ts'
import { readAnySheet } from '../../exchange/csv-in/read-workbook.ts'
import { planQuotes } from '../../exchange/quotes/export-quotes.ts'
import { outputSettings } from '../../exchange/quotes/settings-queries.ts'
import { readOutsideNames } from '../../exchange/outside/queries.ts'
import type { AnswersTo } from '../answers.ts'
import { everythingReports } from '../everything-check.ts'
import { readPropositions } from '../propositions-read.ts'
import { codebookReport, pairingsReport, picturesReport, reportsReport, sourceReport } from '../report-checks.ts'
import {
  frameworkReport,
  indexed,
  matrixReport,
  memosReport,
  positionsReport,
  propositionsReport,
  summariesReport,
  themesReport,
  thresholdsOf,
} from '../outside-outputs.ts'

/** Answers about what an output would disclose. */
export const disclosureAnswers: AnswersTo<typeof disclosureContract> = {
  'disclosure.quotes': ({ project }, { all, template, thresholds }) => {
    const settings = template === undefined ? undefined : { template }
    const read = indexed(project)
    const { table } = planQuotes(read, { all, settings, audience: 'outside' })
    const settled = template === undefined ? outputSettings(read, 'quotes').template : null
    return checkQuotes(read, table, thresholdsOf(thresholds), settled)
  },
  'disclosure.themes': (open, { quotes, filter, thresholds }) =>
    themesReport(open, quotes ?? 'basket', thresholdsOf(thresholds), filter),
  'disclosure.positions': (open, { unit, filter, thresholds }) =>
    positionsReport(open, thresholdsOf(thresholds), unit, filter),
  'disclosure.propositions': async (open, { thresholds, ...request }, job) => {
    const found = await readPropositions(open, request, readOutsideNames(open.project.read), job)
    return propositionsReport(open, found, thresholdsOf(thresholds), job)
  },
  'disclosure.summaries': (open, { thresholds }) => summariesReport(open, null, thresholdsOf(thresholds)),
  'disclosure.frameworkMatrix': (open, { request, thresholds }) =>
    frameworkReport(open, request, thresholdsOf(thresholds)),
  'disclosure.codebook': (open, { thresholds }) => codebookReport(open, thresholdsOf(thresholds)),
  'disclosure.pairings': (open, { thresholds }) => pairingsReport(open, thresholdsOf(thresholds)),
  'disclosure.pictures': (open, { thresholds }) => picturesReport(open, thresholdsOf(thresholds)),
  'disclosure.reports': (open, { thresholds }) => reportsReport(open, thresholdsOf(thresholds)),
  'disclosure.source': (open, { sourceId, thresholds }) => sourceReport(open, sourceId, thresholdsOf(thresholds)),
  'disclosure.memos': (open, { journal, thresholds }) =>
    memosReport(open, journal ? { about: 'journal' } : {}, thresholdsOf(thresholds)),
  'disclosure.matrix': (open, { request, thresholds }) => matrixReport(open, request, thresholdsOf(thresholds)),
  'disclosure.sampling': ({ project }, { kind, by, thresholds }) =>
    checkSampling(project.read, { kind, by }, thresholdsOf(thresholds)),
  'disclosure.everything': async (open, { filter = null, thresholds }, job) =>
    (await everythingReports(open, thresholdsOf(thresholds), filter, job)).together,
  'disclosure.decide': (tx, decision) => decideDisclosure(tx, decision),
  'disclosure.take': (tx, way) => takeWayOut(tx, way),
  'disclosure.settle': (tx, some) => settleOutside(tx, some),
  'disclosure.loadPopulation': async (open, { path, unit, dryRun }, job) => {
    const { project, coderId } = open
    const sheet = await readAnySheet(path, basename(path), job.signal)
    const list = listFrom(project.read, unit, path, sheet)
    if (!dryRun)
      project.change(`Load “${list.file}” as the wider population`, coderId, tx => setPopulation(tx, unit, list))
    // A file of a browser is let go once it is taken up; a look at it keeps it for the deed.
    if (!dryRun) letGo(path)
    return { members: list.members.length, attributes: list.attributes, ignored: list.ignored }
  },
  'disclosure.dropPopulation': (tx, { unit }) => setPopulation(tx, unit, null),
}
