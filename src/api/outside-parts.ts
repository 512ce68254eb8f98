// What of everything may leave the team: the files in “outside”, each under published codes.

import type { Filter } from '../analysis/filter/types.ts'
import { EvidenceWithin } from '../analysis/positions/evidence-within.ts'
import { saturationOf } from '../analysis/saturation-queries.ts'
import { listSummaries } from '../analysis/summaries/queries.ts'
import { Under } from '../analysis/summaries/under-queries.ts'
import { toTheEnd } from '../base/slices.ts'
import { listCases } from '../cases/queries.ts'
import { attributedSampling } from '../exchange/cases/attributed-sampling-queries.ts'
import { exportSampling } from '../exchange/cases/export-cases.ts'
import { exportPairings } from '../exchange/cases/export-pairings.ts'
import { pairingTable } from '../exchange/cases/pairing-queries.ts'
import { exportSaturation } from '../exchange/commands.ts'
import { USUAL_FRAMEWORK } from '../exchange/disclosure/kinds.ts'
import { populationOf } from '../exchange/disclosure/population-queries.ts'
import { ALL_OF, type ReportPart } from '../exchange/everything/contents.ts'
import { appendixShows, exportAppendix, readAppendix } from '../exchange/framework-exports.ts'
import type { OutsideNames } from '../exchange/outside/names.ts'
import { refuseTelling } from '../exchange/outside/outside-positions.ts'
import { maskedBy } from '../exchange/outside/masked-queries.ts'
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
import { saturationUnder } from './answers/analysis.ts'
import type { OpenProject } from './open-project.ts'
import { indexed } from './outside-outputs.ts'
import { positionsShow, propositionsShow, samplingShows, themesShow, type Shows } from './outside-shows.ts'
import { readPropositions } from './propositions-read.ts'
import { reportFacts, reportsShow } from './report-checks.ts'
import { pictureShows, picturesOf, reportPictures, sitePositions } from './report-pictures.ts'

/** What the files are made of besides the project: the filter, and who is told what each shows once it is written. */
interface Outside {
  readonly names: OutsideNames
  readonly filter: Filter | null
  readonly onShown: (shows: Shows) => void
}

/** The files, each telling what it shows once it is written; under a filter where one is given, as far as they take one. */
export async function outsideParts(
  open: OpenProject,
  filter: Filter | null,
  onShown: (shows: Shows) => void,
): Promise<ReportPart[]> {
  const read = indexed(open.project)
  const state = await open.analysis.state()
  const names = readOutsideNames(read)
  const outside = { names, filter, onShown }
  const bySite = (format: ThemesFormat): ReportPart => ({
    file: `outside/themes by site.${format}`,
    says: 'Themes across the sites and at each, with counts, signed summaries and quotes.',
    whole: null,
    write: async (to, job) => {
      const found = siteThemes({ read, ...state }, 'outside', 'basket', filter)
      await exportThemes(found, to, format, job)
      onShown(themesShow(found, populationOf(read)))
    },
  })
  const quotes = (format: QuoteFormat): ReportPart => ({
    file: `outside/quotes.${format}`,
    says: 'The quotes of the basket with their attributions.',
    whole: ALL_OF.quotes,
    write: async (to, job) => {
      const planned = planQuotes(read, { audience: 'outside' })
      await exportQuotes(planned, to, format, job)
      onShown(planned.outgoing)
    },
  })
  return [
    bySite('xlsx'),
    bySite('docx'),
    bySite('html'),
    bySite('csv'),
    quotes('docx'),
    quotes('xlsx'),
    ...claimParts(open, state, outside),
    ...caseParts(open, outside),
    ...writtenParts(open, state, outside),
    ...(await pictureParts(open, outside)),
    ...reportParts(open, outside),
  ]
}

type State = Awaited<ReturnType<OpenProject['analysis']['state']>>

/** Positions and propositions. */
function claimParts(open: OpenProject, state: State, { names, filter, onShown }: Outside): ReportPart[] {
  const { read } = open.project
  const claims = { read, heads: state.heads, positions: open.positions }
  return [
    {
      file: 'outside/positions.docx',
      says: 'Where every site stands on every proposition.',
      whole: null,
      write: async (to, job) => {
        refuseTelling(filter)
        const within = filter && new EvidenceWithin(state.table, state.heads, filter)
        await exportPositions(claims, { unit: 'sites' }, to, 'docx', job, names, within)
        onShown(positionsShow(sitePositions(open, state, filter), names))
      },
    },
    {
      file: 'outside/propositions.docx',
      says: 'Every proposition with the words on both sides, as far as consent allows.',
      whole: null,
      write: async (to, job) => {
        const found = await readPropositions(open, { filter }, names, job)
        await exportPropositions(read, found, to, 'docx', job, names)
        onShown(propositionsShow(found, names))
      },
    },
  ]
}

