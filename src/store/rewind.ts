// What a change log says of a table: which rows it touched beyond a position, as they were then and as they are.

import { toTheEnd } from '../base/slices.ts'
import type { Read } from './access.ts'
import { readImages, type Column, type Image, type TableShape } from './images.ts'
import type { Value } from './sql.ts'

/** A row that was touched: as it was at the position and as it is; null where it was not, or is not, there. `removedBy`: who took it away, in hexadecimal. */
export interface TouchedRow {
  readonly was: Image | null
  readonly is: Image | null
  readonly removedBy: string | null
  /** Set by whoever compares files, where it is found in this one alone: a place for it from the beginning, for there are very many. */
  isLone?: boolean
}

type EntryRow = readonly [
  deed: 'insert' | 'update' | 'delete',
  first: number,
  last: number,
  before: string | Uint8Array | null,
  coder: Buffer,
]

/** Thrown where a log holds what no log of Crosscase's does: its file is from outside, and was changed there. */
export class UnsoundLog extends Error {}

/** A log tells of no more rows than this: ten times what the largest study has. */
const MOST_ROWS = 10_000_000

/** Refuses, as {@link UnsoundLog}, a log whose runs of rows after `position` are none, or without end. */
export function refuseUnsoundRuns(read: Read, position: number): void {
  const { rows, least, first } = read.get<{ rows: number; least: number | null; first: number | null }>({
    text: `SELECT total(CAST(last_row AS REAL) - first_row + 1) AS rows, min(last_row >= first_row) AS least, min(first_row) AS first
      FROM change_row WHERE change_n > ?`,
    values: [position],
  })!
  if (rows > MOST_ROWS || least === 0 || (first ?? 1) < 1) throw new UnsoundLog('runs of rows')
}

/** The tables that changes after `position` touched. */
export function tablesTouched(read: Read, position: number): ReadonlySet<string> {
  const names = read.arrays<[string]>({
    text: 'SELECT DISTINCT table_name FROM change_row WHERE change_n > ?',
    values: [position],
  })
  return new Set(names.map(([name]) => name))
}

/** So many rows are read at a time. */
const ROWS = 4000

/** The rows of a table touched by changes after `position`, by id in hexadecimal. Rows that came and went since are not among them, nor those that are as they were by now, as an undo leaves them. There may be very many: now and then it yields how many it read since. */
export function* touchingRows(
  read: Read,
  shape: TableShape,
  position: number,
): Generator<number, Map<string, TouchedRow>, void> {
  const entries = read.arrays<EntryRow>({
    text: `SELECT deed, first_row, last_row, before, change.coder_id FROM change CROSS JOIN change_row ON change_row.change_n = change.n
      WHERE change.n > ? AND table_name = ? ORDER BY change_row.n DESC`,
    values: [position, shape.name],
  })
  const touched = new Map<string, TouchedRow>()
  if (entries.length === 0) return touched
  const standing = new Standing(joined(entries))
  for (const run of standing.runs)
    for (let from = run.first; from <= run.last; from += ROWS) {
      const last = Math.min(run.last, from + ROWS - 1)
      for (const image of imagesBetween(read, shape, from, last)) run.images[(image['n'] as number) - run.first] = image
      yield last - from + 1
    }
  const rewound = rewind(entries, standing, imageReader(read, shape))
  const fill = filler(read, shape)
  const seen = new Set<number>()
  const changed: string[] = []
  for (const [, first, last] of entries) {
    const run = standing.runOf(first)
    for (let n = first; n <= last; n++) {
      if ((n - first) % ROWS === ROWS - 1) yield 0
      const is = run.images[n - run.first] ?? null
      const row = rewound.get(n)
      if (row) {
        if (seen.has(n)) continue
        seen.add(n)
      }
      // What was only put in was nothing before.
      const was = row?.there && row.image !== null ? fill(row.image) : null
      if (is === null && was === null) continue
      const id = (is ?? was)!['id'] as string
      if (was !== null) changed.push(id)
      // Removed and put in again under the same id, as an import of the same content does: one row, then and now. What was only put in stands once.
      const other = rewound.size > 0 ? touched.get(id) : undefined
      touched.set(
        id,
        other
          ? { was: was ?? other.was, is: is ?? other.is, removedBy: null, isLone: false }
          : { was, is, removedBy: is === null ? row!.removedBy : null, isLone: false },
      )
    }
  }
  for (const id of changed) {
    const { was, is } = touched.get(id) ?? { was: null, is: null }
    if (was !== null && is !== null && isAsItWas(was, is)) touched.delete(id)
  }
  return touched
}

