// Rows found by what several columns hold. Pure.

import { ByEnd } from './id-ends.ts'
import type { Row } from './types.ts'

/** So many rows of one value are told apart one by one; more by the next of their values. */
const FEW = 32

/** What is there of one value: mostly one row. */
type There = Row | Row[] | Map<Value, There>
type Value = string | number | null | undefined

/** Rows by several values together: found by the first, an id, told apart by all of them. For very many: a key made of all of them would be written and read for each. Of rows that hold the same the last counts. */
export class ByValues {
  readonly #first: string
  readonly #others: readonly string[]
  readonly #rows = new ByEnd<There>()

  constructor(first: string, ...others: readonly string[]) {
    this.#first = first
    // Two ids may end alike.
    this.#others = [...others, first]
  }

  add(row: Row): void {
    const first = row[this.#first] as string
    const there = this.#rows.get(first)
    const now = this.#with(there, row, 0)
    if (now !== there) this.#rows.set(first, now)
  }

  #with(there: There | undefined, row: Row, deep: number): There {
    if (there === undefined || deep === this.#others.length) return row
    if (there instanceof Map) {
      const value = row[this.#others[deep]!]
      there.set(value, this.#with(there.get(value), row, deep + 1))
      return there
    }
    if (!Array.isArray(there)) return [there, row]
    if (there.length < FEW) {
      there.push(row)
      return there
    }
    const apart: There = new Map<Value, There>()
    for (const one of [...there, row]) this.#with(apart, one, deep)
    return apart
  }

  /** The id of the row that holds the same as another. */
  idOf(row: Row): string | undefined {
    let there = this.#rows.get(row[this.#first] as string)
    for (let deep = 0; there instanceof Map; deep++) there = there.get(row[this.#others[deep]!])
    if (there === undefined) return undefined
    if (!Array.isArray(there)) return this.#saysSame(there, row) ? (there['id'] as string) : undefined
    for (let at = there.length - 1; at >= 0; at--)
      if (this.#saysSame(there[at]!, row)) return there[at]!['id'] as string
    return undefined
  }

  #saysSame(one: Row, row: Row): boolean {
    for (const column of this.#others) if (one[column] !== row[column]) return false
    return true
  }
}
