// The disclosure checks of what a report holds besides its tables: the codebook, pairs, pictures, checklists, a printed source.

import type { SourceId } from '../base/ids.ts'
import { annotatedSource } from '../exchange/annotated/annotated-queries.ts'
import { pairingTable } from '../exchange/cases/pairing-queries.ts'
import { countsOfCells } from '../exchange/disclosure/count-differences.ts'
import { factCells } from '../exchange/disclosure/fact-cells.ts'
import {
  codebookOutput,
  pairingsOutput,
  picturesOutput,
  reportsOutput,
  sourceOutput,
} from '../exchange/disclosure/report-outputs.ts'
import { populationOf } from '../exchange/disclosure/population-queries.ts'
import { checkTexts } from '../exchange/disclosure/text-checks-queries.ts'
import type { Checking, DisclosureReport } from '../exchange/disclosure/types.ts'
import { readAppendix, type PlannedAppendix } from '../exchange/framework-exports.ts'
import { outsidePositions } from '../exchange/outside/outside-positions.ts'
import { readOutsideFacts } from '../exchange/outside/outside-facts-queries.ts'
import { readOutsideNames } from '../exchange/outside/queries.ts'
import type { Outgoing } from '../exchange/output/manifest.ts'
import { outsideReport } from '../exchange/reporting/export-checklist.ts'
import { methodsParagraph } from '../exchange/reporting/methods-paragraph.ts'
import type { StudyFacts } from '../exchange/reporting/study-facts.ts'
import { siteThemes } from '../exchange/themes/themes-queries.ts'
import type { Read } from '../store/access.ts'
import type { OpenProject } from './open-project.ts'
import { indexed } from './outside-outputs.ts'
import { sitePositions } from './report-pictures.ts'
import { readStill } from './still-project.ts'

/** The check of the codebook appendix. */
export function codebookReport({ project }: OpenProject, thresholds: Checking): DisclosureReport {
  const read = indexed(project)
  return checkAppendix(read, readAppendix(read, readOutsideNames(read)), thresholds)
}

/** The check of an appendix that was read. */
export function checkAppendix(
  read: Read,
  { codebook, appendix }: PlannedAppendix,
  thresholds: Checking,
): DisclosureReport {
  return checkTexts(read, codebookOutput(codebook, appendix), thresholds)
}

/** The check of the pairing table. */
export function pairingsReport({ project }: OpenProject, thresholds: Checking): DisclosureReport {
  const read = indexed(project)
  return checkTexts(read, pairingsOutput(pairingTable(read, 'outside')), thresholds)
}

/** The check of the pictures of a report. */
export async function picturesReport(open: OpenProject, thresholds: Checking): Promise<DisclosureReport> {
  const read = indexed(open.project)
  const state = await open.analysis.state()
  const { themes } = siteThemes({ read, ...state }, 'outside', 'none')
  const positions = outsidePositions(sitePositions(open, state, null), readOutsideNames(read))
  return checkTexts(read, picturesOutput(themes, positions, populationOf(read)), thresholds)
}

/** The facts that checklists and the methods paragraph are made of, as readers outside may read them. */
export function reportFacts(open: OpenProject): Promise<StudyFacts> {
  return readStill(open, () => readOutsideFacts(open.project.read))
}

/** The check of checklists and the methods paragraph. */
export async function reportsReport(open: OpenProject, thresholds: Checking): Promise<DisclosureReport> {
  return checkReports(open, await reportFacts(open), thresholds)
}

/** The check of facts that were read. */
export function checkReports({ project }: OpenProject, facts: StudyFacts, thresholds: Checking): DisclosureReport {
  const read = indexed(project)
  const names = readOutsideNames(read)
  const filled = (['COREQ', 'SRQR'] as const).map(name => outsideReport(facts, name, names))
  const methods = methodsParagraph(facts).map(one => ({ ...one, words: names.words(one.words) }))
  return checkTexts(read, reportsOutput(facts, filled, methods, populationOf(read)), thresholds)
}

/** The counts that checklists and the methods paragraph state. */
export function reportsShow(read: Read, facts: StudyFacts): Pick<Outgoing, 'counts'> {
  return { counts: countsOfCells(factCells(facts, populationOf(read))) }
}

/** The check of a source printed with its codes. */
export function sourceReport({ project }: OpenProject, sourceId: SourceId, thresholds: Checking): DisclosureReport {
  const read = indexed(project)
  const { source, told } = annotatedSource(read, { sourceId, audience: 'outside' })
  return checkTexts(read, sourceOutput(source, told), thresholds)
}