/** Whether a row holds what it held, wherever it stands among others. */
function isAsItWas(was: Image, is: Image): boolean {
  for (const column in is) if (column !== 'n' && (was[column] ?? null) !== (is[column] ?? null)) return false
  return true
}

interface Run {
  readonly first: number
  readonly last: number
  /** By place in the run; holes where no row stands. */
  readonly images: (Image | undefined)[]
}

/** Rows as they stand, in runs of their numbers: far smaller than a map of them. */
class Standing {
  readonly runs: readonly Run[]

  constructor(runs: readonly (readonly [first: number, last: number])[]) {
    this.runs = runs.map(([first, last]) => ({ first, last, images: [] }))
  }

  runOf(n: number): Run {
    let low = 0
    let high = this.runs.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.runs[middle]!.first <= n) low = middle
      else high = middle - 1
    }
    return this.runs[low]!
  }

  get(n: number): Image | null {
    const run = this.runOf(n)
    return run.images[n - run.first] ?? null
  }
}

/** {@link touchingRows} without a pause, for what is not very many. */
export function touchedRows(read: Read, shape: TableShape, position: number): Map<string, TouchedRow> {
  return toTheEnd(touchingRows(read, shape, position))
}

/** The rows of a table that changes after `position` touched, as runs of row numbers; not all of them need stand. */
export function touchedRuns(
  read: Read,
  table: string,
  position: number,
): readonly (readonly [first: number, last: number])[] {
  return joined(
    read.arrays<EntryRow>({
      text: `SELECT deed, first_row, last_row, NULL, NULL FROM change_row WHERE change_n > ? AND table_name = ?`,
      values: [position, table],
    }),
  )
}

interface Rewound {
  image: Image | null
  there: boolean
  removedBy: string | null
}

/** Goes backwards through the log: what rows held, whether or not they stand at that moment. Rows that were put in and left alone since are not looked at. */
function rewind(entries: readonly EntryRow[], standing: Standing, imagesOf: ImageReader): ReadonlyMap<number, Rewound> {
  const rows = new Map<number, Rewound>()
  const at = (n: number) => {
    let row = rows.get(n)
    if (!row) {
      const image = standing.get(n)
      rows.set(n, (row = { image, there: image !== null, removedBy: null }))
    }
    return row
  }
  for (const [deed, first, last] of entries) if (deed !== 'insert') for (let n = first; n <= last; n++) at(n)
  const changed = Array.from(rows.keys()).sort((a, b) => a - b)
  for (const [deed, first, last, before, coder] of entries) {
    if (deed === 'insert') {
      for (let here = firstFrom(changed, first); here < changed.length && changed[here]! <= last; here++)
        at(changed[here]!).there = false
    } else if (deed === 'update') {
      const row = at(first)
      row.image = { ...row.image, ...imagesOf(before, first, last)[0] }
    } else {
      // Images of rows that redo brought back again are dropped: then they are what stands, rewound.
      const images = before === null ? [] : imagesOf(before, first, last)
      for (const image of images) at(image['n'] as number).image = image
      for (let n = first; n <= last; n++) {
        const row = at(n)
        // Of a row that was destroyed for good columns may be left, but no row.
        row.there = row.image !== null && 'n' in row.image
        if (standing.get(n) === null) row.removedBy ??= coder.toString('hex')
      }
    }
  }
  return rows
}

type ImageReader = (before: string | Uint8Array | null, first: number, last: number) => Image[]

