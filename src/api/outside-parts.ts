// What of everything may leave the team: the files in “outside”, each under published codes.

import { listSummaries } from '../analysis/summaries/queries.ts'
import { Under } from '../analysis/summaries/under-queries.ts'
import { listCases } from '../cases/queries.ts'
import { exportPairings } from '../exchange/cases/export-pairings.ts'
import { pairingTable } from '../exchange/cases/pairing-queries.ts'
import { exportSaturation } from '../exchange/commands.ts'
import { USUAL_FRAMEWORK } from '../exchange/disclosure/kinds.ts'
import { populationOf } from '../exchange/disclosure/population-queries.ts'
import type { FolderPart } from '../exchange/everything/write-folder.ts'
import { appendixShows, exportAppendix, readAppendix } from '../exchange/framework-exports.ts'
import type { OutsideNames } from '../exchange/outside/names.ts'
import { readOutsideNames } from '../exchange/outside/queries.ts'
import { frameworkShows, pagesShow } from '../exchange/outside/summaries-shown.ts'
import { PICTURES } from '../exchange/pictures/types.ts'
import { exportPositions, exportPropositions } from '../exchange/propositions/export-propositions.ts'
import { exportQuotes, planQuotes, type QuoteFormat } from '../exchange/quotes/export-quotes.ts'
import { exportChecklist } from '../exchange/reporting/export-checklist.ts'
import { exportMethods } from '../exchange/reporting/export-methods.ts'
import {
  exportCaseSummaries,
  exportFrameworkMatrix,
  readCaseSummaries,
  readFrameworkGrid,
} from '../exchange/summaries/export-summaries.ts'
import { exportThemes, type ThemesFormat } from '../exchange/themes/export-themes.ts'
import { siteThemes } from '../exchange/themes/themes-queries.ts'
import { writeWhole } from '../exchange/write-file.ts'
import type { OpenProject } from './open-project.ts'
import { indexed } from './outside-outputs.ts'
import { positionsShow, propositionsShow, themesShow, type Shows } from './outside-shows.ts'
import { readPropositions } from './propositions-read.ts'
import { reportsShow } from './report-checks.ts'
import { pictureShows, picturesOf, reportPictures } from './report-pictures.ts'

/** The files, each telling what it shows once it is written. */
export async function outsideParts(open: OpenProject, onShown: (shows: Shows) => void): Promise<FolderPart[]> {
  const read = indexed(open.project)
  const state = await open.analysis.state()
  const claims = { read, heads: state.heads, positions: open.positions }
  const names = readOutsideNames(read)
  const bySite = (format: ThemesFormat): FolderPart => ({
    file: `outside/themes by site.${format}`,
    write: async (to, job) => {
      const found = siteThemes({ read, ...state }, 'outside', 'basket')
      await exportThemes(found, to, format, job)
      onShown(themesShow(found, populationOf(read)))
    },
  })
  const quotes = (format: QuoteFormat): FolderPart => ({
    file: `outside/quotes.${format}`,
    write: async (to, job) => {
      const planned = planQuotes(read, { audience: 'outside' })
      await exportQuotes(planned, to, format, job)
      onShown(planned.outgoing)
    },
  })
  const appendix = (format: 'docx' | 'xlsx'): FolderPart => ({
    file: `outside/codebook.${format}`,
    write: async (to, job) => {
      const planned = readAppendix(read, names)
      await exportAppendix(read, planned, to, format, job)
      onShown(appendixShows(planned.appendix))
    },
  })
  return [
    bySite('xlsx'),
    bySite('docx'),
    bySite('html'),
    bySite('csv'),
    quotes('docx'),
    quotes('xlsx'),
    {
      file: 'outside/positions.docx',
      write: async (to, job) => {
        await exportPositions(claims, { unit: 'sites' }, to, 'docx', job, names)
        onShown(positionsShow(open.positions.matrix(state.heads, { unit: 'sites' }), names))
      },
    },
    {
      file: 'outside/propositions.docx',
      write: async (to, job) => {
        const found = await readPropositions(open, {}, names, job)
        await exportPropositions(read, found, to, 'docx', job, names)
        onShown(propositionsShow(found, names))
      },
    },
    ...(listCases(read, 'pair').length > 0
      ? [
          {
            file: 'outside/pairing table.docx',
            write: async (to, job) => {
              const planned = pairingTable(read, 'outside')
              await exportPairings(planned, to, 'docx', job)
              onShown(planned.shows)
            },
          } satisfies FolderPart,
        ]
      : []),
    ...writtenParts(open, new Under(read, state), names, onShown),
    ...(await pictureParts(open, onShown)),
    appendix('docx'),
    appendix('xlsx'),
    ...(['COREQ', 'SRQR'] as const).map((name): FolderPart => ({
      file: `outside/${name}.docx`,
      write: async (to, job) => {
        await exportChecklist(read, name, names, to, 'docx', job)
        onShown(reportsShow(open))
      },
    })),
    { file: 'outside/methods paragraph.docx', write: (to, job) => exportMethods(read, names, to, 'docx', job) },
  ]
}

