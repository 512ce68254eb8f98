// Rows as they were at a position of the change log, for whoever looks at a few of them: what stood under something then.

import type { Read } from './access.ts'
import { readImages, shapeFrom, type Image } from './images.ts'
import { imagesWhere } from './rewind.ts'
import { sql } from './sql.ts'

/** What a change did to a row. `n` counts on within the log. */
export interface RowDeed {
  readonly n: number
  readonly change: number
  readonly deed: 'insert' | 'update' | 'delete'
  /** The row before it, as far as it changed; null where the log holds none. */
  readonly before: Image | null
}

interface Entry {
  readonly n: number
  readonly change_n: number
  readonly deed: RowDeed['deed']
  readonly first_row: number
  readonly last_row: number
  readonly before: string | Uint8Array | null
}

/** What the log tells of a row, newest first. */
export function deedsOnRow(read: Read, table: string, row: number): RowDeed[] {
  return read
    .all<Entry>(
      sql`SELECT n, change_n, deed, first_row, last_row, before FROM change_row WHERE table_name = ${table} AND last_row >= ${row} AND first_row <= ${row} ORDER BY n DESC`,
    )
    .map(({ n, change_n, deed, before }) => {
      const images = before === null || deed === 'insert' ? [] : readImages(before)
      return { n, change: change_n, deed, before: images.find(image => image['n'] === row) ?? (deed === 'update' ? images[0]! : null) } // prettier-ignore
    })
}

/** Of so many removed rows is looked which they were. */
const MOST_REMOVED = 20_000

/** The last change that removed the row with an id (hexadecimal digits), and the row as it was then. Null where the log does not tell, or only far back. */
export function lastRemoval(read: Read, table: string, id: string): { change: number; image: Image } | null {
  let looked = 0
  for (const { change_n, first_row, last_row, before } of read.all<Entry>(
    sql`SELECT n, change_n, deed, first_row, last_row, before FROM change_row WHERE table_name = ${table} AND deed = 'delete' AND before IS NOT NULL ORDER BY n DESC LIMIT ${MOST_REMOVED}`,
  )) {
    if ((looked += last_row - first_row + 1) > MOST_REMOVED) return null
    const image = readImages(before!).find(one => one['id'] === id)
    if (image) return { change: change_n, image }
  }
  return null
}

/** A row as it was before everything after a position: null where it was not there, or where the log does not tell. `deeds` as {@link deedsOnRow} gives them. */
export function rowThen(
  read: Read,
  table: string,
  row: number,
  position: number,
  deeds: readonly RowDeed[] = deedsOnRow(read, table, row),
): Image | null {
  return backFrom(
    standing(read, table, row),
    deeds.filter(one => one.change > position),
  )
}

function standing(read: Read, table: string, row: number): Image | null {
  return imagesWhere(read, shapeFrom(read, table), 'n = ?', [row])[0] ?? null
}

function backFrom(is: Image | null, deeds: readonly RowDeed[]): Image | null {
  let image = is
  let there = is !== null
  for (const { deed, before } of deeds) {
    if (deed === 'insert') there = false
    else if (deed === 'update') image = { ...image, ...before }
    else {
      image = before ?? image
      there = image !== null
    }
  }
  return there ? image : null
}

/** The rows of a table that had a value in a column at a position, in no order: those that have it now, rewound, and those that were removed since. The column is one that never changes. */
export function rowsThen(read: Read, table: string, column: string, value: string, position: number): Image[] {
  const rows = new Map<number, { image: Image; there: boolean }>()
  for (const image of imagesWhere(read, shapeFrom(read, table), `"${column}" = unhex(?)`, [value]))
    rows.set(image['n'] as number, { image, there: true })
  const entries = read.all<Entry>(
    sql`SELECT n, change_n, deed, first_row, last_row, before FROM change_row WHERE table_name = ${table} AND change_n > ${position} ORDER BY n DESC`,
  )
  for (const { deed, first_row, last_row, before } of entries) {
    if (deed === 'insert') {
      for (const [n, row] of rows) if (n >= first_row && n <= last_row) row.there = false
    } else if (deed === 'update') {
      const row = rows.get(first_row)
      if (row && before !== null) row.image = { ...row.image, ...readImages(before)[0] }
    } else if (before !== null) {
      for (const image of readImages(before))
        if (image[column] === value) rows.set(image['n'] as number, { image, there: true })
    } else {
      // Redone since: what stands, rewound, is what was taken.
      for (const [n, row] of rows) if (n >= first_row && n <= last_row) row.there = true
    }
  }
  return [...rows.values()].filter(row => row.there).map(row => row.image)
}
