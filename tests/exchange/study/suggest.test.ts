import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { slipsBetween, suggestionsFor } from '../../../src/base/suggest.ts'

const SITES = [
  { is: 'S01', name: 'Quillbrook General' },
  { is: 'S02', name: 'Marrowfen District' },
  { is: 'S10', name: 'Hobgarth Moor University Hospital' },
]
const meant = (written: string) => suggestionsFor(written, SITES).map(one => one.is)

describe('did you mean', () => {
  it('the same without leading zeros, spaces and case', () => expect(meant('s 1')).toEqual(['S01']))
  it('not another number: S03 is no slip for S01', () => expect(meant('S03')).toEqual([]))
  it('a letter or two', () => expect(meant('Marowfen Distrct')).toEqual(['S02']))
  it('a word less', () => expect(meant('Hobgarth Moor')).toEqual(['S10']))
  it('nothing like it', () => expect(meant('Pennywhistle')).toEqual([]))
  it('nothing for nothing', () => expect(meant(' – ')).toEqual([]))
})

describe('slips', () => {
  it('a swap is one', () => expect(slipsBetween('acute', 'actue', 3)).toBe(1))
  it('are the same both ways, and none for the same', () =>
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        expect(slipsBetween(a, b, 20)).toBe(slipsBetween(b, a, 20))
        expect(slipsBetween(a, a, 3)).toBe(0)
        expect(slipsBetween(a, b, 20)).toBeLessThanOrEqual(Math.max(a.length, b.length))
      }),
    ))
})
