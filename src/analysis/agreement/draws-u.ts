// α_U in draws of sources. Its two disagreements do not add up over sources: what is expected of a stretch depends on every gap it could lie in,
// in whichever source. So stretches and gaps are put in order once, and each draw counts those of a source as often as it was drawn.

import { distanceIn } from './alpha-u.ts'
import { gapsIn, type Continuum } from './continuum.ts'

/** The two disagreements of one code in every draw. */
export interface DrawnU {
  readonly observed: Float64Array
  readonly expected: Float64Array
}

/** What draws are made of: how often each draw took each source, and how many units the sources of each draw have. */
export interface Drawing {
  readonly times: readonly Uint16Array[]
  readonly units: readonly number[]
}

/**
 * The disagreements of one code in every draw. `marked`: what coders marked, by the place of its source, of the sources in which anybody did;
 * `sizes`: the units of every source.
 */
export function drawnU(
  marked: ReadonlyMap<number, Continuum>,
  sizes: readonly number[],
  coders: number,
  { times, units }: Drawing,
): DrawnU {
  const places = Int32Array.from(marked.keys())
  const apart = Float64Array.from(marked.values(), distanceIn)
  const stretches: Piece[] = []
  const gaps: Piece[] = []
  for (let place = 0; place < sizes.length; place++) {
    const continuum = marked.get(place)
    // Where nobody marked anything, the whole source is a gap of each coder.
    if (!continuum) gaps.push({ length: sizes[place]!, place, often: coders })
    else
      for (const own of continuum.coders) {
        for (const { start, end } of own) stretches.push({ length: end - start, place, often: 1 })
        for (const length of gapsIn(sizes[place]!, own)) gaps.push({ length, place, often: 1 })
      }
  }
  const inOrder = { stretches: piecesOf(stretches), gaps: piecesOf(gaps) }
  const observed = new Float64Array(times.length)
  const expected = new Float64Array(times.length)
  for (let draw = 0; draw < times.length; draw++) {
    const often = times[draw]!
    const length = units[draw]!
    let sum = 0
    for (let at = 0; at < places.length; at++) sum += apart[at]! * often[places[at]!]!
    if (length > 0) observed[draw] = (2 * sum) / (coders * (coders - 1) * length ** 2)
    expected[draw] = expectedIn(inOrder, often, coders * length, length)
  }
  return { observed, expected }
}

interface Piece {
  readonly length: number
  readonly place: number
  readonly often: number
}

/** Stretches or gaps, the longest first, as columns: they are gone through a thousand times. */
interface Pieces {
  readonly length: Float64Array
  readonly place: Int32Array
  readonly often: Float64Array
}

function piecesOf(pieces: Piece[]): Pieces {
  pieces.sort((a, b) => b.length - a.length)
  return {
    length: Float64Array.from(pieces, piece => piece.length),
    place: Int32Array.from(pieces, piece => piece.place),
    often: Float64Array.from(pieces, piece => piece.often),
  }
}

/** What chance would set apart in a draw. `all`: the units of all coders. */
function expectedIn(
  { stretches, gaps }: { readonly stretches: Pieces; readonly gaps: Pieces },
  often: Uint16Array,
  all: number,
  length: number,
): number {
  let number = 0
  let filled = 0
  let cubes = 0
  let inGaps = 0
  let longer = 0
  let longerUnits = 0
  let next = 0
  for (let at = 0; at < stretches.length.length; at++) {
    const drawn = often[stretches.place[at]!]!
    if (drawn === 0) continue
    const l = stretches.length[at]!
    for (; next < gaps.length.length && gaps.length[next]! >= l; next++) {
      const n = often[gaps.place[next]!]! * gaps.often[next]!
      longer += n
      longerUnits += n * gaps.length[next]!
    }
    const square = l * l
    number += drawn
    filled += drawn * l * (l - 1)
    cubes += (drawn * (2 * square * l - 3 * square + l)) / 3
    inGaps += drawn * square * (longerUnits - longer * (l - 1))
  }
  const among = all * (all - 1) - filled
  return number === 0 || among === 0 ? 0 : ((2 / length) * ((number - 1) * cubes + inGaps)) / among
}

/** α_U of codes together in every draw in which it is defined. */
export function valuesOfU(codes: readonly DrawnU[]): number[] {
  const found: number[] = []
  for (let draw = 0; draw < (codes[0]?.observed.length ?? 0); draw++) {
    let observed = 0
    let expected = 0
    for (const code of codes) {
      observed += code.observed[draw]!
      expected += code.expected[draw]!
    }
    if (expected > 0) found.push(1 - observed / expected)
  }
  return found
}
