// What a change log says of a table: which rows it touched beyond a position, as they were then and as they are.

import type { Read } from './access.ts'
import { readImages, type Image, type TableShape } from './images.ts'
import type { Value } from './sql.ts'

/** A row that was touched: as it was at the position and as it is; null where it was not, or is not, there. `removedBy`: who took it away, in hexadecimal. */
export interface TouchedRow {
  readonly was: Image | null
  readonly is: Image | null
  readonly removedBy: string | null
}

type EntryRow = readonly [
  deed: 'insert' | 'update' | 'delete',
  first: number,
  last: number,
  before: string | Uint8Array | null,
  coder: Buffer,
]

/** The rows of a table touched by changes after `position`, by id in hexadecimal. Rows that came and went since are not among them. */
export function touchedRows(read: Read, shape: TableShape, position: number): Map<string, TouchedRow> {
  const entries = read.arrays<EntryRow>({
    text: `SELECT deed, first_row, last_row, before, change.coder_id FROM change CROSS JOIN change_row ON change_row.change_n = change.n
      WHERE change.n > ? AND table_name = ? ORDER BY change_row.n DESC`,
    values: [position, shape.name],
  })
  const touched = new Map<string, TouchedRow>()
  if (entries.length === 0) return touched
  const standing = standingRows(read, shape, entries)
  // Backwards through the log: what a row held, whether or not it stands at that moment.
  const rows = new Map<number, { image: Image | null; there: boolean; removedBy: string | null }>()
  const at = (n: number) => {
    let row = rows.get(n)
    if (!row) {
      const image = standing.get(n) ?? null
      rows.set(n, (row = { image, there: image !== null, removedBy: null }))
    }
    return row
  }
  for (const [deed, first, last, before, coder] of entries) {
    if (deed === 'insert') {
      for (let n = first; n <= last; n++) at(n).there = false
    } else if (deed === 'update') {
      const row = at(first)
      row.image = { ...row.image, ...readImages(before!)[0] }
    } else {
      // Images of rows that redo brought back again are dropped: then they are what stands, rewound.
      const images = before === null ? [] : readImages(before)
      for (const image of images) at(image['n'] as number).image = image
      for (let n = first; n <= last; n++) {
        const row = at(n)
        row.there = row.image !== null
        if (!standing.has(n)) row.removedBy ??= coder.toString('hex')
      }
    }
  }
  const fill = filler(read, shape)
  for (const [n, { image, there, removedBy }] of rows) {
    const is = standing.get(n) ?? null
    const was = there && image !== null ? fill(image) : null
    if (is === null && was === null) continue
    touched.set((is ?? was)!['id'] as string, { was, is, removedBy: is === null ? removedBy : null })
  }
  return touched
}

/** The rows with some numbers as they stand. */
function standingRows(read: Read, shape: TableShape, entries: readonly EntryRow[]): Map<number, Image> {
  const runs = entries.map(([, first, last]) => [first, last] as const).sort((a, b) => a[0] - b[0])
  const joined: [number, number][] = []
  for (const [first, last] of runs) {
    const open = joined.at(-1)
    if (open && first <= open[1] + 1) open[1] = Math.max(open[1], last)
    else joined.push([first, last])
  }
  const found = new Map<number, Image>()
  for (const [first, last] of joined)
    for (const image of imagesWhere(read, shape, 'n BETWEEN ? AND ?', [first, last]))
      found.set(image['n'] as number, image)
  return found
}

/** Rows of a table as images. `where` is SQL of ours. */
export function imagesWhere(read: Read, shape: TableShape, where: string, values: readonly Value[]): Image[] {
  const { columns } = shape
  return read
    .arrays<Value[]>({
      text: `SELECT ${columns.map(({ name }) => `"${name}"`).join(', ')} FROM main."${shape.name}" WHERE ${where}`,
      values,
    })
    .map(row => {
      const image: Image = {}
      for (let at = 0; at < columns.length; at++) {
        const value = row[at]!
        image[columns[at]!.name] =
          value instanceof Uint8Array ? (value as Buffer).toString('hex') : (value as string | number | null)
      }
      return image
    })
}

/** Completes images made before a column was added, with the column's default. */
function filler(read: Read, shape: TableShape): (image: Image) => Image {
  const defaults = read
    .all<{ name: string; value: string | null }>({
      text: `SELECT name, dflt_value AS value FROM pragma_table_info(?, 'main')`,
      values: [shape.name],
    })
    .map(
      ({ name, value }) =>
        [name, value === null ? null : /^-?\d+$/.test(value) ? Number(value) : value.replaceAll("'", '')] as const,
    )
  return image => {
    const full: Image = {}
    for (const [name, value] of defaults) full[name] = name in image ? image[name]! : value
    return full
  }
}
