// Reads the codes under which cases are published.

import { fold } from '../base/order.ts'
import type { Read } from '../store/access.ts'
import { idOf, sql } from '../store/sql.ts'
import type { PublishedCode, SourceCode } from './published.ts'

/** The published codes of all cases that have one. */
export function publishedCodes(read: Read): PublishedCode[] {
  return read
    .all<{ id: Buffer; kind: string; published_code: string; published_at: string | null }>(
      sql`SELECT id, kind, published_code, published_at FROM "case" WHERE published_code IS NOT NULL ORDER BY n`,
    )
    .map(row => ({
      caseId: idOf<'case'>(row.id),
      kind: row.kind,
      code: row.published_code,
      publishedAt: row.published_at,
    }))
}

/** The published codes of sources that have one. */
export function sourceCodes(read: Read): SourceCode[] {
  return read
    .all<{ source_id: Buffer; code: string; published_at: string | null }>(
      sql`SELECT source_id, code, published_at FROM source_code ORDER BY n`,
    )
    .map(row => ({ sourceId: idOf<'source'>(row.source_id), code: row.code, publishedAt: row.published_at }))
}

/** What nothing may be given as its published code, folded: codes that are given, and keys and names by which cases and sources are known inside. */
export function codesTaken(read: Read): Set<string> {
  return new Set(
    [
      ...read.arrays<[string | null, string, string | null]>(sql`SELECT key, name, published_code FROM "case"`),
      ...read.arrays<[string | null, string, string | null]>(
        sql`SELECT key, name, code FROM source LEFT JOIN source_code ON source_code.source_id = source.id`,
      ),
    ]
      .flat()
      .filter(word => word !== null)
      .map(fold),
  )
}

/** Whether an earlier output shows a code: it stays that case’s for good, even where the case has another one since. */
export function wasShown(read: Read, code: string): boolean {
  return read.get(sql`SELECT 1 FROM output WHERE instr(shown, ${JSON.stringify(code)}) > 0`) !== undefined
}
