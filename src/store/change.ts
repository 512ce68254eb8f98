// The one place where rows are written. Every row that a change touches is in the log before the transaction ends.

import { faultPoint } from '../base/fault-point.ts'
import { newId, type CoderId, type ProjectId } from '../base/ids.ts'
import { assert } from '../base/trouble.ts'
import type { Change, Read, RowValues } from './access.ts'
import type { Connection } from './driver.ts'
import type { Entries } from './entries.ts'
import { packImages, shapeOf, type Column, type Image, type TableShape } from './images.ts'
import { dropAnswers, noteActsOf, sayLabels, writeOfCopies } from './outside-log.ts'
import { packRows } from './packed-rows.ts'
import { bytesOf, idOf, stored, type Sql, type Value } from './sql.ts'

/** Table shapes and row numbers of one open file, shared by its changes. */
export class Tables {
  readonly #connection: Connection
  readonly #shapes = new Map<string, TableShape>()
  readonly #next = new Map<string, number>()
  readonly #inserts = new Map<string, { readonly fields: readonly string[]; readonly text: string }>()

  constructor(connection: Connection) {
    this.#connection = connection
  }

  shape(table: string): TableShape {
    let shape = this.#shapes.get(table)
    if (!shape) {
      shape = shapeOf(this.#connection, table)
      assert(shape.columns[0]?.name === 'n' && shape.columns[1]?.name === 'id', `${table} is not a logged table`)
      this.#shapes.set(table, shape)
    }
    return shape
  }

  /** The statement that inserts a row with these fields: mostly the same as for the row before, and then not written anew. */
  insertText(shape: TableShape, fields: readonly string[]): string {
    const last = this.#inserts.get(shape.name)
    if (last && last.fields.length === fields.length && last.fields.every((field, at) => field === fields[at]))
      return last.text
    const names = ['n', 'id', ...fields.map(field => shape.byField.get(field)!.name)]
    const text = `INSERT INTO "${shape.name}" (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`
    this.#inserts.set(shape.name, { fields, text })
    return text
  }

  /** The next row number of a table. Never one that was used before, so the log speaks of one row only. */
  nextRow(table: string): number {
    let next = this.#next.get(table)
    if (next === undefined) {
      const standing =
        this.#connection.get<{ n: number | null }>({ text: `SELECT max(n) AS n FROM "${table}"`, values: [] })!.n ?? 0
      const logged =
        this.#connection.get<{ n: number | null }>({
          text: 'SELECT max(last_row) AS n FROM change_row WHERE table_name = ?',
          values: [table],
        })!.n ?? 0
      next = Math.max(standing, logged) + 1
    }
    this.#next.set(table, next + 1)
    return next
  }

  /** Forgets the counters after a rollback: what was given out was not used. */
  forgetRows(): void {
    this.#next.clear()
  }
}

/** A transaction as commands see it ({@link Change}). Made by `Project` only. */
export class ProjectChange implements Change {
  readonly projectId: ProjectId
  readonly coderId: CoderId
  readonly now: string
  readonly entries: Entries
  label: string
  readonly #connection: Connection
  readonly #tables: Tables
  readonly #through: Read | null

  constructor(
    connection: Connection,
    tables: Tables,
    through: Read | null,
    projectId: ProjectId,
    coderId: CoderId,
    now: string,
    label: string,
    entries: Entries,
  ) {
    this.projectId = projectId
    this.entries = entries
    this.#connection = connection
    this.#tables = tables
    this.#through = through
    this.coderId = coderId
    this.now = now
    this.label = label
  }

  get shown(): Read {
    return this.#through ?? this
  }

  all<Row>(query: Sql): Row[] {
    return this.#connection.all<Row>(query)
  }
  get<Row>(query: Sql): Row | undefined {
    return this.#connection.get<Row>(query)
  }
  each<Row>(query: Sql): IterableIterator<Row> {
    return this.#connection.each<Row>(query)
  }
  arrays<Row extends readonly unknown[]>(query: Sql): Row[] {
    return this.#connection.arrays<Row>(query)
  }

  deferReferences(): void {
    this.#connection.pragma('defer_foreign_keys = ON')
  }

  describe(label: string): void {
    this.label = label
  }

