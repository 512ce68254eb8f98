import { sendOut } from '../../exchange/output/send-out.ts'
import type { Told } from '../../exchange/output/manifest.ts'
import type { summaryExportsContract } from '../../exchange/summaries/contract.ts'
import {
  exportCaseSummaries,
  exportCaseThemes,
  exportFrameworkMatrix,
  readCaseSummaries,
  readFrameworkGrid,
} from '../../exchange/summaries/export-summaries.ts'
import type { AnswersTo } from '../answers.ts'
import { frameworkReport, leastGroupOf, summariesReport } from '../outside-outputs.ts'
import { sourcesUnder } from '../sources-under.ts'
import { frameworkShows, pagesShow } from '../../exchange/outside/summaries-shown.ts'
import { populationOf } from '../../exchange/disclosure/population-queries.ts'
import { readOutsideNames } from '../../exchange/outside/queries.ts'
import { underNow } from './summaries.ts'

/** Answers that write summaries out. */
export const summaryExportsAnswers: AnswersTo<typeof summaryExportsContract> = {
  'export.frameworkMatrix': async (open, { to, format, audience, minGroup, ...request }, job) => {
    const under = await underNow(open, request.filter)
    const from = await sourcesUnder(open, request.filter)
    const { read } = open.project
    const names = audience === 'outside' ? readOutsideNames(read) : null
    const disclosure =
      names === null ? undefined : await leastGroupOf(at => frameworkReport(open, request, at), minGroup)
    const shows =
      names === null
        ? {}
        : frameworkShows(readFrameworkGrid(read, under, request, names).matrix, request, populationOf(read), names)
    const { path, cells } = await sendOut(
      open.project,
      open.coderId,
      ({ caption }) => ({
        kind: 'framework matrix',
        called: 'framework matrix',
        filter: caption,
        options: { format, audience: audience ?? 'team', disclosure, ...told(request) },
        ...from,
        ...shows,
      }),
      () => exportFrameworkMatrix(read, under, request, { to, format }, job, names),
    )
    return { path, cells }
  },
  'export.caseThemes': async (open, { to, format, caseId, filter }, job) => {
    const under = await underNow(open, filter)
    const from = await sourcesUnder(open, filter)
    const { path, cells } = await sendOut(
      open.project,
      open.coderId,
      ({ caption }) => ({
        kind: 'theme matrix',
        called: 'theme matrix of a case',
        filter: caption,
        options: { format, caseId, ...(filter ? { filter } : {}) },
        ...from,
      }),
      () => exportCaseThemes(open.project.read, under, caseId, { to, format }, job),
    )
    return { path, cells }
  },
  'export.caseSummaries': async (open, { to, format, audience, minGroup, ...which }, job) => {
    const under = await underNow(open)
    const { read } = open.project
    const names = audience === 'outside' ? readOutsideNames(read) : null
    const disclosure =
      names === null ? undefined : await leastGroupOf(at => summariesReport(open, which.caseIds, at), minGroup)
    const positions = open.positions.matrix(under.heads, { unit: 'sites' })
    const { path, cases, unsigned } = await sendOut(
      open.project,
      open.coderId,
      ({ caption }) => ({
        kind: 'case summaries',
        called: 'case summaries',
        filter: caption,
        options: { format, audience: audience ?? 'team', disclosure, ...told(which) },
        ...(names === null ? {} : pagesShow(readCaseSummaries(read, under, positions, which, names).pages)),
      }),
      () => exportCaseSummaries(read, under, positions, which, { to, format }, job, names),
    )
    return { path, cases, unsigned }
  },
}

function told(request: object): Record<string, Told> {
  return JSON.parse(JSON.stringify(request)) as Record<string, Told>
}
