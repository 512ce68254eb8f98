// Every measure a second time, as plainly as it can be written: one unit, one pair, one character after the other. Undefined is NaN.

type Values = readonly (number | null)[]

const pairs = (values: Values) => {
  const found: [number, number][] = []
  for (let i = 0; i < values.length; i++)
    for (let j = 0; j < values.length; j++)
      if (i !== j && values[i] !== null && values[j] !== null) found.push([values[i]!, values[j]!])
  return found
}
const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)
const share = (list: readonly unknown[], test: (one: never) => boolean) =>
  list.filter(one => test(one as never)).length / list.length
const beyond = (observed: number, chance: number) =>
  Math.abs(1 - chance) < 1e-12 ? NaN : (observed - chance) / (1 - chance)

/** Units both coders judged. */
const both = (units: readonly Values[], a: number, b: number) =>
  units.filter(unit => unit[a] !== null && unit[b] !== null).map(unit => [unit[a]!, unit[b]!] as const)

export function plainPercent(units: readonly Values[], a: number, b: number): number {
  return share(both(units, a, b), ([x, y]: readonly [number, number]) => x === y)
}

export function plainCohen(units: readonly Values[], a: number, b: number, categories: readonly number[]): number {
  const here = both(units, a, b)
  const chance = categories.map(
    k =>
      share(here, ([x]: readonly [number, number]) => x === k) *
      share(here, ([, y]: readonly [number, number]) => y === k),
  )
  return beyond(plainPercent(units, a, b), sum(chance))
}

export function plainWeighted(
  units: readonly Values[],
  categories: readonly number[],
  weight: (x: number, y: number) => number,
): number {
  const here = both(units, 0, 1)
  const observed = mean(here.map(([x, y]) => weight(x, y)))
  // Every first judgement with every second one.
  const chance = mean(here.flatMap(([x]) => here.map(([, y]) => weight(x, y))))
  return categories.length === 0 || chance === 0 ? NaN : 1 - observed / chance
}

export function plainScott(units: readonly Values[], categories: readonly number[]): number {
  const here = both(units, 0, 1)
  const pool = here.flat()
  return beyond(plainPercent(units, 0, 1), sum(categories.map(k => share(pool, (x: number) => x === k) ** 2)))
}

/** Every two coders once. */
const twos = (coders: number) =>
  Array.from({ length: coders }, (_, g) => g).flatMap(g =>
    Array.from({ length: coders - g - 1 }, (_, more) => [g, g + 1 + more] as const),
  )
const meanOfKnown = (numbers: readonly number[]) => mean(numbers.filter(one => !Number.isNaN(one)))

/** Percent agreement of every two coders, and their mean. */
export function plainPairwise(units: readonly Values[]): number {
  return meanOfKnown(twos(units[0]!.length).map(([g, h]) => plainPercent(units, g, h)))
}

export function plainAllAgree(units: readonly Values[]): number {
  const given = units.map(unit => unit.filter(value => value !== null)).filter(unit => unit.length > 1)
  return share(given, (unit: readonly number[]) => unit.every(value => value === unit[0]))
}

/** Twice the decisions that are alike, of all that two made. */
export function plainHolsti(units: readonly Values[]): number {
  return meanOfKnown(
    twos(units[0]!.length).map(([g, h]) => {
      const made = (coder: number) => units.filter(unit => unit[coder] !== null).length
      const alike = units.filter(unit => unit[g] !== null && unit[g] === unit[h]).length
      return (2 * alike) / (made(g) + made(h))
    }),
  )
}

interface Piece {
  readonly start: number
  readonly end: number
}

/** Excerpts of two coders that find their like, character by character, of all that they made. */
export function plainExcerpts(first: readonly Piece[], second: readonly Piece[], least: number): [number, number] {
  const set = ({ start, end }: Piece) => new Set(Array.from({ length: end - start }, (_, at) => start + at))
  const alike = (a: Piece, b: Piece) => {
    const [one, other] = [set(a), set(b)]
    const shared = one.intersection(other).size
    return shared > 0 && shared / one.union(other).size >= least
  }
  const found = (own: readonly Piece[], others: readonly Piece[]) =>
    own.filter(a => others.some(b => alike(a, b))).length
  return [found(first, second) + found(second, first), first.length + second.length]
}

/** Two coders' table of coded and not coded: agreement, and its four coefficients. */
export function plainTwo(table: readonly [both: number, first: number, second: number, neither: number]) {
  const n = sum(table)
  const [both, first, second, neither] = table
  const observed = (both + neither) / n
  const [a, b] = [(both + first) / n, (both + second) / n]
  const used = (a + b) / 2
  const ones = 2 * both + first + second
  return {
    percent: observed,
    kappa: beyond(observed, a * b + (1 - a) * (1 - b)),
    pi: beyond(observed, used ** 2 + (1 - used) ** 2),
    ac1: beyond(observed, 2 * used * (1 - used)),
    s: beyond(observed, 0.5),
    alpha: 1 - (1 - observed) / ((2 * ones * (2 * n - ones)) / (2 * n * (2 * n - 1))),
  }
}