  keepHandIn(id: string, row: RowValues, log: Read | null, say: (label: string) => string): void {
    writeOfCopies(this.#connection, 'hand_in', id, row)
    if (log) noteActsOf(this.#connection, log, say)
    faultPoint('handIn.kept')
  }

  dropAnswers(work: string, asked: readonly string[] | null): void {
    dropAnswers(this.#connection, work, asked)
  }

  sayOfActs(words: string, say: (label: string) => string): void {
    sayLabels(this.#connection, words, say)
  }

  insert(table: string, row: RowValues): string {
    const shape = this.#tables.shape(table)
    const n = this.#tables.nextRow(table)
    const given = row['id']
    const id = typeof given === 'string' ? given : given instanceof Uint8Array ? idOf(given) : newId()
    const values: Value[] = [n, given instanceof Uint8Array ? given : bytesOf(id)]
    const fields: string[] = []
    for (const field in row) {
      if (field === 'id') continue
      const column = shape.byField.get(field)
      assert(column, `${table} has no column for ${field}`)
      fields.push(field)
      values.push(stored(row[field]!, column.bytes))
    }
    this.#connection.write(this.#tables.insertText(shape, fields), values)
    this.entries.inserted(table, n)
    faultPoint(`insert.${table}`)
    return id
  }

  insertRows(table: string, fields: readonly string[], rows: Iterable<readonly Value[]>): void {
    const shape = this.#tables.shape(table)
    const columns = fields.map(field => {
      const column = shape.byField.get(field)
      assert(column, `${table} has no column for ${field}`)
      return column
    })
    this.#insertOneByOne(table, columns, rows, () => '?')
  }

  insertImages(table: string, images: readonly Image[]): void {
    if (images.length === 0) return
    const columns = this.#tables.shape(table).columns.filter(({ name }) => name !== 'n')
    if (this.#insertPacked(table, columns, images)) faultPoint(`insert.${table}`)
    else {
      const rows = images.map(image => columns.map(({ name }) => image[name] ?? null))
      this.#insertOneByOne(table, columns, rows, ({ bytes }) => (bytes ? 'unhex(?)' : '?'))
    }
  }

  #insertOneByOne(
    table: string,
    columns: readonly Column[],
    rows: Iterable<readonly Value[]>,
    value: (column: Column) => string,
  ): void {
    const text = `INSERT INTO "${table}" (n, ${columns.map(column => column.name).join(', ')}) VALUES (?, ${columns.map(value).join(', ')})`
    const statement = this.#connection.statement(text)
    for (const row of rows) {
      const n = this.#tables.nextRow(table)
      statement.run(n, ...row)
      this.entries.inserted(table, n)
    }
    faultPoint(`insert.${table}`)
  }

  /** Whether the rows could be handed over together: then they are written. */
  #insertPacked(table: string, columns: readonly Column[], images: readonly Image[]): boolean {
    const packed = packRows(table, columns, images)
    if (packed === null) return false
    const first = this.#tables.nextRow(table)
    for (let more = 1; more < images.length; more++) this.#tables.nextRow(table)
    this.#connection.statement(packed.text).run({ ...packed.values, first })
    for (let n = first; n < first + images.length; n++) this.entries.inserted(table, n)
    return true
  }

  update(table: string, id: string, columns: RowValues): void {
    const shape = this.#tables.shape(table)
    const row = this.#row(table, id)
    const before: Record<string, Value> = {}
    const after: Record<string, Value> = {}
    for (const field in columns) {
      const column = shape.byField.get(field)
      assert(column && field !== 'id' && field !== 'n', `${table} has no column to change for ${field}`)
      const value = stored(columns[field]!, column.bytes)
      if (same(row[column.name]!, value)) continue
      before[column.name] = row[column.name]!
      after[column.name] = value
    }
    const names = Object.keys(after)
    if (names.length === 0) return
    const n = row['n'] as number
    this.#connection.write(`UPDATE "${table}" SET ${names.map(name => `"${name}" = ?`).join(', ')} WHERE n = ?`, [
      ...Object.values(after),
      n,
    ])
    this.entries.add({
      table,
      deed: 'update',
      first: n,
      last: n,
      before: packImages(shape, [before]),
      after: packImages(shape, [after]),
    })
    faultPoint(`update.${table}`)
  }

  remove(table: string, id: string): void {
    const shape = this.#tables.shape(table)
    const row = this.#row(table, id)
    const n = row['n'] as number
    this.#connection.write(`DELETE FROM "${table}" WHERE n = ?`, [n])
    this.entries.add({
      table,
      deed: 'delete',
      first: n,
      last: n,
      before: packImages(shape, [row]),
      after: null,
      removed: [row],
    })
    faultPoint(`remove.${table}`)
  }

  keepBlob(hash: Uint8Array, size: number, deflated: Uint8Array): void {
    assert(hash.length === 32, 'a blob is kept by its SHA-256')
    this.#connection.write('INSERT OR IGNORE INTO blob (hash, size, deflated) VALUES (?, ?, ?)', [hash, size, deflated])
    faultPoint('insert.blob')
  }

  #row(table: string, id: string): Record<string, Value> {
    const row = this.#connection.get<Record<string, Value>>({
      text: `SELECT * FROM "${table}" WHERE id = ?`,
      values: [bytesOf(id)],
    })
    assert(row, `no row of ${table} has the id given`)
    return row
  }
}

/** Whether two stored values are equal. */
export function same(a: Value, b: Value): boolean {
  if (a instanceof Uint8Array && b instanceof Uint8Array) return Buffer.compare(a, b) === 0
  return a === b
}
