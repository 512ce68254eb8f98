// The one place where rows are written. Every row that a change touches is in the log before the transaction ends.

import { faultPoint } from '../base/fault-point.ts'
import { newId, type CoderId, type ProjectId } from '../base/ids.ts'
import { assert } from '../base/trouble.ts'
import type { Change, RowValues } from './access.ts'
import type { Connection } from './driver.ts'
import { packImages, shapeOf, type TableShape } from './images.ts'
import { bytesOf, idOf, type Sql, type Value } from './sql.ts'

/** What a change did to a run of rows of one table. `removed` holds the rows that a deletion took, for whoever keeps counts. */
export interface RowEntry {
  readonly table: string
  readonly deed: 'insert' | 'update' | 'delete'
  readonly first: number
  last: number
  readonly before: string | Uint8Array | null
  readonly after: string | Uint8Array | null
  readonly removed?: readonly Record<string, Value>[]
}

/** Table shapes and row numbers of one open file, shared by its changes. */
export class Tables {
  readonly #connection: Connection
  readonly #shapes = new Map<string, TableShape>()
  readonly #next = new Map<string, number>()

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

/** The entries of one change, in order. Neighbouring insertions into a table become one run. */
export class Entries {
  readonly list: RowEntry[] = []
  readonly #open = new Map<string, RowEntry>()

  inserted(table: string, row: number): void {
    const run = this.#open.get(table)
    if (run && run.last === row - 1) run.last = row
    else {
      const entry: RowEntry = { table, deed: 'insert', first: row, last: row, before: null, after: null }
      this.list.push(entry)
      this.#open.set(table, entry)
    }
  }

  add(entry: RowEntry): void {
    // A later insertion must not join a run from before this: turning back, the order between them would be lost.
    this.#open.delete(entry.table)
    this.list.push(entry)
  }
}

/** A transaction as commands see it ({@link Change}). Made by `Project` only. */
export class ProjectChange implements Change {
  readonly projectId: ProjectId
  readonly coderId: CoderId
  readonly now: string
  readonly entries = new Entries()
  label: string
  readonly #connection: Connection
  readonly #tables: Tables

  constructor(
    connection: Connection,
    tables: Tables,
    projectId: ProjectId,
    coderId: CoderId,
    now: string,
    label: string,
  ) {
    this.projectId = projectId
    this.#connection = connection
    this.#tables = tables
    this.coderId = coderId
    this.now = now
    this.label = label
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

  describe(label: string): void {
    this.label = label
  }

  insert(table: string, row: RowValues): string {
    const shape = this.#tables.shape(table)
    const n = this.#tables.nextRow(table)
    const names = ['n', 'id']
    const given = row['id']
    const id = given instanceof Uint8Array ? given : bytesOf(typeof given === 'string' ? given : newId())
    const values: Value[] = [n, id]
    for (const field in row) {
      if (field === 'id') continue
      const column = shape.byField.get(field)
      assert(column, `${table} has no column for ${field}`)
      names.push(column.name)
      values.push(stored(row[field]!, column.bytes))
    }
    this.#connection.write(
      `INSERT INTO "${table}" (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      values,
    )
    this.entries.inserted(table, n)
    faultPoint(`insert.${table}`)
    return idOf(id)
  }

  insertRows(table: string, fields: readonly string[], rows: Iterable<readonly Value[]>): void {
    const shape = this.#tables.shape(table)
    const names = fields.map(field => {
      const column = shape.byField.get(field)
      assert(column, `${table} has no column for ${field}`)
      return column.name
    })
    const text = `INSERT INTO "${table}" (n, ${names.join(', ')}) VALUES (?, ${names.map(() => '?').join(', ')})`
    const statement = this.#connection.statement(text)
    for (const row of rows) {
      const n = this.#tables.nextRow(table)
      statement.run(n, ...row)
      this.entries.inserted(table, n)
    }
    faultPoint(`insert.${table}`)
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

function stored(value: string | number | bigint | null | boolean | Uint8Array, bytes: boolean): Value {
  if (typeof value === 'boolean') return value ? 1 : 0
  return bytes && typeof value === 'string' ? bytesOf(value) : value
}

/** Whether two stored values are equal. */
export function same(a: Value, b: Value): boolean {
  if (a instanceof Uint8Array && b instanceof Uint8Array) return Buffer.compare(a, b) === 0
  return a === b
}
