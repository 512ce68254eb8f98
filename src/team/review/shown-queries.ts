// What of a review whoever is at work may see. One place: what others said on a sealed source is neither shown nor counted.

import type { CoderId } from '../../base/ids.ts'
import { sql, type Sql } from '../../store/sql.ts'

/** The condition on a `comment` that this coder may see it. Every query over comments has it. */
export function shownTo(_coderId: CoderId | null): Sql {
  return sql`1`
}
