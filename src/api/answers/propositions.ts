import { disposeOfCase, forgetNegativeCase, logSearch } from '../../analysis/propositions/case-commands.ts'
import { changeProposition, newProposition, rewordProposition } from '../../analysis/propositions/commands.ts'
import { mergeProposition, removeProposition } from '../../analysis/propositions/merge-commands.ts'
import { moveProposition, setPropositionCases, setPropositionCodes } from '../../analysis/propositions/sets-commands.ts'
import type { positionContract } from '../../analysis/positions/contract.ts'
import { addClaim, changeClaim, removeClaim, renewClaim } from '../../analysis/positions/claim-commands.ts'
import { listClaims } from '../../analysis/positions/claim-queries.ts'
import { decidePosition, undecidePosition } from '../../analysis/positions/commands.ts'
import type { propositionContract } from '../../analysis/propositions/contract.ts'
import { changeEvidence, judgePassage, removeEvidence } from '../../analysis/propositions/evidence-commands.ts'
import { likePassages, lookNext } from '../../analysis/propositions/look-next-queries.ts'
import { judgedByCoder, judgedInSource } from '../../analysis/propositions/evidence-queries.ts'
import { sheetsOfPropositions } from '../../analysis/propositions/sheet-queries.ts'
import { propositionsInSlices } from '../../analysis/queries.ts'
import type { Filter } from '../../analysis/filter/types.ts'
import { EvidenceWithin } from '../../analysis/positions/evidence-within.ts'
import { positionMatrix } from '../../analysis/positions/queries.ts'
import { leaveSection } from '../../exchange/quotes/commands.ts'
import { refuseTelling } from '../../exchange/outside/outside-positions.ts'
import { readOutsideNames } from '../../exchange/outside/queries.ts'
import { sendOut } from '../../exchange/output/send-out.ts'
import type { propositionExportContract } from '../../exchange/propositions/contract.ts'
import { exportPositions, exportPropositions } from '../../exchange/propositions/export-propositions.ts'
import { forgetLinks } from '../../memos/commands.ts'
import { settleRemoved } from '../../team/review/comment-commands.ts'
import { leastGroupOf, positionsReport, propositionsReport } from '../outside-outputs.ts'
import { positionsShow, propositionsShow } from '../outside-shows.ts'
import { refuseOtherEnding } from '../../exchange/write-file.ts'
import type { AnswersTo } from '../answers.ts'
import { readPropositions } from '../propositions-read.ts'
import { readStill } from '../still-project.ts'
import type { OpenProject } from '../open-project.ts'
import { inSlices, pause } from '../pause.ts'
import { sourcesUnder } from '../sources-under.ts'

/** Answers about propositions, evidence and positions. */
export const propositionAnswers: AnswersTo<
  typeof propositionContract & typeof positionContract & typeof propositionExportContract
