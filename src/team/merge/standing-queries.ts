// Reads which rows of a table stood when a change was made, by the change log: how many, and a page of them.

import type { Read } from '../../store/access.ts'
import { readImages } from '../../store/images.ts'
import { sql } from '../../store/sql.ts'

type Stretch = readonly [first: number, last: number]

/** The rows of a table that stood right after a change, in the order in which they were first put in. A page of them costs what the page holds and what was done since; the table is only counted. */
export class Standing {
  readonly #read: Read
  readonly #table: string
  /** Stretches of rows that were put in since, in order. */
  readonly #since: readonly Stretch[]
  /** Rows that went since, in order: what they were numbered, and their id in hexadecimal. */
  readonly #gone: readonly (readonly [number, string])[]

  constructor(read: Read, table: string, change: number) {
    this.#read = read
    this.#table = table
    const { since, gone } = sinceChange(read, table, change)
    this.#since = since
    this.#gone = gone
  }

  /** How many there were. */
  all(): number {
    return this.#count('main.') + this.#gone.length
  }

  /** How many of them whoever is at work may see, what is gone with them or without. */
  seen(withGone: boolean): number {
    return this.#count('') + (withGone ? this.#gone.length : 0)
  }

  /** The ids of a page of those that may be seen, in hexadecimal. */
  page(withGone: boolean, from: number, limit: number): string[] {
    const found: string[] = []
    let toPass = from
    for (const piece of this.#pieces(withGone)) {
      if (found.length === limit) break
      if (typeof piece === 'string') {
        if (toPass > 0) toPass--
        else found.push(piece)
        continue
      }
      const ids = this.#ids(piece, limit - found.length, toPass)
      if (ids.length > 0 || toPass === 0) toPass = 0
      else toPass -= this.#countIn('', piece)
      found.push(...ids)
    }
    return found
  }

  /** In order: stretches of rows of which those that stand stood then, and between them what is gone. */
  *#pieces(withGone: boolean): Generator<Stretch | string> {
    const breaks = [
      ...this.#since.map(([first, last]) => ({ first, last, id: null })),
      ...(withGone ? this.#gone.map(([n, id]) => ({ first: n, last: n, id })) : []),
    ].sort((a, b) => a.first - b.first)
    let next = 1
    for (const { first, last, id } of breaks) {
      if (first > next) yield [next, first - 1]
      if (id !== null) yield id
      next = last + 1
    }
    yield [next, Number.MAX_SAFE_INTEGER]
  }

  #ids([first, last]: Stretch, limit: number, toPass: number): string[] {
    const rows = this.#read.arrays<[string]>({
      text: `SELECT lower(hex(id)) FROM "${this.#table}" WHERE n BETWEEN ? AND ? ORDER BY n LIMIT ? OFFSET ?`,
      values: [first, last, limit, toPass],
    })
    return rows.map(([id]) => id)
  }

  #count(where: 'main.' | ''): number {
    const all = this.#read.arrays<[number]>({
      text: `SELECT count(*) FROM ${where}"${this.#table}"`,
      values: [],
    })[0]![0]
    return this.#since.reduce((left, stretch) => left - this.#countIn(where, stretch), all)
  }

  #countIn(where: 'main.' | '', [first, last]: Stretch): number {
    return this.#read.arrays<[number]>({
      text: `SELECT count(*) FROM ${where}"${this.#table}" WHERE n BETWEEN ? AND ?`,
      values: [first, last],
    })[0]![0]
  }
}

/** What the log says of the rows since a change: the first thing that happened to a row says whether it was there. */
function sinceChange(read: Read, table: string, change: number) {
  const wasThere = new Map<number, boolean>()
  const removed = new Map<number, string>()
  for (const [deed, first, last, before] of read.arrays<[string, number, number, string | Uint8Array | null]>(
    sql`SELECT deed, first_row, last_row, before FROM change_row WHERE table_name = ${table} AND change_n > ${change} ORDER BY n`,
  )) {
    for (let n = first; n <= last; n++) if (!wasThere.has(n)) wasThere.set(n, deed !== 'insert')
    // Rows that were brought back have no image here, and one where they went again.
    if (deed === 'delete' && before !== null)
      for (const image of readImages(before)) removed.set(image['n'] as number, image['id'] as string)
  }
  const back = new Set(
    read
      .arrays<[number]>({
        text: `SELECT n FROM main."${table}" WHERE n IN (SELECT value FROM json_each(?))`,
        values: [JSON.stringify([...removed.keys()])],
      })
      .map(([n]) => n),
  )
  return {
    since: stretchesOf([...wasThere].flatMap(([n, was]) => (was ? [] : [n]))),
    gone: [...removed].filter(([n]) => wasThere.get(n) && !back.has(n)),
  }
}

/** Numbers as stretches in order. */
function stretchesOf(numbers: readonly number[]): Stretch[] {
  const found: [number, number][] = []
  for (const n of numbers.toSorted((a, b) => a - b)) {
    const last = found.at(-1)
    if (last && n === last[1] + 1) last[1] = n
    else found.push([n, n])
  }
  return found
}
