// Reads as whom cases were known that went over into others.

import type { CaseId } from '../base/ids.ts'
import type { Read } from '../store/access.ts'
import { idOf, sql } from '../store/sql.ts'

/** A case that went over into another one, as sheets may still name it. */
export interface FormerCase {
  readonly intoId: CaseId
  readonly kind: string
  readonly key: string | null
  readonly name: string
}

/** The cases that went over into others, the first first. */
export function formerCases(read: Read): FormerCase[] {
  return read
    .all<{ case_id: Buffer; other_kind: string; other_key: string | null; other_name: string }>(
      sql`SELECT case_id, other_kind, other_key, other_name FROM case_event WHERE event = 'merged' ORDER BY n`,
    )
    .map(row => ({ intoId: idOf<'case'>(row.case_id), kind: row.other_kind, key: row.other_key, name: row.other_name }))
}

/** The case into which one went over that had this key or, without a key, this name. */
export function mergedInto(read: Read, called: string, kind?: string): CaseId | undefined {
  const row = read.get<{ case_id: Buffer }>(
    sql`SELECT case_id FROM case_event WHERE event = 'merged' AND (other_key = ${called} OR other_key IS NULL AND other_name = ${called})
      AND ${kind === undefined ? sql`1` : sql`other_kind = ${kind}`} ORDER BY n DESC`,
  )
  return row && idOf<'case'>(row.case_id)
}