/** What lies between so many of a hundred numbers: in order, neighbours joined by a straight line. */
export function plainPercentile(numbers: readonly number[], part: number): number {
  const inOrder = numbers.toSorted((a, b) => a - b)
  const at = part * (inOrder.length - 1)
  const below = inOrder[Math.floor(at)]!
  return below + (inOrder[Math.ceil(at)]! - below) * (at - Math.floor(at))
}

/** P̄: in each unit with two values or more the share of pairs that agree. */
function plainWithin(units: readonly Values[]): number {
  const shares = units
    .map(pairs)
    .filter(list => list.length > 0)
    .map(list => share(list, ([x, y]: [number, number]) => x === y))
  return mean(shares)
}

const shareOf = (units: readonly Values[], k: number) =>
  mean(
    units
      .map(unit => unit.filter(value => value !== null))
      .filter(unit => unit.length > 0)
      .map(unit => share(unit, (value: number) => value === k)),
  )

export function plainFleiss(units: readonly Values[], categories: readonly number[]): number {
  return beyond(plainWithin(units), sum(categories.map(k => shareOf(units, k) ** 2)))
}

/** By its own meaning: Fleiss' kappa after everything else was made one category. */
export function plainFleissOf(units: readonly Values[], k: number): number {
  return plainFleiss(
    units.map(unit => unit.map(value => (value === k ? 1 : 0))),
    [0, 1],
  )
}

export function plainConger(units: readonly Values[], categories: readonly number[]): number {
  const coders = units[0]!.length
  const use = (coder: number, k: number) => {
    const given = units.map(unit => unit[coder]!).filter(value => value !== null)
    return share(given, (value: number) => value === k)
  }
  const chances: number[] = []
  for (let g = 0; g < coders; g++)
    for (let h = g + 1; h < coders; h++) {
      const chance = sum(categories.map(k => use(g, k) * use(h, k)))
      if (!Number.isNaN(chance)) chances.push(chance)
    }
  return beyond(plainWithin(units), mean(chances))
}

export function plainGwet(units: readonly Values[], categories: readonly number[]): number {
  if (categories.length < 2) return NaN
  const chance = sum(categories.map(k => shareOf(units, k) * (1 - shareOf(units, k)))) / (categories.length - 1)
  return beyond(plainWithin(units), chance)
}

export function plainFree(units: readonly Values[], categories: readonly number[]): number {
  return categories.length < 2 ? NaN : beyond(plainWithin(units), 1 / categories.length)
}

/** Alpha as observed over expected disagreement of pairs of values: within units, each weighted by 1/(m−1), and all with all. */
export function plainAlpha(units: readonly Values[], apart: (x: number, y: number) => number): number {
  const kept = units.map(unit => unit.filter(value => value !== null)).filter(unit => unit.length > 1)
  const all = kept.flat()
  const n = all.length
  if (n < 2) return NaN
  const observed = sum(kept.map(unit => sum(pairs(unit).map(([x, y]) => apart(x, y))) / (unit.length - 1))) / n
  let expected = 0
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) if (i !== j) expected += apart(all[i]!, all[j]!)
  expected /= n * (n - 1)
  return expected === 0 ? NaN : 1 - observed / expected
}

/** The distance of ranks: how many values lie between two, those themselves by half. */
export function plainOrdinal(units: readonly Values[]): (x: number, y: number) => number {
  const all = units
    .map(unit => unit.filter(value => value !== null))
    .filter(unit => unit.length > 1)
    .flat()
  const count = (value: number) => all.filter(one => one === value).length
  return (x, y) => {
    const [low, high] = x < y ? [x, y] : [y, x]
    return (all.filter(one => one >= low && one <= high).length - (count(low) + count(high)) / 2) ** 2
  }
}

/** What a coder marked, character by character: the number of the stretch there, −1 for none. */
type Marked = { readonly start: number; readonly end: number; readonly value: number }
const characters = (length: number, stretches: readonly Marked[]) =>
  Array.from({ length }, (_, at) => stretches.findIndex(one => one.start <= at && at < one.end))

/** All sections of a coder, gaps too. */
function sections(length: number, stretches: readonly Marked[]) {
  const result: { start: number; end: number; coded: boolean }[] = []
  let at = 0
  for (const { start, end } of stretches) {
    if (start > at) result.push({ start: at, end: start, coded: false })
    result.push({ start, end, coded: true })
    at = end
  }
  if (at < length) result.push({ start: at, end: length, coded: false })
  return result
}

