// Everything that a report needs, in one folder: what may leave the team apart from what is for the team.

import { listSummaries } from '../../analysis/summaries/queries.ts'
import type { FrameworkMatrixRequest } from '../../analysis/summaries/types.ts'
import { Under } from '../../analysis/summaries/under-queries.ts'
import { listCases } from '../../cases/queries.ts'
import type { TrailPart } from '../../exchange/audit/export-audit.ts'
import { exportCases, exportSampling } from '../../exchange/cases/export-cases.ts'
import { exportExcerpts, exportMatrix, exportSaturation, type ExportJob } from '../../exchange/commands.ts'
import { writeFolder, type FolderPart } from '../../exchange/everything/write-folder.ts'
import { exportAppendix, exportCodebook } from '../../exchange/framework-exports.ts'
import type { Outgoing } from '../../exchange/output/manifest.ts'
import { mergedShown } from '../../exchange/output/shown.ts'
import { casesShown } from '../../exchange/outside/cases-shown.ts'
import { readOutsideNames } from '../../exchange/outside/queries.ts'
import type { Audience } from '../../exchange/outside/types.ts'
import { exportPairings } from '../../exchange/cases/export-pairings.ts'
import { pairingTable } from '../../exchange/cases/pairing-queries.ts'
import { PICTURES } from '../../exchange/pictures/types.ts'
import { writeWhole } from '../../exchange/write-file.ts'
import { sendOut } from '../../exchange/output/send-out.ts'
import { exportPositions, exportPropositions, readSheets } from '../../exchange/propositions/export-propositions.ts'
import { exportQuotes, planQuotes, type QuoteFormat } from '../../exchange/quotes/export-quotes.ts'
import type { QuoteExport } from '../../exchange/quotes/export-quotes.ts'
import { reviewTrail } from '../../exchange/review/export-review.ts'
import { exportChecklist } from '../../exchange/reporting/export-checklist.ts'
import { exportCaseSummaries, exportFrameworkMatrix } from '../../exchange/summaries/export-summaries.ts'
import { exportThemes, type ThemesFormat } from '../../exchange/themes/export-themes.ts'
import { siteThemes, THEMES } from '../../exchange/themes/themes-queries.ts'
import type { everythingContract } from '../../exchange/everything/contract.ts'
import type { AnswersTo } from '../answers.ts'
import { picturesOf, reportPictures } from '../report-pictures.ts'
import type { OpenProject } from '../open-project.ts'

/** Answers that write everything out, and draw its pictures. */
export const everythingAnswers: AnswersTo<typeof everythingContract> = {
  'picture.report': async open => reportPictures(await picturesOf(open)),
  'picture.keep': async (open, { name, of, content }) => open.drawnPictures.keep(name, of, content),
  'export.everything': async (open, { to }, job) => {
    const shown: Pick<Outgoing, 'shown' | 'shownCases'>[] = []
    const parts = await partsOf(open, one => shown.push(one))
    return sendOut(
      open.project,
      open.coderId,
      ({ names, refused }) => ({
        kind: 'everything',
        called: 'everything',
        filter: '',
        options: { files: names.length, refused: refused.map(({ file, why }) => ({ file, why })) },
        shown: mergedShown(shown.map(one => one.shown ?? {})),
        shownCases: [...new Set(shown.flatMap(one => one.shownCases ?? []))],
      }),
      () => writeFolder(to, parts, job),
    )
  },
}

