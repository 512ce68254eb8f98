import { expect, it } from 'vitest'
import { denseRuns, densityOf, placeOn, rowOn, scaleOf } from '../../renderer/editor/density.ts'
import { aCoding, aText } from './support/a-text.ts'

// Three paragraphs of one line each: thirds of the bar.
const reading = aText('R1: One one.\nKO: Two two?\nR1: Three three.')
const { rows } = reading
const scale = scaleOf(rows)
const row = (at: number) => rows[at]!

it('divides the bar by lines', () => expect(scale.map(top => Math.round(top * 300))).toEqual([0, 100, 200, 300]))
it('gives a paragraph of more lines more of it', () => {
  const long = scaleOf(aText(`R1: ${'word '.repeat(100)}\nKO: Why?`).rows)
  expect(long[1]).toBeGreaterThan(0.8)
})
it('finds the place of an offset, and the row at a place', () => {
  expect(placeOn(scale, rows, row(1).speech)).toBeCloseTo(1 / 3)
  expect(placeOn(scale, rows, row(2).end)).toBeCloseTo(1)
  expect([0, 0.4, 0.99, 1].map(place => rowOn(scale, place))).toEqual([0, 1, 2, 2])
})
it('counts codings on each part, half ones as half', () => {
  const half = row(0).speech + (row(0).end - row(0).speech) / 2
  const codings = [
    aCoding('a', row(0).speech, half),
    aCoding('b', row(2).speech, row(2).end),
    aCoding('c', row(2).speech, row(2).end, 'B'),
  ]
  expect(densityOf(scale, rows, codings, 3).map(many => Math.round(many * 10) / 10)).toEqual([0.5, 0, 2])
})
it('covers the whole of a coding over several paragraphs', () =>
  expect(densityOf(scale, rows, [aCoding('a', row(0).speech, row(2).end)], 3).map(Math.round)).toEqual([1, 1, 1]))
it('joins what is equally dense and leaves out what is not coded', () =>
  expect(denseRuns([1, 1, 0, 0.01, 3, 9])).toEqual([
    { start: 0, end: 2, step: 2 },
    { start: 4, end: 5, step: 4 },
    { start: 5, end: 6, step: 5 },
  ]))
it('has nothing to show for a text without codings', () => expect(denseRuns(densityOf(scale, rows, [], 3))).toEqual([]))
