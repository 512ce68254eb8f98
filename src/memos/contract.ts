import { command, query } from '../base/call.ts'
import type { MemoId } from '../base/ids.ts'
import { id, nullable, object, oneOf, optional, text, textRange } from '../base/parse.ts'
import type { Memo } from './types.ts'

const about = oneOf('project', 'source', 'code', 'coding', 'case', 'proposition', 'anchor')

/** What others may ask about memos. */
export const memosContract = {
  'memo.list': query<readonly Memo[]>()({
    says: 'Every memo, newest first; or those about one thing.',
    input: object({ about: optional(about), subjectId: optional(nullable(text(36))) }),
  }),
  'memo.write': command<MemoId>()({
    label: 'Write memo',
    says: 'Writes a memo about a thing (or about words in a source: `passage`), or rewrites one (`memoId`). Refuses an empty one.',
    input: object({
      memoId: optional(id('memo')),
      about: optional(about),
      subjectId: optional(nullable(text(36))),
      passage: optional(object({ sourceId: id('source'), range: textRange })),
      title: text(500),
      body: text(200_000),
    }),
  }),
  'memo.remove': command<void>()({
    label: 'Remove memo',
    says: 'Removes a memo. What it is about stays.',
    input: object({ memoId: id('memo') }),
  }),
}
