// What of everything is for the team, under its own names; and what an audit trail holds besides its tables.

import type { Filter } from '../analysis/filter/types.ts'
import { EvidenceWithin } from '../analysis/positions/evidence-within.ts'
import { listSummaries } from '../analysis/summaries/queries.ts'
import type { FrameworkMatrixRequest } from '../analysis/summaries/types.ts'
import { Under } from '../analysis/summaries/under-queries.ts'
import type { MatrixRequest } from '../analysis/types.ts'
import { listCases } from '../cases/queries.ts'
import { samplingOf } from '../cases/sampling-queries.ts'
import type { TrailPart } from '../exchange/audit/export-audit.ts'
import { exportCases, exportSampling } from '../exchange/cases/export-cases.ts'
import { exportPairings } from '../exchange/cases/export-pairings.ts'
import { pairingTable } from '../exchange/cases/pairing-queries.ts'
import { exportExcerpts, exportMatrix, type MatrixFormat } from '../exchange/commands.ts'
import { USUAL_FRAMEWORK, USUAL_MATRIX } from '../exchange/disclosure/kinds.ts'
import { ALL_OF, type ReportPart } from '../exchange/everything/contents.ts'
import { exportCodebook } from '../exchange/framework-exports.ts'
import { exportPositions, exportPropositions } from '../exchange/propositions/export-propositions.ts'
import { exportQuotes, planQuotes } from '../exchange/quotes/export-quotes.ts'
import { reviewTrail } from '../exchange/review/export-review.ts'
import { exportCaseSummaries, exportFrameworkMatrix } from '../exchange/summaries/export-summaries.ts'
import { excerptsWithin } from './excerpts-within.ts'
import type { OpenProject } from './open-project.ts'
import { readPropositions } from './propositions-read.ts'
import { displayTrail } from './trail-displays.ts'

/** The files for the team; under a filter where one is given, as far as they take one. */
export async function teamParts(open: OpenProject, filter: Filter | null): Promise<ReportPart[]> {
  const { read } = open.project
  const state = await open.analysis.state()
  const source = { read, ...state }
  const claims = { read, heads: state.heads, positions: open.positions }
  const kindsThere = [...new Set(listCases(read).map(one => one.kind))]
  const request: MatrixRequest = { ...USUAL_MATRIX, ...(filter === null ? {} : { filter }) }
  const matrix = (name: string, format: MatrixFormat): ReportPart => ({
    file: `team/${name}.${format}`,
    says: format === 'csv' ? 'At which sites each code is present.' : 'At which sites each code is present, with every excerpt.', // prettier-ignore
    whole: null,
    write: (to, job) => exportMatrix(source, request, to, format, job),
  })
  return [
    matrix('theme matrices', 'xlsx'),
    matrix('theme matrices', 'docx'),
    matrix('theme matrices', 'html'),
    matrix('themes by site', 'csv'),
    {
      file: 'team/quotes.xlsx',
      says: 'The quotes of the basket with their sources, edits and consent.',
      whole: ALL_OF.quotes,
      write: async (to, job) => exportQuotes(planQuotes(read, { audience: 'team' }), to, 'xlsx', job),
    },
    {
      file: 'team/every excerpt.csv',
      says: 'Every coding with its words.',
      whole: null,
      write: async (to, job) => exportExcerpts(read, to, job, await excerptsWithin(open, filter)),
    },
    {
      file: 'team/codebook.csv',
      says: 'Every code with its fields and counts.',
      whole: ALL_OF.framework,
      write: (to, job) => exportCodebook(read, null, to, 'csv', job),
    },
    ...summaryParts(open, new Under(read, state), filter === null ? null : new Under(read, state, filter)),
    {
      file: 'team/positions.xlsx',
      says: 'Where every site stands on every proposition, suggested and decided.',
      whole: null,
      write: (to, job) => {
        const within = filter && new EvidenceWithin(state.table, state.heads, filter)
        return exportPositions(claims, { unit: 'sites' }, to, 'xlsx', job, null, within)
      },
    },
    ...(kindsThere.includes('pair')
      ? [
          {
            file: 'team/pairing table.docx',
            says: 'The pairs with the attributes of both sides.',
            whole: ALL_OF.cases,
            write: async (to, job) => exportPairings(pairingTable(read, 'team'), to, 'docx', job),
          } satisfies ReportPart,
        ]
      : []),
    {
      file: 'team/propositions.docx',
      says: 'Every proposition with the words on both sides.',
      whole: null,
      write: async (to, job) =>
        exportPropositions(read, await readPropositions(open, { filter }, null, job), to, 'docx', job),
    },
    ...kindsThere.map((kind): ReportPart => ({
      file: `team/${PLURALS[kind] ?? `cases ${kind.replaceAll(/[^\p{L}\p{N} -]/gu, '_')}`}.csv`,
      says: 'Cases with their attributes and published codes.',
      whole: ALL_OF.cases,
      write: (to, job) => exportCases(read, kind, true, to, 'csv', job),
    })),
    {
      file: 'team/sampling.xlsx',
      says: 'How many sites, people and sources there are.',
      whole: ALL_OF.cases,
      write: (to, job) => exportSampling(samplingOf(read, 'site', [], null), to, 'xlsx', job),
    },
  ]
}

/** What was written of cases, where anything was; the framework matrix under a filter where one is given. */
function summaryParts(open: OpenProject, under: Under, within: Under | null): ReportPart[] {
  const { read } = open.project
  const written = listSummaries(read)
  const request: FrameworkMatrixRequest = {
    ...USUAL_FRAMEWORK,
    people: written.some(one => under.row(one.caseId).person !== 0),
    ...(within === null ? {} : { filter: within.asked }),
  }
  const matrix: ReportPart = {
    file: 'team/framework matrix.xlsx',
    says: 'Cases by codes with what was written of each cell.',
    whole: null,
    write: (to, job) => exportFrameworkMatrix(read, within ?? under, request, { to, format: 'xlsx' }, job),
  }
  const pages: ReportPart = {
    file: 'team/case summaries.docx',
    says: 'What was written of each case.',
    whole: ALL_OF.written,
    write: (to, job) =>
      exportCaseSummaries(
        read,
        under,
        open.positions.matrix(under.heads, { unit: 'sites' }),
        { caseIds: null, signed: false },
        { to, format: 'docx' },
        job,
      ),
  }
  return [
    ...(written.some(one => one.codeId !== null) ? [matrix] : []),
    ...(written.some(one => one.codeId === null && under.row(one.caseId).person === 0) ? [pages] : []),
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
    ...summaryParts(open, under, null).map(({ file, write }): TrailPart => ({
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
