// What follows from counts taken together that none of them says alone: where sums of some, less others, leave a few cases over
// (METHODS 6.4, rules 4 and 6 over the union of outputs). Pure.

/** A count that is known: how many of some cases (by id) a thing holds of. `file` is the output that states it, null the one that is checked. */
export interface KnownCount {
  readonly file: string | null
  readonly of: readonly string[]
  readonly count: number
}

/** What follows: how many of a few cases, from which counts, each taken so many times (less, where below none). */
export interface Followed {
  readonly cases: readonly string[]
  readonly count: number
  readonly from: readonly { readonly known: KnownCount; readonly times: number }[]
}

/** More groups of cases than this are not reckoned with: the oldest outputs are left out first. */
const MOST_GROUPS = 200
/** Small groups are tried two and two up to so many. */
const MOST_PAIRS = 60
/** A count is taken at most so many times, and in at most so many parts. */
const MOST_TIMES = 12
const MOST_PARTS = 12
/** A prime below 2²⁶: products stay whole numbers. What holds among the counts holds modulo it. */
const PRIME = 67_108_859

/**
 * What three or more counts leave over, of groups of cases that no output tells apart: fewer than `least` of them, or a count that leaves
 * fewer. Only what needs counts of the checked output and of an earlier one is told; `alsoOf` are groups whose count the checked one hides; `isSize` where counts say how many there are, always all.
 *
 * Each count is an equation over the smallest groups that the counts tell apart. The count of a group follows exactly when the group is a
 * sum of multiples of the groups counted (in the row space of the equations).
 */
export function whatFollows(
  known: readonly KnownCount[],
  least: number,
  alsoOf: readonly (readonly string[])[] = [],
  isSize = false,
): Followed[] {
  const groups = eachOnce(known)
  if (groups.every(one => one.file === null) || groups.every(one => one.file !== null)) return []
  const sets = groups.map(one => new Set(one.of))
  const atoms = atomsOf(sets, alsoOf)
  const vector = (cases: readonly string[]) => {
    const its = new Set(cases)
    return Float64Array.from(atoms, atom => (its.has(atom[0]!) ? 1 : 0))
  }
  const earlier = new Span(groups.length)
  const own = new Span(groups.length)
  const both = new Span(groups.length)
  groups.forEach((one, at) => {
    const its = vector(one.of)
    for (const span of [one.file === null ? own : earlier, both]) span.add(its, at)
  })
  const told = new Set(groups.map(one => nameOf(one.of)))
  return targets(atoms, least, alsoOf, atom => both.timesFor(vector(atom)) !== null).flatMap((cases): Followed[] => {
    const its = vector(cases)
    if (told.has(nameOf(cases)) || earlier.timesFor(its) !== null || own.timesFor(its) !== null) return []
    const times = both.timesFor(its)
    const from = times === null ? [] : used(times, groups)
    if (from.length < 3) return []
    // Fractions leave a trace; and none is none, not minus none.
    const count = Math.round(from.reduce((sum, one) => sum + one.times * one.known.count, 0)) + 0
    if (count < 0 || count > cases.length || (!isSize && isTold(cases, groups, sets))) return []
    return cases.length < least || (!isSize && tells(count, cases.length, least)) ? [{ cases, count, from }] : []
  })
}

/** Each group of cases once, as the last output counts it; the checked one before earlier ones. */
function eachOnce(known: readonly KnownCount[]): KnownCount[] {
  const byGroup = new Map<string, KnownCount>()
  for (const one of known) {
    if (one.of.length === 0) continue
    const name = nameOf(one.of)
    // What an earlier output says of the same cases is known without this one.
    if (one.file === null && byGroup.get(name)?.count === one.count) continue
    byGroup.delete(name)
    byGroup.set(name, one)
  }
  return [...byGroup.values()].slice(-MOST_GROUPS)
}

const nameOf = (cases: readonly string[]) => cases.toSorted().join()

/** The smallest groups that the counts tell apart: cases that lie in the same ones. */
function atomsOf(sets: readonly ReadonlySet<string>[], alsoOf: readonly (readonly string[])[]): string[][] {
  const others = alsoOf.map(cases => new Set(cases))
  const atoms = new Map<string, string[]>()
  for (const id of new Set([...sets.flatMap(set => [...set]), ...alsoOf.flat()])) {
    const name = [...sets, ...others].map(set => (set.has(id) ? '1' : '0')).join('')
    const atom = atoms.get(name)
    if (atom) atom.push(id)
    else atoms.set(name, [id])
  }
  return [...atoms.values()]
}

