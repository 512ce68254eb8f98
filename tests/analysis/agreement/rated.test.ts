// Agreement on ratings of cases, by the kind of scale. The figures are those of O11 (Krippendorff 2011), given as ratings.

import { describe, expect, it } from 'vitest'
import { scaleAgreement } from '../../../src/analysis/agreement/rated.ts'
import type { RatedScale, ScaleKind } from '../../../src/analysis/ratings/types.ts'

const O11 = ['11.1', '2232', '3333', '3333', '2222', '1234', '4444', '1121', '2222', '.555', '..11', '..3.']

/** A scale with one case a word: a letter of it is what each coder said, a dot is nothing. */
function rated(kind: ScaleKind, units: readonly string[], steps: readonly string[] = []): RatedScale {
  return {
    scale: { id: 'scale' as never, name: 'Gain', kind, steps, rule: null, rated: units.length },
    cases: units.map((unit, at) => ({
      caseId: `case ${at}` as never,
      key: `S${at}`,
      name: `Site ${at}`,
      ratings: unit.split('').flatMap((value, coder) => (value === '.' ? [] : [{ coder, value }])),
    })),
  }
}
const of = (scale: RatedScale, size: number) => scaleAgreement(scale, size, coder => coder)!
const alphas = (scale: RatedScale, size: number) =>
  Object.fromEntries(of(scale, size).alphas.map(({ apart, figure }) => [apart, figure.value ?? figure.why]))

describe('agreement on ratings', () => {
  it('[34] of steps in an order has nominal and ordinal alpha: O11', () => {
    const found = alphas(rated('ordinal', O11, ['1', '2', '3', '4', '5']), 4)
    expect(found['nominal']).toBeCloseTo(0.743421, 6)
    expect(found['ordinal']).toBeCloseTo(0.815388, 6)
    expect(Object.keys(found)).toEqual(['nominal', 'ordinal'])
  })

  it('[34] of numbers has interval and ratio alpha: O11', () => {
    const found = alphas(rated('number', O11), 4)
    expect(found['interval']).toBeCloseTo(0.849107, 6)
    expect(found['ratio']).toBeCloseTo(0.797403, 6)
    expect(Object.keys(found)).toEqual(['interval', 'ratio'])
  })

  it('of crisp and of fuzzy sets has the one that fits', () => {
    expect(Object.keys(alphas(rated('crisp', ['11', '00', '01']), 2))).toEqual(['nominal'])
    expect(Object.keys(alphas(rated('fuzzy', ['11', '00', '01']), 2))).toEqual(['interval'])
  })

  it('tells cases that two or more rated, and which are rated alike', () => {
    const { cases } = of(rated('ordinal', O11, ['1', '2', '3', '4', '5']), 4)
    expect(cases).toHaveLength(11)
    expect(cases.filter(one => !one.alike).map(one => one.key)).toEqual(['S1', 'S5', 'S7'])
    expect(cases[9]).toMatchObject({ key: 'S9', values: [null, '5', '5', '5'], alike: true })
  })

  it('has weighted kappa of two and of steps only, linear: a step apart weighs half of two', () => {
    // 36 1 0 / 0 7 1 / 0 2 12: observed 4, by chance 2872/59.
    const table = [
      [36, 1, 0],
      [0, 7, 1],
      [0, 2, 12],
    ]
    const units = table.flatMap((row, a) => row.flatMap((n, b) => Array<string>(n).fill(`${a}${b}`)))
    const { weighted, kappa } = of(rated('ordinal', units, ['0', '1', '2']), 2)
    expect(weighted!.value).toBeCloseTo(1 - 4 / (2872 / 59), 10)
    expect(kappa.value).toBeCloseTo(0.8749, 4)
    expect(of(rated('number', units), 2).weighted).toBe(null)
    expect(of(rated('ordinal', ['012'], ['0', '1', '2']), 3).weighted!.why).toBe('two-coders')
  })

  it('is none where nobody rated what another did; a group whose people differ has no value', () => {
    expect(scaleAgreement(rated('number', ['1.', '.2']), 2, coder => coder)).toBe(null)
    const scale = rated('number', ['112', '122', '331'])
    const groups = scaleAgreement(scale, 2, coder => (coder < 2 ? 0 : 1))!
    expect(groups.cases.map(one => one.values)).toEqual([
      ['1', '2'],
      ['3', '1'],
    ])
  })

  it('has no ratio of what is below nothing, and says so', () => {
    const scale = rated('number', ['11', '22'])
    const below = {
      ...scale,
      cases: [
        ...scale.cases,
        {
          caseId: 'c' as never,
          key: null,
          name: 'C',
          ratings: [
            { coder: 0, value: '-1' },
            { coder: 1, value: '2' },
          ],
        },
      ],
    }
    expect(alphas(below, 2)['ratio']).toBe('needs-ratio')
  })
})
