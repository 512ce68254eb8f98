// Reads memos.

import { createHash } from 'node:crypto'
import { hexOfId, type MemoId } from '../base/ids.ts'
import { Refusal } from '../base/trouble.ts'
import type { Read } from '../store/access.ts'
import { bytesOf, idOf, idOrNull, sql, type Sql } from '../store/sql.ts'
import { LINK_KINDS, linksOf, readRich, richOf } from './rich.ts'
import { linkTargets } from './target-queries.ts'
import { firstWords } from './title.ts'
import type { LinkKind, Memo, MemoLink, MemoState, MemoSubject, OpenMemo } from './types.ts'

type Row = {
  id: Buffer
  title: string
  body: string
  coder_id: Buffer
  journal_on: string | null
  made_at: string
  changed_at: string
  about: MemoSubject
  subject: Buffer | null
  subject_name: string | null
  in_source: Buffer | null
  of_code: Buffer | null
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
  return memosWhere(read, where, allLinks(read))
}

/** The memos with these ids, in the order of {@link listMemos}. What is not there is left out. */
export function memosById(read: Read, memoIds: readonly MemoId[]): Memo[] {
  const ids = sql`SELECT unhex(value) FROM json_each(${JSON.stringify(memoIds.map(hexOfId))})`
  return memosWhere(read, sql`memo.id IN (${ids})`, linksBy(read, sql`memo_id IN (${ids})`))
}

/** Every memo, newest first, with what changes when anything that a list shows of it changes. Words are not read, only how long they are: whenever they change, so does the moment. */
export function memoStates(read: Read): MemoState[] {
  return memosWhere(read, sql`1`, allLinks(read), sql`'' || length(memo.body)`).map(memo => ({
    id: memo.id,
    state: createHash('sha256').update(JSON.stringify(memo)).digest('base64url').slice(0, 12),
  }))
}

/** One memo, to read or go on writing. Refuses one that is not there. */
export function openMemo(read: Read, memoId: MemoId): OpenMemo {
  const id = bytesOf(memoId)
  const links = linksBy(read, sql`memo_id = ${id}`)
  const memo = memosWhere(read, sql`memo.id = ${id}`, links)[0]
  if (!memo) throw new Refusal('memo-gone', 'This memo is not there any more.')
  const stored = read.get<{ rich: string | null }>(sql`SELECT rich FROM memo WHERE id = ${id}`)!.rich
  const rich = readRich(stored, memo.body) ?? richOf(memo.body)
  const subject =
    memo.about === 'project' || memo.subjectId === null ? [] : [{ kind: memo.about, id: memo.subjectId } as MemoLink]
  return {
    memo,
    rich,
    stamp: stampOf(memo.title, stored ?? memo.body),
    isTitled: memo.title !== firstWords(memo.body),
    subject: linkTargets(read, subject)[0] ?? null,
    targets: linkTargets(read, linksOf(rich)),
  }
}

/** What changes with the title and the words of a memo, and with nothing else. */
export function stampOf(title: string, words: string): string {
  return createHash('sha256').update(`${title}\u0000${words}`).digest('hex').slice(0, 16)
}

/** The stamp of a memo now. Refuses one that is not there. */
export function stampOfMemo(read: Read, memoId: MemoId): string {
  const row = read.get<{ title: string; words: string }>(
    sql`SELECT title, coalesce(rich, body) AS words FROM memo WHERE id = ${bytesOf(memoId)}`,
  )
  if (!row) throw new Refusal('memo-gone', 'This memo is not there any more.')
  return stampOf(row.title, row.words)
}

/** A memo as the list of acts calls it: “memo “Title””, or the journal entry of a day. */
export function nameOfMemo(read: Read, memoId: MemoId): string {
  const row = read.get<{ title: string; journal_on: string | null }>(
    sql`SELECT title, journal_on FROM memo WHERE id = ${bytesOf(memoId)}`,
  )!
  return row.journal_on === null ? `memo “${row.title}”` : `journal entry of ${row.journal_on}`
}

