// Krippendorff's alpha for values of units (Krippendorff 2004, chapter 11; 2011).

import { known, unknown, type Figure } from './figure.ts'
import { valuesIn, type Ratings } from './ratings.ts'

/** How far values are apart: by kind of scale, or by a matrix of one's own over the values in order. */
export type Apart = 'nominal' | 'ordinal' | 'interval' | 'ratio' | readonly (readonly number[])[]

/** Observed and expected disagreement, with the number of pairable values. */
export interface Disagreement {
  readonly observed: number
  readonly expected: number
  readonly pairable: number
}

/** Krippendorff's alpha (2011): 1 − observed / expected disagreement over coincidences of values. Units with fewer than two values are dropped. */
export function alpha(ratings: Ratings, apart: Apart = 'nominal'): Figure {
  const found = disagreement(ratings, apart)
  if (found.pairable < 2) return unknown('no-overlap')
  if (!Number.isFinite(found.expected) || !Number.isFinite(found.observed)) return unknown('needs-ratio')
  return found.expected === 0 ? unknown('no-decision') : known(1 - found.observed / found.expected)
}

/** The two disagreements that alpha compares. */
export function disagreement(ratings: Ratings, apart: Apart): Disagreement {
  const values = valuesIn(ratings)
  const place = new Map(values.map((value, at) => [value, at]))
  const q = values.length
  const coincidences = new Float64Array(q * q)
  const counts = new Int32Array(q)
  for (const unit of ratings.units) {
    counts.fill(0)
    let given = 0
    for (const value of unit.values) {
      if (value === null) continue
      counts[place.get(value)!]!++
      given++
    }
    if (given < 2 || unit.times === 0) continue
    for (let c = 0; c < q; c++) {
      if (counts[c] === 0) continue
      for (let k = 0; k < q; k++) {
        // Ordered pairs of values from different coders.
        const pairs = c === k ? counts[c]! * (counts[c]! - 1) : counts[c]! * counts[k]!
        coincidences[c * q + k]! += (unit.times * pairs) / (given - 1)
      }
    }
  }
  const totals = values.map((_, c) => sumOf(coincidences.subarray(c * q, c * q + q)))
  const pairable = sumOf(totals)
  const between = distances(values, totals, apart, ratings.categories)
  let observed = 0
  let expected = 0
  for (let c = 0; c < q; c++) {
    for (let k = 0; k < q; k++) {
      if (c === k || totals[c] === 0 || totals[k] === 0) continue
      const distance = between(c, k)
      observed += coincidences[c * q + k]! * distance
      expected += totals[c]! * totals[k]! * distance
    }
  }
  return { observed: observed / pairable, expected: expected / (pairable * (pairable - 1)), pairable }
}

function distances(
  values: readonly number[],
  totals: readonly number[],
  apart: Apart,
  categories: readonly number[] | null,
): (c: number, k: number) => number {
  switch (apart) {
    case 'nominal':
      return () => 1
    case 'interval':
      return (c, k) => (values[c]! - values[k]!) ** 2
    case 'ratio':
      return (c, k) =>
        values[c]! < 0 || values[k]! < 0 ? Infinity : ((values[c]! - values[k]!) / (values[c]! + values[k]!)) ** 2
    case 'ordinal': {
      // All values between the two, and half of each of them: ranks, not sizes.
      const upTo = [0]
      for (const total of totals) upTo.push(upTo.at(-1)! + total)
      return (c, k) => {
        const [low, high] = c < k ? [c, k] : [k, c]
        return (upTo[high + 1]! - upTo[low]! - (totals[low]! + totals[high]!) / 2) ** 2
      }
    }
    default: {
      // A matrix speaks of the categories there could be, in order.
      const place = new Map((categories ?? values).map((value, at) => [value, at]))
      return (c, k) => apart[place.get(values[c]!)!]![place.get(values[k]!)!]!
    }
  }
}

function sumOf(numbers: Iterable<number>): number {
  let sum = 0
  for (const number of numbers) sum += number
  return sum
}
