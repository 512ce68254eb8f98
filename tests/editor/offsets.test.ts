import fc from 'fast-check'
import { expect, it } from 'vitest'
import { offsetOf, placeInPieces, pointOf } from '../../renderer/editor/offsets.ts'
import { piecesOf } from '../../renderer/editor/pieces.ts'
import { rowAt, rowsOf, turnsOf } from '../../renderer/editor/reading-text.ts'
import { aText } from './support/a-text.ts'

const pieces = (written: string, marks: Parameters<typeof aText>[1] = []) =>
  piecesOf(aText(written, marks).rows[0]!).map(piece =>
    Object.entries(piece)
      .map(([name, value]) => (name === 'text' ? value : name))
      .join(' '),
  )

it('keeps a plain paragraph in one piece', () => expect(pieces('One two.')).toEqual(['One two.']))
it('leaves the label to its column', () => expect(pieces('R1: One.')).toEqual(['One.']))
it('cuts at formatting', () => expect(pieces('One two.', [[4, 7, 'bold']])).toEqual(['One ', 'two bold', '.']))
it('lays formatting over formatting', () =>
  expect(
    pieces('One two.', [
      [0, 7, 'italic'],
      [4, 8, 'bold'],
    ]),
  ).toEqual(['One  italic', 'two italic bold', '. bold']))
it('cuts formatting that runs past the text', () =>
  expect(pieces('One.', [[2, 90, 'bold']])).toEqual(['On', 'e. bold']))
it('has no empty piece for a turn without words', () => expect(pieces('R1: ')).toEqual(['']))

it('puts an offset at a seam at the end of the left piece, or at the start of the right', () => {
  expect(placeInPieces([4, 5], 4)).toEqual([0, 4])
  expect(placeInPieces([4, 5], 4, true)).toEqual([1, 0])
  expect(placeInPieces([4, 5], 9, true)).toEqual([1, 5])
  expect(placeInPieces([4, 5], 99)).toEqual([1, 5])
})

it('goes from every offset to a point and back', () => {
  const reading = aText('R1: One two three.\n\nKO: Why?\nNo label here.', [
    [6, 12, 'bold'],
    [9, 14, 'italic'],
  ])
  const parts = (row: number) => piecesOf(reading.rows[row]!)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: reading.length }), fc.boolean(), (offset, forward) => {
      const row = reading.rows[rowAt(reading.rows, offset)]!
      const back = offsetOf(reading, parts, pointOf(reading, parts, offset, forward))
      expect(back).toBe(Math.max(row.speech, Math.min(offset, row.end)))
    }),
  )
})

it('counts rows by what is shown: empty paragraphs have offsets and no row', () => {
  const reading = aText('One.\n\n\nTwo.')
  expect(reading.rows.map(row => [row.start, row.paragraph.number])).toEqual([
    [0, 1],
    [7, 2],
  ])
  expect(rowAt(reading.rows, 5)).toBe(0)
  expect(rowsOf(reading.rows, { start: 4, end: 7 })).toBeNull()
  expect(rowsOf(reading.rows, { start: 2, end: 8 })).toEqual({ first: 0, last: 1 })
})
it('counts turns by speaker; paragraphs without one are turns of their own', () => {
  expect(turnsOf(aText('R1: One.\nMore of it.\nKO: Two?').rows, { start: 0, end: 40 })).toBe(2)
  expect(turnsOf(aText('One.\nTwo.\nThree.').rows, { start: 0, end: 9 })).toBe(2)
})
