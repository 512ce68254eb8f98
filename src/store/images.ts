// Row images in the change log: a row's columns as JSON, bytes as hexadecimal; deflated when long.

import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Read } from './access.ts'
import type { Connection } from './driver.ts'
import type { Value } from './sql.ts'

/** One column of a logged table. `name` as in SQL, `field` in camelCase. */
export interface Column {
  readonly name: string
  readonly field: string
  readonly bytes: boolean
  readonly number: boolean
}

/** The columns of a table, in the order of the file. */
export interface TableShape {
  readonly name: string
  readonly columns: readonly Column[]
  readonly byField: ReadonlyMap<string, Column>
}

/** A column name in camelCase: `start_paragraph_id` → `startParagraphId`. */
export function fieldOf(column: string): string {
  return column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

/** Reads the shape of a table from the file itself. */
export function shapeOf(connection: Connection, table: string): TableShape {
  const rows = connection.pragma<{ name: string; type: string }>(`table_info("${table}")`)
  const columns = rows.map(columnOf)
  return { name: table, columns, byField: new Map(columns.map(column => [column.field, column])) }
}

function columnOf({ name, type }: { readonly name: string; readonly type: string }): Column {
  return { name, field: fieldOf(name), bytes: type === 'BLOB', number: type === 'INTEGER' }
}

/** {@link shapeOf} for whoever only reads. */
export function shapeFrom(read: Read, table: string): TableShape {
  const columns = read
    .all<{ name: string; type: string }>({
      text: "SELECT name, type FROM pragma_table_info(?, 'main')",
      values: [table],
    })
    .map(columnOf)
  return { name: table, columns, byField: new Map(columns.map(column => [column.field, column])) }
}

/** A row, or some of its columns, as the log holds it: by column name, bytes as hexadecimal. */
export type Image = Record<string, string | number | null>

function toImage(shape: TableShape, row: Record<string, Value>): Image {
  const image: Image = {}
  for (const column of shape.columns) {
    if (!(column.name in row)) continue
    const value = row[column.name]!
    image[column.name] =
      value instanceof Uint8Array ? Buffer.from(value).toString('hex') : (value as string | number | null)
  }
  return image
}

const LONG = 1024

/** Packs rows (whole, or only some columns) as one image. */
export function packImages(shape: TableShape, rows: readonly Record<string, Value>[]): string | Uint8Array {
  return deflatedWhereLong(JSON.stringify(rows.map(row => toImage(shape, row))))
}

/** A row image as it is kept: deflated where it is long. */
export function deflatedWhereLong(json: string): string | Uint8Array {
  return json.length > LONG ? deflateRawSync(json, { level: 1 }) : json
}

/** {@link packImages} of rows that stand, written by the database itself: for many at once. Null where none stand. */
export function packStanding(
  connection: Connection,
  shape: TableShape,
  first: number,
  last: number,
): { before: string | Uint8Array } | null {
  const fields = shape.columns.map(({ name, bytes }) =>
    bytes ? `'${name}', iif("${name}" IS NULL, NULL, lower(hex("${name}")))` : `'${name}', "${name}"`,
  )
  const { json, count } = connection.get<{ json: string; count: number }>({
    text: `SELECT json_group_array(json_object(${fields.join(', ')})) AS json, count(*) AS count
      FROM (SELECT * FROM "${shape.name}" WHERE n BETWEEN ? AND ? ORDER BY n)`,
    values: [first, last],
  })!
  return count === 0 ? null : { before: deflatedWhereLong(json) }
}

/** Unpacks what {@link packImages} packed. Columns that the table no longer has are passed over. */
export function unpackImages(shape: TableShape, packed: string | Uint8Array): Record<string, Value>[] {
  const images = readImages(packed)
  const bytes = new Set(shape.columns.filter(column => column.bytes).map(column => column.name))
  const known = new Set(shape.columns.map(column => column.name))
  return images.map(image => {
    const row: Record<string, Value> = {}
    for (const [name, value] of Object.entries(image)) {
      if (known.has(name)) row[name] = bytes.has(name) && typeof value === 'string' ? Buffer.from(value, 'hex') : value
    }
    return row
  })
}

/** The rows of an image as the log holds them, for whoever only reads what was. */
export function readImages(packed: string | Uint8Array): Image[] {
  const json =
    typeof packed === 'string' ? packed : inflateRawSync(packed, { maxOutputLength: 1 << 30 }).toString('utf8')
  return JSON.parse(json) as Image[]
}
