// What figures of one code are reckoned from. Tallies add up, so that codes and sources are pooled by adding.

import { addSums, alphaMarked, noSums, type FamilySums } from './alpha-family.ts'
import { alphaU } from './alpha-u.ts'
import type { Continuum } from './continuum.ts'
import { beyondChance, known, meanOf, unknown, type Figure } from './figure.ts'
import { holstiOf } from './many-coders.ts'
import { pairsOf } from './ratings.ts'
import type { AgreementCounts, Measure } from './types.ts'

// Where the numbers of a tally lie behind one another; those of each coder and of each pair of coders (in the order of `pairsOf`) from CODED on.
const UNITS = 0
const ALL = 1
const ANY = 2
const AGREED = 3
const CODED = 4

/**
 * A tally of units coded or not. Its numbers lie behind one another in a list that many tallies share (there is one for every code in every
 * source): from `at` on, {@link tallyWidth} of them.
 */
export class Tally {
  readonly coders: number
  readonly #pairs: number
  readonly #numbers: Float64Array
  readonly #at: number
  /** Where an unitising measure is asked for. */
  family: FamilySums | null = null
  /** What coders marked, of one cell only: it does not add up. */
  continuum: Continuum | null = null

  constructor(coders: number, numbers = new Float64Array(tallyWidth(coders)), at = 0) {
    this.coders = coders
    this.#pairs = (coders * (coders - 1)) / 2
    this.#numbers = numbers
    this.#at = at
  }

  get units(): number {
    return this.#numbers[this.#at + UNITS]!
  }

  /** Units that all coded. */
  get all(): number {
    return this.#numbers[this.#at + ALL]!
  }

  /** Units that anybody coded. */
  get any(): number {
    return this.#numbers[this.#at + ANY]!
  }

  /** Over units, the pairs of coders that agree. */
  get agreed(): number {
    return this.#numbers[this.#at + AGREED]!
  }

  /** Units that a coder coded, alone or not. */
  coded(coder: number): number {
    return this.#numbers[this.#at + CODED + coder]!
  }

  /** Units that each coder coded alone. */
  get only(): number[] {
    return this.#list(CODED + this.coders + 2 * this.#pairs, this.coders)
  }

  /** Excerpts of both coders of a pair. */
  made(pair: number): number {
    return this.#numbers[this.#at + CODED + this.coders + pair]!
  }

  /** Those of them that found their like. */
  matched(pair: number): number {
    return this.#numbers[this.#at + CODED + this.coders + this.#pairs + pair]!
  }

  /** Of each coder, excerpts. */
  get excerpts(): number[] {
    return this.#list(CODED + 2 * (this.coders + this.#pairs), this.coders)
  }

  /** Of each coder, excerpts that found their like with any other coder. */
  get found(): number[] {
    return this.#list(CODED + 3 * this.coders + 2 * this.#pairs, this.coders)
  }

  #list(from: number, many: number): number[] {
    return Array.from(this.#numbers.subarray(this.#at + from, this.#at + from + many))
  }

