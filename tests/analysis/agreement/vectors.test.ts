// The published worked examples of METHODS 4.7, each within its tolerance.

import { describe, expect, it } from 'vitest'
import {
  alphaFamily,
  alphaMarked,
  alphaOfValue,
  alphaValues,
  addSums,
  noSums,
} from '../../../src/analysis/agreement/alpha-family.ts'
import { alphaU, alphaUOver, disagreementU } from '../../../src/analysis/agreement/alpha-u.ts'
import type { Continuum, Stretch } from '../../../src/analysis/agreement/continuum.ts'
import type { Figure } from '../../../src/analysis/agreement/figure.ts'
import { alpha, disagreement, type Apart } from '../../../src/analysis/agreement/krippendorff.ts'
import {
  allAgree,
  averagePairwise,
  conger,
  fleiss,
  fleissOf,
  freeMarginal,
  gwet,
  holsti,
} from '../../../src/analysis/agreement/many-coders.ts'
import { oneAgainstRest, ratingsOf, type Ratings, type Table } from '../../../src/analysis/agreement/ratings.ts'
import { brennanPrediger, cohen, percentOf, scott, weightedCohen } from '../../../src/analysis/agreement/two-coders.ts'

/** A figure equals the published one. */
const is = (figure: Figure, value: number, tolerance = 0.001) => {
  expect(figure.why).toBe(null)
  expect(Math.abs(figure.value! - value), `${figure.value} for ${value}`).toBeLessThanOrEqual(tolerance)
}
const table = (text: string): Table => text.split('/').map(row => row.trim().split(/\s+/).map(Number))
/** Units as words, a letter or digit for each coder, a point where a coder gave none. */
const units = (text: string, categories: string | null = null): Ratings => {
  const number = (sign: string) => (/\d/.test(sign) ? Number(sign) : sign.charCodeAt(0))
  const words = text.split(/\s+/)
  return {
    coders: words[0]!.length,
    categories: categories === null ? null : categories.split('').map(number),
    units: words.map(word => ({ values: word.split('').map(sign => (sign === '.' ? null : number(sign))), times: 1 })),
  }
}

