// Reads how much there is of what stays in another project, and why it does.

import type { Read } from '../../store/access.ts'
import { THEIR_OWN_WORK } from './left-out.ts'
import type { StaysThere } from './types.ts'

/** How much there is of what stays in another project, and why it does. */
export function staysThere(read: Read): StaysThere[] {
  return THEIR_OWN_WORK.map(({ tables, what, why }): StaysThere => {
    const count = tables.reduce(
      (sum, table) =>
        sum + read.get<{ count: number }>({ text: `SELECT count(*) AS count FROM main."${table}"`, values: [] })!.count,
      0,
    )
    return { what, why, count }
  }).filter(one => one.count > 0)
}
