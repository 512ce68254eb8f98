import { addComment, handComment, removeComment, replyTo, rewriteComment } from '../../team/review/comment-commands.ts'
import {
  commentedCells,
  commentSigns,
  commentsOn,
  countsOfCells,
  findComments,
} from '../../team/review/comment-queries.ts'
import type { reviewContract } from '../../team/review/contract.ts'
import {
  acceptProposal,
  declineProposal,
  knowProposals,
  propose,
  reopenProposal,
  withdrawProposal,
} from '../../team/review/proposal-commands.ts'
import { getProposal, listProposals, planOfProposed } from '../../team/review/proposal-queries.ts'
import {
  changeRound,
  changeThings,
  lookAt,
  openRound,
  removeRound,
  setRoundDone,
  setRoundState,
} from '../../team/review/round-commands.ts'
import { listRounds, openByPerson, thingsOfRound, type Passing } from '../../team/review/round-queries.ts'
import type { ThingInput } from '../../team/review/thing.ts'
import { idOfCell } from '../../team/review/thing-queries.ts'
import type { Comment, Proposed, Thing } from '../../team/review/types.ts'
import { Refusal } from '../../base/trouble.ts'
import { sendOut } from '../../exchange/output/send-out.ts'
import type { reviewExportContract } from '../../exchange/review/contract.ts'
import { exportReview } from '../../exchange/review/export-review.ts'
import type { AnswersTo } from '../answers.ts'
import type { OpenProject } from '../open-project.ts'
import { above } from './restructure.ts'

/** Answers about reviews: comments, proposals, rounds. */
export const reviewAnswers: AnswersTo<typeof reviewContract & typeof reviewExportContract> = {
  'comment.on': (open, { thing }) => {
    const asked = thereOf(open, thing)
    return asked === null ? [] : withCells(open, commentsOn(open.project.read, asked))
  },
  'comment.find': async (open, search) => {
    const page = findComments(open.project.read, search)
    return { ...page, comments: await withCells(open, page.comments) }
  },
  'comment.signs': ({ project }) => commentSigns(project.read),
  'comment.cells': ({ project }, { request }) => commentedCells(project.read, request),
  'comment.add': (tx, comment) => addComment(tx, comment),
  'comment.reply': (tx, { commentId, body, decides }) => replyTo(tx, { commentId, body, decides: decides ?? null }),
  'comment.rewrite': (tx, { commentId, body }) => rewriteComment(tx, commentId, body),
  'comment.hand': (tx, { commentId, forId }) => handComment(tx, commentId, forId),
  'comment.remove': (tx, { commentId }) => removeComment(tx, commentId),
  'proposal.list': ({ project }) => listProposals(project.read),
  'proposal.plan': ({ project }, { proposalId }) =>
    planOfProposed(project.read, JSON.parse(getProposal(project.read, proposalId).request) as Proposed),
  'proposal.make': (tx, proposal) => propose(tx, proposal),
  'proposal.accept': (tx, accepted) => acceptProposal(tx, accepted, above),
  'proposal.decline': (tx, { proposalId, why }) => declineProposal(tx, proposalId, why),
  'proposal.withdraw': (tx, { proposalId }) => withdrawProposal(tx, proposalId),
  'proposal.reopen': (tx, { proposalId }) => reopenProposal(tx, proposalId),
  'proposal.know': (tx, { proposalIds }) => knowProposals(tx, proposalIds),
  'round.list': open => listRounds(open.project.read, passingIn(open)),
  'round.things': (open, { roundId }) => thingsOfRound(open.project.read, roundId, passingIn(open)),
  'round.open': (tx, round) => openRound(tx, round),
  'round.change': (tx, { roundId, ...change }) => changeRound(tx, roundId, change),
  'round.setState': (tx, { roundId, state }) => setRoundState(tx, roundId, state),
  'round.remove': (tx, { roundId }) => removeRound(tx, roundId),
  'round.add': (tx, { roundId, things }) => changeThings(tx, roundId, things, 'add'),
  'round.take': (tx, { roundId, things }) => changeThings(tx, roundId, things, 'take'),
  'round.look': (tx, { roundId, things, looked }) => lookAt(tx, roundId, things, looked),
  'round.done': (tx, { roundId, done }) => setRoundDone(tx, roundId, done),
  'export.review': ({ project, coderId }, { what, to, format }, job) =>
    sendOut(project, coderId, { kind: what, called: what, filter: '', options: { format } }, () =>
      exportReview(project.read, what, to, format, job),
    ),
  'review.open': open => openByPerson(open.project.read, passingIn(open)),
}

function passingIn({ analysis }: OpenProject): Passing {
  return async filter => (await analysis.passing(filter)).sourceIds
}

/** A thing that is asked about. Words that no anchor holds have no comments. */
function thereOf({ project }: OpenProject, input: ThingInput): Thing | null {
  if (input.about === 'cell')
    return { about: 'cell', id: idOfCell(project.id, input.cell), besideId: null, cell: input.cell }
  if (input.about === 'passage')
    return input.id === undefined ? null : { about: 'passage', id: input.id, besideId: null, cell: null }
  return { about: input.about, id: input.id, besideId: 'besideId' in input ? input.besideId : null, cell: null }
}

/** Cells are counted again: what they show now, beside what they showed when somebody commented on them. */
async function withCells(open: OpenProject, comments: readonly Comment[]): Promise<readonly Comment[]> {
  const counts = countsOfCells(open.project.read, comments)
  if (counts.size === 0) return comments
  const counted: Comment[] = []
  for (const one of comments) {
    const was = counts.get(one.id)
    const is = was === undefined ? null : await countNow(open, one.thing)
    if (was === undefined || is === was) counted.push(one)
    else if (is === null) counted.push({ ...one, isGone: true })
    else counted.push({ ...one, moved: [{ field: 'codings', was, is }] })
  }
  return counted
}

async function countNow({ analysis }: OpenProject, { cell }: Thing): Promise<string | null> {
  try {
    const { request, names: _names, ...place } = cell!
    return String((await analysis.cell({ ...request, ...place })).codings)
  } catch (trouble) {
    // A row or column of it is not there any more.
    if (trouble instanceof Refusal) return null
    throw trouble
  }
}
