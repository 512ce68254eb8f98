// Reads which rows of a table stood when a change was made, by the change log.

import type { Read } from '../../store/access.ts'
import { readImages } from '../../store/images.ts'
import { sql } from '../../store/sql.ts'

/** The ids of the rows that stood right after a change, in hexadecimal, in the order in which they were first put in. The first thing that happened to a row since says whether it was there. */
export function idsAt(read: Read, table: string, change: number): string[] {
  const wasThere = new Map<number, boolean>()
  const removed = new Map<number, string>()
  for (const [deed, first, last, before] of read.arrays<[string, number, number, string | Uint8Array | null]>(
    sql`SELECT deed, first_row, last_row, before FROM change_row WHERE table_name = ${table} AND change_n > ${change} ORDER BY n`,
  )) {
    for (let n = first; n <= last; n++) if (!wasThere.has(n)) wasThere.set(n, deed !== 'insert')
    // Rows that were brought back have no image here, and one where they went again.
    if (deed === 'delete' && before !== null)
      for (const image of readImages(before)) removed.set(image['n'] as number, image['id'] as string)
  }
  const standing = read.arrays<[number, string]>({
    text: `SELECT n, lower(hex(id)) FROM main."${table}"`,
    values: [],
  })
  const now = new Set(standing.map(([n]) => n))
  const rows = standing.filter(([n]) => wasThere.get(n) !== false)
  for (const [n, id] of removed) if (wasThere.get(n) && !now.has(n)) rows.push([n, id])
  return rows.sort(([a], [b]) => a - b).map(([, id]) => id)
}