/** The columns of `memo_link`, by kind of thing. */
export const LINK_COLUMNS: Readonly<Record<LinkKind, string>> = {
  source: 'to_source_id',
  code: 'to_code_id',
  coding: 'to_coding_id',
  case: 'to_case_id',
  proposition: 'to_proposition_id',
  anchor: 'to_anchor_id',
  memo: 'to_memo_id',
}

/** Looks whether the formatted words of every memo say its plain words and its links are those of its words. Sentences name memos by id. */
export function checkMemos(read: Read): { count: number; problems: string[] } {
  const links = allLinks(read)
  const problems: string[] = []
  const rows = read.arrays<[Buffer, string, string | null]>(sql`SELECT id, body, rich FROM memo ORDER BY n`)
  for (const [id, body, stored] of rows) {
    const rich = readRich(stored, body)
    if (stored !== null && rich === null)
      problems.push(`The formatted words of memo ${idOf(id)} are not its plain words.`)
    const wanted = new Set(rich === null ? [] : linksOf(rich).map(link => `${link.kind} ${link.id}`))
    for (const link of links.get(id.toString('latin1')) ?? [])
      if (!wanted.has(`${link.kind} ${link.id}`))
        problems.push(`Memo ${idOf(id)} is noted as linking to a ${link.kind} that is not among its words.`)
  }
  return { count: rows.length, problems }
}

type Links = ReadonlyMap<string, readonly MemoLink[]>

const allLinks = (read: Read): Links => linksBy(read, sql`1`)

function linksBy(read: Read, where: Sql): Links {
  const links = new Map<string, MemoLink[]>()
  const columns = LINK_KINDS.map(kind => LINK_COLUMNS[kind]).join(', ')
  const rows = read.arrays<(Buffer | null)[]>(
    sql`SELECT memo_id, ${{ text: columns, values: [] }} FROM memo_link WHERE ${where} ORDER BY n`,
  )
  for (const [memo, ...to] of rows) {
    const at = to.findIndex(id => id !== null)
    const link = { kind: LINK_KINDS[at]!, id: idOf(to[at]!) }
    const key = memo!.toString('latin1')
    const list = links.get(key)
    if (list) list.push(link)
    else links.set(key, [link])
  }
  return links
}

function memosWhere(read: Read, where: Sql, links: Links, body: Sql = sql`memo.body`): Memo[] {
  return read
    .all<Row>(sql`
      SELECT memo.id, memo.title, ${body} AS body, memo.coder_id, memo.journal_on, memo.made_at, memo.changed_at,
        CASE WHEN memo.source_id IS NOT NULL THEN 'source' WHEN memo.code_id IS NOT NULL THEN 'code' WHEN memo.coding_id IS NOT NULL THEN 'coding'
          WHEN memo.case_id IS NOT NULL THEN 'case' WHEN memo.proposition_id IS NOT NULL THEN 'proposition' WHEN memo.anchor_id IS NOT NULL THEN 'anchor' ELSE 'project' END AS about,
        coalesce(memo.source_id, memo.code_id, memo.coding_id, memo.case_id, memo.proposition_id, memo.anchor_id) AS subject,
        coalesce(source.name, code.name, coded.name || ' in ' || coded_in.name, "case".name, proposition.statement, passage_in.name) AS subject_name,
        coalesce(memo.source_id, coding_anchor.source_id, passage.source_id) AS in_source, coalesce(memo.code_id, coding.code_id) AS of_code
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
      sourceId: idOrNull<'source'>(row.in_source),
      codeId: idOrNull<'code'>(row.of_code),
      journalOn: row.journal_on,
      links: links.get(row.id.toString('latin1')) ?? [],
      madeAt: row.made_at,
      changedAt: row.changed_at,
    }))
}
