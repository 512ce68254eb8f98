// Rows of a file, or of a framework that is no file, as the rules of merging read them.

import type { Read } from '../../store/access.ts'
import { shapeFrom, type Image, type TableShape } from '../../store/images.ts'
import { imagesWhere } from '../../store/rewind.ts'
import type { Rows } from '../merge/facts.ts'
import type { Row } from '../merge/types.ts'

/** The rows of a project file, each read once. */
export class FileRows implements Rows {
  readonly read: Read
  readonly #shapes = new Map<string, TableShape>()
  readonly #all = new Map<string, readonly Image[]>()
  readonly #rows = new Map<string, Map<string, Image | null>>()

  constructor(read: Read) {
    this.read = read
  }

  shape(table: string): TableShape {
    let shape = this.#shapes.get(table)
    if (!shape) this.#shapes.set(table, (shape = shapeFrom(this.read, table)))
    return shape
  }

  row(table: string, id: string): Image | null {
    let rows = this.#rows.get(table)
    if (!rows) this.#rows.set(table, (rows = new Map()))
    let row = rows.get(id)
    if (row === undefined) {
      row = imagesWhere(this.read, this.shape(table), 'id = ?', [Buffer.from(id, 'hex')])[0] ?? null
      rows.set(id, row)
    }
    return row
  }

  where(table: string, column: string, value: string | number): readonly Image[] {
    const isBytes = this.shape(table).columns.find(one => one.name === column)?.bytes ?? false
    return imagesWhere(this.read, this.shape(table), `"${column}" = ?`, [
      isBytes && typeof value === 'string' ? Buffer.from(value, 'hex') : value,
    ])
  }

  ids(table: string, column: string, value: string): readonly string[] {
    return this.read
      .arrays<[string]>({
        text: `SELECT lower(hex(id)) FROM main."${table}" WHERE "${column}" = ?`,
        values: [Buffer.from(value, 'hex')],
      })
      .map(([id]) => id)
  }

  all(table: string): readonly Image[] {
    let rows = this.#all.get(table)
    if (!rows) {
      this.#all.set(table, (rows = imagesWhere(this.read, this.shape(table), '1 ORDER BY n', [])))
      const known = new Map<string, Image | null>()
      for (const row of rows) known.set(row['id'] as string, row)
      this.#rows.set(table, known)
    }
    return rows
  }
}

/** Rows that are held: of a framework. */
export class HeldRows implements Rows {
  readonly #tables: ReadonlyMap<string, ReadonlyMap<string, Row>>

  constructor(tables: Readonly<Record<string, readonly Row[]>>) {
    this.#tables = new Map(
      Object.entries(tables).map(([table, rows]) => [table, new Map(rows.map(row => [row['id'] as string, row]))]),
    )
  }

  row(table: string, id: string): Row | null {
    return this.#tables.get(table)?.get(id) ?? null
  }

  where(table: string, column: string, value: string | number): readonly Row[] {
    return this.all(table).filter(row => row[column] === value)
  }

  ids(table: string, column: string, value: string): readonly string[] {
    return this.where(table, column, value).map(row => row['id'] as string)
  }

  all(table: string): readonly Row[] {
    return [...(this.#tables.get(table)?.values() ?? [])]
  }
}
