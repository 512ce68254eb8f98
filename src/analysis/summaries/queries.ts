// Reads summaries as rows: who wrote them, what stood under them, how much moved since.

import { createHash } from 'node:crypto'
import type { CaseId, Id, SummaryId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import type { Read } from '../../store/access.ts'
import { bytesOf, idOf, idOrNull, sql, type Sql } from '../../store/sql.ts'
import {
  codeChanges,
  movedCodes,
  movedPassages,
  passageChanges,
  readSeen,
  type SeenCode,
  type SeenPassage,
} from './seen.ts'
import type { Moved, SummaryCell, SummaryStatus } from './types.ts'
import type { CaseRow, Under } from './under-queries.ts'

/** A summary's own row, with the names of its people. */
export interface SummaryRow extends SummaryCell {
  readonly id: SummaryId
  readonly text: string
  readonly status: SummaryStatus
  readonly seen: string
  readonly coderId: string
  readonly coder: string
  readonly madeAt: string
  readonly changedAt: string
  readonly reviewed: { readonly by: string; readonly at: string } | null
  readonly signed: { readonly by: string; readonly at: string } | null
}

interface StoredRow {
  id: Buffer
  case_id: Buffer
  code_id: Buffer | null
  text: string
  status: SummaryStatus
  seen: string
  coder_id: Buffer
  coder: string
  made_at: string
  changed_at: string
  reviewer: string | null
  reviewed_at: string | null
  signer: string | null
  signed_at: string | null
}

function summariesWhere(read: Read, where: Sql): SummaryRow[] {
  return read
    .all<StoredRow>(sql`
      SELECT s.id, s.case_id, s.code_id, s.text, s.status, s.seen, s.coder_id, author.name AS coder, s.made_at, s.changed_at,
        reviewer.name AS reviewer, s.reviewed_at, signer.name AS signer, s.signed_at
      FROM summary AS s JOIN coder AS author ON author.id = s.coder_id LEFT JOIN coder AS reviewer ON reviewer.id = s.reviewed_by_id
        LEFT JOIN coder AS signer ON signer.id = s.signed_by_id WHERE ${where} ORDER BY s.n`)
    .map(row => ({
      id: idOf<'summary'>(row.id),
      caseId: idOf<'case'>(row.case_id),
      codeId: idOrNull<'code'>(row.code_id),
      text: row.text,
      status: row.status,
      seen: row.seen,
      coderId: idOf(row.coder_id),
      coder: row.coder,
      madeAt: row.made_at,
      changedAt: row.changed_at,
      reviewed: row.reviewer === null ? null : { by: row.reviewer, at: row.reviewed_at! },
      signed: row.signer === null ? null : { by: row.signer, at: row.signed_at! },
    }))
}

/** Every summary. */
export function listSummaries(read: Read): SummaryRow[] {
  return summariesWhere(read, sql`1`)
}

/** The summaries of a case, its cells and the case as a whole. */
export function summariesOfCase(read: Read, caseId: CaseId): SummaryRow[] {
  return summariesWhere(read, sql`s.case_id = ${bytesOf(caseId)}`)
}

/** The summary of a cell, if there is one. */
export function summaryAt(read: Read, { caseId, codeId }: SummaryCell): SummaryRow | undefined {
  const code = codeId === null ? sql`s.code_id IS NULL` : sql`s.code_id = ${bytesOf(codeId)}`
  return summariesWhere(read, sql`s.case_id = ${bytesOf(caseId)} AND ${code}`)[0]
}

/** A summary by its id. Refuses one that is not there. */
export function getSummary(read: Read, summaryId: SummaryId): SummaryRow {
  const row = summariesWhere(read, sql`s.id = ${bytesOf(summaryId)}`)[0]
  if (!row) throw new Refusal('summary-gone', 'This summary is not there any more.')
  return row
}

/** What changes with the text of a summary, and with nothing else. */
export function stampOfText(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

/** A cell as the list of acts calls it: “S08 × Playbooks”, “case summary of S08”. */
export function nameOfCell(read: Read, { caseId, codeId }: SummaryCell): string {
  const one = read.get<{ key: string | null; name: string }>(
    sql`SELECT key, name FROM "case" WHERE id = ${bytesOf(caseId)}`,
  )
  if (!one) throw new Refusal('case-gone', 'This case is not in the project (any more).')
  const name = one.key ?? one.name
  if (codeId === null) return `case summary of ${name}`
  const code = read.get<{ name: string }>(sql`SELECT name FROM code WHERE id = ${bytesOf(codeId)}`)
  if (!code) throw new Refusal('code-gone', 'This code is not in the framework (any more).')
  return `“${name} × ${code.name}”`
}

/** The stamps of a case's cell summaries, by code id. */
export function stampsOf(summaries: readonly SummaryRow[]): ReadonlyMap<string, string> {
  return new Map(
    summaries.flatMap(one => (one.codeId === null ? [] : [[one.codeId as string, stampOfText(one.text)] as const])),
  )
}

/** What stands under a cell now, as its summary remembers it (JSON). */
export function seenNow(read: Read, under: Under, { caseId, codeId }: SummaryCell): string {
  const row = under.row(caseId)
  return JSON.stringify(
    codeId === null
      ? under.codes(row, stampsOf(summariesOfCase(read, caseId)))
      : under.passages(row, under.code(codeId)),
  )
}

/** How much moved under a summary since. `ofCase`: the summaries of its case. */
export function movedSince(
  under: Under,
  row: CaseRow,
  summary: Pick<SummaryRow, 'codeId' | 'seen'>,
  ofCase: readonly SummaryRow[],
): Moved | null {
  if (summary.codeId === null)
    return movedCodes(codeChanges(readSeen<SeenCode>(summary.seen), under.codes(row, stampsOf(ofCase))))
  return movedPassages(
    passageChanges(readSeen<SeenPassage>(summary.seen), under.passages(row, under.code(summary.codeId))),
  )
}

/** A link with its summary's cell. Refuses one that is not there. */
export function getLink(read: Read, linkId: Id<'summary link'>): SummaryCell & { readonly anchorId: Buffer } {
  const row = read.get<{ case_id: Buffer; code_id: Buffer | null; anchor_id: Buffer }>(
    sql`SELECT case_id, code_id, anchor_id FROM summary_link JOIN summary ON summary.id = summary_id WHERE summary_link.id = ${bytesOf(linkId)}`,
  )
  if (!row) throw new Refusal('link-gone', 'This link is not there any more.')
  return {
    caseId: idOf<'case'>(row.case_id),
    codeId: idOrNull<'code'>(row.code_id),
    anchorId: row.anchor_id,
  }
}
