// Rows of one project file as images, whatever is sealed, by table.

import type { Read } from '../../store/access.ts'
import { shapeFrom, type Image, type TableShape } from '../../store/images.ts'
import { imagesWhere } from '../../store/rewind.ts'

/** The tables of one project file. Nothing but their shapes is kept here. */
export class TableRows {
  readonly read: Read
  readonly #shapes = new Map<string, TableShape>()
  readonly #beforeTexts: (() => void) | null

  /** `beforeTexts`: is called before texts are read, where it is not known yet whether they hold together. */
  constructor(read: Read, beforeTexts: (() => void) | null = null) {
    this.read = read
    this.#beforeTexts = beforeTexts
  }

  shape(table: string): TableShape {
    this.#before(table)
    let shape = this.#shapes.get(table)
    if (!shape) this.#shapes.set(table, (shape = shapeFrom(this.read, table)))
    return shape
  }

  #before(table: string): void {
    if (table === 'paragraph') this.#beforeTexts?.()
  }

  where(table: string, column: string, value: string | number): readonly Image[] {
    const isBytes = this.shape(table).columns.find(one => one.name === column)?.bytes ?? false
    return imagesWhere(this.read, this.shape(table), `"${column}" = ?`, [
      isBytes && typeof value === 'string' ? Buffer.from(value, 'hex') : value,
    ])
  }

  ids(table: string, column: string, value: string): readonly string[] {
    this.#before(table)
    return this.read
      .arrays<[string]>({
        text: `SELECT lower(hex(id)) FROM main."${table}" WHERE "${column}" = ?`,
        values: [Buffer.from(value, 'hex')],
      })
      .map(([id]) => id)
  }

  /** A row, read anew. */
  protected readRow(table: string, id: string): Image | null {
    return imagesWhere(this.read, this.shape(table), 'id = ?', [Buffer.from(id, 'hex')])[0] ?? null
  }

  /** The rows of some ids that are there. */
  protected readRows(table: string, ids: readonly string[]): Image[] {
    this.#before(table)
    // Of very many mostly none is there: the row numbers tell that soonest.
    const there = this.read.arrays<[number]>({
      text: `SELECT one.n FROM json_each(?) AS wanted CROSS JOIN main."${table}" AS one ON one.id = unhex(wanted.value)`,
      values: [JSON.stringify(ids)],
    })
    if (there.length === 0) return []
    return imagesWhere(this.read, this.shape(table), 'n IN (SELECT value FROM json_each(?))', [
      JSON.stringify(there.map(([n]) => n)),
    ])
  }

  /** The number of the last row; 0 where there is none. */
  protected lastRow(table: string): number {
    return this.read.arrays<[number | null]>({ text: `SELECT max(n) FROM main."${table}"`, values: [] })[0]![0] ?? 0
  }

  /** The ids of rows by their numbers, 16 bytes each, one after the other. */
  protected idsBetween(table: string, first: number, last: number): Uint8Array {
    this.#before(table)
    const [ids] = this.read.arrays<[Uint8Array | null]>({
      text: `SELECT CAST(group_concat(id, '') AS BLOB) FROM main."${table}" WHERE n BETWEEN ? AND ?`,
      values: [first, last],
    })[0]!
    return ids ?? new Uint8Array()
  }

  /** All rows in the order in which they came. */
  protected readAll(table: string): readonly Image[] {
    return imagesWhere(this.read, this.shape(table), '1 ORDER BY n', [])
  }
}
