// The family of alphas for unitising (Krippendorff, Mathet, Bouvry & Widlöcher 2016; Krippendorff 2019, section 12.6): where coders
// marked and what, reckoned from the lengths of intersections. Sums add up, so several continuums are one.

import type { Continuum, Stretch } from './continuum.ts'
import { known, unknown, type Figure } from './figure.ts'

/** What the family is reckoned from, over values 0…q−1 and, last, what was left out (φ). */
export interface FamilySums {
  /** How many values there are, φ aside. */
  readonly q: number
  /** Lengths of intersections of values, row by row, q + 1 each way. */
  readonly meet: Float64Array
  /** Over stretches of a value, their lengths squared; of φ their lengths. */
  readonly squares: Float64Array
  /** Over stretches of a value, the squares of the parts that the others' stretches cover. */
  readonly coveredSquares: Float64Array
}

/** Nothing yet, of q values. */
export function noSums(q: number): FamilySums {
  return {
    q,
    meet: new Float64Array((q + 1) ** 2),
    squares: new Float64Array(q + 1),
    coveredSquares: new Float64Array(q),
  }
}

/** Adds a continuum. Stretches of a coder must be in order and not overlap; those that touch stay apart, as in the book. */
export function addSums(sums: FamilySums, { length, coders }: Continuum): void {
  const { q, meet, squares, coveredSquares } = sums
  const m = coders.length
  // What a coder marked: its own stretches, and where they are covered by another's.
  const next = coders.map(() => 0)
  const covered = coders.map(stretches => new Float64Array(stretches.length))
  const values = coders.map(() => q)
  let at = 0
  while (at < length) {
    let to = length
    for (let coder = 0; coder < m; coder++) {
      const stretches = coders[coder]!
      while (next[coder]! < stretches.length && stretches[next[coder]!]!.end <= at) next[coder]!++
      const stretch: Stretch | undefined = stretches[next[coder]!]
      const inside = stretch !== undefined && stretch.start <= at
      values[coder] = inside ? stretch.value : q
      if (stretch) to = Math.min(to, inside ? stretch.end : stretch.start)
    }
    const part = (to - at) / (m - 1)
    for (let i = 0; i < m; i++) {
      for (let j = 0; j < m; j++) {
        if (i === j) continue
        meet[values[i]! * (q + 1) + values[j]!]! += part
        if (values[i] !== q && values[j] !== q) covered[i]![next[i]!]! += part
      }
    }
    at = to
  }
  for (const [coder, stretches] of coders.entries()) {
    let left = length
    for (const [n, { start, end, value }] of stretches.entries()) {
      squares[value]! += (end - start) ** 2
      coveredSquares[value]! += covered[coder]![n]! ** 2
      left -= end - start
    }
    squares[q]! += left
  }
}

/** uα: agreement on where stretches begin and end and on what they are, together. */
export function alphaFamily(sums: FamilySums): Figure {
  const { q, meet, squares } = sums
  return apart(q + 1, meet, squares, 'no-decision')
}

/** |uα: agreement on what was marked at all, whatever its value. */
export function alphaMarked(sums: FamilySums): Figure {
  const { q, meet, squares } = sums
  const size = q + 1
  const two = new Float64Array(4)
  for (let c = 0; c < size; c++) {
    for (let k = 0; k < size; k++) two[(c === q ? 2 : 0) + (k === q ? 1 : 0)]! += meet[c * size + k]!
  }
  let marked = 0
  for (let c = 0; c < q; c++) marked += squares[c]!
  const nothing = two.subarray(0, 3).every(length => length === 0)
  return apart(2, two, Float64Array.of(marked, squares[q]!), nothing ? 'no-decision' : 'nothing-left-out')
}

/** cuα: agreement on values where both marked. */
export function alphaValues(sums: FamilySums): Figure {
  const { q, coveredSquares } = sums
  const inner = withoutGaps(sums)
  if (sumOf(inner) === 0) return unknown('no-overlap')
  return apart(q, inner, coveredSquares, 'one-category')
}

/** (k)uα: agreement on one value where both marked, with the share of it that lies where another marked too. */
export function alphaOfValue(sums: FamilySums, k: number): { readonly figure: Figure; readonly coverage: Figure } {
  const { q, meet, coveredSquares } = sums
  const inner = withoutGaps(sums)
  const column = (from: Float64Array, size: number) => {
    let sum = 0
    for (let c = 0; c < size; c++) sum += from[c * size + k]!
    return sum
  }
  const all = column(meet, q + 1)
  const here = column(inner, q)
  const coverage = all === 0 ? unknown('no-decision') : known(here / all)
  if (here === 0) return { figure: unknown(all === 0 ? 'no-decision' : 'no-coverage'), coverage }
  const chance = expected(q, inner, coveredSquares)
  const expectedHere = column(chance, q)
  const expectedApart = expectedHere - chance[k * q + k]!
  if (expectedApart <= 0) return { figure: unknown('one-category'), coverage }
  const observed = (here - inner[k * q + k]!) / here
  return { figure: known(1 - observed / (expectedApart / expectedHere)), coverage }
}

function withoutGaps({ q, meet }: FamilySums): Float64Array {
  const inner = new Float64Array(q * q)
  for (let c = 0; c < q; c++) for (let k = 0; k < q; k++) inner[c * q + k] = meet[c * (q + 1) + k]!
  return inner
}

/** What chance would give for each pair of values, taking off what a stretch would share with itself. */
function expected(size: number, meet: Float64Array, squares: Float64Array): Float64Array {
  const rows = Array.from({ length: size }, (_, c) => sumOf(meet.subarray(c * size, c * size + size)))
  const total = sumOf(rows)
  const free = total - sumOf(squares) / total
  const chance = new Float64Array(size * size)
  for (let c = 0; c < size; c++) {
    for (let k = 0; k < size; k++) {
      chance[c * size + k] = (rows[c]! * rows[k]! - (c === k ? squares[c]! : 0)) / free
    }
  }
  return chance
}

function apart(
  size: number,
  meet: Float64Array,
  squares: Float64Array,
  why: 'no-decision' | 'nothing-left-out' | 'one-category',
): Figure {
  const chance = expected(size, meet, squares)
  let observed = 0
  let byChance = 0
  for (let c = 0; c < size; c++) {
    for (let k = 0; k < size; k++) {
      if (c === k) continue
      observed += meet[c * size + k]!
      byChance += chance[c * size + k]!
    }
  }
  return byChance > 0 ? known(1 - observed / byChance) : unknown(why)
}

function sumOf(numbers: Iterable<number>): number {
  let sum = 0
  for (const number of numbers) sum += number
  return sum
}
