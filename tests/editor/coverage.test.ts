import { expect, it } from 'vitest'
import type { CoderId } from '../../src/base/ids.ts'
import { codableTurns, notCodedYet, shareCoded } from '../../renderer/views/source/coverage.ts'
import { aCoding, aText } from './support/a-text.ts'

const ME = 'A' as CoderId
const reading = aText('KO: Why?\nR1: Because.\nAnd so on.\nKO: Yes?\nR1: Yes, it is.')
const turns = codableTurns(reading)

it('counts what is answered, a run of paragraphs as one turn', () =>
  expect(turns.map(turn => reading.words(turn))).toEqual(['Because.\nAnd so on.', 'Yes, it is.']))
it('counts each paragraph where nobody speaks', () => expect(codableTurns(aText('One.\nTwo.'))).toHaveLength(2))
it('says which turns a coder has not touched', () => {
  const inFirst = aCoding('a', turns[0]!.start + 3, turns[0]!.start + 5)
  expect(notCodedYet(turns, [inFirst], ME)).toEqual([turns[1]])
  expect(notCodedYet(turns, [{ ...inFirst, coderId: 'B' as CoderId }], ME)).toHaveLength(2)
})
it('says how much is coded, overlapping codings counted once', () => {
  const [first, second] = turns as [(typeof turns)[0], (typeof turns)[0]]
  expect(shareCoded(turns, [], ME)).toBe(0)
  expect(shareCoded(turns, [aCoding('a', first.start, second.end), aCoding('b', first.start, first.end)], ME)).toBe(100)
  expect(shareCoded(turns, [aCoding('a', second.start, second.end)], ME)).toBe(Math.round((100 * 11) / 29))
})
it('says nothing of a text that nobody could code', () =>
  expect(shareCoded(codableTurns(aText('KO: Why?')), [], ME)).toBeNull())
