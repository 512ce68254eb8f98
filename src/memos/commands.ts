// The one writer of memos and of what they link to.

import type { AnchorId, MemoId } from '../base/ids.ts'
import { Refusal } from '../base/trouble.ts'
import type { Change } from '../store/access.ts'
import { bytesOf, idOf, join, sql, type Sql } from '../store/sql.ts'
import { LINK_COLUMNS, nameOfMemo } from './queries.ts'
import { LINK_KINDS, linksOf, mapLinks, readRich, richOf, wordsOf, type Rich, type RichLink } from './rich.ts'
import { linkTargets } from './target-queries.ts'
import { firstWords, titleOf } from './title.ts'
import type { LinkKind, MemoLink, MemoSubject } from './types.ts'

/** The column and table of each kind of thing that a memo can be about. */
const SUBJECTS = {
  source: ['sourceId', 'source'],
  code: ['codeId', 'code'],
  coding: ['codingId', 'coding'],
  case: ['caseId', 'case'],
  proposition: ['propositionId', 'proposition'],
  anchor: ['anchorId', 'anchor'],
} as const

/** What is written in a memo: plain words, or formatted ones, from which the plain ones follow. */
export type Written = { readonly title: string } & ({ readonly body: string } | { readonly rich: Rich })

/** What a memo is about. */
export interface About {
  readonly about: MemoSubject
  readonly subjectId: string | null
}

/** Writes a memo about a thing, or a free one; with `journalOn` an entry of the journal for that day. Refuses an empty one and one about a thing that is not there. */
export function addMemo(tx: Change, memo: About & Written & { readonly journalOn?: string | null }): MemoId {
  const { body, rich } = written(tx, memo)
  refuseEmpty({ title: memo.title, body })
  const columns = subjectColumns(tx, memo)
  const title = titleOf({ title: memo.title, body })
  const memoId = tx.insert('memo', {
    title,
    body,
    rich: rich === null ? null : JSON.stringify(rich),
    journalOn: memo.journalOn ?? null,
    coderId: tx.coderId,
    madeAt: tx.now,
    changedAt: tx.now,
    ...columns,
  }) as MemoId
  if (rich !== null) setLinks(tx, memoId, linksOf(rich))
  tx.describe(`Write ${nameOfMemo(tx, memoId)}`)
  return memoId
}

/** Rewrites a memo. Plain words that are those it has leave its formatting alone. Gives back the anchors that it links to no more: they may be free now. Refuses to leave it empty. */
export function changeMemo(tx: Change, memoId: MemoId, memo: Written): AnchorId[] {
  const now = tx.get<{ body: string; title: string; rich: string | null }>(
    sql`SELECT title, body, rich FROM memo WHERE id = ${bytesOf(memoId)}`,
  )
  if (!now) throw gone()
  const { body, rich } = written(tx, memo)
  refuseEmpty({ title: memo.title, body })
  const title = titleOf({ title: memo.title, body })
  const formatted = 'body' in memo && body === now.body ? now.rich : rich === null ? null : JSON.stringify(rich)
  if (title === now.title && body === now.body && formatted === now.rich) return []
  tx.update('memo', memoId, { title, body, rich: formatted, changedAt: tx.now })
  tx.describe(`Rewrite ${nameOfMemo(tx, memoId)}`)
  return formatted === now.rich ? [] : setLinks(tx, memoId, rich === null ? [] : linksOf(rich))
}

