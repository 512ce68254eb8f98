// Tallies against unit by unit: the same figures by characters laid out one by one; pooling and means; where codings lie in units.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noSums } from '../../../src/analysis/agreement/alpha-family.ts'
import { alphaUOver } from '../../../src/analysis/agreement/alpha-u.ts'
import { joined } from '../../../src/analysis/agreement/continuum.ts'
import { drawnU, valuesOfU } from '../../../src/analysis/agreement/draws-u.ts'
import { Draws } from '../../../src/analysis/agreement/draws.ts'
import { threePlaces, type Figure } from '../../../src/analysis/agreement/figure.ts'
import { alpha } from '../../../src/analysis/agreement/krippendorff.ts'
import { addStretch, layOver } from '../../../src/analysis/agreement/lay.ts'
import {
  allAgree,
  averagePairwise,
  conger,
  fleiss,
  freeMarginal,
  gwet,
} from '../../../src/analysis/agreement/many-coders.ts'
import { countMatches, groupOf, passagesOf } from '../../../src/analysis/agreement/matching.ts'
import { unitPlaces } from '../../../src/analysis/agreement/places.ts'
import { CellFigures, RowSums, rowOf, type CellIn, type RowWish } from '../../../src/analysis/agreement/rows.ts'
import { addContinuum, countsOf, figureOf, Tally, tallyWidth } from '../../../src/analysis/agreement/tally.ts'
import { CodingTable } from '../../../src/analysis/coding-table.ts'
import { sourceBlock } from '../../../src/analysis/source-block.ts'

const NO_UNITISING = { family: false, alphaU: false }
/** A tally of two coders from both, first only, second only, neither. */
const two = (both: number, first: number, second: number, neither: number): Tally => {
  const tally = new Tally(2)
  tally.addUnits(3, both)
  tally.addUnits(1, first)
  tally.addUnits(2, second)
  tally.setUnits(both + first + second + neither)
  return tally
}
const near = (figure: Figure, value: number) => expect(figure.value!).toBeCloseTo(value, 5)

