// Codings on lost anchors are counted nowhere until their question is answered. There are few of them and an index of their
// own: counts take all codings, as fast as ever, and these off.

import type { Read } from '../store/access.ts'
import { idOf, sql, type Sql } from '../store/sql.ts'

/** The condition on a `coding` that its anchor is not lost. */
export const notLost: Sql = sql`coding.anchor_id NOT IN (SELECT id FROM anchor INDEXED BY anchor_lost WHERE lost = 1)`

/** How many codings stand on lost anchors, by code. */
export function lostByCode(read: Read): ReadonlyMap<string, number> {
  return new Map(
    read
      .arrays<[Buffer, number]>(
        sql`SELECT code_id, count(*) FROM anchor INDEXED BY anchor_lost CROSS JOIN coding ON coding.anchor_id = anchor.id WHERE lost = 1 GROUP BY code_id`,
      )
      .map(([id, count]) => [idOf(id), count]),
  )
}

/** How many codings stand on lost anchors in the whole project. */
export function lostCodings(read: Read): number {
  return read.get<{ count: number }>(
    sql`SELECT count(*) AS count FROM anchor INDEXED BY anchor_lost CROSS JOIN coding ON coding.anchor_id = anchor.id WHERE lost = 1`,
  )!.count
}
