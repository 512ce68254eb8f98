import { expect, it } from 'vitest'
import type { CodeId, CoderId } from '../../src/base/ids.ts'
import type { Coding } from '../../src/coding/types.ts'
import { stripeLabels } from '../../renderer/editor/labels.ts'
import { nothingKnown, type Arrangement } from '../../renderer/editor/margin.ts'
import { arrange, beside as partsBeside } from '../../renderer/editor/stripes.ts'
import { aCoding, aText } from './support/a-text.ts'

const reading = aText('R1: One one.\nKO: Two two?\nR1: Three three.')
const [first, second, third] = reading.rows as unknown as [
  (typeof reading.rows)[0],
  (typeof reading.rows)[0],
  (typeof reading.rows)[0],
]

/** What stands beside each row: lane, code, and whether it begins and ends there. */
function beside(codings: readonly Coding[], arrangement: Partial<Arrangement> = {}): string[] {
  const { stripes } = arrange(codings, { by: 'code', order: ['a', 'b', 'c', 'd'] as CodeId[], ...arrangement })
  const rows = partsBeside(reading.rows, stripes, 0, reading.rows.length - 1)
  return reading.rows.map(row =>
    (rows.get(row.index) ?? [])
      .map(
        part =>
          `${part.stripe.lane ?? '+'}${part.stripe.codeId}${part.from === null ? '' : '<'}${part.to === null ? '' : '>'}`,
      )
      .join(' '),
  )
}

it('draws a stripe beside its row', () =>
  expect(beside([aCoding('a', first.speech, first.end)])).toEqual(['0a<>', '', '']))
it('goes on beside every row it touches', () =>
  expect(beside([aCoding('a', first.speech, third.end)])).toEqual(['0a<', '0a', '0a>']))
it('keeps lanes in framework order, whatever comes first in the text', () =>
  expect(beside([aCoding('b', first.speech, first.end), aCoding('a', third.speech, third.end)])).toEqual([
    '1b<>',
    '',
    '0a<>',
  ]))
it('draws overlapping codings of one code as one stripe', () =>
  expect(beside([aCoding('a', first.speech, first.end, 'A'), aCoding('a', first.speech + 2, second.end, 'B')])).toEqual(
    ['0a<', '0a>', ''],
  ))
it('draws codings of one code that do not touch apart', () =>
  expect(beside([aCoding('a', first.speech, first.speech + 3), aCoding('a', first.speech + 4, first.end)])).toEqual([
    '0a<> 0a<>',
    '',
    '',
  ]))
it('folds what meets others everywhere, the least used first', () =>
  expect(
    beside(
      [
        aCoding('a', first.speech, first.end),
        aCoding('b', first.speech, first.end),
        aCoding('b', third.speech, third.end),
      ],
      { most: 1 },
    ),
  ).toEqual(['0b<> +a<>', '', '0b<>']))

/** The lanes of stripes in a long text, given as code, start and end. */
function lanes(most: number, known = nothingKnown(), ...codings: (readonly [string, number, number])[]): string {
  const { stripes } = arrange(
    codings.map(([code, start, end]) => aCoding(code, start, end)),
    { by: 'code', order: ['a', 'b', 'c', 'd'] as CodeId[], most },
    known,
  )
  return stripes.map(stripe => `${stripe.codeId}${stripe.lane ?? '+'}`).join(' ')
}
const twice = (code: string, start: number): (readonly [string, number, number])[] => [
  [code, start, start + 100],
  [code, start + 2000, start + 2100],
]

it('lets a further code into the lane of one that it never meets', () =>
  expect(lanes(2, undefined, ...twice('a', 0), ...twice('b', 0), ['c', 500, 600])).toBe('a0 b1 c1 a0 b1'))
it('keeps a line between two codes in one lane', () => {
  expect(lanes(1, undefined, ...twice('a', 0), ['c', 180, 300])).toBe('a0 c0 a0')
  expect(lanes(1, undefined, ...twice('a', 0), ['c', 160, 300])).toBe('a0 c+ a0')
})
it('lets a code begin in the lane of another in the next paragraph', () =>
  expect(
    beside([aCoding('a', first.speech, first.end), aCoding('b', second.speech, second.end)], {
      most: 1,
      rows: reading.rows,
    }),
  ).toEqual(['0a<>', '0b<>', '']))
