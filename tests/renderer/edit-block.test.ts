import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockText, parseBlock, placeBlock, sizeOf } from '../../renderer/components/edit-block.ts'

describe('what a spreadsheet put on the clipboard', () => {
  it('is cells and rows, with a line end after the last one', () =>
    expect(parseBlock('a\tb\r\n\td\r\n')).toEqual([
      ['a', 'b'],
      ['', 'd'],
    ]))
  it('may hold line ends and quotes in quotes', () =>
    expect(parseBlock('"two\nlines"\t"say ""yes"""\n3')).toEqual([['two\nlines', 'say "yes"'], ['3']]))
  it('quotes that end within a cell are words', () =>
    expect(parseBlock('"so" they said\tb')).toEqual([['"so" they said', 'b']]))
  it('comes back as it was copied', () =>
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.stringMatching(/^[a-z0-9 ]{1,8}$/), { minLength: 2, maxLength: 2 }), {
          minLength: 1,
          maxLength: 6,
        }),
        rows => {
          expect(parseBlock(blockText(rows))).toEqual(rows)
        },
      ),
    ))
})

describe('pasted values go', () => {
  const at = { top: 1, bottom: 2, left: 0, right: 1 }
  it('one into every cell of the block', () => expect(placeBlock([['x']], at, 9, 9).placed).toHaveLength(sizeOf(at)))
  it('more from the upper left corner on, and never beyond the table', () =>
    expect(placeBlock([['a', 'b', 'c'], ['d']], { ...at, top: 8, bottom: 8 }, 9, 2)).toEqual({
      placed: [
        { row: 8, column: 0, value: 'a' },
        { row: 8, column: 1, value: 'b' },
      ],
      beyond: 2,
    }))
})
