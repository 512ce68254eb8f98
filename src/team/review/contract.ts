import { filterParser } from '../../analysis/filter/parse.ts'
import { matrixFields } from '../../analysis/matrix/parse.ts'
import { command, query } from '../../base/call.ts'
import type { CommentId, ProposalId, RoundId } from '../../base/ids.ts'
import {
  eitherBy,
  id,
  list,
  nullable,
  object,
  oneOf,
  optional,
  text,
  truth,
  wholeNumber,
  type Parser,
} from '../../base/parse.ts'
import { restructuringParser } from '../../framework/restructure/contract.ts'
import type { Plan } from '../../framework/restructure/types.ts'
import { day } from '../../memos/contract.ts'
import { thingParser } from './thing.ts'
import {
  ABOUTS,
  type Comment,
  type CommentedCell,
  type CommentPage,
  type CommentSign,
  type OpenOfPerson,
  type Proposal,
  type Proposed,
  type Round,
  type RoundThing,
} from './types.ts'

const body = text(20_000)
const why = text(2000)
const commentId = id('comment')
const proposalId = id('proposal')
const roundId = id('round')
const STATES = oneOf('open', 'settled', 'declined')
const coders = list(id('coder'), 500)
const things = list(thingParser, 5000)
/** What can be proposed. */
export const proposedParser: Parser<Proposed> = {
  says: `${restructuringParser.says} or a new code`,
  parse: (input: unknown, path: string): Proposed =>
    typeof input === 'object' && input !== null && (input as { operation?: unknown }).operation === 'new'
      ? newCode.parse(input, path)
      : restructuringParser.parse(input, path),
}
const newCode = eitherBy('operation', {
  new: { name: text(200), parentId: nullable(id('code')), kind: oneOf('code', 'group'), brief: nullable(text(2000)) },
})
const round = {
  purpose: optional(text(4000)),
  filter: optional(nullable(filterParser)),
  from: optional(nullable(day)),
  until: optional(nullable(day)),
}