/** What was written of cases, where anything was: signed summaries only. */
function writtenParts(
  open: OpenProject,
  under: Under,
  names: OutsideNames,
  onShown: (shows: Shows) => void,
): FolderPart[] {
  const { read } = open.project
  const written = listSummaries(read)
  const matrix = (format: 'xlsx' | 'docx'): FolderPart => ({
    file: `outside/framework matrix.${format}`,
    write: async (to, job) => {
      await exportFrameworkMatrix(read, under, USUAL_FRAMEWORK, { to, format }, job, names)
      const { matrix: shown } = readFrameworkGrid(read, under, USUAL_FRAMEWORK, names)
      onShown(frameworkShows(shown, USUAL_FRAMEWORK, populationOf(read), names))
    },
  })
  const pages: FolderPart = {
    file: 'outside/case summaries.docx',
    write: async (to, job) => {
      const which = { caseIds: null, signed: true }
      const positions = open.positions.matrix(under.heads, { unit: 'sites' })
      await exportCaseSummaries(read, under, positions, which, { to, format: 'docx' }, job, names)
      onShown(pagesShow(readCaseSummaries(read, under, positions, which, names).pages))
    },
  }
  const ofPerson = (caseId: string) => under.row(caseId as never).person !== 0
  return [
    ...(written.some(one => one.codeId !== null && !ofPerson(one.caseId)) ? [matrix('xlsx'), matrix('docx')] : []),
    ...(written.some(one => one.codeId === null && !ofPerson(one.caseId)) ? [pages] : []),
  ]
}

/** The pictures, as points too where a window drew them. */
async function pictureParts(open: OpenProject, onShown: (shows: Shows) => void): Promise<FolderPart[]> {
  const { read } = open.project
  const draw = await picturesOf(open)
  const points = reportPictures(draw)
  return [
    ...PICTURES.flatMap((name): FolderPart[] => {
      const drawn = points.find(one => one.name === name)
      const bytes = drawn === undefined ? null : open.drawnPictures.of(name, drawn.of)
      const place = (format: string, content: () => string | Uint8Array): FolderPart => ({
        file: `outside/pictures/${name}.${format}`,
        write: async (to, job) => {
          await writeWhole(to, [content()], { signal: job.signal })
          onShown(await pictureShows(open, name))
        },
      })
      return [place('svg', () => draw(name)), ...(bytes === null ? [] : [place('png', () => bytes)])]
    }),
    {
      file: 'outside/pictures/saturation.svg',
      write: (to, job) =>
        exportSaturation(read, { by: 'sources', kinds: ['interview'], base: 4, run: 2, threshold: 5 }, to, 'svg', job),
    },
  ]
}
