// Lists of what was said in reviews, in shapes that scripts rely on. Coders and rounds go by their names.

import type { Read } from '../../store/access.ts'
import { listCoders } from '../../team/queries.ts'
import { listProposals } from '../../team/review/proposal-queries.ts'
import type { ListedRow } from '../contract.ts'
import { field } from '../listed-row.ts'
import { allComments, listedRounds, namesOfRounds } from './review-tables-queries.ts'

/** Every comment with its replies, oldest first; `name` is what its thing is called. */
export function comments(read: Read): ListedRow[] {
  const coders = new Map<string, string>(listCoders(read).map(one => [one.id, one.name]))
  const rounds = namesOfRounds(read)
  return allComments(read).map(one => ({
    id: one.id,
    name: one.name,
    about: one.thing.about,
    thing: one.thing.id,
    ...field('beside', one.thing.besideId),
    coder: coders.get(one.coderId),
    madeAt: one.madeAt,
    body: one.body,
    state: one.state,
    ...field('for', one.forId && coders.get(one.forId)),
    ...field('round', one.roundId && rounds.get(one.roundId)),
    ...(one.decided
      ? { decidedBy: coders.get(one.decided.coderId), decidedAt: one.decided.at, ...field('why', one.decided.why) }
      : {}),
    ...(one.isGone ? { gone: true } : {}),
    changed: one.moved.map(moved => moved.field),
    replies: one.replies.map(reply => ({
      id: reply.id,
      coder: coders.get(reply.coderId),
      madeAt: reply.madeAt,
      body: reply.body,
      ...field('decides', reply.decides),
    })),
  }))
}

/** Every proposal on the framework; `name` is what is proposed. */
export function proposals(read: Read): ListedRow[] {
  const coders = new Map<string, string>(listCoders(read).map(one => [one.id, one.name]))
  const rounds = namesOfRounds(read)
  return listProposals(read).map(one => ({
    id: one.id,
    name: one.says,
    operation: one.request.operation,
    coder: coders.get(one.coderId),
    madeAt: one.madeAt,
    reason: one.reason,
    state: one.state,
    codes: one.codes.map(code => code.name),
    ...field('round', one.roundId && rounds.get(one.roundId)),
    ...(one.decided
      ? { decidedBy: coders.get(one.decided.coderId), decidedAt: one.decided.at, ...field('why', one.decided.why) }
      : {}),
  }))
}

/** Every round of review. */
export function rounds(read: Read): ListedRow[] {
  return listedRounds(read).map(one => ({
    id: one.id,
    name: one.name,
    ...field('purpose', one.purpose),
    ...field('from', one.from_on),
    ...field('until', one.until_on),
    state: one.state,
    coder: one.coder,
    people: one.people,
    through: one.through,
    things: one.things,
    comments: one.comments,
    proposals: one.proposals,
  }))
}