/** What others may ask of reviews: comments, proposals, rounds. */
export const reviewContract = {
  'comment.on': query<readonly Comment[]>()({
    says: 'The comments on one thing with their replies and what of the thing changed since each was made; open ones first. What others said on a sealed source is left out, here and everywhere.',
    input: object({ thing: thingParser }),
  }),
  'comment.find': query<CommentPage>()({
    says: 'Comments by whom they concern, who is to answer, who made them, who is named in them, what they are about (a kind of thing; a source with its passages and codings), round and state; newest first, 100 a page unless told.',
    input: object({
      concerns: optional(id('coder')),
      forId: optional(nullable(id('coder'))),
      byId: optional(id('coder')),
      namedId: optional(id('coder')),
      about: optional(oneOf(...ABOUTS)),
      sourceId: optional(id('source')),
      roundId: optional(nullable(roundId)),
      state: optional(STATES),
      from: optional(wholeNumber()),
      limit: optional(wholeNumber(1, 500)),
    }),
  }),
  'comment.signs': query<readonly CommentSign[]>()({
    says: 'How many comments, and how many open ones, each thing has that has any; a source has those on its words and codings too.',
    input: object({}),
  }),
  'comment.cells': query<
    readonly (Omit<CommentedCell, 'request' | 'names'> & { readonly open: number; readonly all: number })[]
  >()({
    says: 'The cells of a matrix that are commented on: row and column, how many comments, how many open.',
    input: object({ request: object(matrixFields) }),
  }),
  'comment.add': command<CommentId>()({
    label: 'Comment',
    says: 'Comments on a thing; kept with it is what the thing was like. Without `forId` whoever made the thing is to answer; null: nobody in particular. @Name in the words names a coder. Refuses an empty comment and a thing that is not there.',
    input: object({
      thing: thingParser,
      body,
      forId: optional(nullable(id('coder'))),
      roundId: optional(nullable(roundId)),
    }),
  }),
  'comment.reply': command<CommentId>()({
    label: 'Reply to a comment',
    says: 'Replies to a comment; `decides` settles it, declines it or opens it again, with the words as the reason. Refuses an empty reply that decides nothing, and declining without a reason.',
    input: object({ commentId, body, decides: optional(nullable(STATES)) }),
  }),
  'comment.rewrite': command<void>()({
    label: 'Rewrite a comment',
    says: 'Writes a comment or reply of one’s own anew. Refuses another’s, and an empty one.',
    input: object({ commentId, body }),
  }),
  'comment.hand': command<void>()({
    label: 'Say who answers a comment',
    says: 'Says who is to answer a comment; null: nobody in particular.',
    input: object({ commentId, forId: nullable(id('coder')) }),
  }),
  'comment.remove': command<void>()({
    label: 'Remove a comment',
    says: 'Removes a comment or reply of one’s own. Refuses another’s, and a comment that others answered.',
    input: object({ commentId }),
  }),
  'proposal.list': query<readonly Proposal[]>()({
    says: 'Every proposal on the framework: open ones first, then the newest, with what became of each.',
    input: object({}),
  }),
  'proposal.plan': query<Plan>()({
    says: 'What a proposal would do to the framework as it is now, in numbers, with all that stands against it. Changes nothing.',
    input: object({ proposalId }),
  }),
  'proposal.make': command<ProposalId>()({
    label: 'Propose a change of the framework',
    says: 'Proposes something to be done to the framework, with a reason, instead of doing it. Refuses what could not be done now either, and a missing reason.',
    input: object({ request: proposedParser, reason: why, roundId: optional(nullable(roundId)) }),
  }),
  'proposal.accept': command<void>()({
    label: 'Accept a proposal',
    says: 'Does what was proposed, as things stand now, in the same act. Refuses what the framework refuses and, given what was `seen`, numbers that are no longer those.',
    input: object({ proposalId, seen: optional(text(64)), why: optional(why) }),
  }),
  'proposal.decline': command<void>()({
    label: 'Decline a proposal',
    says: 'Declines a proposal with a reason. Refuses without one.',
    input: object({ proposalId, why }),
  }),
  'proposal.withdraw': command<void>()({
    label: 'Withdraw a proposal',
    says: 'Takes back a proposal of one’s own. Refuses another’s.',
    input: object({ proposalId }),
  }),
  'proposal.reopen': command<void>()({
    label: 'Open a proposal again',
    says: 'Opens a declined or withdrawn proposal again. Refuses an accepted one.',
    input: object({ proposalId }),
  }),
  'proposal.know': command<number>()({
    label: 'Take note of proposals',
    says: 'Says that whoever proposed has seen what became of it. Gives back how many were new to them.',
    input: object({ proposalIds: list(proposalId, 1000) }),
  }),
  'round.list': query<readonly Round[]>()({
    says: 'The rounds of review, open ones first, with how far each person is and what is open in each.',
    input: object({}),
  }),
  'round.things': query<readonly RoundThing[]>()({
    says: 'What is to be looked at in a round (things chosen, and the sources its filter lets through), who looked at what, and what is open on it.',
    input: object({ roundId }),
  }),
  'round.open': command<RoundId>()({
    label: 'Open a round',
    says: 'Opens a round of review: what for, on which things or what passes which filter, by whom, from when until when. Refuses a name another round has, nobody, and an end before the beginning.',
    input: object({ name: text(200), ...round, coderIds: coders, things: optional(things) }),
  }),
  'round.change': command<void>()({
    label: 'Change a round',
    says: 'Changes what a round is about, when it is, or who takes part. What is left out stays.',
    input: object({ roundId, name: optional(text(200)), ...round, coderIds: optional(coders) }),
  }),
  'round.setState': command<void>()({
    label: 'Close a round',
    says: 'Closes a round, or opens it again. What is open in it stays open.',
    input: object({ roundId, state: oneOf('open', 'closed') }),
  }),
  'round.remove': command<void>()({
    label: 'Remove a round',
    says: 'Removes a round in which nothing was said. Refuses one with comments or proposals: it is closed instead.',
    input: object({ roundId }),
  }),
  'round.add': command<number>()({
    label: 'Put things into a round',
    says: 'Puts things into a round; those in it stay. Gives back how many came in.',
    input: object({ roundId, things }),
  }),
  'round.take': command<number>()({
    label: 'Take things out of a round',
    says: 'Takes things out of a round. Gives back how many went.',
    input: object({ roundId, things }),
  }),
  'round.look': command<void>()({
    label: 'Look at things in a round',
    says: 'Marks things of a round as looked at by whoever is at work, or no longer so. Refuses somebody who does not take part.',
    input: object({ roundId, things, looked: truth }),
  }),
  'round.done': command<void>()({
    label: 'Through with a round',
    says: 'Says that whoever is at work is through with a round, or is not. Refuses somebody who does not take part.',
    input: object({ roundId, done: truth }),
  }),
  'review.open': query<readonly OpenOfPerson[]>()({
    says: 'What is open with each person: comments to answer, made and naming them, their proposals, and what of open rounds they have not looked at.',
    input: object({}),
  }),
}
