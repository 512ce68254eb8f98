// The one writer of comments: they are made, answered, settled, handed to somebody, and go over when codings are joined.

import type { CoderId, CodingId, CommentId, RoundId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import { anchorAt, removeAnchorIfFree } from '../../coding/commands.ts'
import { openText } from '../../coding/queries.ts'
import type { Change } from '../../store/access.ts'
import { isMine } from '../../store/person-queries.ts'
import { bytesOf, derivedId, idOf, sql } from '../../store/sql.ts'
import { listCoders } from '../queries.ts'
import { getCommentRow, STATE, thingOf, type CommentRow } from './comment-queries.ts'
import { mentionedIn, type ThingInput } from './thing.ts'
import { idOfCell, Things } from './thing-queries.ts'
import type { CommentState, Thing } from './types.ts'

/** A thing as it is stored, of what others name: words of a source become an anchor, a cell gets the id that follows from it. */
export function settleThing(tx: Change, input: ThingInput): Thing {
  if (input.about === 'cell') {
    const id = idOfCell(tx.projectId, input.cell)
    return { about: 'cell', id, besideId: null, cell: input.cell }
  }
  if (input.about !== 'passage')
    return { about: input.about, id: input.id, besideId: 'besideId' in input ? input.besideId : null, cell: null }
  if (input.id !== undefined) return { about: 'passage', id: input.id, besideId: null, cell: null }
  if (input.sourceId === undefined || input.range === undefined)
    throw new Refusal('no-passage', 'Select the words that the comment is about.')
  const id = anchorAt(tx, openText(tx, input.sourceId), input.range)
  return { about: 'passage', id, besideId: null, cell: null }
}

/** Comments on a thing. It is kept what the thing was like. Left out, whoever made the thing is to answer. Refuses an empty comment, and a thing that is not there. */
export function addComment(
  tx: Change,
  given: {
    readonly thing: ThingInput
    readonly body: string
    readonly forId?: CoderId | null | undefined
    readonly roundId?: RoundId | null | undefined
  },
): CommentId {
  const body = saidIn(given.body)
  const thing = settleThing(tx, given.thing)
  const things = new Things(tx)
  const name = things.name(thing)
  if (name === null) throw new Refusal('thing-gone', 'What you comment on is not there any more.')
  if (given.roundId) refuseClosed(tx, given.roundId)
  const owner = given.forId === undefined ? things.owner(thing) : given.forId
  if (owner) nameOfCoder(tx, owner)
  const fields = things.fields(thing).map(({ field, value }) => [field, value])
  if (given.thing.about === 'cell' && given.thing.counted !== undefined)
    fields.push(['codings', String(given.thing.counted)])
  const id = tx.insert('comment', {
    ...columnsOf(thing),
    name,
    seen: JSON.stringify(fields),
    body,
    coderId: tx.coderId,
    // Nobody is asked to answer themselves, unless they say so.
    forId: given.forId === undefined && owner !== null && isMine(tx, bytesOf(owner)) ? null : owner,
    roundId: given.roundId ?? null,
    madeAt: tx.now,
  }) as CommentId
  nameThem(tx, id, body)
  tx.describe(`Comment on ${called(thing, name)}`)
  return id
}

/** Replies to a comment; with `decides` settles it, declines it or opens it again. Refuses a reply without words, except that a comment may be settled and opened again without; and a decision that is in force. */
export function replyTo(
  tx: Change,
  given: { readonly commentId: CommentId; readonly body: string; readonly decides: CommentState | null },
): CommentId {
  const head = getCommentRow(tx, given.commentId)
  if (head.reply_to_id !== null) throw new Refusal('reply-to-reply', 'Reply to the comment itself.')
  const body = given.body.trim()
  if (given.decides === null || given.decides === 'declined')
    if (body === '')
      throw given.decides === null
        ? new Refusal('comment-empty', 'Nothing is written. Write something.')
        : new Refusal('decline-why', 'Say in a sentence why nothing is done about it.')
  if (given.decides !== null && stateOf(tx, given.commentId) === given.decides)
    throw new Refusal('comment-decided', `This comment is ${given.decides} already.`)
  const id = tx.insert('comment', {
    replyToId: given.commentId,
    ...columnsOf({ ...thingOf(head), cell: null }),
    cell: head.cell,
    name: head.name,
    seen: '[]',
    body,
    decides: given.decides,
    coderId: tx.coderId,
    madeAt: tx.now,
  }) as CommentId
  nameThem(tx, id, body)
  const deed = { open: 'Open again', settled: 'Settle', declined: 'Decline' } as const
  const what = `comment on ${called(thingOf(head), nameNow(tx, head))}`
  tx.describe(given.decides === null ? `Reply to the ${what}` : `${deed[given.decides]} the ${what}`)
  return id
}

/** Writes a comment or reply anew. Refuses another's, and an empty one. */
export function rewriteComment(tx: Change, commentId: CommentId, written: string): void {
  const row = ownComment(tx, commentId, 'rewrite')
  const body = row.decides === 'settled' || row.decides === 'open' ? written.trim() : saidIn(written)
  if (body === row.body) return
  tx.update('comment', commentId, { body, changedAt: tx.now })
  for (const one of tx.all<{ id: Buffer }>(
    sql`SELECT id FROM comment_mention WHERE comment_id = ${bytesOf(commentId)} ORDER BY n`,
  ))
    tx.remove('comment_mention', idOf(one.id))
  nameThem(tx, commentId, body)
  tx.describe(`Rewrite the comment on ${called(thingOf(row), nameNow(tx, row))}`)
}

/** Says who is to answer a comment; null: nobody in particular. */
export function handComment(tx: Change, commentId: CommentId, forId: CoderId | null): void {
  const row = getCommentRow(tx, commentId)
  const name = forId === null ? null : nameOfCoder(tx, forId)
  tx.update('comment', commentId, { forId })
  const what = `the comment on ${called(thingOf(row), nameNow(tx, row))}`
  tx.describe(name === null ? `Leave ${what} to nobody in particular` : `Ask ${name} to answer ${what}`)
}

/** Removes a comment with its replies, or a reply. Refuses another's, and a comment that others answered: it is settled instead. */
export function removeComment(tx: Change, commentId: CommentId): void {
  const row = ownComment(tx, commentId, 'remove')
  const replies = tx.all<{ id: Buffer; coder_id: Buffer }>(
    sql`SELECT id, coder_id FROM comment WHERE reply_to_id = ${bytesOf(commentId)} ORDER BY n`,
  )
  if (replies.some(one => !isMine(tx, one.coder_id)))
    throw new Refusal('comment-answered', 'Others have answered this comment. Settle or decline it instead.')
  const name = nameNow(tx, row)
  for (const id of [...replies.map(one => idOf<'comment'>(one.id)), commentId]) {
    for (const mention of tx.all<{ id: Buffer }>(
      sql`SELECT id FROM comment_mention WHERE comment_id = ${bytesOf(id)} ORDER BY n`,
    ))
      tx.remove('comment_mention', idOf(mention.id))
    tx.remove('comment', id)
  }
  if (row.anchor_id !== null) removeAnchorIfFree(tx, idOf<'anchor'>(row.anchor_id))
  tx.describe(`Remove the comment on ${called(thingOf(row), name)}`)
}

/** A coding was joined into another: comments on it go over. */
export function commentsGoOver(tx: Change, from: CodingId, into: CodingId): void {
  for (const { id } of tx.all<{ id: Buffer }>(
    sql`SELECT id FROM comment WHERE about = 'coding' AND thing_id = ${bytesOf(from)} ORDER BY n`,
  ))
    tx.update('comment', idOf(id), { thingId: into })
}

/** Things are about to be removed: open comments on them are settled in the same act and say why. They stay, under the name and with the words of what they were about. Gives back how many. */
export function settleRemoved(
  tx: Change,
  kind: 'coding' | 'code' | 'memo' | 'case' | 'proposition',
  ids: readonly string[],
): number {
  const gone = sql`(SELECT unhex(value, '-') FROM json_each(${JSON.stringify(ids)}))`
  const which = {
    coding: sql`c.about = 'coding' AND c.thing_id IN ${gone}`,
    memo: sql`c.about = 'memo' AND c.thing_id IN ${gone}`,
    code: sql`(c.about = 'code' AND c.thing_id IN ${gone} OR c.about = 'summary' AND c.beside_id IN ${gone})`,
    case: sql`(c.about = 'summary' AND c.thing_id IN ${gone} OR c.about = 'position' AND c.beside_id IN ${gone})`,
    proposition: sql`c.about IN ('proposition', 'position') AND c.thing_id IN ${gone}`,
  }[kind]
  const open = tx.all<{ id: Buffer }>(
    sql`SELECT c.id FROM comment AS c WHERE c.reply_to_id IS NULL AND ${which} AND ${STATE} = 'open' ORDER BY c.n`,
  )
  for (const { id } of open) {
    const head = getCommentRow(tx, idOf(id))
    tx.insert('comment', {
      replyToId: idOf(id),
      ...columnsOf({ ...thingOf(head), cell: null }),
      name: head.name,
      seen: '[]',
      body: 'What this is about was removed.',
      decides: 'settled',
      coderId: tx.coderId,
      madeAt: tx.now,
    })
  }
  return open.length
}

function columnsOf({ about, id, besideId, cell }: Thing) {
  return {
    about,
    thingId: bytesOf(id),
    besideId: besideId === null ? null : bytesOf(besideId),
    cell: cell === null ? null : JSON.stringify(cell),
    anchorId: about === 'passage' ? bytesOf(id) : null,
  }
}

function nameThem(tx: Change, commentId: CommentId, body: string): void {
  for (const coderId of mentionedIn(body, listCoders(tx)))
    tx.insert('comment_mention', {
      id: derivedId(tx.projectId, 'comment mention', `${commentId} ${coderId}`),
      commentId,
      coderId,
    })
}

function saidIn(body: string): string {
  const said = body.trim()
  if (said === '') throw new Refusal('comment-empty', 'Nothing is written. Write something.')
  return said
}

function ownComment(tx: Change, commentId: CommentId, deed: string): CommentRow {
  const row = getCommentRow(tx, commentId)
  if (!isMine(tx, row.coder_id))
    throw new Refusal(
      'comment-of-another',
      `Only ${nameOfCoder(tx, idOf(row.coder_id))} can ${deed} this comment. Reply to it instead.`,
    )
  return row
}

function stateOf(tx: Change, commentId: CommentId): CommentState {
  return tx.get<{ state: CommentState }>(
    sql`SELECT ${STATE} AS state FROM comment AS c WHERE c.id = ${bytesOf(commentId)}`,
  )!.state
}

function nameNow(tx: Change, row: CommentRow): string {
  return new Things(tx).name(thingOf(row)) ?? row.name
}

/** A thing in the label of an act. */
export function called({ about }: Pick<Thing, 'about'>, name: string): string {
  const short = name.length > 80 ? `${name.slice(0, 79).trimEnd()}…` : name
  if (about === 'coding' || about === 'passage') return short
  if (about === 'summary' && name.startsWith('Case summary')) return `the c${short.slice(1)}`
  return `“${short}”`
}

function refuseClosed(tx: Change, roundId: RoundId): void {
  const row = tx.get<{ name: string; state: string }>(sql`SELECT name, state FROM round WHERE id = ${bytesOf(roundId)}`)
  if (!row) throw new Refusal('round-gone', 'This round is not there any more.')
  if (row.state === 'closed')
    throw new Refusal('round-closed', `Round “${row.name}” is closed. Open it again, or comment outside of it.`)
}

/** The name of a coder. Refuses one that is not there. */
export function nameOfCoder(tx: Change, coderId: CoderId): string {
  const coder = listCoders(tx).find(one => one.id === coderId)
  if (!coder) throw new Refusal('coder-gone', 'This coder is not in the project (any more).')
  return coder.name
}
