// Small counts: METHODS 6.4, rules 4 and 6.

import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { bandOf, hiddenCells, judgeStatements, judgeTables } from '../../../src/exchange/disclosure/small-cells.ts'

describe('a count out of all', () => {
  const band = (count: number, of: number, word: string | null) => () => expect(bandOf(count, of, 3)).toBe(word)

  it('[84] 11 of 12 tells of the one that is left', band(11, 12, 'almost all'))
  it('all of them, none of them: nobody is left', () => {
    expect([bandOf(12, 12, 3), bandOf(0, 12, 3)]).toEqual([null, null])
  })
  it('two are a few', band(2, 12, 'a few'))
  it('three of twelve may stand', band(3, 12, null))
  it('one of two is some', band(1, 2, 'some'))

  it('is flagged with the sentence and the word to say instead', () => {
    const [found] = judgeStatements([{ where: 'Page 3', count: 11, of: 12, what: 'pairs' }], 3)
    expect(found!.says).toBe('“11 of 12 pairs” tells of the one that is left, fewer than 3.')
    expect(found!.ways[0]!.says).toBe('Say “almost all”')
    expect(judgeStatements([{ where: 'Page 3', count: 2, of: 12, what: 'pairs' }], 3)[0]!.says).toBe(
      '“2 of 12 pairs” speaks of 2 only, fewer than 3.',
    )
  })
})

describe('a table of counts', () => {
  const picture = (cells: number[][]) =>
    hiddenCells(cells, 3).map((row, at) =>
      row.map((hidden, column) => (hidden ? '·' : `${cells[at]![column]}`)).join(' '),
    )

  it('without small counts stands whole', () => expect(picture([[3, 9], [0, 4]])).toEqual(['3 9', '0 4'])) // prettier-ignore
  it('one small count takes three more along, for it would follow from the totals', () => {
    expect(picture([[1, 9, 8], [7, 6, 9], [9, 9, 9]])).toEqual(['· · 8', '· · 9', '9 9 9']) // prettier-ignore
  })
  it('two in one row are not enough: each still follows in its column', () => {
    expect(picture([[1, 2, 9], [7, 8, 9]])).toEqual(['· · 9', '· · 9']) // prettier-ignore
  })
  it('in a single row the second smallest goes along', () => expect(picture([[1, 5, 9]])).toEqual(['· · 9']))
  it('so does it in a single column', () => expect(picture([[1], [5], [9]])).toEqual(['·', '·', '9']))
  it('what is hidden for another reason would follow as well', () => {
    const also = [[false, true, false], [false, false, false], [false, false, false]] // prettier-ignore
    expect(hiddenCells([[9, 9, 8], [7, 6, 9], [9, 9, 9]], 3, also)).toEqual([[true, true, false], [true, true, false], [false, false, false]]) // prettier-ignore
  })
  it('none is hidden last', () => expect(picture([[1, 0, 5], [0, 7, 8]])).toEqual(['· 0 ·', '· 7 ·'])) // prettier-ignore

  it('nothing hidden can be got by subtraction', () => {
    fc.assert(
      fc.property(
        fc.tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 5 })).chain(([rows, columns]) =>
          fc.array(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: columns, maxLength: columns }), {
            minLength: rows,
            maxLength: rows,
          }),
        ),
        cells => {
          const hidden = hiddenCells(cells, 3)
          cells.forEach((row, at) =>
            row.forEach((count, column) => count > 0 && count < 3 && expect(hidden[at]![column]).toBe(true)),
          )
          expect(followBySubtraction(hidden)).toBe(0)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('says how many counts go, and how many more with them', () => {
    const [found] = judgeTables([{ where: 'Sampling', rows: ['a', 'b'], columns: ['x', 'y'], cells: [[1, 9], [8, 7]] }], 3) // prettier-ignore
    expect(found!.says).toBe('One count is above none and below 3.')
    expect(found!.ways[0]!.says).toBe('Leave those counts out, and 3 more that they would follow from')
  })
})

/** A second way to the same question: which unknowns of the equations of rows and columns have one value only? By elimination over fractions. */
function followBySubtraction(hidden: readonly (readonly boolean[])[]): number {
  const unknowns = hidden.flatMap((row, at) => row.flatMap((is, column) => (is ? [[at, column] as const] : [])))
  const equations = [
    ...hidden.map((_, at) => unknowns.map(([row]) => (row === at ? 1 : 0))),
    ...(hidden[0] ?? []).map((_, at) => unknowns.map(([, column]) => (column === at ? 1 : 0))),
  ].map(row => row.map(Number))
  let rank = 0
  for (let column = 0; column < unknowns.length; column++) {
    const pivot = equations.findIndex((row, at) => at >= rank && Math.abs(row[column]!) > 1e-9)
    if (pivot < 0) continue
    ;[equations[rank], equations[pivot]] = [equations[pivot]!, equations[rank]!]
    const by = equations[rank]![column]!
    equations[rank] = equations[rank]!.map(value => value / by)
    equations.forEach((row, at) => {
      if (at === rank || Math.abs(row[column]!) < 1e-9) return
      const times = row[column]!
      equations[at] = row.map((value, place) => value - times * equations[rank]![place]!)
    })
    rank++
  }
  return equations.filter(row => row.filter(value => Math.abs(value) > 1e-9).length === 1).length
}
