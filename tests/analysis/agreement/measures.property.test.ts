// Each measure against its plain second version, on random judgements; and the edges of METHODS 4.4.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addSums,
  alphaFamily,
  alphaMarked,
  alphaOfValue,
  alphaValues,
  noSums,
} from '../../../src/analysis/agreement/alpha-family.ts'
import { alphaU, alphaUOver, disagreementU } from '../../../src/analysis/agreement/alpha-u.ts'
import { joined, overlapsItself, type Stretch } from '../../../src/analysis/agreement/continuum.ts'
import { Draws } from '../../../src/analysis/agreement/draws.ts'
import type { Figure } from '../../../src/analysis/agreement/figure.ts'
import { alpha } from '../../../src/analysis/agreement/krippendorff.ts'
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
import { countMatches } from '../../../src/analysis/agreement/matching.ts'
import { pairsOf, ratingsOf, tableOf, type Ratings } from '../../../src/analysis/agreement/ratings.ts'
import { figureOf, Tally } from '../../../src/analysis/agreement/tally.ts'
import {
  brennanPrediger,
  cohen,
  percentOf,
  scott,
  stepsApart,
  weightedCohen,
} from '../../../src/analysis/agreement/two-coders.ts'
import { randomFrom } from '../../../src/base/random.ts'
import {
  plainAllAgree,
  plainAlpha,
  plainAlphaU,
  plainCohen,
  plainConger,
  plainExcerpts,
  plainFamily,
  plainFleiss,
  plainFleissOf,
  plainFree,
  plainGwet,
  plainHolsti,
  plainOrdinal,
  plainPairwise,
  plainPercent,
  plainPercentile,
  plainScott,
  plainTwo,
  plainWeighted,
} from './plain-measures.ts'

/** NaN of the plain version is a reason of ours. */
const same = (figure: Figure, plain: number) => {
  if (Number.isNaN(plain)) expect(figure.value).toBe(null)
  else {
    expect(figure.why).toBe(null)
    expect(figure.value!).toBeCloseTo(plain, 9)
  }
}

const CATEGORIES = [1, 2, 3, 4]
const judgements = (missing: boolean) =>
  fc.integer({ min: 2, max: 5 }).chain(coders =>
    fc.array(
      fc.array(missing ? fc.option(fc.constantFrom(...CATEGORIES), { freq: 4 }) : fc.constantFrom(...CATEGORIES), {
        minLength: coders,
        maxLength: coders,
      }),
      { minLength: 1, maxLength: 14 },
    ),
  )
/** As ours take it: equal units together. */
const ratingsFrom = (units: readonly (readonly (number | null)[])[]): Ratings => {
  const found = new Map<string, { values: readonly (number | null)[]; times: number }>()
  for (const values of units) {
    const name = values.join()
    const one = found.get(name)
    if (one) one.times++
    else found.set(name, { values, times: 1 })
  }
  return { coders: units[0]!.length, categories: CATEGORIES, units: [...found.values()] }
}

describe('measures equal their plain versions', () => {
  it('two coders: percent, Cohen, weighted (by a matrix, and by steps), Scott, Brennan and Prediger', () => {
    const weight = (x: number, y: number) => Math.abs(x - y) * (x < y ? 2 : 1)
    const weights = CATEGORIES.map(x => CATEGORIES.map(y => weight(x, y)))
    fc.assert(
      fc.property(judgements(true), units => {
        const table = tableOf(ratingsFrom(units), 0, 1)
        same(percentOf(table), plainPercent(units, 0, 1))
        same(cohen(table), plainCohen(units, 0, 1, CATEGORIES))
        same(scott(table), plainScott(units, CATEGORIES))
        same(weightedCohen(table, weights), plainWeighted(units, CATEGORIES, weight))
        const steps = plainWeighted(units, CATEGORIES, (x, y) => Math.abs(x - y))
        same(weightedCohen(table, stepsApart(CATEGORIES.length)), steps)
        const two = units.map(unit => unit.slice(0, 2))
        same(brennanPrediger(table), plainFree(two, CATEGORIES))
      }),
    )
  })

  it('several coders: percent of pairs and of all, Holsti, Fleiss, Conger, AC1, free-marginal, with values missing', () => {
    fc.assert(
      fc.property(judgements(true), units => {
        const ratings = ratingsFrom(units)
        same(averagePairwise(ratings), plainPairwise(units))
        same(allAgree(ratings), plainAllAgree(units))
        same(holsti(ratings), plainHolsti(units))
        same(fleiss(ratings), plainFleiss(units, CATEGORIES))
        same(conger(ratings), plainConger(units, CATEGORIES))
        same(gwet(ratings), plainGwet(units, CATEGORIES))
        same(freeMarginal(ratings), plainFree(units, CATEGORIES))
      }),
    )
  })

  it('Fleiss of one category, where every coder judged', () => {
    fc.assert(
      fc.property(judgements(false), units => {
        for (const k of CATEGORIES) same(fleissOf(ratingsFrom(units), k), plainFleissOf(units, k))
      }),
    )
  })

  it('alpha: nominal, ordinal, interval, ratio, and by a matrix', () => {
    fc.assert(
      fc.property(judgements(true), units => {
        const ratings = ratingsFrom(units)
        same(
          alpha(ratings),
          plainAlpha(units, (x, y) => (x === y ? 0 : 1)),
        )
        same(alpha(ratings, 'ordinal'), plainAlpha(units, plainOrdinal(units)))
        same(
          alpha(ratings, 'interval'),
          plainAlpha(units, (x, y) => (x - y) ** 2),
        )
        same(
          alpha(ratings, 'ratio'),
          plainAlpha(units, (x, y) => ((x - y) / (x + y)) ** 2),
        )
        const weights = CATEGORIES.map(x => CATEGORIES.map(y => Math.abs(x - y)))
        same(
          alpha(ratings, weights),
          plainAlpha(units, (x, y) => Math.abs(x - y)),
        )
      }),
    )
  })

  it('what ought to be equal is: two coders who judge all make Fleiss Scott, Conger Cohen, Holsti percent', () => {
    fc.assert(
      fc.property(judgements(false), units => {
        const two = units.map(unit => unit.slice(0, 2))
        const ratings = ratingsFrom(two)
        const table = tableOf(ratings, 0, 1)
        const equal = (a: Figure, b: Figure) =>
          b.value === null ? expect(a.value).toBe(null) : expect(a.value!).toBeCloseTo(b.value, 9)
        equal(fleiss(ratings), scott(table))
        equal(conger(ratings), cohen(table))
        equal(holsti(ratings), percentOf(table))
        equal(averagePairwise(ratings), allAgree(ratings))
        expect(ratingsOf(table).units.reduce((sum, unit) => sum + unit.times, 0)).toBe(two.length)
      }),
    )
  })
})