  /** Adds units that exactly these coders coded: `pattern` has a bit for each. */
  addUnits(pattern: number, times: number): void {
    const m = this.coders
    const numbers = this.#numbers
    const at = this.#at
    let who = 0
    let last = 0
    for (let coder = 0; coder < m; coder++) {
      if ((pattern & (1 << coder)) === 0) continue
      who++
      last = coder
      numbers[at + CODED + coder]! += times
    }
    if (who > 0) numbers[at + ANY]! += times
    if (who === m) numbers[at + ALL]! += times
    else if (who === 1) numbers[at + CODED + m + 2 * this.#pairs + last]! += times
    numbers[at + AGREED]! += (times * (who * (who - 1) + (m - who) * (m - who - 1))) / 2
  }

  /** Says of how many units it is; those that nobody was said to have coded agree in that. */
  setUnits(units: number): void {
    this.#numbers[this.#at + AGREED]! += (units - this.any) * this.#pairs
    this.#numbers[this.#at + UNITS] = units
  }

  /** Adds units of sources in which nobody coded. */
  addNothing(units: number): void {
    this.#numbers[this.#at + AGREED]! += units * this.#pairs
    this.#numbers[this.#at + UNITS]! += units
    if (!this.family) return
    // As each of their coders left out all of it, in one gap.
    this.family.meet[3]! += units * this.coders
    this.family.squares[1]! += units * this.coders
  }

  /** Adds excerpts of a coder, and those that found their like. */
  addExcerpts(coder: number, made: number, found: number): void {
    const at = this.#at + CODED + 2 * (this.coders + this.#pairs) + coder
    this.#numbers[at]! += made
    this.#numbers[at + this.coders]! += found
  }

  /** Adds excerpts of a pair of coders, and those that found their like. */
  addPair(pair: number, made: number, matched: number): void {
    const at = this.#at + CODED + this.coders + pair
    this.#numbers[at]! += made
    this.#numbers[at + this.#pairs]! += matched
  }

  /** Adds another tally of as many coders. */
  add(from: Tally): void {
    const width = tallyWidth(this.coders)
    const [to, other] = [this.#numbers, from.#numbers]
    for (let n = 0, a = this.#at, b = from.#at; n < width; n++, a++, b++) to[a]! += other[b]!
    if (!from.family) return
    this.family ??= noSums(from.family.q)
    addAll(this.family.meet, from.family.meet)
    addAll(this.family.squares, from.family.squares)
    addAll(this.family.coveredSquares, from.family.coveredSquares)
  }

  /** Its first numbers, as they are drawn: units, all, any, agreed, coded by each; with `pairs` excerpts made and matched by each pair. A view, never written to. */
  drawn(pairs: boolean): Float64Array {
    return this.#numbers.subarray(this.#at, this.#at + CODED + this.coders + (pairs ? 2 * this.#pairs : 0))
  }

  /** Becomes what was drawn: so many times the numbers of {@link drawn}, added up. */
  setDrawn(numbers: Float64Array): void {
    this.#numbers.set(numbers, this.#at)
  }
}

/** How many numbers a tally of so many coders takes. */
export function tallyWidth(coders: number): number {
  return CODED + 4 * coders + coders * (coders - 1)
}

function addAll(to: Float64Array, from: Float64Array): void {
  for (let at = 0; at < to.length; at++) to[at]! += from[at]!
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
  const { only } = tally
  const alone = only.reduce((sum, n) => sum + n, 0)
  return {
    units: tally.units,
    all: tally.all,
    only,
    some: tally.any - tally.all - alone,
    none: tally.units - tally.any,
    coded: only.map((_, coder) => tally.coded(coder)),
  }
}

/**
 * A measure of a tally. The same figures as those of units in `two-coders.ts`, `many-coders.ts` and `krippendorff.ts`, for
 * coded / not coded by coders who all judged every unit; tests compare them.
 */
export function figureOf(tally: Tally, measure: Measure): Figure {
  const { coders: m, units } = tally
  if (measure === 'holsti') return meanOf(pairsOf(m).map((_, pair) => holstiOf(tally.matched(pair), tally.made(pair))))
  if (measure === 'alpha-u') return tally.continuum ? alphaU([tally.continuum]) : unknown('not-this-unit')
  if (measure === 'alpha-marked') return tally.family ? alphaMarked(tally.family) : unknown('not-this-unit')
  if (units === 0) return unknown('no-overlap')
  const pairs = (m * (m - 1)) / 2
  const agreement = tally.agreed / (units * pairs)
  let marked = 0
  for (let coder = 0; coder < m; coder++) marked += tally.coded(coder)
  const share = marked / (m * units)
  const isOneSided = marked === 0 || marked === m * units
  switch (measure) {
    case 'percent':
      return known(agreement)
    case 'all-agree':
      return known((units - tally.any + tally.all) / units)
    case 'kappa': {
      if (isOneSided) return unknown('no-decision')
      let chance = 0
      for (const [g, h] of pairsOf(m)) chance += chanceOf(tally.coded(g) / units, tally.coded(h) / units)
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
