// Coefficients of two coders or more, from units (METHODS 4.3). A unit with one value counts in margins only.

import { beyondChance, known, meanOf, unknown, type Figure } from './figure.ts'
import { pairsOf, tableOf, valuesIn, type Ratings } from './ratings.ts'
import { percentOf } from './two-coders.ts'

interface Counted {
  /** How many categories there are. */
  readonly q: number
  /** Mean agreement within a unit, over units with two values or more; null without any. */
  readonly agreement: number | null
  /** The share of each category: the mean over units of its share in the unit. */
  readonly shares: readonly number[]
}

function counted(ratings: Ratings): Counted {
  const categories = ratings.categories ?? valuesIn(ratings)
  const place = new Map(categories.map((value, at) => [value, at]))
  const sums = categories.map(() => 0)
  let agreement = 0
  let units = 0
  let pairable = 0
  const counts = categories.map(() => 0)
  for (const { values, times } of ratings.units) {
    counts.fill(0)
    let given = 0
    for (const value of values) {
      if (value === null) continue
      counts[place.get(value)!]!++
      given++
    }
    if (given === 0) continue
    units += times
    let pairs = 0
    for (const [at, count] of counts.entries()) {
      sums[at]! += (times * count) / given
      pairs += count * (count - 1)
    }
    if (given < 2) continue
    pairable += times
    agreement += (times * pairs) / (given * (given - 1))
  }
  return {
    q: categories.length,
    agreement: pairable === 0 ? null : agreement / pairable,
    shares: sums.map(sum => (units === 0 ? 0 : sum / units)),
  }
}

// Whether one category holds everything: then chance agreement is 1, and sums of fractions may miss it by a hair.
const isOneSided = (shares: readonly number[]) => shares.filter(share => share > 0).length < 2

/** Average pairwise percent agreement: the mean over pairs of coders. Pairs without a common unit are left out. */
export function averagePairwise(ratings: Ratings): Figure {
  return meanOf(pairsOf(ratings.coders).map(([g, h]) => percentOf(tableOf(ratings, g, h))))
}

/** The share of units on which all who gave a value agree, of those with two values or more. */
export function allAgree(ratings: Ratings): Figure {
  let units = 0
  let agreed = 0
  for (const { values, times } of ratings.units) {
    const given = values.filter(value => value !== null)
    if (given.length < 2) continue
    units += times
    if (given.every(value => value === given[0])) agreed += times
  }
  return units === 0 ? unknown('no-overlap') : known(agreed / units)
}

/** Fleiss' kappa (Fleiss 1971), generalised to units with unequal numbers of coders (Gwet 2014). For two coders it is Scott's pi. */
export function fleiss(ratings: Ratings): Figure {
  const { agreement, shares } = counted(ratings)
  if (agreement === null) return unknown('no-overlap')
  if (isOneSided(shares)) return unknown('no-decision')
  return beyondChance(
    agreement,
    shares.reduce((sum, share) => sum + share ** 2, 0),
  )
}

/** Fleiss' kappa of one category against the rest (Fleiss 1971). Asks that every coder judged every unit. */
export function fleissOf(ratings: Ratings, category: number): Figure {
  const r = ratings.coders
  let units = 0
  let given = 0
  let apart = 0
  for (const { values, times } of ratings.units) {
    if (times === 0) continue
    if (values.some(value => value === null)) return unknown('unequal-coders')
    const count = values.filter(value => value === category).length
    units += times
    given += times * count
    apart += times * count * (r - count)
  }
  if (units === 0) return unknown('no-overlap')
  const share = given / (units * r)
  if (given === 0 || given === units * r) return unknown('no-decision')
  return known(1 - apart / (units * r * (r - 1) * share * (1 - share)))
}

/** Conger's kappa (Conger 1980), Cohen's for many coders: chance is the mean over pairs of coders of what their own uses of the categories would give. */
export function conger(ratings: Ratings): Figure {
  const { agreement } = counted(ratings)
  if (agreement === null) return unknown('no-overlap')
  const categories = ratings.categories ?? valuesIn(ratings)
  const place = new Map(categories.map((value, at) => [value, at]))
  const uses = Array.from({ length: ratings.coders }, () => categories.map(() => 0))
  const units = uses.map(() => 0)
  for (const { values, times } of ratings.units) {
    for (const [coder, value] of values.entries()) {
      if (value === null) continue
      uses[coder]![place.get(value)!]! += times
      units[coder]! += times
    }
  }
  const pairs = pairsOf(ratings.coders).filter(([g, h]) => units[g]! > 0 && units[h]! > 0)
  // In whole numbers, so that a chance of 1 is exactly that.
  const chances = pairs.map(
    ([g, h]) => categories.reduce((sum, _, k) => sum + uses[g]![k]! * uses[h]![k]!, 0) / (units[g]! * units[h]!),
  )
  return beyondChance(agreement, chances.reduce((sum, chance) => sum + chance, 0) / chances.length)
}

/** Gwet's AC1 (Gwet 2008): chance is what coders who guess would share. Its number of categories is that of those defined. */
export function gwet(ratings: Ratings): Figure {
  const { q, agreement, shares } = counted(ratings)
  if (agreement === null) return unknown('no-overlap')
  if (q < 2) return unknown('one-category')
  return beyondChance(agreement, shares.reduce((sum, share) => sum + share * (1 - share), 0) / (q - 1))
}

/** Free-marginal kappa (Randolph 2005; Brennan & Prediger 1981): chance is 1 in the number of categories. */
export function freeMarginal(ratings: Ratings): Figure {
  const { q, agreement } = counted(ratings)
  if (agreement === null) return unknown('no-overlap')
  return q < 2 ? unknown('one-category') : beyondChance(agreement, 1 / q)
}

/** Holsti's coefficient (Holsti 1969): twice the decisions on which both agree, of all decisions made by either. Over several coders the mean of pairs. */
export function holsti(ratings: Ratings): Figure {
  return meanOf(
    pairsOf(ratings.coders).map(([g, h]) => {
      let agreed = 0
      let decisions = 0
      for (const { values, times } of ratings.units) {
        const a = values[g] ?? null
        const b = values[h] ?? null
        decisions += times * ((a === null ? 0 : 1) + (b === null ? 0 : 1))
        if (a !== null && a === b) agreed += times
      }
      return holstiOf(agreed * 2, decisions)
    }),
  )
}

/** Holsti's coefficient from decisions counted: those that found their like on either side, of all. */
export function holstiOf(agreed: number, decisions: number): Figure {
  return decisions === 0 ? unknown('no-decision') : known(agreed / decisions)
}
