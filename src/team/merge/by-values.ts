// Rows found by what several columns hold. Pure.

import type { Row } from './types.ts'

/** So many rows of one first value are told apart one by one; more by a key. */
const FEW = 8

/** Rows by several values together: found by the first, told apart by the others. For very many: a key made of all of them would be written and read for each. Of rows that hold the same the last counts. */
export class ByValues {
  readonly #first: string
  readonly #others: readonly string[]
  /** Mostly there is one. */
  readonly #rows = new Map<string, Row | Row[] | Map<string, Row>>()

  constructor(first: string, ...others: readonly string[]) {
    this.#first = first
    this.#others = others
  }

  add(row: Row): void {
    const value = row[this.#first] as string
    const there = this.#rows.get(value)
    if (there === undefined) this.#rows.set(value, row)
    else if (isOne(there)) this.#rows.set(value, [there, row])
    else if (there instanceof Map) there.set(this.#key(row), row)
    else if (there.length < FEW) there.push(row)
    else this.#rows.set(value, new Map([...there, row].map(one => [this.#key(one), one])))
  }

  /** The id of the row that holds the same as another. */
  idOf(row: Row): string | undefined {
    const there = this.#rows.get(row[this.#first] as string)
    if (there === undefined) return undefined
    const says = (one: Row) => this.#others.every(column => one[column] === row[column])
    const found =
      there instanceof Map
        ? there.get(this.#key(row))
        : isOne(there)
          ? says(there)
            ? there
            : undefined
          : there.findLast(says)
    return found?.['id'] as string | undefined
  }

  #key(row: Row): string {
    return this.#others.map(column => row[column]).join(' ')
  }
}

function isOne(there: Row | Row[] | Map<string, Row>): there is Row {
  return !Array.isArray(there) && !(there instanceof Map)
}