const LENGTH = 24
/** A coder's stretches that do not overlap; some touch. */
const coder = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 2 })), {
    maxLength: 5,
  })
  .map(parts => {
    const result: Stretch[] = []
    let at = 0
    for (const [gap, length, value] of parts) {
      if (at + gap + length > LENGTH) break
      result.push({ start: at + gap, end: at + gap + length, value })
      at += gap + length
    }
    return result
  })
const coders = fc.array(coder, { minLength: 2, maxLength: 4 })

describe('stretches equal their plain versions', () => {
  it('α_U, section by section', () => {
    fc.assert(
      fc.property(coders, all => {
        const one = all.map(list => list.map(stretch => ({ ...stretch, value: 0 })))
        same(alphaU([{ length: LENGTH, coders: one }]), plainAlphaU(LENGTH, one))
      }),
    )
  })

  it('α_U of several codes: what is observed of all over what is expected of all', () => {
    fc.assert(
      fc.property(fc.array(coders, { minLength: 1, maxLength: 3 }), all => {
        const codes = all.map(one => [
          { length: LENGTH, coders: one.map(list => list.map(stretch => ({ ...stretch, value: 0 }))) },
        ])
        const apart = codes.map(disagreementU)
        for (const [at, { observed, expected }] of apart.entries())
          if (expected > 0) expect(1 - observed / expected).toBeCloseTo(plainAlphaU(LENGTH, codes[at]![0]!.coders), 9)
        const sum = (of: 'observed' | 'expected') => apart.reduce((total, one) => total + one[of], 0)
        same(alphaUOver(codes), sum('expected') > 0 ? 1 - sum('observed') / sum('expected') : NaN)
      }),
    )
  })

  it('uα, |uα, cuα, (k)uα with its coverage, character by character', () => {
    fc.assert(
      fc.property(coders, all => {
        const sums = noSums(3)
        addSums(sums, { length: LENGTH, coders: all })
        const plain = plainFamily(LENGTH, all)
        same(alphaFamily(sums), plain.u)
        same(alphaMarked(sums), plain.marked)
        same(alphaValues(sums), plain.values)
        for (const value of new Set(all.flat().map(one => one.value))) {
          const { figure, coverage } = alphaOfValue(sums, value)
          same(figure, plain.ofValue(value).figure)
          same(coverage, plain.ofValue(value).coverage)
        }
      }),
    )
  })

  it('joining leaves the same characters marked and nothing that touches', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 6 }), fc.nat(1))), parts => {
        const stretches = parts.map(([start, length, value]) => ({ start, end: start + length, value }))
        const result = joined(stretches)
        const at = (list: readonly Stretch[], x: number, value: number) =>
          list.some(one => one.value === value && one.start <= x && x < one.end)
        for (let x = 0; x < 30; x++)
          for (const value of [0, 1]) expect(at(result, x, value)).toBe(at(stretches, x, value))
        for (const value of [0, 1]) {
          const own = result.filter(one => one.value === value)
          expect(overlapsItself({ length: 30, coders: [own] })).toBe(false)
          expect(own.every((one, n) => n === 0 || one.start > own[n - 1]!.end)).toBe(true)
        }
      }),
    )
  })
})

