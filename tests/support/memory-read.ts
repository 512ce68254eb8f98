// A project in memory for tests of queries: the real schema, no file, no change log unless a test writes one.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { newId } from '../../src/base/ids.ts'
import type { Read } from '../../src/store/access.ts'
import { Connection } from '../../src/store/driver.ts'
import { bytesOf, type Value } from '../../src/store/sql.ts'

const MIGRATIONS = join(import.meta.dirname, '../../schema/migrations')

/** A `Read` over a fresh project in memory, with `add` for rows. Ids come back as strings; row numbers count from 1 per table. */
export class MemoryRead implements Read {
  readonly connection = new Connection(':memory:')
  readonly #rows = new Map<string, number>()

  constructor() {
    for (const file of readdirSync(MIGRATIONS).toSorted()) {
      if (file.endsWith('.sql')) this.connection.run(readFileSync(join(MIGRATIONS, file), 'utf8'))
    }
    // Every paragraph goes into the full text at once: nothing here takes in the ones that wait.
    this.connection.run(`UPDATE text_index SET upto = ${Number.MAX_SAFE_INTEGER}`)
  }

  readonly all: Read['all'] = query => this.connection.all(query)
  readonly get: Read['get'] = query => this.connection.get(query)
  readonly each: Read['each'] = query => this.connection.each(query)
  readonly arrays: Read['arrays'] = query => this.connection.arrays(query)

  /** Adds a row by the names of its columns; texts in columns that end in `id` are stored as bytes. Gives back the id. */
  add(table: string, row: Readonly<Record<string, Value>>): string {
    const n = (this.#rows.get(table) ?? 0) + 1
    this.#rows.set(table, n)
    const id = typeof row['id'] === 'string' ? row['id'] : newId()
    const full: Record<string, Value> = { n, ...row, id }
    const names = Object.keys(full)
    const values = names.map(name => {
      const value = full[name]!
      return /(^|_)id$/.test(name) && typeof value === 'string' ? bytesOf(value) : value
    })
    this.connection.write(
      `INSERT INTO "${table}" (${names.map(name => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      values,
    )
    return id
  }

  /** Runs a statement that writes, past everything. */
  write(text: string, ...values: Value[]): void {
    this.connection.write(text, values)
  }
}
