import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { shadeOf } from '../../../src/exchange/tables/book.ts'
import { csvLine, writeMatrixCsv } from '../../../src/exchange/tables/csv.ts'
import { writeMatrixJson } from '../../../src/exchange/tables/json.ts'
import { grouped } from '../../../src/exchange/tables/words.ts'
import { aBook, aMatrix } from './a-matrix.ts'
import { textOf } from './unpack.ts'

describe('a matrix as csv', () => {
  it('has the key of each row, then one column per column key, numbers only', () => {
    expect(textOf(writeMatrixCsv(aMatrix()))).toBe(
      'code,S01,S02,S03\r\nWAYS,0,0,0\r\nVISITS,4,1,0\r\nCALLS,0,2,0\r\nCULTURE,1,0,0\r\n',
    )
  })
  it.each([
    ['commas', ['a, b', 'c']],
    ['quotation marks', ['she said "no"', '"']],
    ['line ends', ['one\ntwo', 'three\r\nfour']],
    ['white space at the ends', [' a ', '\tb']],
    ['nothing', ['', '']],
    ['what looks like a formula, verbatim', ['=1+1', '-5 beds']],
  ])('comes back with %s', (_, values) => expect(parse(csvLine(values))).toEqual([values]))
})

describe('a matrix as JSON', () => {
  it('has exactly the fields that scripts rely on', () => {
    const value = JSON.parse(textOf(writeMatrixJson(aMatrix())))
    expect(Object.keys(value)).toEqual(['rows', 'columns', 'measure', 'cells', 'rowTotals', 'columnTotals', 'filter'])
    expect(value.rows[1]).toEqual({ key: 'VISITS', name: 'Visits' })
    expect(value.columns[0]).toEqual({
      key: 'S01',
      name: 'Quillbrook General',
      denominators: { sources: 4, participants: 3, codings: 12, words: 4000, cases: 1 },
    })
    expect(value).toMatchObject({
      measure: 'sources',
      cells: aMatrix().cells,
      rowTotals: [0, 5, 2, 1],
      columnTotals: [4, 2, 0],
    })
    expect(value.filter).toBe(
      'Every source, coded by anybody, any stance. Left out: 1 retired code (Direction of learning).',
    )
  })
  it('of an empty project is still JSON', () => {
    const empty = aMatrix({
      rows: [],
      columns: [],
      cells: [],
      empty: [],
      rowTotals: [],
      rowPresence: [],
      columnTotals: [],
      leftOut: [],
    })
    expect(JSON.parse(textOf(writeMatrixJson(empty)))).toMatchObject({ rows: [], columns: [], cells: [] })
  })
})

describe('the document of a matrix', () => {
  it('says “yes” for presence and keeps the number', () => {
    const presence = aBook([[], [], []], {
      measure: 'presence',
      cells: [
        [0, 0, 0],
        [1, 1, 0],
        [0, 1, 0],
        [1, 0, 0],
      ],
    })
    expect(presence.table.rows[1]!.cells[0]).toEqual({ value: 1, shade: 3, why: null, asWord: 'yes' })
  })
  it('shades by share, never by raw count', () => {
    expect([0, 1, 2, 3, 4, 5, 6].map(value => shadeOf(value, 6))).toEqual([0, 1, 2, 2, 3, 4, 5])
    expect(shadeOf(3, 0)).toBe(0)
  })
  it('writes long numbers alike everywhere', () =>
    expect([0, 999, 1000, 6_012_345].map(grouped)).toEqual(['0', '999', '1,000', '6,012,345']))
  it('heads a column by its name where it has no key of its own', () => {
    const columns = aMatrix().columns.map(column => ({ ...column, key: column.name }))
    expect(aBook([[], [], []], { columns }).table.columns[0]).toMatchObject({ key: 'Quillbrook General', name: '' })
  })
})
