import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applySteps } from '../../src/base/text-step.ts'
import { findAgain } from '../../src/sources/find-again.ts'
import { planReplace } from '../../src/sources/replace-plan.ts'
import { stepsBetween } from '../../src/sources/text-diff.ts'
import { inPlace } from '../../src/sources/text-history.ts'

const WRITTEN = ['a', 'b', 'word', ' ', ' ', '\n', '.', ',', '🙂', 'e\u0301', 'שלום', 'KO: ']
const texts = fc
  .array(fc.nat(WRITTEN.length - 1), { maxLength: 40 })
  .map(list => list.map(one => WRITTEN[one]!).join(''))

describe('the steps between two texts', () => {
  it('lead from the one to the other, whatever they are', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        expect(applySteps(before, stepsBetween(before, after))).toBe(after)
      }),
      { numRuns: 3000, seed: 2026 },
    )
  })
  it('are the words that differ, and no more', () => {
    expect(
      stepsBetween('KO: Why?\nR11: They left us owt.\n\nEnd', 'KO: Why?\nR11: They had left us out.\n\nEnd'),
    ).toEqual([
      { start: 19, end: 19, insert: 'had ' },
      { start: 31, end: 34, insert: 'out' },
    ])
  })
  it('of long texts that have nothing in common are one', () => {
    const before = Array.from({ length: 3000 }, (_, at) => `left ${at}`).join('\n')
    const after = Array.from({ length: 3000 }, (_, at) => `right-${at}`).join('\n')
    expect(applySteps(before, stepsBetween(before, after))).toBe(after)
  })
})

describe('words found again', () => {
  const sought = { words: 'They left us out', before: 'R11: ', after: '. We', near: 0 }
  it('by themselves where they stand once, with other line ends', () => {
    expect(findAgain('So.\nThey left\nus out and', sought)).toEqual({ start: 4, end: 20 })
  })
  it('by what stands around them where they stand twice', () => {
    expect(findAgain('They left us out? R11: They left us out. We', sought)).toEqual({ start: 23, end: 39 })
  })
  it('not where a short word stands anywhere', () => {
    expect(findAgain('no, he said, no', { words: 'no', before: 'abc', after: 'def', near: 0 })).toBeNull()
  })
})

describe('a corrected text in the place of another', () => {
  const BEFORE =
    'KO: Why?\nR11: They left us owt. We were angry.\nKO: And?\nR11: Then it got better. No more of that now.'
  const AFTER = 'R11: Then it got better.\nKO: Why?\nR11: They left us out. We were angry.\nKO: And?'
  const fates = (...words: string[]) =>
    planReplace(
      BEFORE,
      AFTER,
      words.map((one, at) => ({
        id: `${at}` as never,
        range: { start: BEFORE.indexOf(one), end: BEFORE.indexOf(one) + one.length },
      })),
    ).places.map(({ fate, is }) => `${fate}: ${is}`)

  it('keeps, moves, changes, loses', () => {
    expect(fates('We were angry', 'Then it got better', 'left us owt', 'No more of that')).toEqual([
      'kept: We were angry',
      'moved: Then it got better',
      'changed: left us out',
      'lost: ',
    ])
  })
})

describe('the history read backwards', () => {
  it('puts every step into the words around it as they were then', () => {
    const first = [{ start: 3, removed: 'went', inserted: 'go' }]
    const second = [
      { start: 0, removed: 'We', inserted: 'They' },
      { start: 8, removed: 'home', inserted: 'away' },
    ]
    const placed = inPlace('They go away.', [second, first])
    expect(placed[0]!.map(one => [one.before, one.after])).toEqual([
      ['', ' go away.'],
      ['They go ', '.'],
    ])
    expect(placed[1]!.map(one => [one.before, one.after])).toEqual([['We ', ' home.']])
  })
})