> = {
  'proposition.list': ({ project, closing }) => inSlices(propositionsInSlices(project.read), closing),
  'proposition.sheet': async (open, { filter, propositionId, ...question }) => {
    const { read, heads, positions, within } = await withinOf(open, filter)
    const [sheet] = await readStill(open, () =>
      sheetsOfPropositions(read, heads, positions.table, { propositionIds: [propositionId], ...question, within }),
    )
    return sheet!
  },
  'proposition.add': (tx, input) => newProposition(tx, input),
  'proposition.reword': (tx, input) => rewordProposition(tx, input),
  'proposition.change': (tx, input) => changeProposition(tx, input),
  'proposition.setCodes': (tx, { propositionId, codeIds }) => setPropositionCodes(tx, propositionId, codeIds),
  'proposition.setCases': (tx, { propositionId, part, caseIds }) =>
    setPropositionCases(tx, propositionId, part, caseIds),
  'proposition.move': (tx, { propositionId, beforeId }) => moveProposition(tx, propositionId, beforeId),
  'proposition.merge': (tx, { propositionId, intoId }) => mergeProposition(tx, propositionId, intoId),
  'proposition.remove': (tx, { propositionId }) => {
    forgetLinks(tx, 'proposition', [propositionId])
    settleRemoved(tx, 'proposition', [propositionId])
    leaveSection(tx, 'proposition', propositionId)
    removeProposition(tx, propositionId)
  },
  'evidence.judge': (tx, input) => judgePassage(tx, input),
  'evidence.change': (tx, input) => changeEvidence(tx, input),
  'evidence.remove': (tx, { evidenceIds }) => removeEvidence(tx, evidenceIds),
  'evidence.inSource': ({ project }, { sourceId }) => judgedInSource(project.read, sourceId),
  'evidence.byCoder': ({ project }, { coderId, from = 0, limit = 100 }) =>
    judgedByCoder(project.read, coderId, { from, limit }),
  'negativeCase.set': (tx, input) => disposeOfCase(tx, input),
  'negativeCase.clear': (tx, { propositionId, caseId }) => forgetNegativeCase(tx, propositionId, caseId),
  'evidenceSearch.log': (tx, input) => logSearch(tx, input),
  'position.matrix': async (open, { filter, ...request }) => {
    const { heads, positions, within } = await withinOf(open, filter)
    return positions.matrix(heads, request, within)
  },
  'position.decide': (tx, input) => decidePosition(tx, input),
  'position.undecide': (tx, { propositionId, caseId }) => undecidePosition(tx, propositionId, caseId),
  'proposition.lookNext': async (open, question) => {
    const { read, heads, positions } = await sourceOf(open)
    return lookNext(read, heads, positions.table, question)
  },
  'proposition.like': async ({ project }, question, job) => {
    project.indexText()
    const work = likePassages(project.read, question)
    for (;;) {
      const slice = work.next()
      if (slice.done) return slice.value
      job.progress({ ...slice.value, doing: 'passages' })
      await pause(job.signal)
    }
  },
  'claim.list': async (open, { propositionId }) => {
    const { read, heads, positions } = await sourceOf(open)
    return listClaims(read, heads, positions.table, propositionId)
  },
  'claim.add': (tx, { filter, ...claim }) => addClaim(tx, { ...claim, filter: filter ?? null }),
  'claim.change': (tx, { claimId, ...change }) => changeClaim(tx, claimId, change),
  'claim.renew': (tx, { claimId }) => renewClaim(tx, claimId),
  'claim.remove': (tx, { claimId }) => removeClaim(tx, claimId),
  'export.positions': async (open, { to, format, audience, minGroup, filter, ...request }, job) => {
    if (audience === 'outside') refuseTelling(filter ?? null)
    const { within, ...source } = await withinOf(open, filter)
    const names = audience === 'outside' ? readOutsideNames(source.read) : null
    const disclosure =
      names === null ? undefined : await leastGroupOf(at => positionsReport(open, at, request.unit, filter), minGroup)
    const matrix = positionMatrix(source.read, source.heads, source.positions.table, request, within)
    const said = names === null ? matrix.caption : names.words(matrix.caption)
    return sendOut(
      open.project,
      open.coderId,
      {
        kind: 'positions',
        called: 'positions',
        filter: said,
        options: { format, audience: audience ?? 'team', disclosure, ...request, ...(filter ? { filter } : {}) },
        ...(await sourcesUnder(open, filter)),
        ...(names === null ? {} : positionsShow(matrix, names)),
      },
      () => exportPositions(source, request, to, format, job, names, within),
    )
  },
  'export.propositions': async (open, { to, format, audience, minGroup, ...request }, job) => {
    const { read } = open.project
    refuseOtherEnding(to, format)
    const names = audience === 'outside' ? readOutsideNames(read) : null
    const found = await readPropositions(open, request, names, job)
    const disclosure =
      names === null ? undefined : await leastGroupOf(at => propositionsReport(open, found, at, job), minGroup)
    const shows = names === null ? {} : propositionsShow(found, names)
    return sendOut(
      open.project,
      open.coderId,
      {
        kind: 'propositions',
        called: 'propositions',
        filter: found.narrowed ?? '',
        options: { format, audience: audience ?? 'team', disclosure, ...request },
        ...shows,
      },
      () => exportPropositions(read, found, to, format, job, names),
    )
  },
}

/** What positions are read from, with a filter where one is given. */
async function withinOf(open: OpenProject, filter: Filter | null | undefined) {
  if (!filter) return { ...(await sourceOf(open)), within: null }
  await open.positions.ready()
  const { table, heads } = await open.analysis.state()
  return { read: open.project.read, heads, positions: open.positions, within: new EvidenceWithin(table, heads, filter) }
}

async function sourceOf(open: OpenProject) {
  await open.positions.ready()
  const heads = await open.analysis.heads()
  return { read: open.project.read, heads, positions: open.positions }
}