describe('[34] two coders', () => {
  it('[O1] ten segments: percent .60, Holsti .60, alpha .095, disagreements .400 and .442', () => {
    const ratings = units('10 11 01 00 00 01 00 01 00 00')
    is(averagePairwise(ratings), 0.6)
    is(holsti(ratings), 0.6)
    is(alpha(ratings), 0.095238)
    const { observed, expected } = disagreement(ratings, 'nominal')
    expect(observed).toBeCloseTo(0.4, 6)
    expect(expected).toBeCloseTo(0.4421, 3)
  })

  it('[O2] NVivo: 85 %, and a kappa that depends on how the 150 divide', () => {
    is(percentOf(table('50 150 / 0 800')), 0.85)
    is(cohen(table('50 150 / 0 800')), 0.348)
    is(cohen(table('50 75 / 75 800')), 0.314)
    is(cohen(table('50 100 / 50 800')), 0.318)
  })

  it('[O3] Cohen 1960 and 1968: kappa .492, weighted .348, pi .487, AC1 .576', () => {
    const cases = table('88 10 2 / 14 40 6 / 18 10 12')
    is(percentOf(cases), 0.7)
    is(cohen(cases), 0.491525)
    is(weightedCohen(cases, table('0 1 3 / 1 0 6 / 3 6 0')), 0.347826)
    is(scott(cases), 0.487179)
    is(gwet(ratingsOf(cases)), 0.575972)
  })

  it('[O4] Cohen 1960, p. 37: below chance stays below zero', () => {
    const cases = table('25 13 12 / 12 2 16 / 3 15 2')
    is(percentOf(cases), 0.29)
    is(cohen(cases), -0.092308)
    is(gwet(ratingsOf(cases)), -0.04797)
  })

  it('[O5] Krippendorff 2004, p. 246: kappa rewards unequal margins, pi does not', () => {
    for (const [text, kappa] of [
      ['12 9 9 / 9 14 9 / 9 9 20', 0.185766],
      ['12 18 18 / 0 14 18 / 0 0 20', 0.258242],
    ] as const) {
      is(percentOf(table(text)), 0.46)
      is(brennanPrediger(table(text)), 0.19)
      is(scott(table(text)), 0.185766)
      is(cohen(table(text)), kappa)
    }
  })

  it('[O6] Feinstein & Cicchetti 1990: same percent, two kappas, PABAK .70', () => {
    for (const [text, kappa, pi, ac1] of [
      ['40 9 / 6 45', 0.699519, 0.699248, 0.700748],
      ['80 10 / 5 5', 0.318182, 0.314286, 0.808],
    ] as const) {
      is(percentOf(table(text)), 0.85)
      is(cohen(table(text)), kappa)
      is(scott(table(text)), pi)
      is(gwet(ratingsOf(table(text))), ac1)
      is(brennanPrediger(table(text)), 0.7)
    }
  })

  it('[O7] Gwet 2014, 100 patients', () => {
    const patients = table('13 0 0 / 0 20 7 / 0 4 56')
    is(cohen(patients), 0.796409)
    is(scott(patients), 0.79624)
    is(gwet(ratingsOf(patients)), 0.849331)
    is(brennanPrediger(patients), 0.835)
    is(alpha(ratingsOf(patients)), 0.797258)
  })

  it('[O8] Zwick 1988, third example', () => {
    const cases = table('20 5 5 10 / 0 10 5 5 / 0 5 10 5 / 0 0 0 20')
    is(percentOf(cases), 0.6)
    is(brennanPrediger(cases), 0.466667)
    is(scott(cases), 0.459459)
    is(cohen(cases), 0.473684)
  })

  it('[O12] Krippendorff 2004, p. 227: alpha .734', () => {
    const ratings = units('aa ab bb bb bb bb bc cc cc cc cc cc')
    is(averagePairwise(ratings), 0.833)
    is(alpha(ratings), 0.734104)
    const { observed, expected } = disagreement(ratings, 'nominal')
    expect(observed).toBeCloseTo(0.1667, 4)
    expect(expected).toBeCloseTo(0.6268, 4)
  })

  it('[O13] Krippendorff 1995, p. 57, pair A', () => {
    const [first, second] = ['001111111100001111110000', '000011110000000110000000'] as const
    const ratings = units(
      first
        .split('')
        .map((sign, at) => sign + second[at]!)
        .join(' '),
      '01',
    )
    const pair: Table = [0, 1].map(a =>
      [0, 1].map(b => ratings.units.filter(unit => unit.values[0] === a && unit.values[1] === b).length),
    )
    is(cohen(pair), 0.384615)
    is(scott(pair), 0.314286)
    is(alpha(ratings), 0.328571)
  })

  it('[O18] unequal decisions: Holsti .778', () => {
    is(holsti(units('xx xx xy yy x. yy zz .z zz xx')), 0.777778)
  })
})

describe('[34] several coders', () => {
  const PATIENTS =
    '444444 222555 233335 555555 222444 113333 333355 113334 114444 555555 144444 124444 222333 144444 224445 333335 111455 111112 224444 133555 555555 244444 224555 114444 144445 222224 111155 224444 133333 555555'

  it('[O9] Fleiss 1971: kappa .430 and five kappas of one category', () => {
    const ratings = units(PATIENTS, '12345')
    is(averagePairwise(ratings), 0.555556)
    is(fleiss(ratings), 0.430245)
    for (const [at, value] of [0.2448, 0.2448, 0.52, 0.4711, 0.5661].entries())
      is(fleissOf(ratings, at + 1), value, 0.0005)
    for (const [at, value] of [0.248, 0.248, 0.517, 0.47, 0.565].entries()) is(fleissOf(ratings, at + 1), value, 0.005)
    is(gwet(ratings), 0.447885)
    is(alpha(ratings), 0.43341)
  })

  it('[O10] Randolph 2005: Fleiss −.20, free-marginal .33, AC1 .54', () => {
    const ratings = units('YYY YYN YYN YYY', 'YN')
    is(fleiss(ratings), -0.2)
    is(freeMarginal(ratings), 0.333333)
    is(gwet(ratings), 0.538462)
    is(allAgree(ratings), 0.5)
  })

  it('[O11] Krippendorff 2011, four observers with gaps: four scales, and Gwet 2014 on the same data', () => {
    const ratings = units('11.1 2232 3333 3333 2222 1234 4444 1121 2222 .555 ..11 ..3.')
    const figures: readonly (readonly [Apart, number])[] = [
      ['nominal', 0.743421],
      ['ordinal', 0.815388],
      ['interval', 0.849107],
      ['ratio', 0.797403],
    ]
    for (const [apart, value] of figures) is(alpha(ratings, apart), value)
    expect(disagreement(ratings, 'nominal')).toMatchObject({ pairable: 40 })
    expect(disagreement(ratings, 'nominal').observed).toBeCloseTo(0.2, 3)
    expect(disagreement(ratings, 'nominal').expected).toBeCloseTo(0.779, 3)
    expect(disagreement(ratings, 'interval').observed).toBeCloseTo(0.433, 3)
    expect(disagreement(ratings, 'interval').expected).toBeCloseTo(2.872, 3)
    is(fleiss(ratings), 0.761169)
    is(gwet(ratings), 0.775444)
    is(conger(ratings), 0.762817)
    is(freeMarginal(ratings), 0.773)
  })

  it('[O11] a matrix of weights in place of a scale: that of the interval scale gives its alpha', () => {
    const ratings = units('11.1 2232 3333 3333 2222 1234 4444 1121 2222 .555 ..11 ..3.')
    const weights = [1, 2, 3, 4, 5].map(c => [1, 2, 3, 4, 5].map(k => (c - k) ** 2))
    is(alpha(ratings, weights), 0.849107)
    is(alpha(oneAgainstRest(ratings, 3)), alpha(oneAgainstRest(ratings, 3), 'interval').value!, 1e-12)
  })
})

