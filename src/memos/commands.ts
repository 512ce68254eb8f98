// The one writer of memos.

import type { AnchorId, CodingId, MemoId } from '../base/ids.ts'
import { Refusal } from '../base/trouble.ts'
import type { Change } from '../store/access.ts'
import { bytesOf, idOf, sql } from '../store/sql.ts'
import type { MemoSubject } from './types.ts'

/** The column and table of each kind of thing that a memo can be about. */
const SUBJECTS = {
  source: ['sourceId', 'source'],
  code: ['codeId', 'code'],
  coding: ['codingId', 'coding'],
  case: ['caseId', 'case'],
  proposition: ['propositionId', 'proposition'],
  anchor: ['anchorId', 'anchor'],
} as const

/** Writes a memo about a thing, or a free one. Refuses an empty one and one about a thing that is not there. */
export function addMemo(
  tx: Change,
  memo: {
    readonly about: MemoSubject
    readonly subjectId: string | AnchorId | null
    readonly title: string
    readonly body: string
  },
): MemoId {
  refuseEmpty(memo)
  const columns: Record<string, string> = {}
  if (memo.about !== 'project') {
    const [column, table] = SUBJECTS[memo.about]
    const there =
      memo.subjectId && tx.get({ text: `SELECT 1 FROM "${table}" WHERE id = ?`, values: [bytesOf(memo.subjectId)] })
    if (!there)
      throw new Refusal(
        'subject-gone',
        `The ${memo.about === 'anchor' ? 'passage' : memo.about} that this memo is about is not there (any more).`,
      )
    columns[column] = memo.subjectId!
  }
  tx.describe(`Write memo “${titleOf(memo)}”`)
  return tx.insert('memo', {
    title: titleOf(memo),
    body: memo.body,
    coderId: tx.coderId,
    madeAt: tx.now,
    changedAt: tx.now,
    ...columns,
  }) as MemoId
}

/** Rewrites a memo. Refuses to leave it empty. */
export function changeMemo(tx: Change, memoId: MemoId, memo: { readonly title: string; readonly body: string }): void {
  if (!tx.get(sql`SELECT 1 FROM memo WHERE id = ${bytesOf(memoId)}`))
    throw new Refusal('memo-gone', 'This memo is not there any more.')
  refuseEmpty(memo)
  tx.describe(`Rewrite memo “${titleOf(memo)}”`)
  tx.update('memo', memoId, { title: titleOf(memo), body: memo.body, changedAt: tx.now })
}

/** A coding was joined into another: its memos, and links that memos have to it, go over. */
export function memosGoOver(tx: Change, from: CodingId, into: CodingId): void {
  for (const { id } of tx.all<{ id: Buffer }>(sql`SELECT id FROM memo WHERE coding_id = ${bytesOf(from)} ORDER BY n`))
    tx.update('memo', idOf(id), { codingId: into })
  for (const { id } of tx.all<{ id: Buffer }>(
    sql`SELECT id FROM memo_link WHERE to_coding_id = ${bytesOf(from)} ORDER BY n`,
  ))
    tx.update('memo_link', idOf(id), { toCodingId: into })
}

/** Removes a memo. */
export function removeMemo(tx: Change, memoId: MemoId): void {
  const memo = tx.get<{ title: string }>(sql`SELECT title FROM memo WHERE id = ${bytesOf(memoId)}`)
  if (!memo) throw new Refusal('memo-gone', 'This memo is not there any more.')
  tx.describe(`Remove memo “${memo.title}”`)
  tx.remove('memo', memoId)
}

function refuseEmpty(memo: { readonly title: string; readonly body: string }): void {
  if (!memo.title.trim() && !memo.body.trim())
    throw new Refusal('memo-empty', 'The memo is empty. Write something, or leave it.')
}

function titleOf(memo: { readonly title: string; readonly body: string }): string {
  const title = memo.title.trim() || memo.body.trim().split('\n')[0]!
  return title.length > 120 ? `${title.slice(0, 119)}…` : title
}