describe('excerpts and intervals equal their plain versions', () => {
  it('[4.5] Holsti of excerpts, by a character and by half', () => {
    const pieces = fc
      .array(fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 8 })), { maxLength: 5 })
      .map(list => list.map(([start, long]) => ({ start, end: start + long })).sort((a, b) => a.start - b.start))
    fc.assert(
      fc.property(pieces, pieces, (first, second) => {
        for (const [match, least] of [
          ['any', 0],
          ['half', 0.5],
        ] as const) {
          const tally = new Tally(2)
          const flat = [first, second].map(list => list.flatMap(({ start, end }) => [start, end]))
          countMatches(tally, flat, match)
          const [matched, made] = plainExcerpts(first, second, least)
          expect([tally.matched(0), tally.made(0)]).toEqual([matched, made])
          same(figureOf(tally, 'holsti'), matched / made)
        }
      }),
    )
  })

  it('[4.6] the bootstrap: every draw of sources added up and worked out by itself, then in order', () => {
    const table = fc.tuple(fc.nat(40), fc.nat(40), fc.nat(40), fc.nat(400))
    const measures = ['percent', 'kappa', 'pi', 'ac1', 's', 'alpha'] as const
    fc.assert(
      fc.property(fc.array(table, { minLength: 5, maxLength: 9 }), tables => {
        const sizes = tables.map(one => one.reduce((sum, n) => sum + n, 0))
        const cells = tables.map(([both, first, second, neither], source) => {
          const tally = new Tally(2)
          tally.addUnits(3, both)
          tally.addUnits(1, first)
          tally.addUnits(2, second)
          tally.setUnits(both + first + second + neither)
          return { source, tally }
        })
        const intervals = new Draws(sizes).intervals(cells, 1, measures, 2, null)
        const random = randomFrom(1_951_960)
        const drawn = Array.from({ length: 1000 }, () => {
          const sums: [number, number, number, number] = [0, 0, 0, 0]
          for (let n = 0; n < tables.length; n++)
            for (const [at, count] of tables[Math.floor(random() * tables.length)]!.entries()) sums[at]! += count
          return plainTwo(sums)
        })
        for (const [at, measure] of measures.entries()) {
          const values = drawn.map(one => one[measure]).filter(value => !Number.isNaN(value))
          const interval = intervals[at]!
          expect(interval.draws).toBe(values.length)
          if (values.length < 500) continue
          expect(interval.low!).toBeCloseTo(plainPercentile(values, 0.025), 9)
          expect(interval.high!).toBeCloseTo(plainPercentile(values, 0.975), 9)
        }
      }),
      { numRuns: 25 },
    )
  })
})

describe('[4.4] edge cases', () => {
  const of = (text: string): Ratings => ({
    coders: 2,
    categories: [0, 1],
    units: text.split(' ').map(word => ({
      values: word
        .slice(0, 2)
        .split('')
        .map(sign => (sign === '.' ? null : Number(sign))),
      times: Number(word.slice(3) || 1),
    })),
  })
  const why = (figure: Figure) => figure.why
  const all = (ratings: Ratings) => ({
    kappa: cohen(tableOf(ratings, 0, 1)),
    pi: scott(tableOf(ratings, 0, 1)),
    fleiss: fleiss(ratings),
    alpha: alpha(ratings),
  })

  it('no unit coded by two: no overlap', () => {
    const ratings = of('1. .0 0.')
    expect(Object.values(all(ratings)).map(why)).toEqual(Array(4).fill('no-overlap'))
    expect([averagePairwise, allAgree, gwet, conger].map(one => why(one(ratings)))).toEqual(Array(4).fill('no-overlap'))
  })
  it('both left everything uncoded: 100 %, no decision, AC1 1', () => {
    for (const ratings of [of('00x100'), of('11x100')]) {
      expect(averagePairwise(ratings).value).toBe(1)
      expect(Object.values(all(ratings)).map(why)).toEqual(Array(4).fill('no-decision'))
      expect(gwet(ratings).value).toBe(1)
    }
  })
  it('one never used the code, the other on 20 of 100', () => {
    const ratings = of('10x20 00x80')
    expect(averagePairwise(ratings).value).toBeCloseTo(0.8, 9)
    expect(all(ratings).kappa.value).toBe(0)
    expect(all(ratings).pi.value).toBeCloseTo(-0.111, 3)
    expect(all(ratings).alpha.value).toBeCloseTo(-0.106, 3)
    expect(gwet(ratings).value).toBeCloseTo(0.756, 3)
  })
  it('perfect agreement with both categories used is 1', () => {
    const ratings = of('11x20 00x80')
    expect([...Object.values(all(ratings)), gwet(ratings)].map(figure => figure.value)).toEqual(Array(5).fill(1))
  })
  it('a unit with one value counts in margins only; every pair once', () => {
    expect(pairsOf(3)).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
    ])
    expect(averagePairwise(of('11 10 .1')).value).toBe(0.5)
  })
})
