// Everything that a report needs, in one folder: what may leave the team apart from what is for the team.

import { listSummaries } from '../../analysis/summaries/queries.ts'
import type { FrameworkMatrixRequest } from '../../analysis/summaries/types.ts'
import { Under } from '../../analysis/summaries/under-queries.ts'
import { listCases } from '../../cases/queries.ts'
import { samplingOf } from '../../cases/sampling-queries.ts'
import type { TrailPart } from '../../exchange/audit/export-audit.ts'
import { exportCases, exportSampling } from '../../exchange/cases/export-cases.ts'
import { exportPairings } from '../../exchange/cases/export-pairings.ts'
import { pairingTable } from '../../exchange/cases/pairing-queries.ts'
import { exportExcerpts, exportMatrix, type ExportJob } from '../../exchange/commands.ts'
import { USUAL_FRAMEWORK, USUAL_MATRIX } from '../../exchange/disclosure/kinds.ts'
import type { everythingContract } from '../../exchange/everything/contract.ts'
import { writeFolder, type FolderPart } from '../../exchange/everything/write-folder.ts'
import { exportCodebook } from '../../exchange/framework-exports.ts'
import { sendOut } from '../../exchange/output/send-out.ts'
import { exportPositions, exportPropositions } from '../../exchange/propositions/export-propositions.ts'
import { exportQuotes, planQuotes } from '../../exchange/quotes/export-quotes.ts'
import { reviewTrail } from '../../exchange/review/export-review.ts'
import { exportCaseSummaries, exportFrameworkMatrix } from '../../exchange/summaries/export-summaries.ts'
import { refuseOtherEnding, writeWhole } from '../../exchange/write-file.ts'
import type { AnswersTo } from '../answers.ts'
import type { OpenProject } from '../open-project.ts'
import { everythingFindings } from '../everything-check.ts'
import { leastGroupOf } from '../outside-outputs.ts'
import { readPropositions } from '../propositions-read.ts'
import { outsideParts } from '../outside-parts.ts'
import { mergedShows, type Shows } from '../outside-shows.ts'
import { picturesReport } from '../report-checks.ts'
import { displayTrail } from '../trail-displays.ts'
import { picturesOf, pictureShows, reportPictures } from '../report-pictures.ts'

/** Answers that write everything out, and draw its pictures. */
export const everythingAnswers: AnswersTo<typeof everythingContract> = {
  'picture.report': async open => reportPictures(await picturesOf(open)),
  'picture.keep': async (open, { name, of, content }) => open.drawnPictures.keep(name, of, content),
  'export.reportPicture': async (open, { name, to, minGroup }, job) => {
    const draw = await picturesOf(open)
    const disclosure = await leastGroupOf(at => picturesReport(open, at), minGroup)
    return sendOut(
      open.project,
      open.coderId,
      {
        kind: 'picture',
        called: `picture “${name}”`,
        filter: '',
        options: { format: 'svg', name, audience: 'outside', disclosure },
        ...(await pictureShows(open, name)),
      },
      async () => {
        refuseOtherEnding(to, 'svg')
        return { path: to, bytes: await writeWhole(to, [draw(name)], { signal: job.signal }) }
      },
    )
  },
  'export.everything': async (open, { to, minGroup }, job) => {
    // What is found depends on what left before: the manifest says so only where somebody asked for the check.
    const disclosure =
      minGroup === undefined ? undefined : await leastGroupOf(at => everythingFindings(open, at, job), minGroup)
    const shown: Shows[] = []
    const parts = [...(await outsideParts(open, one => shown.push(one))), ...(await teamParts(open))]
    return sendOut(
      open.project,
      open.coderId,
      ({ names, refused }) => ({
        kind: 'everything',
        called: 'everything',
        filter: '',
        options: { files: names.length, disclosure, refused: refused.map(({ file, why }) => ({ file, why })) },
        ...mergedShows(shown),
      }),
      () => writeFolder(to, parts, job),
    )
  },
}

