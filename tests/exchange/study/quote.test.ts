// A coding stands on the words that its sheet quotes, or nowhere.

import { describe, expect, it } from 'vitest'
import { QuotedText } from '../../../src/exchange/study/quote.ts'

const TEXT = 'Two hospitals! 💊 It is smiles, smiles all round.\nA café, they said.'

/** `[[…]]` in `expected` marks where the row's words stand; a plain sentence is why they stand nowhere. */
const places =
  (
    start: number | null,
    end: number | null,
    quote: string,
    expected: string,
    by?: string,
    unit: 'code-points' | 'utf-16' = 'code-points',
  ) =>
  () => {
    const placed = new QuotedText(TEXT, unit).place(start, end, quote)
    if ('why' in placed) expect(placed.why).toBe(expected)
    else {
      const { range } = placed
      const shown = `${TEXT.slice(0, range.start)}[[${TEXT.slice(range.start, range.end)}]]${TEXT.slice(range.end)}`
      expect(shown).toContain(expected)
      expect(placed.by).toBe(by)
    }
  }

describe('a quote', () => {
  it('stands at its offsets', places(0, 3, 'Two', '[[Two]] hospitals', 'verified'))
  it(
    'after a character outside the basic plane, counted in code points',
    places(17, 22, 'It is', '💊 [[It is]]', 'verified'),
  )
  it('after one, counted in UTF-16', places(18, 23, 'It is', '💊 [[It is]]', 'verified', 'utf-16'))
  it('counted in the wrong unit, is found where it stands', places(18, 23, 'It is', '💊 [[It is]]', 'moved'))
  it('that moved is found where it stands, if that is one place', places(2, 9, 'all round', '[[all round]].', 'moved'))
  it('without offsets is found', places(null, null, 'all round', '[[all round]].', 'moved'))
  it('that lost the white space around it is found', places(null, null, '  all round ', '[[all round]].', 'moved'))
  it(
    'with the line ends of another system stands at its offsets',
    places(42, 56, 'round.\r\nA café,', '[[round.\nA café,]]', 'verified'),
  )
  it('with offsets beyond the end is found', places(900, 909, 'all round', '[[all round]].', 'moved'))
  it(
    'that stands in two places is none',
    places(1, 7, 'smiles', 'the quote does not stand at its offsets, and stands in several other places'),
  )
  it(
    'that stands in two places, at one of them by its offsets, is that',
    places(23, 29, 'smiles', 'is [[smiles]], smiles', 'verified'),
  )
  it('that is nowhere', places(0, 3, 'Three', 'the quote is nowhere in the text'))
  it(
    'that is nowhere, with offsets beyond the end',
    places(900, 905, 'Three', 'the offsets lie beyond the end of the text, and the quote is nowhere in it'),
  )
  it(
    'written with another form of an accent is other words',
    places(51, 55, 'cafe\u0301', 'the quote is nowhere in the text'),
  )
})

describe('offsets without a quote', () => {
  it('are taken as they are', places(0, 3, '', '[[Two]]', 'unchecked'))
  it('beyond the end', places(60, 99, '', 'the offsets lie beyond the end of the text'))
  it('within a character', places(15, 16, '', 'an offset lies within a character', undefined, 'utf-16'))
  it('on nothing but white space', places(14, 15, '', 'there are no words there'))
  it('the wrong way round', places(5, 5, '', 'its start does not lie before its end'))
})