/** What is told of the cases: how they were sampled, and the pairs where there are any. */
function caseParts(open: OpenProject, { onShown }: Outside): ReportPart[] {
  const { read } = open.project
  return [
    {
      file: 'outside/sampling.docx',
      says: 'The sampling table of the sites, counted by those attributes that attributions name.',
      whole: ALL_OF.cases,
      write: async (to, job) => {
        const sampling = attributedSampling(read)
        const masked = maskedBy(read)
        await exportSampling(sampling, to, 'docx', job, masked)
        onShown(samplingShows(sampling, masked))
      },
    },
    ...(listCases(read, 'pair').length > 0
      ? [
          {
            file: 'outside/pairing table.docx',
            says: 'The pairs, with those attributes of both sides that attributions name.',
            whole: ALL_OF.cases,
            write: async (to, job) => {
              const planned = pairingTable(read, 'outside')
              await exportPairings(planned, to, 'docx', job)
              onShown(planned.shows)
            },
          } satisfies ReportPart,
        ]
      : []),
  ]
}

/** What was written of cases, where anything was: signed summaries only. */
function writtenParts(open: OpenProject, state: State, { names, filter, onShown }: Outside): ReportPart[] {
  const { read } = open.project
  const under = new Under(read, state)
  const written = listSummaries(read)
  const matrix = (format: 'xlsx' | 'docx'): ReportPart => ({
    file: `outside/framework matrix.${format}`,
    says: 'Sites by codes with their signed summaries.',
    whole: null,
    write: async (to, job) => {
      const request = { ...USUAL_FRAMEWORK, ...(filter === null ? {} : { filter }) }
      const within = filter === null ? under : new Under(read, state, filter)
      await exportFrameworkMatrix(read, within, request, { to, format }, job, names)
      const { matrix: shown } = readFrameworkGrid(read, within, request, names)
      onShown(frameworkShows(shown, request, populationOf(read), names))
    },
  })
  const pages: ReportPart = {
    file: 'outside/case summaries.docx',
    says: 'The signed summary of each case.',
    whole: ALL_OF.written,
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
async function pictureParts(open: OpenProject, { names, filter, onShown }: Outside): Promise<ReportPart[]> {
  const { read } = open.project
  const draw = await picturesOf(open, filter)
  const points = reportPictures(draw)
  const interviews = { by: 'sources', kinds: ['interview'], base: 4, run: 2, threshold: 5 } as const
  return [
    ...PICTURES.flatMap((name): ReportPart[] => {
      const drawn = points.find(one => one.name === name)
      const bytes = drawn === undefined ? null : open.drawnPictures.of(name, drawn.of)
      const place = (format: string, content: () => string | Uint8Array): ReportPart => ({
        file: `outside/pictures/${name}.${format}`,
        says: `A picture: ${name}.`,
        whole: null,
        write: async (to, job) => {
          await writeWhole(to, [content()], { signal: job.signal })
          onShown(await pictureShows(open, name, filter))
        },
      })
      return [place('svg', () => draw(name)), ...(bytes === null ? [] : [place('png', () => bytes)])]
    }),
    {
      file: 'outside/pictures/saturation.svg',
      says: 'A picture: how much was still new in each interview.',
      whole: null,
      write: async (to, job) => {
        const within = await saturationUnder(open, filter, interviews)
        const told = within && { ...within, words: names.words(within.words) }
        await exportSaturation(
          read,
          toTheEnd(saturationOf(read, interviews, told)),
          interviews.threshold,
          to,
          'svg',
          job,
        )
      },
    },
  ]
}

/** The codebook, and what a report says of how the study was done. */
function reportParts(open: OpenProject, { names, onShown }: Outside): ReportPart[] {
  const { read } = open.project
  const appendix = (format: 'docx' | 'xlsx'): ReportPart => ({
    file: `outside/codebook.${format}`,
    says: 'The codebook as an appendix, with its versions.',
    whole: ALL_OF.framework,
    write: async (to, job) => {
      const planned = readAppendix(read, names)
      await exportAppendix(read, planned, to, format, job)
      onShown(appendixShows(planned.appendix))
    },
  })
  return [
    appendix('docx'),
    appendix('xlsx'),
    ...(['COREQ', 'SRQR'] as const).map((name): ReportPart => ({
      file: `outside/${name}.docx`,
      says: `The ${name} checklist, filled where data is recorded.`,
      whole: ALL_OF.study,
      write: async (to, job) => {
        const facts = await reportFacts(open)
        await exportChecklist(read, facts, name, names, to, 'docx', job)
        onShown(reportsShow(read, facts))
      },
    })),
    {
      file: 'outside/methods paragraph.docx',
      says: 'How the study was done, with its counts.',
      whole: ALL_OF.study,
      write: async (to, job) => exportMethods(read, await reportFacts(open), names, to, 'docx', job),
    },
  ]
}
