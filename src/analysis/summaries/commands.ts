// The one writer of summaries, their links and what they said before.

import type { AnchorId, CaseId, CodeId, CoderId, Id, SummaryId } from '../../base/ids.ts'
import type { TextRange } from '../../base/text-range.ts'
import { Refusal } from '../../base/trouble.ts'
import { removeAnchorIfFree } from '../../coding/commands.ts'
import type { Change } from '../../store/access.ts'
import { bytesOf, idOf, sql } from '../../store/sql.ts'
import { carryPhrases, trimPhrase } from './phrases.ts'
import { getLink, getSummary, nameOfCell, stampOfText, summaryAt, type SummaryRow } from './queries.ts'
import type { SummaryCell, SummaryStatus } from './types.ts'

/** Writes a cell, or writes it anew: links go along with the text, and one that was reviewed or signed is a draft again. `seen` counts for a new one only: what moved under an older text stays to be looked at. Refuses an empty text, and one whose text is not as it was when `stamp` was given. */
export function keepSummary(
  tx: Change,
  cell: SummaryCell,
  write: { readonly text: string; readonly seen: string; readonly stamp?: string | null | undefined },
): { readonly summaryId: SummaryId; readonly was: SummaryStatus | null } {
  const text = write.text.trimEnd()
  if (!text.trim()) throw new Refusal('summary-empty', 'Nothing is written. Write something, or clear the cell.')
  const name = nameOfCell(tx, cell)
  const now = summaryAt(tx, cell)
  if (write.stamp !== undefined && write.stamp !== (now ? stampOfText(now.text) : null))
    throw new Refusal(
      'summary-changed',
      'This summary was changed elsewhere since you began. Look at what is there now, or keep yours.',
    )
  if (!now) {
    tx.describe(`Write ${name}`)
    const id = tx.insert('summary', {
      caseId: cell.caseId,
      codeId: cell.codeId,
      text,
      status: 'draft',
      seen: write.seen,
      coderId: tx.coderId,
      madeAt: tx.now,
      changedAt: tx.now,
    })
    return { summaryId: id as SummaryId, was: null }
  }
  if (text === now.text) return { summaryId: now.id, was: null }
  const was = now.status === 'draft' ? null : now.status
  keepFormer(tx, now)
  tx.update('summary', now.id, { text, coderId: tx.coderId, changedAt: tx.now, ...AS_DRAFT })
  carryLinks(tx, now, text)
  tx.describe(was ? `Rewrite ${name}, which was ${was}: a draft again` : `Rewrite ${name}`)
  return { summaryId: now.id, was }
}

const AS_DRAFT = { status: 'draft', reviewedById: null, reviewedAt: null, signedById: null, signedAt: null } as const

/** Keeps what a summary says, where another coder writes on, where the day changes, and where it was more than a draft. */
function keepFormer(tx: Change, now: SummaryRow, always = false): void {
  const isOwnOfToday = now.coderId === tx.coderId && now.changedAt.slice(0, 10) === tx.now.slice(0, 10)
  if (!always && isOwnOfToday && now.status === 'draft') return
  tx.insert('summary_former', {
    summaryId: now.id,
    text: now.text,
    status: now.status,
    coderId: now.coderId,
    writtenAt: now.changedAt,
  })
}

function carryLinks(tx: Change, { id, text: before }: SummaryRow, after: string): void {
  const links = tx.all<{ id: Buffer; phrase_start: number; phrase_end: number }>(
    sql`SELECT id, phrase_start, phrase_end FROM summary_link WHERE summary_id = ${bytesOf(id)} ORDER BY n`,
  )
  if (links.length === 0) return
  const ranges = links.map(link => ({ start: link.phrase_start, end: link.phrase_end }))
  carryPhrases(before, after, ranges).forEach(({ start, end }, at) =>
    tx.update('summary_link', idOf(links[at]!.id), { phraseStart: start, phraseEnd: end }),
  )
}

/** Marks summaries as reviewed by whoever makes the change, or as drafts again. The caller has looked whether anything moved. */
export function reviewSummaries(tx: Change, summaryIds: readonly SummaryId[], reviewed: boolean): void {
  const rows = summaryIds.map(id => getSummary(tx, id))
  for (const row of rows)
    tx.update(
      'summary',
      row.id,
      reviewed ? { ...AS_DRAFT, status: 'reviewed', reviewedById: tx.coderId, reviewedAt: tx.now } : AS_DRAFT,
    )
  tx.describe(`${reviewed ? 'Review' : 'Take back to draft'} ${namesOf(tx, rows)}`)
}

/** Signs a summary in the name of whoever makes the change. Refuses another person's name. The caller has looked whether anything moved. */
export function signSummary(tx: Change, summaryId: SummaryId, coderId: CoderId): void {
  const row = getSummary(tx, summaryId)
  if (coderId !== tx.coderId)
    throw new Refusal(
      'not-you',
      'Nobody signs for another person. Work as that person first, or sign in your own name.',
    )
  tx.update('summary', summaryId, { status: 'signed', signedById: tx.coderId, signedAt: tx.now })
  tx.describe(`Sign ${nameOfCell(tx, row)}`)
}

/** Says that what moved under summaries was looked at and they stand: `seen` is what stands there now. */
export function acceptSummaries(
  tx: Change,
  looked: readonly { readonly summaryId: SummaryId; readonly seen: string }[],
): void {
  const rows = looked.map(({ summaryId, seen }) => {
    tx.update('summary', summaryId, { seen })
    return getSummary(tx, summaryId)
  })
  tx.describe(`Look at what moved under ${namesOf(tx, rows)}: ${rows.length === 1 ? 'it stands' : 'they stand'}`)
}