async function teamParts(open: OpenProject): Promise<FolderPart[]> {
  const { read } = open.project
  const state = await open.analysis.state()
  const source = { read, ...state }
  const claims = { read, heads: state.heads, positions: open.positions }
  const kindsThere = [...new Set(listCases(read).map(one => one.kind))]
  return [
    { file: 'team/theme matrices.xlsx', write: (to, job) => exportMatrix(source, USUAL_MATRIX, to, 'xlsx', job) },
    { file: 'team/theme matrices.docx', write: (to, job) => exportMatrix(source, USUAL_MATRIX, to, 'docx', job) },
    { file: 'team/theme matrices.html', write: (to, job) => exportMatrix(source, USUAL_MATRIX, to, 'html', job) },
    { file: 'team/themes by site.csv', write: (to, job) => exportMatrix(source, USUAL_MATRIX, to, 'csv', job) },
    {
      file: 'team/quotes.xlsx',
      write: async (to, job) => exportQuotes(planQuotes(read, { audience: 'team' }), to, 'xlsx', job),
    },
    { file: 'team/every excerpt.csv', write: (to, job) => exportExcerpts(read, to, job) },
    { file: 'team/codebook.csv', write: (to, job) => exportCodebook(read, null, to, 'csv', job) },
    ...summaryParts(open, new Under(read, state)),
    { file: 'team/positions.xlsx', write: (to, job) => exportPositions(claims, { unit: 'sites' }, to, 'xlsx', job) },
    ...(kindsThere.includes('pair')
      ? [
          {
            file: 'team/pairing table.docx',
            write: async (to: string, job: ExportJob) => exportPairings(pairingTable(read, 'team'), to, 'docx', job),
          },
        ]
      : []),
    {
      file: 'team/propositions.docx',
      write: async (to, job) => exportPropositions(read, await readPropositions(open, {}, null, job), to, 'docx', job),
    },
    ...kindsThere.map((kind): FolderPart => ({
      file: `team/${PLURALS[kind] ?? `cases ${kind.replaceAll(/[^\p{L}\p{N} -]/gu, '_')}`}.csv`,
      write: (to, job) => exportCases(read, kind, true, to, 'csv', job),
    })),
    {
      file: 'team/sampling.xlsx',
      write: (to, job) => exportSampling(samplingOf(read, 'site', [], null), to, 'xlsx', job),
    },
  ]
}

/** What was written of cases, where anything was. */
function summaryParts(open: OpenProject, under: Under): FolderPart[] {
  const { read } = open.project
  const written = listSummaries(read)
  const request: FrameworkMatrixRequest = {
    ...USUAL_FRAMEWORK,
    people: written.some(one => under.row(one.caseId).person !== 0),
  }
  const place = (to: string) => ({ to, format: 'xlsx' as const })
  return [
    ...(written.some(one => one.codeId !== null)
      ? [
          {
            file: 'team/framework matrix.xlsx',
            write: (to: string, job: ExportJob) => exportFrameworkMatrix(read, under, request, place(to), job),
          },
        ]
      : []),
    ...(written.some(one => one.codeId === null && under.row(one.caseId).person === 0)
      ? [
          {
            file: 'team/case summaries.docx',
            write: (to: string, job: ExportJob) =>
              exportCaseSummaries(
                read,
                under,
                open.positions.matrix(under.heads, { unit: 'sites' }),
                { caseIds: null, signed: false },
                { to, format: 'docx' },
                job,
              ),
          },
        ]
      : []),
  ]
}

/** What an audit trail holds besides the tables: matrices, suggested positions, propositions with both sides, what was written of cases. */
export async function trailParts(open: OpenProject): Promise<TrailPart[]> {
  const { read } = open.project
  const state = await open.analysis.state()
  const source = { read, ...state }
  const claims = { read, heads: state.heads, positions: open.positions }
  const under = new Under(read, state)
  const folder = '3 reconstruction'
  return [
    ...reviewTrail(read),
    ...displayTrail(source),
    {
      file: `${folder}/codes by sites.html`,
      says: 'At which sites each code is present, with every excerpt.',
      write: (to, job) => exportMatrix(source, USUAL_MATRIX, to, 'html', job),
    },
    {
      file: `${folder}/codes by sites.csv`,
      says: 'The same in numbers.',
      write: (to, job) => exportMatrix(source, USUAL_MATRIX, to, 'csv', job),
    },
    {
      file: `${folder}/positions by the rule.csv`,
      says: 'Where every site stands on every proposition by the rule, and what was decided.',
      write: (to, job) => exportPositions(claims, { unit: 'sites' }, to, 'csv', job),
    },
    {
      file: `${folder}/propositions.html`,
      says: 'Every proposition with the words on both sides, negative cases and former wordings.',
      write: async (to, job) => exportPropositions(read, await readPropositions(open, {}, null, job), to, 'html', job),
    },
    ...summaryParts(open, under).map(({ file, write }): TrailPart => ({
      file: file.replace('team', folder),
      says: 'What was written of cases, as it was laid out for the team.',
      write,
    })),
  ]
}

const PLURALS: Readonly<Record<string, string>> = {
  site: 'sites',
  participant: 'participants',
  pair: 'pairs',
  outside: 'organisations outside the study',
}
