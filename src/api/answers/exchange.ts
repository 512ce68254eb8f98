import { matrix } from '../../analysis/matrix.ts'
import { saturationOf } from '../../analysis/saturation-queries.ts'
import { toTheEnd } from '../../base/slices.ts'
import type { MatrixRequest } from '../../analysis/types.ts'
import { exportExcerpts, exportMatrix, exportSaturation } from '../../exchange/commands.ts'
import type { exchangeContract } from '../../exchange/contract.ts'
import {
  appendixShows,
  exportAppendix,
  exportCodebook,
  exportDifferences,
  listDifferences,
  readAppendix,
} from '../../exchange/framework-exports.ts'
import { matrixShows, readOutsideRequest } from '../../exchange/outside/matrix-shows-queries.ts'
import { readOutsideNames } from '../../exchange/outside/queries.ts'
import { sideWords } from '../../exchange/tables/words.ts'
import { exportPicture } from '../../exchange/picture.ts'
import { exportMemos } from '../../exchange/memos/export-memos.ts'
import { findNamed, listRows } from '../../exchange/list-queries.ts'
import { importFramework } from '../../exchange/study/import-framework.ts'
import { importCases } from '../../exchange/study/import-cases.ts'
import { importCodings, importPropositions } from '../../exchange/study/import-sheets.ts'
import { exportAnnotated, planAnnotated } from '../../exchange/annotated/export-annotated.ts'
import type { Outgoing, Told } from '../../exchange/output/manifest.ts'
import { sendOut, type Written } from '../../exchange/output/send-out.ts'
import { findAnyVersion } from '../../framework/versions/other-queries.ts'
import { checkMatrix } from '../../exchange/disclosure/check-queries.ts'
import { indexed, leastGroup, memosReport } from '../outside-outputs.ts'
import { checkAppendix, sourceReport } from '../report-checks.ts'
import type { AnswersTo } from '../answers.ts'
import { saturationUnder } from './analysis.ts'
import { excerptsWithin } from '../excerpts-within.ts'
import { sourcesUnder } from '../sources-under.ts'
import type { OpenProject } from '../open-project.ts'