describe('tallies', () => {
  it('equal the measures of units, character by character', () => {
    const stretches = fc.array(fc.tuple(fc.nat(30), fc.integer({ min: 0, max: 8 })), { maxLength: 5 })
    fc.assert(
      fc.property(fc.array(stretches, { minLength: 2, maxLength: 5 }), all => {
        const length = 40
        const tally = new Tally(all.length)
        const ends = all.map(list => {
          const own: number[] = []
          for (const [start, size] of list.toSorted((a, b) => a[0] - b[0])) addStretch(own, start, start + size)
          return own
        })
        layOver(tally, ends)
        tally.setUnits(length)
        const coded = (list: readonly (readonly [number, number])[], at: number) =>
          list.some(([start, size]) => start <= at && at < start + size) ? 1 : 0
        const units = Array.from({ length }, (_, at) => ({ values: all.map(list => coded(list, at)), times: 1 }))
        const ratings = { coders: all.length, categories: [0, 1], units }
        const pairs = [
          [figureOf(tally, 'percent'), averagePairwise(ratings)],
          [figureOf(tally, 'all-agree'), allAgree(ratings)],
          [figureOf(tally, 'kappa'), conger(ratings)],
          [figureOf(tally, 'pi'), fleiss(ratings)],
          [figureOf(tally, 'ac1'), gwet(ratings)],
          [figureOf(tally, 's'), freeMarginal(ratings)],
          [figureOf(tally, 'alpha'), alpha(ratings)],
        ] as const
        for (const [ours, plain] of pairs) {
          expect(ours.why).toBe(plain.why)
          if (plain.value !== null) expect(ours.value!).toBeCloseTo(plain.value, 9)
        }
        const counts = countsOf(tally)
        expect(counts.coded).toEqual(all.map((_, coder) => units.filter(unit => unit.values[coder] === 1).length))
        expect(counts.all + counts.some + counts.none + counts.only.reduce((sum, n) => sum + n, 0)).toBe(length)
      }),
    )
  })

  it('add up in all that they count', () => {
    const one = two(5, 3, 2, 7)
    countMatches(
      one,
      [
        [0, 4, 9, 12],
        [2, 6],
      ],
      'any',
    )
    const width = tallyWidth(2)
    const several = new Float64Array(3 * width)
    const twice = new Tally(2, several, width)
    for (let n = 0; n < 2; n++) twice.add(one)
    const numbers = (tally: Tally) => [
      [tally.units, tally.all, tally.any, tally.agreed],
      [tally.coded(0), tally.coded(1), ...tally.only],
      [tally.made(0), tally.matched(0), ...tally.excerpts, ...tally.found],
    ]
    expect(numbers(one).flat()).toHaveLength(width)
    expect(
      numbers(one)
        .flat()
        .every(value => value > 0),
    ).toBe(true)
    expect(numbers(twice)).toEqual(numbers(one).map(list => list.map(value => value * 2)))
    // The tallies beside it in the same list are not touched.
    expect([...several.subarray(0, width), ...several.subarray(2 * width)].every(value => value === 0)).toBe(true)
  })

  it('of a source in which nobody coded add up as if it had been laid out', () => {
    const nothing = { length: 30, coders: [[], [], []] }
    const [laid, added] = [new Tally(3), new Tally(3)]
    for (const tally of [laid, added]) {
      tally.addUnits(5, 4)
      tally.setUnits(10)
      tally.family = noSums(1)
    }
    const other = new Tally(3)
    other.setUnits(30)
    addContinuum(other, nothing, { family: true, alphaU: false })
    laid.add(other)
    added.addNothing(30)
    expect([added.units, added.agreed, added.family]).toEqual([laid.units, laid.agreed, laid.family])
  })

  it('of nothing that several coded have no figure', () => {
    const measures = ['percent', 'all-agree', 'kappa', 'pi', 'ac1', 's', 'alpha'] as const
    for (const measure of measures) expect(figureOf(new Tally(2), measure)).toEqual({ value: null, why: 'no-overlap' })
  })

  it('[O17] three sources of one code: mean of cells, weighted by size, pooled', () => {
    const wish: RowWish = {
      coders: 2,
      measures: ['kappa'],
      unitising: NO_UNITISING,
      countAsOne: false,
      draws: null,
    }
    const tables = [two(400, 100, 100, 9400), two(50, 50, 0, 900)]
    const sources = [10_000, 1000, 500].map((units, place) => ({ place, units }))
    const cells = tables.map((tally, at): CellIn => ({ code: 0, source: sources[at]!, tally }))
    near(figureOf(tables[0]!, 'kappa'), 0.789474)
    near(figureOf(tables[1]!, 'kappa'), 0.642857)
    const row = (of: typeof sources, asked = wish) => {
      const sums = new RowSums(asked)
      const figures = new CellFigures(asked)
      for (const { tally } of cells) sums.addCell(tally, figures.of(tally))
      return rowOf(
        { id: 'x', key: null, name: 'x' },
        sums,
        { codes: [0], sources: of, cells: () => cells },
        asked,
        figures,
      )
    }
    const all = row(sources)
    near(all.figures[0]!.meanOfCells, 0.716165)
    near(all.figures[0]!.weightedBySize, 0.776145)
    near(all.figures[0]!.pooled, 0.77119)
    near(row(sources.slice(0, 2)).figures[0]!.pooled, 0.770642)
    expect(all.cells).toEqual({ all: 3, empty: 1 })
    expect(figureOf(two(0, 0, 0, 500), 'kappa')).toEqual({ value: null, why: 'no-decision' })
    const counted = row(sources, { ...wish, countAsOne: true })
    near(counted.figures[0]!.meanOfCells, (0.789474 + 0.642857 + 1) / 3)
  })
})