/** The groups to try: what is hidden, every smallest group, and two that together are few where neither follows alone. */
function targets(
  atoms: readonly (readonly string[])[],
  least: number,
  alsoOf: readonly (readonly string[])[],
  follows: (atom: readonly string[]) => boolean,
): (readonly string[])[] {
  const small = atoms.filter(atom => atom.length < least - 1 && !follows(atom)).slice(0, MOST_PAIRS)
  const pairs = small.flatMap((one, at) =>
    small.slice(at + 1).flatMap(other => (one.length + other.length < least ? [[...one, ...other]] : [])),
  )
  // What is hidden may be a smallest group too, and several hidden cells of the same cases: each is told once.
  const every = [...alsoOf.filter(cases => cases.length > 0), ...atoms, ...pairs]
  return [...new Map(every.map(cases => [nameOf(cases), cases])).values()]
}

/** Whether a count of a group that these lie in says so of all of it already: all or none. */
function isTold(
  cases: readonly string[],
  groups: readonly KnownCount[],
  sets: readonly ReadonlySet<string>[],
): boolean {
  return groups.some(
    ({ count, of }, at) => (count === 0 || count === of.length) && cases.every(id => sets[at]!.has(id)),
  )
}

const tells = (count: number, of: number, least: number) =>
  (count > 0 && count < least) || (of - count > 0 && of - count < least)

/** The counts used, each with how many times, which may be a fraction; none where that takes larger ones than anybody reckons with. */
function used(times: Float64Array, groups: readonly KnownCount[]): { known: KnownCount; times: number }[] {
  for (let parts = 1; parts <= MOST_PARTS; parts++) {
    const whole = [...times].map(one => {
      const product = (one * parts) % PRIME
      return product > PRIME / 2 ? product - PRIME : product
    })
    if (whole.every(one => Math.abs(one) <= MOST_TIMES * parts))
      return whole.flatMap((one, at) => (one === 0 ? [] : [{ known: groups[at]!, times: one / parts }]))
  }
  return []
}

/** Sums of multiples of vectors, and which multiples a vector in it takes. */
class Span {
  readonly #size: number
  readonly #rows: { readonly vector: Float64Array; readonly times: Float64Array; readonly pivot: number }[] = []

  constructor(size: number) {
    this.#size = size
  }

  add(vector: Float64Array, at: number): void {
    const rest = this.#reduced(vector)
    const pivot = rest.vector.findIndex(one => one !== 0)
    if (pivot < 0) return
    rest.times[at] = (rest.times[at]! + 1) % PRIME
    const scale = inverse(rest.vector[pivot]!)
    this.#rows.push({
      vector: rest.vector.map(one => (one * scale) % PRIME),
      times: rest.times.map(one => (one * scale) % PRIME),
      pivot,
    })
  }

  /** How many times each vector is taken to give this one; null where none do. */
  timesFor(vector: Float64Array): Float64Array | null {
    const rest = this.#reduced(vector)
    return rest.vector.some(one => one !== 0) ? null : rest.times.map(one => (PRIME - one) % PRIME)
  }

  #reduced(vector: Float64Array): { vector: Float64Array; times: Float64Array } {
    const rest = Float64Array.from(vector)
    const times = new Float64Array(this.#size)
    for (const row of this.#rows) {
      const factor = rest[row.pivot]!
      if (factor === 0) continue
      for (let at = row.pivot; at < rest.length; at++)
        if (row.vector[at] !== 0) rest[at] = (rest[at]! + (PRIME - factor) * row.vector[at]!) % PRIME
      for (let at = 0; at < times.length; at++)
        if (row.times[at] !== 0) times[at] = (times[at]! + (PRIME - factor) * row.times[at]!) % PRIME
    }
    return { vector: rest, times }
  }
}

function inverse(value: number): number {
  let [a, b, x, y] = [value, PRIME, 1, 0]
  while (b !== 0) {
    const quotient = Math.floor(a / b)
    ;[a, b] = [b, a - quotient * b]
    ;[x, y] = [y, x - quotient * y]
  }
  return ((x % PRIME) + PRIME) % PRIME
}
