// Comments that coders made on their codings, as they leave the project beside the memos.

import { attributedValues } from '../../cases/value-queries.ts'
import type { CodeId, CoderId } from '../../base/ids.ts'
import { fold } from '../../base/order.ts'
import { excerpts } from '../../coding/queries.ts'
import type { MarkedExcerpt } from '../../coding/types.ts'
import type { MemoFilter } from '../../memos/filter.ts'
import { richOf } from '../../memos/rich.ts'
import type { Read } from '../../store/access.ts'
import { bytesOf, sql } from '../../store/sql.ts'
import type { BookMemo } from './memo-book.ts'

/** A comment with the words it is on and the name of their code. */
export type Comment = MarkedExcerpt & { readonly codeName: string }

/** The comments that fit a filter, in the order of the sources. None where memos on other things are asked for, or days: when a comment was made is not known. */
export function commentsThatFit(read: Read, filter: MemoFilter): Comment[] {
  const isMeant = filter.about === undefined || filter.about === 'coding'
  if (!isMeant || filter.from !== undefined || filter.to !== undefined) return []
  const found = excerpts(
    read,
    {
      commented: true,
      coderId: filter.coderId as CoderId | undefined,
      codeIds: filter.codeId === undefined ? undefined : [filter.codeId as CodeId],
      limit: Number.MAX_SAFE_INTEGER,
    },
    attributedValues(read),
  ).excerpts
  const names = new Map<string, string>()
  const nameOf = (codeId: CodeId) => {
    const name =
      names.get(codeId) ?? read.get<{ name: string }>(sql`SELECT name FROM code WHERE id = ${bytesOf(codeId)}`)!.name
    names.set(codeId, name)
    return name
  }
  const wanted = fold(filter.words ?? '')
    .split(/\s+/u)
    .filter(Boolean)
  return found
    .map(one => ({ ...one, codeName: nameOf(one.codeId) }))
    .filter(one => {
      const said = fold(`${one.comment ?? ''}\n${one.words}\n${one.codeName}`)
      return wanted.every(word => said.includes(word))
    })
}

/** A comment as it is printed among memos. */
export function bookComment(comment: Comment, coder: string): BookMemo {
  return {
    id: comment.codingId,
    title: `Comment on “${comment.codeName}”`,
    isTitled: false,
    kind: 'comment',
    about: `Excerpt: ${comment.codeName} in ${comment.sourceName}`,
    coder,
    writtenAt: null,
    changedAt: null,
    day: null,
    quoted: { words: comment.words, reference: comment.attribution },
    rich: richOf(comment.comment ?? ''),
    links: [],
    linkedFrom: [],
  }
}
