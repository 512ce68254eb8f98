// Reads when the team coded.

import type { Read } from '../store/access.ts'
import { idOf, sql } from '../store/sql.ts'
import { notLost } from './lost-queries.ts'
import type { CodedDay } from './types.ts'

/** The days on which codings were made, in order, by coder: of every coding, or of some by row number. */
export function codedDays(read: Read, rows?: readonly number[]): CodedDay[] {
  const which =
    rows === undefined
      ? sql`${notLost}`
      : sql`n IN (SELECT value FROM json_each(${JSON.stringify(rows)})) AND ${notLost}`
  return read
    .arrays<[string, Uint8Array, number]>(
      sql`SELECT substr(made_at, 1, 10) AS day, coder_id, count(*) FROM coding WHERE ${which} GROUP BY day, coder_id ORDER BY day, coder_id`,
    )
    .map(([day, coder, codings]) => ({ day, coderId: idOf(coder), codings }))
}
