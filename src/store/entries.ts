// The entries of the change log, as they come.

import type { Connection } from './driver.ts'
import type { Value } from './sql.ts'

/** What a change did to a run of rows of one table. Its images are in the log. */
export interface RowEntry {
  readonly table: string
  readonly deed: 'insert' | 'update' | 'delete'
  readonly first: number
  readonly last: number
  /** The rows that a deletion took, for whoever keeps counts: as long as a change took few. */
  readonly removed?: readonly Record<string, Value>[]
}

/** An entry on its way into the log, with its images. */
export interface FreshEntry extends RowEntry {
  readonly before: string | Uint8Array | null
  readonly after: string | Uint8Array | null
}

/** So many rows that deletions took are held beside their entries; a change that takes more holds none. */
export const FEW_ROWS = 2000

interface Run {
  readonly entry: { -readonly [Key in keyof RowEntry]: RowEntry[Key] }
  /** The row of the log that tells of it. */
  readonly n: number
}

/**
 * The entries of one change, in order, each in the log as it comes, so that no more than one image is in memory. Neighbouring
 * insertions into a table become one run. `begin` gives the number of the change, and is called with its first entry.
 */
export class Entries {
  readonly #connection: Connection
  readonly #begin: () => number
  readonly #open = new Map<string, Run>()
  #list: RowEntry[] = []
  #change: number | null = null
  #removed = 0

  constructor(connection: Connection, begin: () => number) {
    this.#connection = connection
    this.#begin = begin
  }

  /** What was done so far. The last run of a table may still grow. */
  get list(): readonly RowEntry[] {
    return this.#list
  }

  /** Whether rows that a deletion takes are still held: a change that took many by now holds none. */
  get holdsRows(): boolean {
    return this.#removed <= FEW_ROWS
  }

  inserted(table: string, row: number): void {
    const run = this.#open.get(table)
    if (run && run.entry.last === row - 1) {
      run.entry.last = row
      return
    }
    if (run) this.#end(run)
    const entry: FreshEntry = { table, deed: 'insert', first: row, last: row, before: null, after: null }
    const n = this.#log(entry)
    const kept = { table, deed: 'insert', first: row, last: row } as const
    this.#list.push(kept)
    this.#open.set(table, { entry: kept, n })
  }

  add({ before, after, ...entry }: FreshEntry): void {
    // A later insertion must not join a run from before this: turning back, the order between them would be lost.
    const run = this.#open.get(entry.table)
    if (run) this.#end(run)
    this.#log({ ...entry, before, after })
    this.#list.push(this.#withFewRemoved(entry))
  }

  /** Ends the runs that were open: now the log tells the whole change. Gives its number. */
  finish(): number {
    for (const run of this.#open.values()) this.#end(run)
    return (this.#change ??= this.#begin())
  }

  #end({ entry, n }: Run): void {
    this.#open.delete(entry.table)
    if (entry.last > entry.first)
      this.#connection.write('UPDATE change_row SET last_row = ? WHERE n = ?', [entry.last, n])
  }

  #log({ table, deed, first, last, before, after }: FreshEntry): number {
    this.#change ??= this.#begin()
    return this.#connection.insert(
      'INSERT INTO change_row (change_n, table_name, deed, first_row, last_row, before, after) VALUES (?, ?, ?, ?, ?, ?, ?)',
      [this.#change, table, deed, first, last, before, after],
    )
  }

  #withFewRemoved(entry: RowEntry): RowEntry {
    if (!entry.removed) return entry
    const held = this.holdsRows
    this.#removed += entry.removed.length
    if (this.holdsRows) return entry
    if (held) this.#list = this.#list.map(withoutRows)
    return withoutRows(entry)
  }
}

function withoutRows(entry: RowEntry): RowEntry {
  if (!entry.removed) return entry
  const { removed: _, ...rest } = entry
  return rest
}