/** Reads the rows that a log holds of a table, and refuses, as {@link UnsoundLog}, what no row of it can be. */
function imageReader(read: Read, shape: TableShape): ImageReader {
  const kinds = new Map(
    read
      .all<{ name: string; type: string }>({
        text: "SELECT name, type FROM pragma_table_info(?, 'main')",
        values: [shape.name],
      })
      .map(({ name, type }) => [name, type]),
  )
  const isSound = (name: string, value: unknown): boolean => {
    if (value === null) return true
    const kind = kinds.get(name)
    if (kind === 'BLOB')
      return typeof value === 'string' && (name === 'id' ? /^[0-9a-f]{32}$/ : /^(?:[0-9a-f]{2})*$/).test(value)
    // Columns that the table no longer has are passed over.
    return typeof value === (kind === 'TEXT' ? 'string' : kind === undefined ? typeof value : 'number')
  }
  return (before, first, last) => {
    let images: unknown
    try {
      images = before === null ? null : readImages(before)
    } catch {
      throw new UnsoundLog('rows as they were')
    }
    const isRow = (image: unknown): image is Image =>
      typeof image === 'object' &&
      image !== null &&
      Object.entries(image).every(([name, value]) => isSound(name, value))
    const isIn = ({ n }: Image) => n === undefined || (typeof n === 'number' && n >= first && n <= last)
    if (!Array.isArray(images) || images.length === 0 || !images.every(image => isRow(image) && isIn(image)))
      throw new UnsoundLog('rows as they were')
    return images as Image[]
  }
}

/** Where in an ascending list the first number lies that is at least `least`. */
function firstFrom(list: readonly number[], least: number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (list[middle]! < least) low = middle + 1
    else high = middle
  }
  return low
}

/** Runs that touch each other joined, in order. */
function joined(entries: readonly EntryRow[]): [first: number, last: number][] {
  const runs = entries.map(([, first, last]) => [first, last] as const).sort((a, b) => a[0] - b[0])
  const joined: [number, number][] = []
  for (const [first, last] of runs) {
    const open = joined.at(-1)
    if (open && first <= open[1] + 1) open[1] = Math.max(open[1], last)
    else joined.push([first, last])
  }
  return joined
}

/** Rows of a table as images. `where` is SQL of ours. */
export function imagesWhere(read: Read, shape: TableShape, where: string, values: readonly Value[]): Image[] {
  const { columns } = shape
  // The database writes ids as words: a fourth of the time that buffers of 16 bytes take.
  const empty = emptyOf(shape)
  const shared = sharedOf(shape)
  return read
    .arrays<Value[]>({
      text: `SELECT ${columns.map(selecting).join(', ')} FROM main."${shape.name}" WHERE ${where}`,
      values,
    })
    .map(row => {
      const image = { ...empty }
      for (let at = 0; at < columns.length; at++) image[columns[at]!.name] = valueOf(row[at]!, shared[at]!)
      return image
    })
}

/** A row that holds nothing yet: all of one table are of one make then. */
function emptyOf({ columns }: TableShape): Image {
  const empty: Image = {}
  for (const { name } of columns) empty[name] = null
  return empty
}

function selecting({ name, bytes }: Column): string {
  return bytes ? `iif("${name}" IS NULL, NULL, lower(hex("${name}")))` : `"${name}"`
}

function valueOf(value: Value, shared: Shared): string | number | null {
  return typeof value === 'string'
    ? shared.one(value)
    : isBytes(value)
      ? Buffer.from(value).toString('hex')
      : (value as number | null)
}

/** Fewer rows than this are read value by value. */
const MANY = 64

/** Words shorter than this, on the average, are read as one JSON. */
const SHORT_TEXT = 64