/** α_U straight from its definition: every section with every section. */
export function plainAlphaU(length: number, coders: readonly (readonly Marked[])[]): number {
  const m = coders.length
  const all = coders.map(stretches => sections(length, stretches))
  let observed = 0
  for (let i = 0; i < m; i++)
    for (let j = 0; j < m; j++) {
      if (i === j) continue
      for (const g of all[i]!)
        for (const h of all[j]!) {
          if (g.end <= h.start || h.end <= g.start) continue
          const inside = (a: typeof g, b: typeof h) => b.start <= a.start && a.end <= b.end
          if (g.coded && h.coded) observed += (g.start - h.start) ** 2 + (g.end - h.end) ** 2
          else if (g.coded && !h.coded && inside(g, h)) observed += (g.end - g.start) ** 2
          else if (h.coded && !g.coded && inside(h, g)) observed += (h.end - h.start) ** 2
        }
    }
  observed /= m * (m - 1) * length ** 2
  const units = all.flat().filter(one => one.coded)
  const gaps = all.flat().filter(one => !one.coded)
  let expected = 0
  let ml = m * length * (m * length - 1)
  for (const unit of units) {
    const l = unit.end - unit.start
    ml -= l * (l - 1)
    expected += ((units.length - 1) * (2 * l ** 3 - 3 * l ** 2 + l)) / 3
    for (const gap of gaps) if (gap.end - gap.start >= l) expected += l ** 2 * (gap.end - gap.start - l + 1)
  }
  expected *= 2 / length / ml
  return expected === 0 || Number.isNaN(expected) ? NaN : 1 - observed / expected
}

/** The coincidences of the family, counted character by character; φ is −1. */
export function plainFamily(length: number, coders: readonly (readonly Marked[])[]) {
  const m = coders.length
  const at = coders.map(stretches => characters(length, stretches))
  const valueAt = (coder: number, c: number) => {
    const which = at[coder]![c]!
    return which < 0 ? -1 : coders[coder]![which]!.value
  }
  const values = [...new Set([-1, ...coders.flat().map(one => one.value)])]
  const meet = (c: number, k: number, merge = false) => {
    let count = 0
    const as = (value: number) => (merge && value >= 0 ? 0 : value)
    for (let x = 0; x < length; x++)
      for (let i = 0; i < m; i++)
        for (let j = 0; j < m; j++)
          if (i !== j && as(valueAt(i, x)) === c && as(valueAt(j, x)) === k) count += 1 / (m - 1)
    return count
  }
  const squares = (c: number, merge = false) =>
    c === -1
      ? sum(at.map(list => list.filter(which => which < 0).length))
      : sum(
          coders
            .flat()
            .filter(one => merge || one.value === c)
            .map(one => (one.end - one.start) ** 2),
        )
  const covered = (c: number) => {
    let total = 0
    for (const [i, stretches] of coders.entries())
      for (const stretch of stretches) {
        if (stretch.value !== c) continue
        let length = 0
        for (let x = stretch.start; x < stretch.end; x++)
          for (let j = 0; j < m; j++) if (j !== i && at[j]![x]! >= 0) length += 1 / (m - 1)
        total += length ** 2
      }
    return total
  }
  /** One value where both marked, with how much of it another marked too. */
  const ofValue = (k: number) => {
    const marked = values.filter(value => value >= 0)
    const inner = (c: number, of: number) => meet(c, of)
    const total = sum(marked.flatMap(c => marked.map(of => inner(c, of))))
    const s = sum(marked.map(covered))
    const column = (of: (c: number, k: number) => number, list: readonly number[]) => sum(list.map(c => of(c, k)))
    const row = (c: number) => sum(marked.map(of => inner(c, of)))
    const chance = (c: number, of: number) => (row(c) * row(of) - (c === of ? covered(c) : 0)) / (total - s / total)
    const here = column(inner, marked)
    const expected = column(chance, marked)
    const apart = expected - chance(k, k)
    return {
      coverage: here / column((c, of) => meet(c, of), values),
      figure: here > 0 && apart > 1e-12 ? 1 - (expected / here) * ((here - inner(k, k)) / apart) : NaN,
    }
  }
  const figure = (list: readonly number[], matrix: (c: number, k: number) => number, square: (c: number) => number) => {
    const row = (c: number) => sum(list.map(k => matrix(c, k)))
    const total = sum(list.map(row))
    const s = sum(list.map(square))
    const chance = (c: number, k: number) => (row(c) * row(k) - (c === k ? square(c) : 0)) / (total - s / total)
    const off = (of: (c: number, k: number) => number) =>
      sum(list.flatMap(c => list.filter(k => k !== c).map(k => of(c, k))))
    const expected = off(chance)
    return expected > 1e-12 ? 1 - off(matrix) / expected : NaN
  }
  return {
    u: figure(
      values,
      (c, k) => meet(c, k),
      c => squares(c),
    ),
    marked: figure(
      [-1, 0],
      (c, k) => meet(c, k, true),
      c => squares(c, true),
    ),
    ofValue,
    values: figure(
      values.filter(value => value >= 0),
      (c, k) => meet(c, k),
      covered,
    ),
  }
}
