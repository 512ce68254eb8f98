// Published codes: how a series counts, and what a draw may give.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../../src/base/order.ts'
import { codeAt, drawCodes, schemeInWords, type CodeRule } from '../../src/cases/published.ts'

const letters = { style: 'letters', prefix: '' } as const
const numbers = { style: 'numbers', prefix: 'AG' } as const
const scheme: readonly CodeRule[] = [
  { value: 'in-depth', ...letters },
  { value: null, ...numbers },
]
const cases = (...values: readonly (string | null)[]) => values.map((value, id) => ({ id, value }))

describe('a series', () => {
  it('of letters', () =>
    expect([0, 25, 26, 51, 52, 701, 702].map(at => codeAt(letters, at))).toEqual([
      'A',
      'Z',
      'AA',
      'AZ',
      'BA',
      'ZZ',
      'AAA',
    ]))
  it('of numbers after a prefix', () => expect([0, 19].map(at => codeAt(numbers, at))).toEqual(['AG1', 'AG20']))
  it('in words', () => expect(schemeInWords(scheme)).toBe('in-depth: A, B …; others: AG1, AG2 …'))
})

describe('a draw', () => {
  it('follows the value, and the rule for all others where there is none', () => {
    const drawn = drawCodes(cases('in-depth', 'broader', null), scheme, new Set(), () => 0)
    expect([...drawn.values()]).toEqual(['A', 'AG1', 'AG2'])
  })
  it('leaves out cases for which no rule holds', () =>
    expect(drawCodes(cases('broader'), [scheme[0]!], new Set(), () => 0).size).toBe(0))
  it('passes over what is taken, whatever its case', () =>
    expect([...drawCodes(cases('in-depth'), scheme, new Set(['a', 'b']), () => 0).values()]).toEqual(['C']))
  it('goes beyond the alphabet where it must', () =>
    expect(drawCodes(cases(...Array<string>(30).fill('in-depth')), scheme, new Set(), n => n - 1).size).toBe(30))
  it('gives every case one code of its rule, no two alike, none that is taken', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.constantFrom('in-depth', 'broader')), { maxLength: 60 }),
        fc.array(fc.nat(80), { maxLength: 30 }),
        fc.infiniteStream(fc.nat(1000)),
        (values, used, dice) => {
          const taken = new Set(used.map(at => fold(codeAt(at % 2 === 0 ? letters : numbers, at))))
          const drawn = drawCodes(cases(...values), scheme, taken, n => (dice.next().value as number) % n)
          expect(drawn.size).toBe(values.length)
          expect(new Set([...drawn.values()].map(fold)).size).toBe(values.length)
          for (const [id, code] of drawn) {
            expect(taken.has(fold(code))).toBe(false)
            expect(code).toMatch(values[id] === 'in-depth' ? /^[A-Z]+$/ : /^AG\d+$/)
          }
        },
      ),
    )
  })
})