/** Rows by their numbers as images, each as {@link imagesWhere} has it. Of many rows ids come as the bytes of a whole column, numbers and short words as its JSON: a value that crosses from the database by itself takes five times as long. */
function imagesBetween(read: Read, shape: TableShape, first: number, last: number): Image[] {
  const between = [first, last]
  if (last - first < MANY) return imagesWhere(read, shape, 'n BETWEEN ? AND ?', between)
  const { columns } = shape
  // A table is walked by its numbers: what follows comes in one order, whatever is selected.
  const select = <Row extends readonly unknown[]>(selected: readonly string[]): Row[] =>
    selected.length === 0
      ? []
      : read.arrays<Row>({
          text: `SELECT ${selected.join(', ')} FROM main."${shape.name}" WHERE n BETWEEN ? AND ?`,
          values: between,
        })
  const packed = select<(Uint8Array | string | number | null)[]>(columns.map(packing))[0]!
  const lists = columns.map(({ number }, at) => (number ? (JSON.parse(packed[at] as string) as Value[]) : null))
  const count = lists[columns.findIndex(({ name }) => name === 'n')]!.length
  const shared = sharedOf(shape)
  const words: number[] = []
  const others: number[] = []
  for (const [at, column] of columns.entries()) {
    const value = packed[at]!
    const width = widthOf(column)
    if (lists[at] !== null || value === null) continue
    if (width > 0 && isBytes(value) && value.length === width * count) lists[at] = shared[at]!.ids(value, width)
    else if (width === 0 && !column.bytes && (value as number) < SHORT_TEXT * count) words.push(at)
    else others.push(at)
  }
  const texts = select<string[]>(words.map(at => `json_group_array("${columns[at]!.name}")`))[0] ?? []
  for (const [place, at] of words.entries())
    lists[at] = (JSON.parse(texts[place]!) as (string | null)[]).map(one => one && shared[at]!.one(one))
  const rest = select<Value[]>(others.map(at => selecting(columns[at]!)))
  for (const [place, at] of others.entries()) lists[at] = rest.map(row => valueOf(row[place]!, shared[at]!))
  const images: Image[] = []
  const empty = emptyOf(shape)
  for (let row = 0; row < count; row++) images.push({ ...empty })
  for (let at = 0; at < columns.length; at++) {
    const { name } = columns[at]!
    const list = lists[at] as (string | number | null)[] | null
    if (list !== null) for (let row = 0; row < count; row++) images[row]![name] = list[row]!
  }
  return images
}

/** How many bytes each value of a column has; 0 where that may differ. */
function widthOf({ name, bytes }: Column): number {
  return !bytes ? 0 : name === 'id' || name.endsWith('_id') ? 16 : name === 'digest' ? 8 : 0
}

/** How a column of many rows is asked for: all its numbers, all its bytes, or of how many bytes what it holds is; null where it holds nothing. */
function packing(column: Column): string {
  const { name, number } = column
  if (number) return `json_group_array("${name}")`
  return widthOf(column) > 0 ? `CAST(group_concat("${name}", '') AS BLOB)` : `sum(octet_length("${name}"))`
}

/** So many values of a column tell whether its rows have words in common. */
const TRIED = 2000
/** Words longer than this are not looked for. */
const SHORT = 40

/** Words that rows have in common (who, when, which source) are held once: what is held longest in a merge is rows. A column whose rows have few in common is left alone. */
class Shared {
  readonly #known = new Map<string, string>()
  /** Ids by their last four bytes: a number is found sooner than words are. */
  readonly #byEnd = new Map<number, string>()
  #tried = 0
  #found = 0

  /** Ids or digests of so many bytes, one after the other, in hexadecimal. */
  ids(bytes: Uint8Array, width: number): string[] {
    const { buffer, byteOffset, length } = bytes
    const packed = Buffer.from(buffer, byteOffset, length)
    const hex = packed.toString('hex')
    const ids: string[] = []
    for (let at = 0; at < length; at += width) {
      const id = hex.slice(2 * at, 2 * (at + width))
      if (this.#tried === TRIED) ids.push(id)
      else {
        const end = packed.readInt32LE(at + width - 4)
        const known = this.#byEnd.get(end)
        if (known === id) this.#found++
        else this.#byEnd.set(end, id)
        ids.push(known === id ? known : id)
        if (++this.#tried === TRIED) {
          if (this.#found < TRIED / 2) this.#byEnd.clear()
          else this.#tried = this.#found = 0
        }
      }
    }
    return ids
  }

  /** A value as it was read first. */
  one(value: string): string {
    if (this.#tried === TRIED || value.length > SHORT) return value
    const known = this.#known.get(value)
    if (known !== undefined) {
      this.#found++
      return known
    }
    this.#known.set(value, value)
    if (++this.#tried === TRIED) {
      if (this.#found < TRIED) this.#known.clear()
      else this.#tried = this.#found = 0
    }
    return value
  }
}

const sharedByShape = new WeakMap<TableShape, readonly Shared[]>()

function sharedOf(shape: TableShape): readonly Shared[] {
  let shared = sharedByShape.get(shape)
  if (!shared) sharedByShape.set(shape, (shared = shape.columns.map(() => new Shared())))
  return shared
}

function isBytes(value: Value): value is Uint8Array {
  return typeof value === 'object' && value !== null
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
