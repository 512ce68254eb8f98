// Saturation of codes (METHODS 3.3): the worked example to the letter, and what must always hold.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toTheEnd } from '../../src/base/slices.ts'
import {
  baseThemes,
  firstSeen,
  reachedAfter,
  saturationRuns,
  shuffledBand,
  themesOf,
} from '../../src/analysis/saturation.ts'

const WORKED = [9, 6, 4, 2, 3, 1, 1, 0, 1, 0, 0, 0]
const percent = (ratio: number) => Math.round(ratio * 1000) / 10

describe('the worked example', () => {
  it.each([
    { base: 4, run: 2, B: 21, news: [4, 2, 1, 1, 1, 0, 0], ratios: [19, 9.5, 4.8, 4.8, 4.8, 0, 0], at5: 6, at0: 9 },
    { base: 4, run: 3, B: 21, news: [5, 2, 2, 1, 1, 0], ratios: [23.8, 9.5, 9.5, 4.8, 4.8, 0], at5: 7, at0: 9 },
    { base: 5, run: 2, B: 24, news: [2, 1, 1, 1, 0, 0], ratios: [8.3, 4.2, 4.2, 4.2, 0, 0], at5: 6, at0: 9 },
    { base: 6, run: 2, B: 25, news: [1, 1, 1, 0, 0], ratios: [4, 4, 4, 0, 0], at5: 6, at0: 9 },
  ])('base $base, run $run: $at5+$run at 5 %, $at0+$run at 0 %', ({ base, run, B, news, ratios, at5, at0 }) => {
    const runs = saturationRuns(WORKED, { base, run })
    expect(baseThemes(WORKED, base)).toBe(B)
    expect(runs.map(one => one.newThemes)).toEqual(news)
    expect(runs.map(one => percent(one.ratio))).toEqual(ratios)
    expect([reachedAfter(runs, 0.05), reachedAfter(runs, 0)]).toEqual([at5, at0])
    expect(runs[0]).toMatchObject({ after: base, from: base + 1, to: base + run })
  })
  it('has no run, and so no figure, with fewer than base and run together', () => {
    expect(saturationRuns(WORKED.slice(0, 5), { base: 4, run: 2 })).toEqual([])
  })
  it('has no figure where the base holds no theme', () => {
    expect(saturationRuns([0, 0, 0, 0, 3, 1], { base: 4, run: 2 })).toEqual([])
  })
})

describe('themes', () => {
  it('a theme is new once', () => expect(firstSeen([[0, 1], [1, 2], [0]])).toEqual([[0, 1], [2], []]))
  it('a merged code and its successor are one', () => {
    const theme = themesOf([['culture', 'candour']])
    expect(theme('culture')).toBe(theme('candour'))
    expect(theme('other')).toBe('other')
  })
  it('successors of a split code are one with it, also over several steps', () => {
    const theme = themesOf([
      ['direction', 'reuse'],
      ['direction', 'learning'],
      ['learning', 'taken up'],
    ])
    expect(new Set(['direction', 'reuse', 'learning', 'taken up'].map(theme)).size).toBe(1)
  })
})

describe('whatever was found where', () => {
  const units = fc.array(fc.uniqueArray(fc.nat(20), { maxLength: 8 }), { maxLength: 14 })
  const choice = fc.record({ base: fc.integer({ min: 1, max: 6 }), run: fc.integer({ min: 1, max: 4 }) })
  it('joining two themes gives no unit a new theme more', () => {
    fc.assert(
      fc.property(units, fc.nat(20), fc.nat(20), (all, a, b) => {
        const before = firstSeen(all)
        const after = firstSeen(all.map(themes => new Set(themes.map(theme => (theme === a ? b : theme)))))
        after.forEach((fresh, at) => expect(fresh.length).toBeLessThanOrEqual(before[at]!.length))
      }),
    )
  })
  it('the band of shuffled orders is in order, the same each time, and as long as the runs', () => {
    fc.assert(
      fc.property(units, choice, (all, chosen) => {
        const band = toTheEnd(shuffledBand(all, chosen, 30))
        expect(band).toEqual(toTheEnd(shuffledBand(all, chosen, 30)))
        expect(band.middle).toHaveLength(Math.max(0, all.length - chosen.base - chosen.run + 1))
        band.middle.forEach((middle, at) => {
          expect(band.low[at]).toBeLessThanOrEqual(middle)
          expect(band.high[at]).toBeGreaterThanOrEqual(middle)
        })
      }),
      { numRuns: 50 },
    )
  })
  it('units that hold the same give a band without width', () => {
    const band = toTheEnd(
      shuffledBand(
        Array.from({ length: 9 }, () => [0, 1, 2]),
        { base: 4, run: 2 },
        50,
      ),
    )
    expect(band).toEqual({ orders: 50, low: [0, 0, 0, 0], middle: [0, 0, 0, 0], high: [0, 0, 0, 0] })
  })
})