/** A coding was joined into another, or a case merged into one: its memos, and links that memos have to it, go over. */
export function memosGoOver(tx: Change, kind: 'coding' | 'case', from: string, into: string): void {
  const [column, its] = [`${kind}_id`, bytesOf(from)]
  for (const { id } of tx.all<{ id: Buffer }>({
    text: `SELECT id FROM memo WHERE ${column} = ? ORDER BY n`,
    values: [its],
  }))
    tx.update('memo', idOf(id), { [`${kind}Id`]: into })
  const linking = tx.all<{ id: Buffer; body: string; rich: string | null }>({
    text: `SELECT memo.id, body, rich FROM memo_link JOIN memo ON memo.id = memo_id WHERE ${LINK_COLUMNS[kind]} = ? ORDER BY memo.n`,
    values: [its],
  })
  for (const { id, body, rich: stored } of linking) {
    const memoId = idOf<'memo'>(id)
    const rich = mapLinks<RichLink>(readRich(stored, body) ?? richOf(body), link =>
      link.to === kind && link.id === from ? { ...link, id: into } : link,
    )
    // Under the name that stands there: what a memo says does not change by itself.
    tx.update('memo', memoId, { rich: JSON.stringify(rich) })
    setLinks(tx, memoId, linksOf(rich))
  }
}

/** Makes a memo's links those of its words as they stand: whoever writes words of a memo by other ways calls this in the same change. Gives back the anchors it no longer links to. */
export function linkAsWritten(tx: Change, memoId: MemoId): AnchorId[] {
  const memo = tx.get<{ body: string; rich: string | null }>(
    sql`SELECT body, rich FROM memo WHERE id = ${bytesOf(memoId)}`,
  )
  if (!memo) return []
  const rich = readRich(memo.rich, memo.body)
  // What the words no longer say is no formatting of theirs.
  if (rich === null && memo.rich !== null) tx.update('memo', memoId, { rich: null })
  return setLinks(tx, memoId, rich === null ? [] : linksOf(rich))
}

/** Removes a memo, with its links and the links of other memos to it. Gives back the anchors that it was about or linked to. */
export function removeMemo(tx: Change, memoId: MemoId): AnchorId[] {
  const memo = tx.get<{ anchor_id: Buffer | null }>(sql`SELECT anchor_id FROM memo WHERE id = ${bytesOf(memoId)}`)
  if (!memo) throw gone()
  tx.describe(`Remove ${nameOfMemo(tx, memoId)}`)
  const left = setLinks(tx, memoId, [])
  forgetLinks(tx, 'memo', [memoId])
  tx.remove('memo', memoId)
  return memo.anchor_id === null ? left : [...left, idOf<'anchor'>(memo.anchor_id)]
}

/** Makes a memo one about another thing, or an entry of the journal for another day. Gives back the anchor that it was about. Refuses a thing that is not there. */
export function moveMemo(tx: Change, memoId: MemoId, to: About & { readonly journalOn?: string | null }): AnchorId[] {
  const memo = tx.get<{ anchor_id: Buffer | null }>(sql`SELECT anchor_id FROM memo WHERE id = ${bytesOf(memoId)}`)
  if (!memo) throw gone()
  const columns = subjectColumns(tx, to)
  const nothing = Object.fromEntries(Object.values(SUBJECTS).map(([column]) => [column, null]))
  tx.update('memo', memoId, { ...nothing, ...columns, journalOn: to.journalOn ?? null })
  tx.describe(`Move ${nameOfMemo(tx, memoId)}`)
  const was = memo.anchor_id === null ? null : idOf<'anchor'>(memo.anchor_id)
  return was === null || was === columns['anchorId'] ? [] : [was]
}

/** Takes away the links to things that are about to be removed: whoever removes what memos link to calls this in the same change. The words of the memos stay. */
export function forgetLinks(tx: Change, kind: LinkKind, ids: readonly string[]): void {
  for (const id of ids)
    for (const row of tx.all<{ id: Buffer }>({
      text: `SELECT id FROM memo_link WHERE ${LINK_COLUMNS[kind]} = ?`,
      values: [bytesOf(id)],
    }))
      tx.remove('memo_link', idOf(row.id))
}

