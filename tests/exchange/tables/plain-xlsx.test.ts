// Workbooks of plain sheets: how numbers are shown, what stays while one scrolls, on how many pages it is printed.

import { describe, expect, it } from 'vitest'
import { writePlainXlsx, type PlainSheet } from '../../../src/exchange/tables/plain-xlsx.ts'
import { STYLES } from '../../../src/exchange/tables/xlsx-styles.ts'
import { all, bytesOf, partsOf, wordsIn, xmlOf } from './unpack.ts'

const partsFrom = (sheet: Partial<PlainSheet>) =>
  partsOf(bytesOf(writePlainXlsx('Test', [{ name: 'One', heads: ['name'], widths: [20], rows: [], ...sheet }])))
const sheetFrom = (sheet: Partial<PlainSheet>) => xmlOf(partsFrom(sheet)['xl/worksheets/sheet1.xml']!)

describe('the numbers of a column', () => {
  it.each([
    ['whole ones without places', [3, 12], 'plainNumber'],
    ['one place where that is enough', [3, 2.5], 'plainTenth'],
    ['two places where one needs them', [1, 0.25], 'plainHundredth'],
    ['three places and no more', [1, 0.946737], 'plainThousandth'],
  ] as const)('are shown alike: %s', (_, numbers, look) => {
    const sheet = sheetFrom({ heads: ['name', 'figure'], widths: [20, 9], rows: numbers.map(one => ['a', one]) })
    const cells = all(sheet, 'c').filter(cell => /^B[2-9]/.test(cell.attributes['r']!))
    expect(cells.map(cell => cell.attributes['s'])).toEqual(numbers.map(() => String(STYLES[look])))
    // Shown with few places, kept with all.
    expect(cells.map(cell => Number(wordsIn(cell)))).toEqual(numbers)
  })
})

describe('a wide sheet', () => {
  const heads = Array.from({ length: 40 }, (_, at) => `head ${at}`)
  const wide = { heads, widths: heads.map(() => 12), kept: 2 }
  it('keeps the columns with names in sight, and prints them on every page', () => {
    const [pane] = all(sheetFrom(wide), 'pane')
    expect(pane!.attributes).toMatchObject({ xSplit: '2', ySplit: '1', topLeftCell: 'C2' })
    const [titles] = all(xmlOf(partsFrom(wide)['xl/workbook.xml']!), 'definedName')
    expect(wordsIn(titles!)).toBe("'One'!$A:$B,'One'!$1:$1")
  })
  it('is printed on as many pages side by side as can be read', () => {
    const setup = (sheet: Partial<PlainSheet>) => all(sheetFrom(sheet), 'pageSetup')[0]!.attributes['fitToWidth']
    expect([setup(wide), setup({})]).toEqual(['3', undefined])
  })
})
