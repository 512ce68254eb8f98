// What is done to comments, wherever they stand: each says what was done, or what stood in its way.

import type { Input } from '../../../src/api/contract.ts'
import type { CoderId } from '../../../src/base/ids.ts'
import type { Comment, CommentState } from '../../../src/team/review/types.ts'
import { call } from '../../client/client.ts'
import { doAndSay } from '../../components/deeds.ts'
import { useStatus } from '../../state/status.ts'
import { words } from '../../words/en.ts'

const { said } = words.review

/** Replies; with `decides` settles, declines or opens again. Trouble is thrown to whoever writes. */
export async function reply(comment: Pick<Comment, 'id'>, body: string, decides: CommentState | null): Promise<void> {
  await call('comment.reply', { commentId: comment.id, body, decides })
  useStatus
    .getState()
    .say(
      decides === null
        ? said.replied
        : { settled: said.settled, declined: said.declined, open: said.reopened }[decides],
    )
}

/** Comments on a thing. Trouble is thrown to whoever writes. */
export async function comment(input: Input<'comment.add'>, name: string): Promise<void> {
  await call('comment.add', input)
  useStatus.getState().say(said.added(name))
}

/** Writes a comment or reply anew. Trouble is thrown to whoever writes. */
export async function rewrite(commentId: Comment['id'], body: string): Promise<void> {
  await call('comment.rewrite', { commentId, body })
  useStatus.getState().say(said.rewritten)
}

/** Asks somebody else to answer. */
export function hand(comment: Pick<Comment, 'id'>, forId: CoderId | null, name: string | null): Promise<boolean> {
  return doAndSay(() => call('comment.hand', { commentId: comment.id, forId }), said.handed(name))
}

/** Removes a comment or a reply. */
export function removeComment(id: Comment['id']): Promise<boolean> {
  return doAndSay(() => call('comment.remove', { commentId: id }), said.removed)
}
