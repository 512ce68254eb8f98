// Intervals by drawing sources again and again, with replacement: neighbouring characters are not independent, sources are (METHODS 4.6).

import { randomFrom } from '../../base/random.ts'
import { noSums } from './alpha-family.ts'
import type { WhyNot } from './figure.ts'
import { drawnU, valuesOfU, type DrawnU } from './draws-u.ts'
import type { Continuum } from './continuum.ts'
import { figureOf, Tally } from './tally.ts'
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
    const added = measures.filter(measure => measure !== 'alpha-u')
    if (added.length > 0)
      this.#add(cells, codes, added, coders, (measure, value) => found[measures.indexOf(measure)]!.push(value))
    return measures.map((measure, at) => {
      if (measure === 'alpha-u' && marked === null) return none('not-this-unit')
      const drawn = measure === 'alpha-u' ? this.#valuesOfU(marked!, coders) : found[at]!
      const values = Float64Array.from(drawn).sort()
      if (values.length * 2 < DRAWS) return none('few-draws', values.length)
      return { low: percentile(values, 0.025), high: percentile(values, 0.975), draws: values.length, why: null }
    })
  }

  /** Tells the value of each measure in every draw in which it is defined, from sums over the sources drawn. */
  #add(
    cells: readonly DrawnCell[],
    codes: number,
    measures: readonly Measure[],
    coders: number,
    tell: (measure: Measure, value: number) => void,
  ): void {
    const parts: Parts = {
      excerpts: measures.includes('holsti'),
      family: measures.includes('alpha-marked') && cells.length > 0 && cells[0]!.tally.family !== null,
    }
    const own = new Tally(coders).drawn(parts.excerpts).length
    const size = own + (parts.family ? FAMILY : 0)
    // One behind the other: what is added up a thousand times lies together.
    const numbers = new Float64Array(cells.length * size)
    for (const [at, { tally }] of cells.entries()) {
      numbers.set(tally.drawn(parts.excerpts), at * size)
      if (!parts.family || !tally.family) continue
      numbers.set(tally.family.meet, at * size + own)
      numbers.set(tally.family.squares, at * size + own + tally.family.meet.length)
    }
    const sources = Int32Array.from(cells, cell => cell.source)
    const sum = new Float64Array(size)
    const drawn = new Tally(coders)
    if (parts.family) drawn.family = noSums(1)
    for (let draw = 0; draw < this.#times.length; draw++) {
      const times = this.#times[draw]!
      sum.fill(0)
      for (let at = 0; at < sources.length; at++) {
        const often = times[sources[at]!]!
        if (often === 0) continue
        for (let n = 0, from = at * size; n < size; n++, from++) sum[n]! += numbers[from]! * often
      }
      drawn.setDrawn(sum.subarray(0, own))
      if (drawn.family) {
        const { meet, squares } = drawn.family
        meet.set(sum.subarray(own, own + meet.length))
        squares.set(sum.subarray(own + meet.length))
      }
      // Sources in which nobody coded are its units besides: all agree there.
      drawn.addNothing(this.#units[draw]! * codes - drawn.units)
      for (const measure of measures) {
        const { value } = figureOf(drawn, measure)
        if (value !== null) tell(measure, value)
      }
    }
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

// The numbers of a family of one value: how it and what was left out meet, and the squares of both.
const FAMILY = 6

/** What of a tally is drawn besides what every measure needs. */
interface Parts {
  readonly excerpts: boolean
  readonly family: boolean
}

/** The value below which such a share lies, between neighbours by their distance. */
function percentile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1)
  const low = Math.floor(place)
  const high = Math.min(low + 1, sorted.length - 1)
  return sorted[low]! + (sorted[high]! - sorted[low]!) * (place - low)
}
