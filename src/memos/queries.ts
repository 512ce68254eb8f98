// Reads memos.

import type { Read } from '../store/access.ts'
import { bytesOf, idOf, sql, type Sql } from '../store/sql.ts'
import type { Memo, MemoSubject } from './types.ts'

type Row = {
  id: Buffer
  title: string
  body: string
  coder_id: Buffer
  made_at: string
  changed_at: string
  about: MemoSubject
  subject: Buffer | null
  subject_name: string | null
}

const COLUMN: Readonly<Record<Exclude<MemoSubject, 'project'>, string>> = {
  source: 'source_id',
  code: 'code_id',
  coding: 'coding_id',
  case: 'case_id',
  proposition: 'proposition_id',
  anchor: 'anchor_id',
}

/** Every memo, newest first; or those about a kind of thing, or about one thing. */
export function listMemos(read: Read, about?: MemoSubject, subjectId?: string | null): Memo[] {
  const where: Sql =
    about === undefined
      ? sql`1`
      : about === 'project'
        ? sql`subject IS NULL`
        : subjectId
          ? { text: `memo.${COLUMN[about]} = ?`, values: [bytesOf(subjectId)] }
          : { text: `memo.${COLUMN[about]} IS NOT NULL`, values: [] }
  return read
    .all<Row>(sql`
      SELECT memo.id, memo.title, memo.body, memo.coder_id, memo.made_at, memo.changed_at,
        CASE WHEN memo.source_id IS NOT NULL THEN 'source' WHEN memo.code_id IS NOT NULL THEN 'code' WHEN memo.coding_id IS NOT NULL THEN 'coding'
          WHEN memo.case_id IS NOT NULL THEN 'case' WHEN memo.proposition_id IS NOT NULL THEN 'proposition' WHEN memo.anchor_id IS NOT NULL THEN 'anchor' ELSE 'project' END AS about,
        coalesce(memo.source_id, memo.code_id, memo.coding_id, memo.case_id, memo.proposition_id, memo.anchor_id) AS subject,
        coalesce(source.name, code.name, coded.name || ' in ' || coded_in.name, "case".name, proposition.statement, passage_in.name) AS subject_name
      FROM memo
      LEFT JOIN source ON source.id = memo.source_id LEFT JOIN code ON code.id = memo.code_id LEFT JOIN "case" ON "case".id = memo.case_id
      LEFT JOIN proposition ON proposition.id = memo.proposition_id
      LEFT JOIN coding ON coding.id = memo.coding_id LEFT JOIN code AS coded ON coded.id = coding.code_id
      LEFT JOIN anchor AS coding_anchor ON coding_anchor.id = coding.anchor_id LEFT JOIN source AS coded_in ON coded_in.id = coding_anchor.source_id
      LEFT JOIN anchor AS passage ON passage.id = memo.anchor_id LEFT JOIN source AS passage_in ON passage_in.id = passage.source_id
      WHERE ${where} ORDER BY memo.changed_at DESC, memo.n DESC`)
    .map(row => ({
      id: idOf<'memo'>(row.id),
      title: row.title,
      body: row.body,
      coderId: idOf<'coder'>(row.coder_id),
      about: row.about,
      subjectId: row.subject ? idOf(row.subject) : null,
      subjectName: row.subject_name ?? '',
      madeAt: row.made_at,
      changedAt: row.changed_at,
    }))
}
