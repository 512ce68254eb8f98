// Krippendorff's alpha for unitising, the form of 1995 and 2004: of one category, on one continuum or on several end to end.

import { gapsIn, type Continuum, type Stretch } from './continuum.ts'
import { known, unknown, type Figure } from './figure.ts'

/** Observed and expected disagreement of where stretches of one category lie. */
export interface UnitisingDisagreement {
  readonly observed: number
  readonly expected: number
}

/** α_U of one category (Krippendorff 1995; 2004, p. 251 ff.). Stretches of a coder must not overlap. */
export function alphaU(continuums: readonly Continuum[]): Figure {
  const { observed, expected } = disagreementU(continuums)
  return expected === 0 ? unknown('no-decision') : known(1 - observed / expected)
}

/** α_U over several categories: 1 − the sum of observed / the sum of expected disagreement. */
export function alphaUOver(categories: readonly (readonly Continuum[])[]): Figure {
  return alphaUFrom(categories.map(disagreementU))
}

/** α_U of categories whose disagreements are known. */
export function alphaUFrom(all: readonly UnitisingDisagreement[]): Figure {
  const expected = all.reduce((sum, one) => sum + one.expected, 0)
  return expected === 0 ? unknown('no-decision') : known(1 - all.reduce((sum, one) => sum + one.observed, 0) / expected)
}

/** The two disagreements of one category. A gap ends where its continuum ends: sources lie end to end, and nobody marks across. */
export function disagreementU(continuums: readonly Continuum[]): UnitisingDisagreement {
  const m = continuums[0]?.coders.length ?? 0
  const length = continuums.reduce((sum, continuum) => sum + continuum.length, 0)
  const lengths: number[] = []
  const gaps: number[] = []
  let apart = 0
  for (const continuum of continuums) {
    for (const stretches of continuum.coders) {
      for (const { start, end } of stretches) lengths.push(end - start)
      gaps.push(...gapsIn(continuum.length, stretches))
    }
    apart += distanceIn(continuum)
  }
  if (lengths.length === 0 || m < 2) return { observed: 0, expected: 0 }
  const ml = m * length
  const among = ml * (ml - 1) - lengths.reduce((sum, l) => sum + l * (l - 1), 0)
  const longer = sumOfLonger(gaps)
  const chance = lengths.reduce(
    (sum, l) => sum + ((lengths.length - 1) * (2 * l ** 3 - 3 * l ** 2 + l)) / 3 + l ** 2 * longer(l),
    0,
  )
  return {
    // Each pair of coders counts in both orders.
    observed: (2 * apart) / (m * (m - 1) * length ** 2),
    expected: among === 0 ? 0 : ((2 / length) * chance) / among,
  }
}

/** The distances between what coders marked on one continuum, each pair of coders once. */
export function distanceIn({ coders }: Continuum): number {
  let sum = 0
  for (const [i, stretches] of coders.entries())
    for (let j = i + 1; j < coders.length; j++) sum += distance(stretches, coders[j]!)
  return sum
}

/** The distances between what two coders marked: where stretches meet, how far their ends are apart; where one lies wholly in the other's gap, its length squared. */
function distance(first: readonly Stretch[], second: readonly Stretch[]): number {
  let sum = 0
  let from = 0
  const met = new Set<Stretch>()
  for (const g of first) {
    while (from < second.length && second[from]!.end <= g.start) from++
    let alone = true
    for (let at = from; at < second.length && second[at]!.start < g.end; at++) {
      const h = second[at]!
      alone = false
      met.add(h)
      sum += (g.start - h.start) ** 2 + (g.end - h.end) ** 2
    }
    if (alone) sum += (g.end - g.start) ** 2
  }
  for (const h of second) if (!met.has(h)) sum += (h.end - h.start) ** 2
  return sum
}

/** Over the gaps of at least a length: in how many places a stretch of that length would lie in them. */
function sumOfLonger(gaps: readonly number[]): (length: number) => number {
  const sorted = gaps.toSorted((a, b) => b - a)
  const upTo = [0]
  for (const gap of sorted) upTo.push(upTo.at(-1)! + gap)
  return length => {
    let low = 0
    let high = sorted.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (sorted[middle]! >= length) low = middle + 1
      else high = middle
    }
    return upTo[low]! - low * (length - 1)
  }
}