async function partsOf(
  open: OpenProject,
  onShown: (one: Pick<Outgoing, 'shown' | 'shownCases'>) => void,
): Promise<FolderPart[]> {
  const { read } = open.project
  const state = await open.analysis.state()
  const source = { read, ...state }
  const claims = { read, heads: state.heads, positions: open.positions }
  const quotes = (file: string, format: QuoteFormat, how: QuoteExport): FolderPart => ({
    file,
    write: async (to, job) => {
      const planned = planQuotes(read, how)
      await exportQuotes(planned, to, format, job)
      onShown(planned.outgoing)
    },
  })
  const outsideThemes = (format: ThemesFormat): FolderPart => ({
    file: `outside/themes by site.${format}`,
    write: async (to, job) => {
      const found = siteThemes(source, 'outside', 'basket')
      await exportThemes(found, to, format, job)
      onShown(found.shows)
    },
  })
  const draw = await picturesOf(open)
  const points = reportPictures(draw)
  const pictures = PICTURES.flatMap((name): FolderPart[] => {
    const drawn = points.find(one => one.name === name)
    const bytes = drawn === undefined ? null : open.drawnPictures.of(name, drawn.of)
    return [
      {
        file: `outside/pictures/${name}.svg`,
        write: (to, job) => writeWhole(to, [draw(name)], { signal: job.signal }),
      },
      ...(bytes === null
        ? []
        : [
            {
              file: `outside/pictures/${name}.png`,
              write: (to: string, job: ExportJob) => writeWhole(to, [bytes], { signal: job.signal }),
            },
          ]),
    ]
  })
  const names = readOutsideNames(read)
  const pairings = (file: string, audience: Audience): FolderPart => ({
    file,
    write: async (to, job) => {
      const planned = pairingTable(read, audience)
      await exportPairings(planned, to, 'docx', job)
      onShown(planned.shows)
    },
  })
  const kindsThere = [...new Set(listCases(read).map(one => one.kind))]
  return [
    outsideThemes('xlsx'),
    outsideThemes('docx'),
    outsideThemes('html'),
    outsideThemes('csv'),
    quotes('outside/quotes.docx', 'docx', { audience: 'outside' }),
    quotes('outside/quotes.xlsx', 'xlsx', { audience: 'outside' }),
    {
      file: 'outside/positions.docx',
      write: async (to, job) => {
        const ids = open.positions.matrix(state.heads, { unit: 'sites' }).cases.map(one => one.caseId)
        await exportPositions(claims, { unit: 'sites' }, to, 'docx', job, names)
        onShown(casesShown(names, ids))
      },
    },
    {
      file: 'outside/propositions.docx',
      write: async (to, job) => {
        const { sheets, quotes: shownQuotes } = readSheets(claims, {}, names)
        await exportPropositions(claims, {}, to, 'docx', job, names)
        const cases = casesShown(names, sheets[0]?.cases.map(one => one.caseId) ?? [])
        onShown({
          shown: mergedShown([cases.shown, ...shownQuotes.map(one => one.shown)]),
          shownCases: cases.shownCases,
        })
      },
    },
    ...(kindsThere.includes('pair') ? [pairings('outside/pairing table.docx', 'outside')] : []),
    ...pictures,
    {
      file: 'outside/pictures/saturation.svg',
      write: (to, job) =>
        exportSaturation(read, { by: 'sources', kinds: ['interview'], base: 4, run: 2, threshold: 5 }, to, 'svg', job),
    },
    { file: 'outside/codebook.docx', write: (to, job) => exportAppendix(read, to, 'docx', job) },
    { file: 'outside/codebook.xlsx', write: (to, job) => exportAppendix(read, to, 'xlsx', job) },
    { file: 'outside/COREQ.docx', write: (to, job) => exportChecklist(read, 'COREQ', to, 'docx', job) },
    { file: 'outside/SRQR.docx', write: (to, job) => exportChecklist(read, 'SRQR', to, 'docx', job) },
    { file: 'team/theme matrices.xlsx', write: (to, job) => exportMatrix(source, THEMES, to, 'xlsx', job) },
    { file: 'team/theme matrices.docx', write: (to, job) => exportMatrix(source, THEMES, to, 'docx', job) },
    { file: 'team/theme matrices.html', write: (to, job) => exportMatrix(source, THEMES, to, 'html', job) },
    { file: 'team/themes by site.csv', write: (to, job) => exportMatrix(source, THEMES, to, 'csv', job) },
    quotes('team/quotes.xlsx', 'xlsx', { audience: 'team' }),
    { file: 'team/every excerpt.csv', write: (to, job) => exportExcerpts(read, to, job) },
    { file: 'team/codebook.csv', write: (to, job) => exportCodebook(read, null, to, 'csv', job) },
    ...summaryParts(open, new Under(read, state)),
    { file: 'team/positions.xlsx', write: (to, job) => exportPositions(claims, { unit: 'sites' }, to, 'xlsx', job) },
    ...(kindsThere.includes('pair') ? [pairings('team/pairing table.docx', 'team')] : []),
    { file: 'team/propositions.docx', write: (to, job) => exportPropositions(claims, {}, to, 'docx', job) },
    ...kindsThere.map((kind): FolderPart => ({
      file: `team/${PLURALS[kind] ?? `cases ${kind.replaceAll(/[^\p{L}\p{N} -]/gu, '_')}`}.csv`,
      write: (to, job) => exportCases(read, kind, true, to, 'csv', job),
    })),
    {
      file: 'team/sampling.xlsx',
      write: (to, job) => exportSampling(read, { kind: 'site', by: [], waves: null }, to, 'xlsx', job),
    },
  ]
}

/** What was written of cases, where anything was. */
function summaryParts(open: OpenProject, under: Under): FolderPart[] {
  const { read } = open.project
  const written = listSummaries(read)
  const request = { ...WHOLE_MATRIX, people: written.some(one => under.row(one.caseId).person !== 0) }
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
    {
      file: `${folder}/codes by sites.html`,
      says: 'At which sites each code is present, with every excerpt.',
      write: (to, job) => exportMatrix(source, THEMES, to, 'html', job),
    },
    {
      file: `${folder}/codes by sites.csv`,
      says: 'The same in numbers.',
      write: (to, job) => exportMatrix(source, THEMES, to, 'csv', job),
    },
    {
      file: `${folder}/positions by the rule.csv`,
      says: 'Where every site stands on every proposition by the rule, and what was decided.',
      write: (to, job) => exportPositions(claims, { unit: 'sites' }, to, 'csv', job),
    },
    {
      file: `${folder}/propositions.html`,
      says: 'Every proposition with the words on both sides, negative cases and former wordings.',
      write: (to, job) => exportPropositions(claims, {}, to, 'html', job),
    },
    ...summaryParts(open, under).map(({ file, write }): TrailPart => ({
      file: file.replace('team', folder),
      says: 'What was written of cases, as it was laid out for the team.',
      write,
    })),
  ]
}

const WHOLE_MATRIX: FrameworkMatrixRequest = {
  rows: 'sites',
  people: false,
  caseIds: null,
  codeIds: null,
  show: 'all',
  attributes: [],
  order: null,
  retired: false,
}

const PLURALS: Readonly<Record<string, string>> = {
  site: 'sites',
  participant: 'participants',
  pair: 'pairs',
  outside: 'organisations outside the study',
}
