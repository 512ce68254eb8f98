// The picture of saturation as places on paper, drawn the same in the window and in an exported file. Two panels over one
// axis of units: new themes in each, and the share of new information of each run with the band of shuffled orders. Pure.

import type { Saturation } from './types.ts'

/** A mark with where it stands, and which unit or run it shows (counted from 0). */
export interface CurveBar {
  readonly at: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly inBase: boolean
}
/** The dot of a run, at its last unit. */
export interface CurvePoint {
  readonly at: number
  readonly x: number
  readonly y: number
  readonly isReached: boolean
}
/** A number at an axis. */
export interface CurveTick {
  readonly at: number
  readonly label: string
}

/** Everything that is drawn, in pixels of a picture `width` × `height`. Paths are SVG path data. */
export interface SaturationCurve {
  readonly width: number
  readonly height: number
  readonly left: number
  readonly right: number
  readonly bars: readonly CurveBar[]
  readonly barTicks: readonly CurveTick[]
  readonly barBottom: number
  readonly points: readonly CurvePoint[]
  readonly line: string
  readonly band: string
  readonly ratioTicks: readonly CurveTick[]
  readonly ratioTop: number
  readonly ratioBottom: number
  /** Where the threshold chosen lies. */
  readonly threshold: { readonly y: number; readonly label: string } | null
  readonly unitTicks: readonly CurveTick[]
}

const WIDTH = 720
const LEFT = 44
const RIGHT = 12
const BARS = { top: 14, height: 92 }
const RATIOS = { top: 148, height: 170 }
const HEIGHT = RATIOS.top + RATIOS.height + 40

/** Lays the picture out. `threshold` is the share chosen (0.05 for 5 %). */
export function saturationCurve(answer: Saturation, threshold: number): SaturationCurve {
  const { units, runs, band, base } = answer
  const step = (WIDTH - LEFT - RIGHT) / Math.max(1, units.length)
  const middle = (unit: number) => round(LEFT + step * (unit - 0.5))
  const most = Math.max(1, ...units.map(unit => unit.newThemes))
  const barTop = niceTop(most)
  const barBottom = BARS.top + BARS.height
  const highest = Math.max(threshold, 0.1, ...runs.map(one => one.ratio), ...(band?.high ?? []))
  const ratioTop = niceTop(highest * 100) / 100
  const ratioBottom = RATIOS.top + RATIOS.height
  const yOf = (ratio: number) => round(ratioBottom - (Math.min(ratio, ratioTop) / ratioTop) * RATIOS.height)
  const reached = answer.reached.find(one => one.threshold === threshold)?.after ?? null
  const points = runs.map((one, at): CurvePoint => ({
    at,
    x: middle(one.to),
    y: yOf(one.ratio),
    isReached: one.after === reached,
  }))
  return {
    width: WIDTH,
    height: HEIGHT,
    left: LEFT,
    right: WIDTH - RIGHT,
    bars: units.map((unit, at): CurveBar => {
      const height = round((unit.newThemes / barTop) * BARS.height)
      const width = round(Math.max(1, Math.min(28, step * 0.7)))
      return {
        at,
        x: round(middle(at + 1) - width / 2),
        y: round(barBottom - height),
        width,
        height,
        inBase: at < base,
      }
    }),
    barTicks: [0, barTop / 2, barTop]
      .filter(Number.isInteger)
      .map(count => ({ at: round(barBottom - (count / barTop) * BARS.height), label: String(count) })),
    barBottom,
    points,
    line: pathOf(points),
    band: band === null ? '' : areaOf(points, band.low.map(yOf), band.high.map(yOf)),
    ratioTicks: [0, 0.5, 1].map(share => ({
      at: yOf(ratioTop * share),
      label: `${Number((ratioTop * share * 100).toFixed(1))} %`,
    })),
    ratioTop: RATIOS.top,
    ratioBottom,
    threshold: runs.length === 0 ? null : { y: yOf(threshold), label: `${Number((threshold * 100).toFixed(1))} %` },
    unitTicks: ticksOf(units.length).map(unit => ({ at: middle(unit), label: String(unit) })),
  }
}

function pathOf(points: readonly CurvePoint[]): string {
  return points.map((point, at) => `${at === 0 ? 'M' : 'L'}${point.x} ${point.y}`).join(' ')
}

function areaOf(points: readonly CurvePoint[], low: readonly number[], high: readonly number[]): string {
  if (points.length === 0) return ''
  const there = points.map((point, at) => `${at === 0 ? 'M' : 'L'}${point.x} ${high[at]!}`)
  const back = points.map((point, at) => `L${point.x} ${low[at]!}`).toReversed()
  return `${[...there, ...back].join(' ')} Z`
}

/** The next round number that is not smaller: 1, 2, 3, 4, 6, 8, 10, 20 … */
function niceTop(most: number): number {
  for (let ten = 1; ; ten *= 10) for (const one of [1, 2, 3, 4, 6, 8]) if (one * ten >= most) return one * ten
}

/** Which units are numbered: all up to 24, else every 5th, 10th, 50th …, the first always. */
function ticksOf(count: number): number[] {
  const every = [1, 5, 10, 50, 100, 500, 1000].find(step => count / step <= 24) ?? 5000
  return Array.from({ length: count }, (_, at) => at + 1).filter(unit => unit === 1 || unit % every === 0)
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