/** Links a phrase to the passage of an anchor. Refuses a phrase outside the text or without words, and a link that is there. */
export function linkPhrase(
  tx: Change,
  link: {
    readonly summaryId: SummaryId
    readonly phrase: TextRange
    readonly anchorId: AnchorId
    readonly stamp?: string
  },
): Id<'summary link'> {
  const summary = getSummary(tx, link.summaryId)
  if (link.stamp !== undefined && link.stamp !== stampOfText(summary.text))
    throw new Refusal('summary-changed', 'This summary was changed since these words were chosen. Choose them again.')
  const phrase = link.phrase.end <= summary.text.length ? trimPhrase(summary.text, link.phrase) : null
  if (!phrase)
    throw new Refusal('phrase-empty', 'Choose some words of the summary first: they are what the passage is linked to.')
  const here = tx.get(sql`
    SELECT 1 FROM summary_link WHERE summary_id = ${bytesOf(link.summaryId)} AND anchor_id = ${bytesOf(link.anchorId)}
    AND phrase_start = ${phrase.start} AND phrase_end = ${phrase.end}`)
  if (here) throw new Refusal('link-there', 'These words are linked to this passage already.')
  tx.describe(`Link a phrase of ${nameOfCell(tx, summary)}`)
  return tx.insert('summary_link', {
    summaryId: link.summaryId,
    anchorId: link.anchorId,
    phraseStart: phrase.start,
    phraseEnd: phrase.end,
  }) as Id<'summary link'>
}

/** Takes a link off, and its anchor where nothing else rests on it. */
export function unlinkPhrase(tx: Change, linkId: Id<'summary link'>): void {
  const link = getLink(tx, linkId)
  tx.describe(`Take a link off ${nameOfCell(tx, link)}`)
  tx.remove('summary_link', linkId)
  removeAnchorIfFree(tx, idOf<'anchor'>(link.anchorId))
}

/** Removes summaries, with their links and what they said before. */
export function removeSummaries(tx: Change, summaryIds: readonly SummaryId[]): void {
  const rows = summaryIds.map(id => getSummary(tx, id))
  const names = namesOf(tx, rows)
  for (const { id } of rows) removeWhole(tx, id)
  tx.describe(`Clear ${names}`)
}

function removeWhole(tx: Change, summaryId: SummaryId): void {
  const id = bytesOf(summaryId)
  for (const row of tx.all<{ id: Buffer }>(sql`SELECT id FROM summary_former WHERE summary_id = ${id}`))
    tx.remove('summary_former', idOf(row.id))
  const links = tx.all<{ id: Buffer; anchor_id: Buffer }>(
    sql`SELECT id, anchor_id FROM summary_link WHERE summary_id = ${id}`,
  )
  for (const link of links) tx.remove('summary_link', idOf(link.id))
  for (const link of links) removeAnchorIfFree(tx, idOf<'anchor'>(link.anchor_id))
  tx.remove('summary', summaryId)
}

/** A code became another one (`instead`): its summaries go where that one has none. Where both have one, the former stays on the retired code and is read as history of the other: nothing written is put together or lost. Split codes leave theirs where they are. */
export function summariesFollow(tx: Change, from: CodeId, to: readonly CodeId[], instead: boolean): void {
  const [into] = to
  if (!instead || into === undefined) return
  const movable = tx.all<{ id: Buffer }>(sql`
    SELECT id FROM summary AS s WHERE code_id = ${bytesOf(from)}
    AND NOT EXISTS (SELECT 1 FROM summary AS t WHERE t.case_id = s.case_id AND t.code_id = ${bytesOf(into)}) ORDER BY n`)
  for (const { id } of movable) tx.update('summary', idOf(id), { codeId: into })
}

/** A case became one with another: its summaries are the other's. Where both wrote on a code (or on the whole) both texts stand in one draft, one after the other, with the links of both; what each said before is its history. What moved under it is told as of any summary. */
export function summariesBecomeOne(tx: Change, from: CaseId, into: CaseId, name: string): void {
  for (const { id } of tx.all<{ id: Buffer }>(
    sql`SELECT id FROM summary WHERE case_id = ${bytesOf(from)} ORDER BY n`,
  )) {
    const other = getSummary(tx, idOf<'summary'>(id))
    const now = summaryAt(tx, { caseId: into, codeId: other.codeId })
    if (!now) {
      tx.update('summary', other.id, { caseId: into })
      continue
    }
    const head = `\n\n[${name}] `
    const at = other.text === now.text ? 0 : now.text.length + head.length
    for (const row of rowsOf(tx, 'summary_former', other.id)) tx.update('summary_former', row.id, { summaryId: now.id })
    if (at > 0) for (const row of [now, other]) keepFormer(tx, { ...row, id: now.id }, true)
    for (const link of rowsOf(tx, 'summary_link', other.id))
      tx.update('summary_link', link.id, {
        summaryId: now.id,
        phraseStart: link.phrase_start + at,
        phraseEnd: link.phrase_end + at,
      })
    tx.remove('summary', other.id)
    if (at > 0)
      tx.update('summary', now.id, {
        text: now.text + head + other.text,
        coderId: tx.coderId,
        changedAt: tx.now,
        ...AS_DRAFT,
      })
  }
}

function rowsOf(tx: Change, table: 'summary_former' | 'summary_link', summaryId: SummaryId) {
  return tx
    .all<{ id: Buffer; phrase_start: number; phrase_end: number }>({
      text: `SELECT * FROM ${table} WHERE summary_id = ? ORDER BY n`,
      values: [bytesOf(summaryId)],
    })
    .map(row => ({ ...row, id: idOf(row.id) }))
}

function namesOf(tx: Change, rows: readonly SummaryCell[]): string {
  return rows.length === 1 ? nameOfCell(tx, rows[0]!) : `${rows.length} summaries`
}
