import { describe, expect, it } from 'vitest'
import { coverage, membership, pri, sufficiency, truthTable, type SetCase } from '../../src/analysis/ratings/qca.ts'
import { minimise, termInWords } from '../../src/analysis/ratings/minimise.ts'
import { CONDITIONS, LIPSET, LIPSET_ROWS } from '../support/lipset.ts'

const lipset: SetCase[] = LIPSET.map(one => ({ ...one, conditions: [...one.conditions] }))

describe('the truth table of Lipset’s data', () => {
  const rows = truthTable(lipset, 5)
  it.each(LIPSET_ROWS)('[53] row %i: %s', (number, countries, outcome) => {
    const found = rows[number - 1]!
    expect([found.number, found.cases.toSorted().join(' '), found.outcome]).toEqual([number, countries, outcome])
    expect(found.contradictory).toBe(false)
  })
  it('[53] nine rows have cases, 23 are remainders', () => {
    expect(rows).toHaveLength(32)
    expect(rows.filter(one => one.outcome === null)).toHaveLength(23)
    expect(rows.filter(one => one.cases.length > 0)).toHaveLength(9)
  })
  const patterns = (outcome: 0 | 1 | null) => rows.filter(one => one.outcome === outcome).map(one => one.pattern)
  it('its conservative solution', () => {
    const found = minimise(patterns(1), [])!
    expect(found.map(terms => terms.map(term => termInWords(term, CONDITIONS)).toSorted())).toEqual([
      ['DEV*LIT*IND*STB', 'DEV*~URB*LIT*STB'],
    ])
    const ys = lipset.map(one => one.outcome)
    const figures = new Map(
      found[0]!.map(term => {
        const xs = lipset.map(one => membership(one.conditions, term))
        return [termInWords(term, CONDITIONS), [sufficiency(xs, ys), coverage(xs, ys)]]
      }),
    )
    expect(figures.get('DEV*~URB*LIT*STB')).toEqual([1, 0.5])
    expect(figures.get('DEV*LIT*IND*STB')).toEqual([1, 0.75])
    const any = lipset.map(one => Math.max(...found[0]!.map(term => membership(one.conditions, term))))
    expect([sufficiency(any, ys), coverage(any, ys)]).toEqual([1, 1])
  })
  it('its parsimonious solution', () => {
    const found = minimise(patterns(1), patterns(null))!
    expect(found.map(terms => terms.map(term => termInWords(term, CONDITIONS)))).toEqual([['DEV*STB']])
  })
})

describe('rows', () => {
  const one = (name: string, outcome: number, ...conditions: number[]): SetCase => ({ name, outcome, conditions })
  it('[54] with both outcomes are contradictory and name their cases', () => {
    const [, row] = truthTable([one('A', 1, 1), one('B', 0, 1), one('C', 1, 1)], 1)
    expect(row).toMatchObject({ contradictory: true, with: ['A', 'C'], without: ['B'], outcome: 0 })
    expect(row!.consistency).toBeCloseTo(2 / 3, 12)
  })
  it('take a fuzzy case where it is more than half in', () => {
    const rows = truthTable([one('A', 0.8, 0.7, 0.4), one('B', 0.2, 0.1, 0.9)], 2)
    expect(rows.filter(row => row.cases.length > 0).map(row => [row.number, row.cases])).toEqual([
      [2, ['B']],
      [3, ['A']],
    ])
    // Row 3 is X1*~X2: A .6, B .1; min with Y: .6 + .1.
    expect(rows[2]!.consistency).toBeCloseTo(1, 12)
    expect(rows[1]!.consistency).toBeCloseTo((0.3 + 0.2) / (0.3 + 0.9), 12)
  })
  it('below the frequency cut-off are remainders', () => {
    expect(truthTable([one('A', 1, 1)], 1, { frequency: 2, consistency: 0.8 })[1]).toMatchObject({
      outcome: null,
      cases: ['A'],
    })
  })
})

describe('measures', () => {
  it('PRI takes off what holds for the outcome and its absence alike', () => {
    const [xs, ys] = [
      [0.6, 0.8, 0.3],
      [0.7, 0.4, 0.9],
    ]
    // min(x,y) .6 .4 .3 = 1.3; min(x,y,1-y) .3 .4 .1 = .8; (1.3 - .8) / (1.7 - .8)
    expect(pri(xs, ys)).toBeCloseTo(0.5 / 0.9, 12)
    expect(sufficiency(xs, ys)).toBeCloseTo(1.3 / 1.7, 12)
    expect(coverage(xs, ys)).toBeCloseTo(1.3 / 2, 12)
  })
  it('a term without a condition covers everything', () => expect(termInWords([null, null], ['A', 'B'])).toBe('1'))
  it('membership is the least of its parts', () => expect(membership([0.9, 0.2], [1, 0])).toBeCloseTo(0.8, 12))
})
