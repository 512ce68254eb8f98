// What was said in reviews as tables: comments with their replies, proposals, rounds. Names in place of ids.

import type { Read } from '../../store/access.ts'
import { idOf, sql } from '../../store/sql.ts'
import { listCoders } from '../../team/queries.ts'
import { findComments } from '../../team/review/comment-queries.ts'
import { listProposals } from '../../team/review/proposal-queries.ts'
import type { Comment } from '../../team/review/types.ts'
import type { PlainTable } from '../tables/plain-table.ts'

/** The tables that a review can be written as. */
export const REVIEW_TABLES = ['comments', 'proposals', 'rounds'] as const
export type ReviewTable = (typeof REVIEW_TABLES)[number]

/** One table of a review. */
export function reviewTable(read: Read, what: ReviewTable): PlainTable {
  if (what === 'comments') return commentTable(read)
  return what === 'proposals' ? proposalTable(read) : roundTable(read)
}

/** Every comment, oldest first. */
export function allComments(read: Read): readonly Comment[] {
  return findComments(read, { limit: 1_000_000 }).comments.toReversed()
}

function commentTable(read: Read): PlainTable {
  const comments = allComments(read)
  const coders = namesOfCoders(read)
  const rounds = namesOfRounds(read)
  const rows = comments.flatMap((one, at) => [
    [
      String(at + 1),
      '',
      one.thing.about,
      one.name,
      one.body,
      coders.get(one.coderId) ?? '',
      one.madeAt,
      one.forId ? (coders.get(one.forId) ?? '') : '',
      one.roundId ? (rounds.get(one.roundId) ?? '') : '',
      one.state,
      one.decided ? (coders.get(one.decided.coderId) ?? '') : '',
      one.decided?.at ?? '',
      one.decided?.why ?? '',
      one.isGone ? 'removed' : one.moved.map(field => field.field).join(', '),
    ],
    ...one.replies.map((reply, n) => [
      `${at + 1}.${n + 1}`,
      String(at + 1),
      one.thing.about,
      one.name,
      reply.body,
      coders.get(reply.coderId) ?? '',
      reply.madeAt,
      '',
      '',
      reply.decides ?? '',
      '',
      '',
      '',
      '',
    ]),
  ])
  const open = comments.filter(one => one.state === 'open').length
  return {
    title: 'Comments',
    about: [
      `${comments.length} comments, ${open} open. A reply that settles, declines or opens again says so as its state.`,
    ],
    heads: [
      'comment',
      'reply_to',
      'about',
      'thing',
      'words',
      'coder',
      'at',
      'for',
      'round',
      'state',
      'decided_by',
      'decided_at',
      'why',
      'changed_since',
    ],
    rows,
    total: null,
    below: [],
  }
}

function proposalTable(read: Read): PlainTable {
  const coders = namesOfCoders(read)
  const rounds = namesOfRounds(read)
  const proposals = listProposals(read).toSorted((a, b) => (a.madeAt < b.madeAt ? -1 : a.madeAt > b.madeAt ? 1 : 0))
  return {
    title: 'Proposals',
    about: [`${proposals.length} proposals on the framework, codes called as when each was made.`],
    heads: ['at', 'coder', 'proposal', 'operation', 'reason', 'round', 'state', 'decided_by', 'decided_at', 'why'],
    rows: proposals.map(one => [
      one.madeAt,
      coders.get(one.coderId) ?? '',
      one.says,
      one.request.operation,
      one.reason,
      one.roundId ? (rounds.get(one.roundId) ?? '') : '',
      one.state,
      one.decided ? (coders.get(one.decided.coderId) ?? '') : '',
      one.decided?.at ?? '',
      one.decided?.why ?? '',
    ]),
    total: null,
    below: [],
  }
}

/** A round as it is listed: who took part, and who said that they are through. */
export function listedRounds(read: Read) {
  const people = Map.groupBy(
    read.all<{ round_id: Buffer; name: string; done_at: string | null }>(
      sql`SELECT round_id, coder.name, done_at FROM round_coder JOIN coder ON coder.id = coder_id ORDER BY round_coder.n`,
    ),
    row => idOf(row.round_id) as string,
  )
  return read
    .all<{
      id: Buffer
      name: string
      purpose: string
      from_on: string | null
      until_on: string | null
      state: string
      coder: string
      made_at: string
      comments: number
      proposals: number
      things: number
    }>(sql`
      SELECT round.id, round.name, purpose, from_on, until_on, state, coder.name AS coder, round.made_at,
        (SELECT count(*) FROM comment WHERE round_id = round.id AND reply_to_id IS NULL) AS comments,
        (SELECT count(*) FROM proposal WHERE round_id = round.id) AS proposals, (SELECT count(*) FROM round_thing WHERE round_id = round.id) AS things
      FROM round JOIN coder ON coder.id = round.coder_id ORDER BY round.n`)
    .map(row => {
      const who = people.get(idOf(row.id)) ?? []
      return {
        ...row,
        id: idOf(row.id),
        people: who.map(one => one.name),
        through: who.filter(one => one.done_at !== null).map(one => one.name),
      }
    })
}

function roundTable(read: Read): PlainTable {
  const rounds = listedRounds(read)
  return {
    title: 'Rounds of review',
    about: [],
    heads: [
      'round',
      'purpose',
      'from',
      'until',
      'state',
      'opened_by',
      'people',
      'through',
      'things',
      'comments',
      'proposals',
    ],
    rows: rounds.map(one => [
      one.name,
      one.purpose,
      one.from_on ?? '',
      one.until_on ?? '',
      one.state,
      one.coder,
      one.people.join('; '),
      one.through.join('; '),
      one.things,
      one.comments,
      one.proposals,
    ]),
    total: null,
    below: [],
  }
}

function namesOfCoders(read: Read): ReadonlyMap<string, string> {
  return new Map(listCoders(read).map(one => [one.id, one.name]))
}

/** What rounds are called, by id. */
export function namesOfRounds(read: Read): ReadonlyMap<string, string> {
  return new Map(read.arrays<[Buffer, string]>(sql`SELECT id, name FROM round`).map(([id, name]) => [idOf(id), name]))
}
