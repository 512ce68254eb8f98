// Many rows of one table as few values. Handing the driver each value of each row costs a third of all the writing: the driver looks at every
// value several times. So each column of a lot of rows is handed over in one piece, and the database takes it apart.

import type { Column, Image } from './images.ts'
import type { Value } from './sql.ts'

/** A statement with its values by name. */
export interface PackedRows {
  readonly text: string
  readonly values: Readonly<Record<string, Value>>
}

/** What a column holds in a lot: how the database reads row `i` of it, and what it reads it from. */
interface PackedColumn {
  readonly says: string
  readonly values: Readonly<Record<string, Value>>
}

/** A number of up to 16 digits, with its sign. */
const DIGITS = 17
/** Columns longer than this in a lot are as quick row by row, and in memory once only. */
const MOST = 8_000_000

/** A statement that inserts rows under the numbers `first`, `first + 1`, … of a table; `first` is a value to add. Null where some value is neither text nor a whole number: such rows are written one by one. */
export function packRows(table: string, columns: readonly Column[], images: readonly Image[]): PackedRows | null {
  const says: string[] = []
  const values: Record<string, Value> = { last: images.length - 1 }
  for (const [at, { name, bytes }] of columns.entries()) {
    const packed = packColumn(
      images.map(image => image[name] ?? null),
      bytes,
      `c${at}`,
    )
    if (packed === null) return null
    says.push(packed.says)
    Object.assign(values, packed.values)
  }
  return {
    text: `WITH RECURSIVE at (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM at WHERE i < @last)
      INSERT INTO "${table}" (n, ${columns.map(column => column.name).join(', ')}) SELECT @first + i, ${says.join(', ')} FROM at`,
    values,
  }
}

function packColumn(values: readonly Value[], bytes: boolean, name: string): PackedColumn | null {
  const one = values[0]!
  if (values.every(value => value === one)) {
    if (!bytes || one === null) return { says: `@${name}`, values: { [name]: one } }
    return { says: `unhex(@${name})`, values: { [name]: one } }
  }
  const whole = values.some(value => typeof value === 'number')
  const words: (string | null)[] = []
  for (const value of values)
    if (value === null || (typeof value === 'string' && !whole && !(bytes && value.length % 2 === 1))) words.push(value)
    else if (whole && !bytes && Number.isSafeInteger(value)) words.push(String(value).padStart(DIGITS))
    else return null
  const as = (says: string) => (bytes ? says : `CAST(${says} AS ${whole ? 'INTEGER' : 'TEXT'})`)
  return packEven(words, bytes, name, as) ?? packUneven(words, bytes, name, as)
}

/** Where all are of one length, each is found by its place. */
function packEven(
  words: readonly (string | null)[],
  bytes: boolean,
  name: string,
  as: (says: string) => string,
): PackedColumn | null {
  const length = words[0]?.length
  if (length === undefined || length * words.length > MOST || words.some(one => one?.length !== length)) return null
  const piece = Buffer.from(words.join(''), bytes ? 'hex' : 'utf8')
  const width = bytes ? length / 2 : length
  // Letters of several bytes, or no hexadecimal.
  if (piece.length !== width * words.length) return null
  return { says: as(`substr(@${name}, i * ${width} + 1, ${width})`), values: { [name]: piece } }
}

/** Else it stands beside them where each begins, counted from 1, and how long it is; of null that it begins at 0. */
function packUneven(
  words: readonly (string | null)[],
  bytes: boolean,
  name: string,
  as: (says: string) => string,
): PackedColumn | null {
  let places = ''
  let length = 0
  for (const one of words) {
    const its = one === null ? 0 : bytes ? one.length / 2 : Buffer.byteLength(one)
    places += String(one === null ? 0 : length + 1).padStart(DIGITS) + String(its).padStart(DIGITS)
    length += its
  }
  if (length > MOST) return null
  const piece = Buffer.from(words.join(''), bytes ? 'hex' : 'utf8')
  // Halves of a letter that meet in the joined text, or no hexadecimal.
  if (piece.length !== length) return null
  const number = (at: number) => `CAST(substr(@${name}at, i * ${2 * DIGITS} + ${at}, ${DIGITS}) AS INTEGER)`
  return {
    says: as(`substr(@${name}, nullif(${number(1)}, 0), ${number(DIGITS + 1)})`),
    values: { [name]: piece, [`${name}at`]: Buffer.from(places) },
  }
}
