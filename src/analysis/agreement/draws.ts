// Intervals by drawing sources again and again, with replacement: neighbouring characters are not independent, sources are (METHODS 4.6).

import { randomFrom } from '../../base/random.ts'
import { noSums } from './alpha-family.ts'
import type { WhyNot } from './figure.ts'
import { drawnU, valuesOfU, type DrawnU } from './draws-u.ts'
import type { Continuum } from './continuum.ts'
import { figureOf, noTally, type Tally } from './tally.ts'
import type { Interval, Measure } from './types.ts'

const DRAWS = 1000
const LEAST_SOURCES = 5
const SEED = 1_951_960

/** One source's part of a row. */
export interface DrawnCell {
  /** The place of the source among those drawn from. */
  readonly source: number
  readonly tally: Tally
}

/** The draws of a run. `units`: how many units each source has. The same sources are drawn the same way every time. */
export class Draws {
  readonly #times: readonly Uint16Array[]
  readonly #units: readonly number[]
  readonly #sizes: readonly number[]
  readonly #isTooFew: boolean
  /** α_U of codes, by the place of the code: its row and that of all codes draw the same. */
  readonly #ofCodes = new Map<number, DrawnU>()

  constructor(units: readonly number[]) {
    const sources = units.length
    this.#sizes = units
    this.#isTooFew = sources < LEAST_SOURCES
    const random = randomFrom(SEED)
    this.#times = this.#isTooFew
      ? []
      : Array.from({ length: DRAWS }, () => {
          const times = new Uint16Array(sources)
          for (let n = 0; n < sources; n++) times[Math.floor(random() * sources)]!++
          return times
        })
    this.#units = this.#times.map(times => units.reduce((sum, size, at) => sum + size * times[at]!, 0))
  }

  /**
   * The intervals of measures: 2.5th to 97.5th percentile of the draws in which each is defined. `cells`: the sources in which anybody coded; `codes`: over
   * how many codes the row goes; `marked`: what coders marked of each of these codes, by the place of the source, where α_U is asked for.
   */
  intervals(
    cells: readonly DrawnCell[],
    codes: number,
    measures: readonly Measure[],
    coders: number,
    marked: ReadonlyMap<number, ReadonlyMap<number, Continuum>> | null,
  ): Interval[] {
    const none = (why: WhyNot, draws = 0): Interval => ({ low: null, high: null, draws, why })
    if (this.#isTooFew) return measures.map(() => none('few-sources'))
    const found = measures.map((): number[] => [])
    const numbers = cells.map(cell => numbersOf(cell.tally))
    const sum = numbersOf(noTally(coders), cells[0]?.tally.family !== null && cells.length > 0)
    for (const [draw, times] of this.#times.entries()) {
      sum.fill(0)
      for (let at = 0; at < cells.length; at++) {
        const often = times[cells[at]!.source]!
        if (often === 0) continue
        const its = numbers[at]!
        for (let n = 0; n < sum.length; n++) sum[n]! += its[n]! * often
      }
      const drawn = tallyFrom(sum, coders, this.#units[draw]! * codes)
      for (const [at, measure] of measures.entries()) {
        if (measure === 'alpha-u') continue
        const { value } = figureOf(drawn, measure)
        if (value !== null) found[at]!.push(value)
      }
    }
    return measures.map((measure, at) => {
      if (measure === 'alpha-u' && marked === null) return none('not-this-unit')
      const drawn = measure === 'alpha-u' ? this.#valuesOfU(marked!, coders) : found[at]!
      const values = Float64Array.from(drawn).sort()
      if (values.length * 2 < DRAWS) return none('few-draws', values.length)
      return { low: percentile(values, 0.025), high: percentile(values, 0.975), draws: values.length, why: null }
    })
  }

  #valuesOfU(marked: ReadonlyMap<number, ReadonlyMap<number, Continuum>>, coders: number): number[] {
    return valuesOfU(
      [...marked].map(([code, own]) => {
        let drawn = this.#ofCodes.get(code)
        if (!drawn) {
          drawn = drawnU(own, this.#sizes, coders, { times: this.#times, units: this.#units })
          this.#ofCodes.set(code, drawn)
        }
        return drawn
      }),
    )
  }
}

/** A tally as so many numbers in a row, to be added up fast: units, all, any, agreed; coded; pairs; the family. */
function numbersOf(tally: Tally, withFamily = tally.family !== null): Float64Array {
  const { family } = tally
  return Float64Array.from([
    tally.units,
    tally.all,
    tally.any,
    tally.agreed,
    ...tally.coded,
    ...tally.made,
    ...tally.matched,
    ...(withFamily ? [...(family?.meet ?? [0, 0, 0, 0]), ...(family?.squares ?? [0, 0])] : []),
  ])
}

/** The tally of a draw. Sources in which nobody coded are its units besides: all agree there. */
function tallyFrom(numbers: Float64Array, coders: number, units: number): Tally {
  const tally = noTally(coders)
  const pairs = tally.made.length
  const besides = units - numbers[0]!
  tally.units = units
  tally.all = numbers[1]!
  tally.any = numbers[2]!
  tally.agreed = numbers[3]! + besides * pairs
  let at = 4
  for (let n = 0; n < coders; n++) tally.coded[n] = numbers[at++]!
  for (let n = 0; n < pairs; n++) tally.made[n] = numbers[at++]!
  for (let n = 0; n < pairs; n++) tally.matched[n] = numbers[at++]!
  if (at < numbers.length) {
    const family = noSums(1)
    family.meet.set(numbers.subarray(at, at + 4))
    family.squares.set(numbers.subarray(at + 4, at + 6))
    family.meet[3]! += besides * coders
    family.squares[1]! += besides * coders
    tally.family = family
  }
  return tally
}

/** The value below which such a share lies, between neighbours by their distance. */
function percentile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1)
  const low = Math.floor(place)
  const high = Math.min(low + 1, sorted.length - 1)
  return sorted[low]! + (sorted[high]! - sorted[low]!) * (place - low)
}
