// What figures of one code are reckoned from. Tallies add up, so that codes and sources are pooled by adding.

import { addSums, alphaMarked, noSums, type FamilySums } from './alpha-family.ts'
import { alphaU } from './alpha-u.ts'
import type { Continuum } from './continuum.ts'
import { beyondChance, known, meanOf, unknown, type Figure } from './figure.ts'
import { holstiOf } from './many-coders.ts'
import { pairsOf } from './ratings.ts'
import type { AgreementCounts, Measure } from './types.ts'

/** A tally of units coded or not. `agreed`: over units, the pairs of coders that agree. `stretches`: where an unitising measure is asked for. */
export interface Tally {
  readonly coders: number
  units: number
  all: number
  readonly only: number[]
  /** Units that anybody coded. */
  any: number
  readonly coded: number[]
  agreed: number
  /** For each pair of coders, in the order of `pairsOf`: excerpts of both, and those of them that found their like. */
  readonly made: number[]
  readonly matched: number[]
  /** For each coder: excerpts, and those that found their like with any other coder. */
  readonly excerpts: number[]
  readonly found: number[]
  family: FamilySums | null
  /** What coders marked, of one cell only: it does not add up. */
  continuum: Continuum | null
}

/** Nothing yet. */
export function noTally(coders: number): Tally {
  const pairs = (coders * (coders - 1)) / 2
  const zeros = (length: number) => Array.from({ length }, () => 0)
  return {
    coders,
    units: 0,
    all: 0,
    only: zeros(coders),
    any: 0,
    coded: zeros(coders),
    agreed: 0,
    made: zeros(pairs),
    matched: zeros(pairs),
    excerpts: zeros(coders),
    found: zeros(coders),
    family: null,
    continuum: null,
  }
}

/** Adds units that exactly these coders coded: `pattern` has a bit for each. */
export function addUnits(tally: Tally, pattern: number, times: number): void {
  const m = tally.coders
  let who = 0
  let last = 0
  for (let coder = 0; coder < m; coder++) {
    if ((pattern & (1 << coder)) === 0) continue
    who++
    last = coder
    tally.coded[coder]! += times
  }
  if (who > 0) tally.any += times
  if (who === m) tally.all += times
  else if (who === 1) tally.only[last]! += times
  tally.agreed += (times * (who * (who - 1) + (m - who) * (m - who - 1))) / 2
}

/** Says of how many units a tally is; those that nobody was said to have coded agree in that. */
export function setUnits(tally: Tally, units: number): void {
  tally.agreed += ((units - tally.any) * (tally.coders * (tally.coders - 1))) / 2
  tally.units = units
}

/** Adds a tally to another, so many times (draws take a source several times). */
export function addTally(to: Tally, from: Tally, times = 1): void {
  to.units += from.units * times
  to.all += from.all * times
  to.any += from.any * times
  to.agreed += from.agreed * times
  addAll(to.only, from.only, times)
  addAll(to.coded, from.coded, times)
  addAll(to.made, from.made, times)
  addAll(to.matched, from.matched, times)
  addAll(to.excerpts, from.excerpts, times)
  addAll(to.found, from.found, times)
  if (from.family) {
    to.family ??= noSums(from.family.q)
    addAll(to.family.meet, from.family.meet, times)
    addAll(to.family.squares, from.family.squares, times)
    addAll(to.family.coveredSquares, from.family.coveredSquares, times)
  }
}

function addAll(to: number[] | Float64Array, from: ArrayLike<number>, times: number): void {
  for (let at = 0; at < to.length; at++) to[at]! += from[at]! * times
}

/** The tally of a source in which nobody coded. */
export function emptyTally(coders: number, units: number, unitising: Unitising): Tally {
  const tally = noTally(coders)
  setUnits(tally, units)
  addContinuum(tally, { length: units, coders: Array.from({ length: coders }, () => []) }, unitising)
  return tally
}

/** Which of the unitising measures are wanted: their tallies cost more than counts. */
export interface Unitising {
  readonly family: boolean
  readonly alphaU: boolean
}

/** Keeps what coders marked on a continuum, as far as it is wanted. */
export function addContinuum(tally: Tally, continuum: Continuum, { family, alphaU }: Unitising): void {
  if (family) addSums((tally.family ??= noSums(1)), continuum)
  if (alphaU) tally.continuum = continuum
}

/** The counts of a tally as people see them. */
export function countsOf(tally: Tally): AgreementCounts {
  const alone = tally.only.reduce((sum, n) => sum + n, 0)
  return {
    units: tally.units,
    all: tally.all,
    only: tally.only,
    some: tally.any - tally.all - alone,
    none: tally.units - tally.any,
    coded: tally.coded,
  }
}

/**
 * A measure of a tally. The same figures as those of units in `two-coders.ts`, `many-coders.ts` and `krippendorff.ts`, for
 * coded / not coded by coders who all judged every unit; tests compare them.
 */
export function figureOf(tally: Tally, measure: Measure): Figure {
  const { coders: m, units, coded } = tally
  if (measure === 'holsti') return meanOf(tally.made.map((made, pair) => holstiOf(tally.matched[pair]!, made)))
  if (measure === 'alpha-u') return tally.continuum ? alphaU([tally.continuum]) : unknown('not-this-unit')
  if (measure === 'alpha-marked') return tally.family ? alphaMarked(tally.family) : unknown('not-this-unit')
  if (units === 0) return unknown('no-overlap')
  const pairs = (m * (m - 1)) / 2
  const agreement = tally.agreed / (units * pairs)
  const marked = coded.reduce((sum, n) => sum + n, 0)
  const share = marked / (m * units)
  const isOneSided = marked === 0 || marked === m * units
  switch (measure) {
    case 'percent':
      return known(agreement)
    case 'all-agree':
      return known((units - tally.any + tally.all) / units)
    case 'kappa': {
      if (isOneSided) return unknown('no-decision')
      const chance = pairsOf(m).reduce((sum, [g, h]) => sum + chanceOf(coded[g]! / units, coded[h]! / units), 0)
      return beyondChance(agreement, chance / pairs)
    }
    case 'pi':
      return isOneSided ? unknown('no-decision') : beyondChance(agreement, chanceOf(share, share))
    case 'ac1':
      return beyondChance(agreement, 2 * share * (1 - share))
    case 's':
      return beyondChance(agreement, 1 / 2)
    case 'alpha': {
      if (isOneSided) return unknown('no-decision')
      const n = m * units
      return known(1 - (1 - agreement) / ((2 * marked * (n - marked)) / (n * (n - 1))))
    }
  }
}

/** Coded or not coded by both, if each coded such a share by chance. */
function chanceOf(a: number, b: number): number {
  return a * b + (1 - a) * (1 - b)
}