/** Answers of exports. */
export const exchangeAnswers: AnswersTo<typeof exchangeContract> = {
  'import.cases': importCases,
  'import.framework': importFramework,
  'import.propositions': importPropositions,
  'import.codings': importCodings,
  'export.matrix': async (open, { to, format, audience, minGroup, ...given }, job) => {
    const state = await open.analysis.state()
    const { read } = open.project
    const names = audience === 'outside' ? readOutsideNames(read) : null
    const { request, left } = names === null ? { request: given, left: null } : readOutsideRequest(read, given, names)
    const answer = matrix(state.table, state.heads, request)
    const disclosure =
      names === null ? undefined : leastGroup(at => checkMatrix(read, answer, request, names, at), minGroup)
    return leaves(
      open,
      {
        kind: 'matrix',
        called: 'matrix',
        filter: names === null ? answer.caption : names.words(answer.caption),
        options: {
          format,
          audience: audience ?? 'team',
          disclosure,
          ...(names === null ? toldMatrix(request) : toldOutside(request)),
        },
        ...(names === null ? {} : matrixShows(read, answer, request, names)),
      },
      () => exportMatrix({ read, ...state }, request, to, format, job, names, left),
    )
  },
  'export.saturation': async (open, { to, format, filter, ...question }, job) => {
    const within = await saturationUnder(open, filter, question)
    // Without a pause: what is written is of the state that the manifest names.
    const answer = toTheEnd(saturationOf(open.project.read, question, within))
    return leaves(
      open,
      {
        kind: 'saturation',
        called: 'saturation',
        filter: answer.caption,
        options: { format, ...question, ...(filter ? { filter } : {}) },
        ...(await sourcesUnder(open, filter)),
      },
      () => exportSaturation(open.project.read, answer, question.threshold, to, format, job),
    )
  },
  'export.picture': (open, { to, format, content, what, caption }, job) =>
    leaves(open, { kind: 'picture', called: `picture “${what}”`, filter: caption, options: { format } }, () =>
      exportPicture(to, format, content, job.signal),
    ),
  'export.memos': (open, { to, format, order, until, zone, audience, minGroup, ...filter }, job) => {
    const called = filter.about === 'journal' ? 'the research journal' : 'memos'
    const names = audience === 'outside' ? readOutsideNames(open.project.read) : null
    const disclosure =
      names === null ? undefined : leastGroup(at => memosReport(open, { ...filter, to: until }, at), minGroup)
    const how = order ?? (filter.about === 'journal' ? 'oldest' : 'newest')
    return leaves(
      open,
      {
        kind: 'memos',
        called,
        filter: called,
        options: { format, order: how, until, audience: audience ?? 'team', disclosure, ...filter },
      },
      () =>
        exportMemos(open.project.read, { filter: { ...filter, to: until }, order: how, zone }, to, format, job, names),
    )
  },
  'export.excerpts': async (open, { to, filter }, job) => {
    const within = await excerptsWithin(open, filter)
    const called = within === null ? 'every excerpt' : 'excerpts'
    const options = { format: 'csv', ...(filter ? { filter } : {}) }
    const from = await sourcesUnder(open, filter)
    return leaves(open, { kind: 'excerpts', called, filter: within?.words ?? '', options, ...from }, () =>
      exportExcerpts(open.project.read, to, job, within),
    )
  },
  'export.codebook': (open, { to, format, versionId }, job) =>
    leaves(open, { kind: 'codebook', called: 'codebook', filter: '', options: { format, versionId } }, () =>
      exportCodebook(open.project.read, versionId ?? null, to, format, job),
    ),
  'export.appendix': (open, { to, format, minGroup }, job) => {
    const read = indexed(open.project)
    const planned = readAppendix(read, readOutsideNames(read))
    const disclosure = leastGroup(at => checkAppendix(read, planned, at), minGroup)
    return leaves(
      open,
      {
        kind: 'codebook',
        called: 'the codebook appendix',
        filter: '',
        options: { format, audience: 'outside', disclosure },
        ...appendixShows(planned.appendix),
      },
      () => exportAppendix(read, planned, to, format, job),
    )
  },
  'export.annotated': (open, { to, format, minGroup, ...request }, job) => {
    const { source, outgoing } = planAnnotated(open.project.read, request)
    const disclosure =
      request.audience === 'outside' ? leastGroup(at => sourceReport(open, request.sourceId, at), minGroup) : undefined
    return leaves(open, { ...outgoing, options: { format, ...outgoing.options, disclosure } }, () =>
      exportAnnotated(source, to, format, job),
    )
  },
  'export.differences': (open, { fromId, toId, to, format }, job) =>
    leaves(
      open,
      {
        kind: 'differences',
        called: 'differences between versions',
        filter: 'what changed between two versions of the framework',
        options: { format, fromId, toId },
      },
      () => exportDifferences(open.project.read, fromId, toId, to, format, job),
    ),
  'list.differences': ({ project }, { from, to }) => listDifferences(project.read, from, to),
  'list.version': ({ project }, { name }) => findAnyVersion(project.read, name),
  'list.rows': ({ project }, { what }) => listRows(project.read, what),
  'list.find': ({ project }, { what, names }) => findNamed(project.read, what, names),
}

/** Lets something leave the team, from the open project in the name of the coder at work. */
function leaves<Answer extends Written>(open: OpenProject, outgoing: Outgoing, write: () => Promise<Answer>) {
  return sendOut(open.project, open.coderId, outgoing, write)
}

/** A request as the manifest of something for outside tells it: by shape, without ids of the team. */
function toldOutside({ rows, columns, measure, share, rollUp }: MatrixRequest): Record<string, Told | undefined> {
  const side = (one: MatrixRequest['rows'] | MatrixRequest['columns']): Told => sideWords(one)
  return { rows: side(rows), columns: side(columns), measure, share: share ?? undefined, rollUp }
}

/** A request as its manifest tells it: coders and codes by id. */
function toldMatrix(request: MatrixRequest): Record<string, Told> {
  return JSON.parse(JSON.stringify(request)) as Record<string, Told>
}
