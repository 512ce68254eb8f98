// Another project, or a framework, as one side of a merge: its rows under its own ids. Pure.

import type { Rows, Side, TableFacts, Touched } from '../merge/facts.ts'
import type { MergeCopy, Row } from '../merge/types.ts'
import type { LeftOut } from './left-out.ts'

/** What comes in, before it is decided what of it. `was`: a row as it was at a common base, null where there is none, or it was not there. `gone`: rows that were there at the base and are not any more. */
export interface Theirs extends Rows {
  readonly copy: MergeCopy
  readonly mark: string
  was(table: string, row: Row): Row | null
  gone(table: string): readonly Row[]
}

/** Texts are read source by source, not as a table. */
const BY_SOURCE = 'paragraph'

/** Theirs without what stays out. */
export class OtherSide implements Side {
  readonly at = 0
  readonly knowsBase = false
  readonly clockRanBack = false
  readonly onDestroyed = new Map<string, number>()
  readonly copy: MergeCopy
  readonly mark: string
  readonly #theirs: Theirs
  readonly #out: LeftOut
  readonly #isIn: ReadonlySet<string>
  readonly #wasIn: (table: string, id: string) => boolean
  readonly #touched = new Map<string, ReadonlyMap<string, Touched>>()

  /** `wasIn`: whether a row was brought in before, so that what it was then is its base. */
  constructor(
    theirs: Theirs,
    tables: readonly TableFacts[],
    out: LeftOut,
    wasIn: (table: string, id: string) => boolean,
  ) {
    this.copy = theirs.copy
    this.mark = theirs.mark
    this.#theirs = theirs
    this.#out = out
    this.#isIn = new Set(tables.map(table => table.name))
    this.#wasIn = wasIn
  }

  row(table: string, id: string): Row | null {
    if (!this.#isIn.has(table) || this.#out.has(table, id)) return null
    const row = this.#theirs.row(table, id)
    return row && this.#fit(table, row)
  }

  where(table: string, column: string, value: string | number): readonly Row[] {
    return this.#fitting(table, this.#theirs.where(table, column, value))
  }

  ids(table: string, column: string, value: string): readonly string[] {
    return this.#isIn.has(table) ? this.#theirs.ids(table, column, value).filter(id => !this.#out.has(table, id)) : []
  }

  all(table: string): readonly Row[] {
    return this.#fitting(table, this.#theirs.all(table))
  }

  /** A row as it was when both were one; null where it was not there, or they never were. */
  was(table: string, row: Row): Row | null {
    if (table === BY_SOURCE || !this.#wasIn(table, row['id'] as string)) return null
    const was = this.#theirs.was(table, row)
    return was && this.#fit(table, was)
  }

  gone(table: string): readonly Row[] {
    return this.#theirs.gone(table)
  }

  touched(table: string): ReadonlyMap<string, Touched> {
    let touched = this.#touched.get(table)
    if (!touched) {
      const found = new Map<string, Touched>()
      if (table !== BY_SOURCE)
        for (const is of this.all(table)) {
          const was = this.was(table, is)
          if (was === null || !alike(was, is)) found.set(is['id'] as string, { was, is, removedBy: null })
        }
      for (const was of this.gone(table)) found.set(was['id'] as string, { was, is: null, removedBy: null })
      this.#touched.set(table, (touched = found))
    }
    return touched
  }

  #fitting(table: string, rows: readonly Row[]): Row[] {
    if (!this.#isIn.has(table)) return []
    return rows.flatMap(row => (this.#out.has(table, row['id'] as string) ? [] : [this.#fit(table, row)]))
  }

  #fit(table: string, row: Row): Row {
    return this.#out.fit(table, row)
  }
}

/** Whether two rows say the same. */
export function alike(a: Row, b: Row): boolean {
  for (const column in a) if (column !== 'n' && (a[column] ?? null) !== (b[column] ?? null)) return false
  return true
}
