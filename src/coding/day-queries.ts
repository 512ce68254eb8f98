// Reads when the team coded.

import type { CodingId } from '../base/ids.ts'
import type { Read } from '../store/access.ts'
import { idOf, sql } from '../store/sql.ts'
import { notLost } from './lost-queries.ts'
import type { CodedDay } from './types.ts'

/** The days on which codings were made, in order, by coder: of every coding, or of some by id. */
export function codedDays(read: Read, codingIds?: readonly CodingId[]): CodedDay[] {
  const which =
    codingIds === undefined
      ? sql`${notLost}`
      : sql`lower(hex(id)) IN (SELECT value FROM json_each(${JSON.stringify(codingIds.map(id => id.replaceAll('-', '')))})) AND ${notLost}`
  return read
    .arrays<[string, Uint8Array, number]>(
      sql`SELECT substr(made_at, 1, 10) AS day, coder_id, count(*) FROM coding WHERE ${which} GROUP BY day, coder_id ORDER BY day, coder_id`,
    )
    .map(([day, coder, codings]) => ({ day, coderId: idOf(coder), codings }))
}