describe('intervals', () => {
  it('draws of α_U equal α_U of the sources drawn, laid end to end as often as they were drawn', () => {
    const marks = fc.array(fc.tuple(fc.nat(24), fc.integer({ min: 1, max: 6 })), { maxLength: 4 })
    const code = fc.array(fc.option(fc.array(marks, { minLength: 3, maxLength: 3 })), { minLength: 4, maxLength: 4 })
    const often = fc.array(fc.nat(3), { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(fc.array(code, { minLength: 1, maxLength: 3 }), often, (codes, times) => {
        const size = 40
        const marked = codes.map(
          sources =>
            new Map(
              sources.flatMap((coders, place) =>
                coders === null
                  ? []
                  : [
                      [
                        place,
                        {
                          length: size,
                          coders: coders.map(list =>
                            joined(list.map(([start, long]) => ({ start, end: start + long, value: 0 }))),
                          ),
                        },
                      ] as const,
                    ],
              ),
            ),
        )
        const drawing = {
          times: [Uint16Array.from(times)],
          units: [times.reduce((sum, n) => sum + n * size, 0)],
        }
        const [drawn] = valuesOfU(marked.map(own => drawnU(own, [size, size, size, size], 3, drawing)))
        const plain = alphaUOver(
          marked.map(own =>
            times.flatMap((n, place) =>
              Array.from({ length: n }, () => own.get(place) ?? { length: size, coders: [[], [], []] }),
            ),
          ),
        )
        if (plain.value === null) expect(drawn).toBe(undefined)
        else expect(drawn!).toBeCloseTo(plain.value, 9)
      }),
    )
  })

  const cells = [two(40, 10, 5, 945), two(30, 20, 0, 450), two(8, 2, 2, 488), two(60, 10, 10, 920), two(20, 4, 9, 367)]
  const units = cells.map(cell => cell.units)
  const drawn = cells.map((tally, source) => ({ source, tally }))

  it('[4.6] hold the figure, are the same each time, and are refused under five sources', () => {
    const [interval] = new Draws(units).intervals(drawn, 1, ['kappa'], 2, null)
    const pooled = new Tally(2)
    for (const cell of cells) pooled.add(cell)
    const { value } = figureOf(pooled, 'kappa')
    expect(interval!.draws).toBe(1000)
    expect(interval!.low!).toBeLessThan(value!)
    expect(interval!.high!).toBeGreaterThan(value!)
    expect(new Draws(units).intervals(drawn, 1, ['kappa'], 2, null)).toEqual([interval])
    expect(new Draws(units.slice(1)).intervals(drawn.slice(1), 1, ['kappa'], 2, null)).toEqual([
      { low: null, high: null, draws: 0, why: 'few-sources' },
    ])
  })

  it('[4.6] say so where most draws have no figure, and for what is not drawn', () => {
    const [kappa, alphaU] = new Draws(units).intervals([], 1, ['kappa', 'alpha-u'], 2, null)
    expect([kappa!.why, alphaU!.why]).toEqual(['few-draws', 'not-this-unit'])
  })
})

describe('a figure in print', () => {
  it('has three places and no zero before them, as the field prints it', () => {
    expect([1, 0.79012, 0, -0.0923].map(threePlaces)).toEqual(['1.000', '.790', '.000', '−.092'])
  })
  it('is 1.000 for full agreement only, and not below zero by what is not shown', () => {
    expect([0.99954, 0.9994, -0.0004].map(threePlaces)).toEqual(['.999', '.999', '.000'])
  })
})

describe('excerpts', () => {
  it('[4.5] match by a character or by half, and count once for their coder', () => {
    const matched = (first: number[], second: number[], match: 'any' | 'half') => {
      const tally = new Tally(2)
      countMatches(tally, [first, second], match)
      return [tally.made(0), tally.matched(0)]
    }
    expect(matched([0, 10], [9, 30], 'any')).toEqual([2, 2])
    expect(matched([0, 10], [10, 30], 'any')).toEqual([2, 0])
    expect(matched([0, 10], [9, 30], 'half')).toEqual([2, 0])
    expect(matched([0, 10], [0, 20], 'half')).toEqual([2, 2])
    expect(matched([0, 30], [0, 5, 10, 15, 40, 45], 'any')).toEqual([4, 3])
    expect(matched([], [0, 5], 'any')).toEqual([1, 0])
  })

  it('[4.5] are put together through each other, and fall into three groups', () => {
    const at = (coder: number, start: number, end: number) => ({ coder, start, end })
    const passages = passagesOf([at(0, 0, 10), at(0, 20, 30), at(1, 5, 25), at(1, 50, 60), at(0, 50, 60)], 'any')
    expect(passages.map(one => one.map(c => `${c.coder}:${c.start}`).join(' '))).toEqual(['0:0 1:5 0:20', '0:50 1:50'])
    expect(passages.map(one => groupOf(one, 2))).toEqual(['overlapping', 'same'])
    expect(groupOf([at(0, 0, 1), at(1, 0, 1)], 3)).toBe('apart')
  })
})

describe('units', () => {
  // One coding over the end of the first sentence and the beginning of the next paragraph but one.
  const text = ['AB: It is so. Or not?', '', 'CD: No 😀 way.', 'More.']
  const paragraphs = text.map((line, at) => ({
    n: at + 1,
    text: line,
    speaker: at === 0 ? 1 : at > 1 ? 2 : 0,
    role: 'nobody' as const,
    participant: 0,
  }))
  const block = sourceBlock(new CodingTable(), {
    source: 1,
    paragraphs,
    participants: [],
    codings: [[1, 1, 1, 1, 1, 1, 17, 3, 9, 0, 0]],
    stances: () => 0,
    judgements: new Int32Array(0),
    evidence: [],
    judged: [],
  })
  const of = (unit: Parameters<typeof unitPlaces>[1], stretches?: number[]) => {
    const { total, start, end } = unitPlaces(block, unit, stretches && Int32Array.from(stretches))
    return [total, start(0), end(0)]
  }

  it('characters count line ends, and one beyond the basic plane once', () => {
    const whole = text.join('\n')
    expect(of('character')).toEqual([Array.from(whole).length, 17, Array.from(whole.slice(0, 23 + 9)).length])
  })
  it('a word, sentence, paragraph, turn counts when any of it is coded', () => {
    expect(of('word')).toEqual([11, 5, 9])
    expect(of('paragraph')).toEqual([3, 0, 2])
    expect(of('turn')).toEqual([2, 0, 2])
    expect(of('sentence', [0, 13, 14, 21, 23, 36, 37, 42])).toEqual([4, 1, 3])
  })
})
