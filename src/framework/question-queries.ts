// Reads the topic guide.

import type { CodeId, QuestionId } from '../base/ids.ts'
import { Refusal } from '../base/trouble.ts'
import type { Read } from '../store/access.ts'
import { bytesOf, idOf, sql } from '../store/sql.ts'
import type { Question } from './types.ts'

/** Every question in the order of the guide, with the codes it leads to, in the order they were linked. */
export function listQuestions(read: Read): Question[] {
  const codes = new Map<string, CodeId[]>()
  for (const [question, code] of read.arrays<[Buffer, Buffer]>(
    sql`SELECT question_id, code_id FROM code_question ORDER BY n`,
  )) {
    const list = codes.get(idOf(question))
    if (list) list.push(idOf<'code'>(code))
    else codes.set(idOf(question), [idOf<'code'>(code)])
  }
  return read
    .all<{ id: Buffer; key: string; wording: string; place: number }>(
      sql`SELECT id, key, wording, place FROM question ORDER BY place, n`,
    )
    .map(row => {
      const id = idOf<'question'>(row.id)
      return { id, key: row.key, wording: row.wording, place: row.place, codeIds: codes.get(id) ?? [] }
    })
}

/** A question's own row. Refuses one that is not there. */
export function getQuestion(
  read: Read,
  questionId: QuestionId,
): { readonly key: string; readonly wording: string; readonly place: number } {
  const row = read.get<{ key: string; wording: string; place: number }>(
    sql`SELECT key, wording, place FROM question WHERE id = ${bytesOf(questionId)}`,
  )
  if (!row) throw new Refusal('question-gone', 'This question is not in the topic guide (any more).')
  return row
}
