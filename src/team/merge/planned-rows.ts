// The rows as a plan leaves them, before any answer: ours, with what is to be written. For answers, which look at a few of very many. Pure.

import type { Rows } from './facts.ts'
import type { Deed, Row } from './types.ts'

/** Rows read through the deeds of a plan. What is asked for is found when it is asked for first, and kept. */
export class PlannedRows implements Rows {
  readonly #ours: Rows
  readonly #deeds: readonly Deed[]
  #byId: ReadonlyMap<string, ReadonlyMap<string, Deed>> | null = null
  readonly #byValue = new Map<string, ReadonlyMap<Row[string] | undefined, readonly string[]>>()

  constructor(ours: Rows, deeds: readonly Deed[]) {
    this.#ours = ours
    this.#deeds = deeds
  }

  /** What is done to a row. */
  deed(table: string, id: string): Deed | undefined {
    return this.#of(table)?.get(id)
  }

  row(table: string, id: string): Row | null {
    const deed = this.deed(table, id)
    return deed ? this.#after(deed) : this.#ours.row(table, id)
  }

  where(table: string, column: string, value: string | number): readonly Row[] {
    const rows = this.#ours.where(table, column, value).filter(row => !this.deed(table, row['id'] as string))
    return [...rows, ...this.#written(table, column, value).map(id => this.row(table, id)!)]
  }

  ids(table: string, column: string, value: string): readonly string[] {
    const ids = this.#ours.ids(table, column, value).filter(id => !this.deed(table, id))
    return [...ids, ...this.#written(table, column, value)]
  }

  all(table: string): readonly Row[] {
    const rows = this.#ours.all(table).filter(row => !this.deed(table, row['id'] as string))
    for (const deed of this.#of(table)?.values() ?? []) {
      const row = this.#after(deed)
      if (row !== null) rows.push(row)
    }
    return rows
  }

  #of(table: string): ReadonlyMap<string, Deed> | undefined {
    if (this.#byId === null) {
      const tables = new Map<string, Map<string, Deed>>()
      for (const deed of this.#deeds) {
        let deeds = tables.get(deed.table)
        if (!deeds) tables.set(deed.table, (deeds = new Map()))
        deeds.set(deed.id, deed)
      }
      this.#byId = tables
    }
    return this.#byId.get(table)
  }

  #after({ do: deed, table, id, row }: Deed): Row | null {
    if (deed === 'delete') return null
    return deed === 'insert' ? { ...row, id } : { ...this.#ours.row(table, id), ...row, id }
  }

  /** The ids of the rows to be written that hold a value then. */
  #written(table: string, column: string, value: string | number): readonly string[] {
    const name = `${table} ${column}`
    let ids = this.#byValue.get(name)
    if (!ids) {
      const found = new Map<Row[string] | undefined, string[]>()
      for (const deed of this.#of(table)?.values() ?? []) {
        if (deed.do === 'delete') continue
        const held = deed.row![column] === undefined ? this.#after(deed)![column] : deed.row![column]
        const there = found.get(held)
        if (there) there.push(deed.id)
        else found.set(held, [deed.id])
      }
      this.#byValue.set(name, (ids = found))
    }
    return ids.get(value) ?? []
  }
}