/** Links to words that say something else now are called as these are: whoever takes words out of a text for good calls this in the same change. A title that is the beginning of the memo follows. */
export function callLinksAnew(tx: Change, kind: 'coding' | 'anchor', ids: readonly string[]): void {
  const linking = new Set(
    ids.flatMap(id =>
      tx
        .all<{ id: Buffer }>({
          text: `SELECT memo_id AS id FROM memo_link WHERE ${LINK_COLUMNS[kind]} = ? ORDER BY n`,
          values: [bytesOf(id)],
        })
        .map(row => idOf<'memo'>(row.id)),
    ),
  )
  for (const memoId of linking) {
    const memo = tx.get<{ title: string; body: string; rich: string | null }>(
      sql`SELECT title, body, rich FROM memo WHERE id = ${bytesOf(memoId)}`,
    )!
    const stood = readRich(memo.rich, memo.body)
    if (stood === null) continue
    const { body, rich } = written(tx, { title: memo.title, rich: stood })
    const title = memo.title === firstWords(memo.body) ? firstWords(body) : memo.title
    tx.update('memo', memoId, { title, body, rich: JSON.stringify(rich) })
  }
}

/** Plain and formatted words as they are stored: links are called as the things are called now. */
function written(tx: Change, memo: Written): { body: string; rich: Rich | null } {
  if ('body' in memo) return { body: memo.body, rich: null }
  const named = new Map(linkTargets(tx, linksOf(memo.rich)).map(one => [`${one.kind} ${one.id}`, one.name]))
  const rich = mapLinks<RichLink>(memo.rich, link => ({
    ...link,
    name: named.get(`${link.to} ${link.id}`) ?? link.name,
  }))
  return { body: wordsOf(rich), rich }
}

/** Makes a memo's links those of its words, as far as the things are there. Gives back the anchors it no longer links to. */
function setLinks(tx: Change, memoId: MemoId, links: readonly MemoLink[]): AnchorId[] {
  const columns = LINK_KINDS.map(kind => LINK_COLUMNS[kind]).join(', ')
  const now = tx.arrays<(Buffer | null)[]>(
    sql`SELECT id, ${{ text: columns, values: [] }} FROM memo_link WHERE memo_id = ${bytesOf(memoId)} ORDER BY n`,
  )
  const wanted = new Map(thereOf(tx, links).map(link => [`${link.kind} ${link.id}`, link]))
  const freed: AnchorId[] = []
  for (const [row, ...to] of now) {
    const at = to.findIndex(id => id !== null)
    const id = idOf(to[at]!)
    if (wanted.delete(`${LINK_KINDS[at]} ${id}`)) continue
    tx.remove('memo_link', idOf(row!))
    if (LINK_KINDS[at] === 'anchor') freed.push(id as AnchorId)
  }
  for (const { kind, id } of wanted.values())
    tx.insert('memo_link', { memoId, [`to${kind[0]!.toUpperCase()}${kind.slice(1)}Id`]: id })
  return freed
}

function thereOf(tx: Change, links: readonly MemoLink[]): readonly MemoLink[] {
  if (links.length === 0) return []
  const asked: Sql[] = links.map(
    ({ kind, id }, at) =>
      sql`SELECT ${at} AS at WHERE EXISTS (SELECT 1 FROM ${{ text: `"${kind}"`, values: [] }} WHERE id = ${bytesOf(id)})`,
  )
  const there: MemoLink[] = []
  // SQLite joins at most 500 selects.
  for (let from = 0; from < asked.length; from += 200)
    for (const row of tx.all<{ at: number }>(join(asked.slice(from, from + 200), ' UNION ALL ')))
      there.push(links[row.at]!)
  return there
}

function subjectColumns(tx: Change, { about, subjectId }: About): Record<string, string> {
  if (about === 'project') return {}
  const [column, table] = SUBJECTS[about]
  const there = subjectId && tx.get({ text: `SELECT 1 FROM "${table}" WHERE id = ?`, values: [bytesOf(subjectId)] })
  if (!there)
    throw new Refusal(
      'subject-gone',
      `The ${about === 'anchor' ? 'passage' : about} that this memo is about is not there (any more).`,
    )
  return { [column]: subjectId }
}

function refuseEmpty(memo: { readonly title: string; readonly body: string }): void {
  if (!memo.title.trim() && !memo.body.trim())
    throw new Refusal('memo-empty', 'The memo is empty. Write something, or leave it.')
}

function gone(): Refusal {
  return new Refusal('memo-gone', 'This memo is not there any more.')
}