/** Stretches as offset and length. */
const marked = (value: number, ...pairs: readonly (readonly [number, number])[]): Stretch[] =>
  pairs.map(([start, length]) => ({ start: start - 150, end: start - 150 + length, value }))
/** Stretches as "first–last:value", counted from 1, both included. */
const book = (text: string): Stretch[] =>
  text.split(' ').map(part => {
    const [, first, last, value] = /^(\d+)-(\d+):(\w)$/.exec(part)!
    return { start: Number(first) - 1, end: Number(last), value: parseInt(value!, 36) }
  })
const sumsOf = (q: number, continuum: Continuum) => {
  const sums = noSums(q)
  addSums(sums, continuum)
  return sums
}

describe('[34] stretches on a continuum', () => {
  it('[O14] α_U, Krippendorff 2004, p. 254', () => {
    const c: Continuum = {
      length: 300,
      coders: [marked(0, [225, 70], [370, 30]), marked(0, [220, 80], [355, 20], [400, 20])],
    }
    const k: Continuum = { length: 300, coders: [marked(0, [180, 60], [300, 50]), marked(0, [180, 60], [300, 50])] }
    expect(disagreementU([c]).observed).toBeCloseTo(0.014444, 6)
    expect(disagreementU([c]).expected).toBeCloseTo(0.053222, 5)
    expect(disagreementU([k]).observed).toBe(0)
    expect(disagreementU([k]).expected).toBeCloseTo(0.048979, 5)
    is(alphaU([c]), 0.728599)
    is(alphaU([k]), 1)
    is(alphaUOver([[c], [k]]), 0.858665)
  })

  it('[O15] the unitising family, Krippendorff 2019, p. 340', () => {
    const sums = sumsOf(8, {
      length: 60,
      coders: [
        book('1-7:1 8-13:2 31-32:5 33-37:6 38-44:6 45-60:7'),
        book('1-7:1 8-13:3 14-21:5 33-44:6'),
        book('1-7:1 8-13:4 14-21:5 33-37:6 38-41:6 42-44:6'),
      ],
    })
    is(alphaFamily(sums), 0.509982)
    is(alphaMarked(sums), 0.413599)
    is(alphaValues(sums), 0.724169)
    const meet = (c: number, k: number) => sums.meet[c * 9 + k]
    const [gap] = [8]
    expect([meet(gap, gap), meet(gap, 5), meet(gap, 7), meet(1, 1), meet(5, 5), meet(6, 6)]).toEqual([
      45, 10, 16, 21, 8, 36,
    ])
    expect([meet(2, 3), meet(2, 4), meet(3, 4)]).toEqual([3, 3, 3])
    // All of code 1 is covered and agreed on; of code 7 nothing is.
    is(alphaOfValue(sums, 1).figure, 1)
    is(alphaOfValue(sums, 1).coverage, 1)
    expect(alphaOfValue(sums, 7)).toEqual({
      figure: { value: null, why: 'no-coverage' },
      coverage: { value: 0, why: null },
    })
  })

  it('[O16] two identical codings that leave nothing out: |uα has nothing to compare', () => {
    const coder = book('1-10:0 11-20:1 21-30:2')
    const sums = sumsOf(3, { length: 30, coders: [coder, coder] })
    is(alphaFamily(sums), 1)
    is(alphaValues(sums), 1)
    expect(alphaMarked(sums)).toEqual({ value: null, why: 'nothing-left-out' })
  })
})
