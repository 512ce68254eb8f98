// Reads how much there is of what stays in another project, and why it does.

import type { Read } from '../../store/access.ts'
import { sql } from '../../store/sql.ts'
import { THEIR_OWN_WORK } from './left-out.ts'
import type { StaysThere } from './types.ts'

/** What a coding that comes does not say any more. */
const UNDER_WHICH = {
  what: 'Under which version codings were made',
  why: 'Filters, captions and agreement go by your versions, and theirs are none of them: their codings come as made under none. The versions themselves come, apart from yours.',
}

/** How much there is of what stays in another project, and why it does. */
export function staysThere(read: Read): StaysThere[] {
  const versions = read.get<{ count: number }>(
    sql`SELECT count(*) AS count FROM main.coding WHERE version_id IS NOT NULL`,
  )!.count
  const tables = THEIR_OWN_WORK.map(({ tables, what, why }): StaysThere => {
    const count = tables.reduce(
      (sum, table) =>
        sum + read.get<{ count: number }>({ text: `SELECT count(*) AS count FROM main."${table}"`, values: [] })!.count,
      0,
    )
    return { what, why, count }
  })
  return [{ ...UNDER_WHICH, count: versions }, ...tables].filter(one => one.count > 0)
}