it('folds only what meets others there, and keeps a code in one lane', () =>
  expect(lanes(1, undefined, ...twice('a', 0), ...twice('a', 400), ['c', 20, 60], ['c', 900, 1000])).toBe(
    'a0 c+ a0 c0 a0 a0',
  ))
it('gives what meets others there another lane that is free', () =>
  expect(lanes(2, undefined, ...twice('a', 0), ...twice('b', 2000), ['c', 0, 100], ['c', 4000, 4100])).toBe(
    'a0 c1 a0 b1 b1 c0',
  ))
it('leaves codes in their lanes when another comes to be used more', () => {
  const known = nothingKnown()
  expect(lanes(1, known, ...twice('a', 0), ['b', 0, 100])).toBe('a0 b+ a0')
  expect(lanes(1, known, ...twice('a', 0), ['b', 0, 100], ['b', 20, 90], ['b', 4000, 4100], ['b', 5000, 5100])).toBe(
    'a0 b+ a0 b0 b0',
  )
})
it('gives each coder lanes of their own', () =>
  expect(
    beside(
      [
        aCoding('a', first.speech, first.end, 'A'),
        aCoding('b', first.speech, first.end, 'B'),
        aCoding('b', first.speech, second.end, 'A'),
      ],
      { by: 'coder', order: ['A', 'B'] as CoderId[] },
    ),
  ).toEqual(['0a<> 1b< 2b<>', '1b>', '']))
it('puts stripes of a coder into the first lane that is free, a line apart', () => {
  const lanes = (start: number) =>
    arrange([aCoding('a', 0, 50, 'A'), aCoding('b', start, start + 50, 'A')], {
      by: 'coder',
      order: ['A'] as CoderId[],
    }).stripes.map(stripe => stripe.lane)
  expect(lanes(200)).toEqual([0, 0])
  expect(lanes(60)).toEqual([0, 1])
})
it('shares lanes out by need: what one coder does not need another gets', () => {
  const overlapping = [0, 1, 2, 3].map(start => aCoding(`a${start}`, start, 300, 'A'))
  const { lanes, folded } = arrange([...overlapping, aCoding('b', 0, 300, 'B')], {
    by: 'coder',
    order: ['B', 'A'] as CoderId[],
    most: 4,
  })
  expect(lanes.map(lane => lane.coderId)).toEqual(['B', 'A', 'A', 'A'])
  expect(folded).toBe(1)
})
it('leaves codings beyond the text out', () => expect(beside([aCoding('a', 5000, 6000)])).toEqual(['', '', '']))

it('arranges the same with what it knew as without', () => {
  const known = nothingKnown()
  const order = ['a', 'b'] as CodeId[]
  const before = [aCoding('a', first.speech, first.end), aCoding('b', second.speech, second.end)]
  arrange(before, { by: 'code', order }, known)
  const after = [...before, aCoding('a', first.speech + 1, third.end)]
  expect(arrange(after, { by: 'code', order }, known)).toEqual(arrange(after, { by: 'code', order }))
  expect(arrange(before, { by: 'code', order }, known)).toEqual(arrange(before, { by: 'code', order }))
})
it('gives the rows asked for only', () => {
  const { stripes } = arrange([aCoding('a', first.speech, third.end)], { by: 'code', order: [] })
  expect([...partsBeside(reading.rows, stripes, 1, 1).keys()]).toEqual([1])
})

const labels = (...names: string[]) => [...stripeLabels(names.map(name => ({ id: name as CodeId, name }))).values()]

it('takes the first two letters', () => expect(labels('Playbooks', 'Role')).toEqual(['Pl', 'Ro']))
it('takes the initial of a further word when they are taken', () =>
  expect(labels('Contact in general', 'Contact by telephone')).toEqual(['Co', 'Ct']))
it('gives no two codes the same letters', () => {
  const names = ['Calls', 'Called off', 'Calling', 'Call back', 'Callers', 'Cal']
  expect(new Set(labels(...names)).size).toBe(names.length)
})
it('stays with what it gave when a code comes after', () =>
  expect(labels('Visits', 'Views', 'Vision').slice(0, 2)).toEqual(labels('Visits', 'Views')))
it('has letters for a name without letters', () => expect(labels('— —')[0]).toHaveLength(2))
