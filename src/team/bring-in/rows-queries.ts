// Rows of a file, or of a framework that is no file, as the rules of merging read them.

import type { Image } from '../../store/images.ts'
import { sql } from '../../store/sql.ts'
import type { Rows } from '../merge/facts.ts'
import { TableRows } from '../merge/table-rows-queries.ts'
import type { Row } from '../merge/types.ts'

/** So many rows are looked for at a time. */
const LOT = 2000

/** The rows of a project file, each read once. */
export class FileRows extends TableRows implements Rows {
  readonly #all = new Map<string, readonly Image[]>()
  readonly #rows = new Map<string, Map<string, Image | null>>()

  row(table: string, id: string): Image | null {
    let rows = this.#rows.get(table)
    if (!rows) this.#rows.set(table, (rows = new Map()))
    let row = rows.get(id)
    if (row === undefined) {
      // Where all are known, what is not among them is not here.
      if (this.#all.has(table)) return null
      row = this.readRow(table, id)
      rows.set(id, row)
    }
    return row
  }

  /** Looks for the rows of many ids together, and remembers which are not here. */
  *lookFor(table: string, ids: readonly string[]): Generator<number, void, void> {
    // One way through a table is sooner than thousands of looks into it. Texts are too much to hold.
    if (table !== 'paragraph' && ids.length > LOT) this.all(table)
    if (this.#all.has(table)) return
    let rows = this.#rows.get(table)
    if (!rows) this.#rows.set(table, (rows = new Map()))
    for (let from = 0; from < ids.length; from += LOT) {
      const some = ids.slice(from, from + LOT).filter(id => !rows.has(id))
      for (const id of some) rows.set(id, null)
      for (const image of this.readRows(table, some)) rows.set(image['id'] as string, image)
      yield 0
    }
  }

  /** The ids of the paragraphs of a source, in the order of its text. */
  paragraphIds(sourceId: string): string[] {
    return this.read
      .arrays<[string]>(
        sql`SELECT lower(hex(id)) FROM main.paragraph WHERE source_id = ${Buffer.from(sourceId, 'hex')} ORDER BY place`,
      )
      .map(([id]) => id)
  }

  /** Lets go of what was read. What is asked for again is read again. */
  letGo(): void {
    this.#all.clear()
    this.#rows.clear()
  }

  all(table: string): readonly Image[] {
    let rows = this.#all.get(table)
    if (!rows) {
      this.#all.set(table, (rows = this.readAll(table)))
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
