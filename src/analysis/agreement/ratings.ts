// What is compared: units with the value each coder gave them. Units that are alike stand together with their number, so that
// forty thousand characters are a handful of lines.

/** So many units that got the same values, one for each coder; null where a coder gave none. */
export interface Unit {
  readonly values: readonly (number | null)[]
  readonly times: number
}

/** Judgements of several coders. `categories` are the values there could be; null: those that occur. */
export interface Ratings {
  readonly coders: number
  readonly categories: readonly number[] | null
  readonly units: readonly Unit[]
}

/** How many units two coders put into which pair of categories: rows are the first one's. */
export type Table = readonly (readonly number[])[]

/** Every value that occurs, in order. */
export function valuesIn(ratings: Ratings): number[] {
  const found = new Set<number>()
  for (const { values } of ratings.units) for (const value of values) if (value !== null) found.add(value)
  return [...found].sort((a, b) => a - b)
}

/** The table of two coders. A unit that one of them gave no value is dropped (METHODS 4.4). */
export function tableOf(ratings: Ratings, first: number, second: number): Table {
  const categories = ratings.categories ?? valuesIn(ratings)
  const place = new Map(categories.map((value, at) => [value, at]))
  const table = categories.map(() => categories.map(() => 0))
  for (const { values, times } of ratings.units) {
    const a = values[first] ?? null
    const b = values[second] ?? null
    if (a !== null && b !== null) table[place.get(a)!]![place.get(b)!]! += times
  }
  return table
}

/** The ratings of a table, for what is reckoned from units. */
export function ratingsOf(table: Table): Ratings {
  return {
    coders: 2,
    categories: table.map((_, at) => at),
    units: table.flatMap((row, first) => row.map((times, second) => ({ values: [first, second], times }))),
  }
}

/** Every pair of coders, each once. */
export function pairsOf(coders: number): readonly (readonly [number, number])[] {
  // Asked for once a cell: kept, as there are few numbers of coders.
  let pairs = PAIRS.get(coders)
  if (!pairs) {
    pairs = Array.from({ length: coders }, (_, g) => g).flatMap(g =>
      Array.from({ length: coders - g - 1 }, (_, h): [number, number] => [g, g + 1 + h]),
    )
    PAIRS.set(coders, pairs)
  }
  return pairs
}
const PAIRS = new Map<number, readonly (readonly [number, number])[]>()

/** One value against the rest, as 1 and 0. */
export function oneAgainstRest(ratings: Ratings, value: number): Ratings {
  return {
    coders: ratings.coders,
    categories: [0, 1],
    units: ratings.units.map(unit => ({
      times: unit.times,
      values: unit.values.map(one => (one === null ? null : one === value ? 1 : 0)),
    })),
  }
}
