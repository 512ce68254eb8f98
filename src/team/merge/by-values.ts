// Rows found by what several columns hold. Pure.

import { ByEnd } from './id-ends.ts'
import type { Row } from './types.ts'

/** So many rows of one first value are told apart one by one; more by a key. */
const FEW = 32

/** What is there of one first value: mostly one row. */
type There = Row | Row[] | Map<string, Row>

/** Rows by several values together: found by the first, an id, told apart by all of them. For very many: a key made of all of them would be written and read for each. Of rows that hold the same the last counts. */
export class ByValues {
  readonly #first: string
  readonly #columns: readonly string[]
  readonly #rows = new ByEnd<There>()

  constructor(first: string, ...others: readonly string[]) {
    this.#first = first
    this.#columns = [...others, first]
  }

  add(row: Row): void {
    const first = row[this.#first] as string
    const there = this.#rows.get(first)
    if (there === undefined) this.#rows.set(first, row)
    else if (there instanceof Map) there.set(this.#key(row), row)
    else if (!Array.isArray(there)) this.#rows.set(first, [there, row])
    else if (there.length < FEW) there.push(row)
    else this.#rows.set(first, new Map([...there, row].map(one => [this.#key(one), one])))
  }

  /** The id of the row that holds the same as another. */
  idOf(row: Row): string | undefined {
    const there = this.#rows.get(row[this.#first] as string)
    if (there === undefined) return undefined
    const says = (one: Row) => this.#columns.every(column => one[column] === row[column])
    if (there instanceof Map) return there.get(this.#key(row))?.['id'] as string | undefined
    if (Array.isArray(there)) return there.findLast(says)?.['id'] as string | undefined
    return says(there) ? (there['id'] as string) : undefined
  }

  #key(row: Row): string {
    return this.#columns.map(column => row[column]).join(' ')
  }
}
