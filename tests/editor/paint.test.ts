import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { CodingId } from '../../src/base/ids.ts'
import type { Coding } from '../../src/coding/types.ts'
import { isWashed, MOST_WASHES, paint, paintStretch } from '../../renderer/editor/paint.ts'
import { aCoding, aText } from './support/a-text.ts'

const line = { start: 0, end: 12 }

/** Draws each code's washes as a line of letters under the text: rank 0 in capitals. */
function drawn(codings: readonly Coding[], focused: string | null = null): string[] {
  const washes = paintStretch(line, codings, focused as CodingId | null)
  const codes = [...new Set(washes.map(wash => wash.codeId))].sort()
  return codes.map(code => {
    const letters = Array.from({ length: 12 }, () => '.')
    for (const wash of washes.filter(one => one.codeId === code))
      for (let at = wash.start; at < wash.end; at++) letters[at] = wash.rank === 0 ? code.toUpperCase() : code
    return letters.join('')
  })
}

it('washes a coding', () => expect(drawn([aCoding('a', 2, 5)])).toEqual(['..AAA.......']))
it('washes two codings over one another', () =>
  expect(drawn([aCoding('a', 0, 8), aCoding('b', 4, 6)])).toEqual(['AAAAaaAA....', '....BB......']))
it('shows the two narrowest of three', () =>
  expect(drawn([aCoding('a', 0, 12), aCoding('b', 0, 6), aCoding('c', 2, 4)])).toEqual([
    'aaaaaaAAAAAA'.replace('aaaaaa', 'aa..aa'),
    'BBbbBB......',
    '..CC........',
  ]))
it('counts a code once where two coders agree', () =>
  expect(drawn([aCoding('a', 0, 8, 'A'), aCoding('a', 2, 6, 'B'), aCoding('b', 0, 12)])).toEqual([
    'AAAAAAAA....',
    'bbbbbbbbBBBB',
  ]))
it('leaves the focused coding to its own paint', () =>
  expect(drawn([aCoding('a', 0, 8, 'A', 'x'), aCoding('b', 4, 6)], 'x')).toEqual(['....BB......']))
it('cuts a coding to the stretch', () =>
  expect(drawn([aCoding('a', -5, 3), aCoding('b', 10, 40)])).toEqual(['AAA.........', '..........BB']))
it('of two equal codings the earlier made wins', () => {
  const codings = [aCoding('b', 0, 4, 'A', '1'), aCoding('a', 0, 4, 'A', '2'), aCoding('c', 0, 4, 'A', '3')]
  expect(drawn(codings)).toEqual(['aaaa........', 'BBBB........'])
})

it('washes a coding of two turns, and leaves longer ones to the margin', () => {
  const reading = aText('R1: One.\nKO: Two?\nR1: Three.')
  expect(isWashed(reading.rows, { start: 4, end: 16 })).toBe(true)
  expect(isWashed(reading.rows, { start: 4, end: 24 })).toBe(false)
})

it('paints each row apart, labels and gaps included', () => {
  const reading = aText('R1: One.\n\nKO: Two?')
  const washes = paint(reading.rows, [aCoding('a', 4, 18)])
  expect([...washes.entries()]).toEqual([
    [0, [{ codeId: 'a', rank: 0, start: 4, end: 8 }]],
    [1, [{ codeId: 'a', rank: 0, start: 10, end: 18 }]],
  ])
})

it('never lays more than two washes on a character, and always one where something is coded', () => {
  const coding = fc
    .tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 12 }))
    .map(([code, start, length]) => aCoding(code, start, start + length))
  fc.assert(
    fc.property(fc.array(coding, { maxLength: 12 }), codings => {
      const washes = paintStretch({ start: 0, end: 45 }, codings)
      for (let at = 0; at < 45; at++) {
        const here = washes.filter(wash => wash.start <= at && wash.end > at)
        const codes = new Set(codings.filter(one => one.start <= at && one.end > at).map(one => one.codeId))
        expect(new Set(here.map(wash => wash.codeId)).size).toBe(here.length)
        expect(here.length).toBe(Math.min(MOST_WASHES, codes.size))
        const narrowest = Math.min(
          ...codings.filter(one => one.start <= at && one.end > at).map(one => one.end - one.start),
        )
        if (codes.size > 0)
          expect(
            codings.some(
              one =>
                one.codeId === here.find(wash => wash.rank === 0)?.codeId &&
                one.start <= at &&
                one.end > at &&
                one.end - one.start === narrowest,
            ),
          ).toBe(true)
      }
    }),
  )
})
