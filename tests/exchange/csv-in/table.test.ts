// Columns are known by their usual names, in any case and order.

import { describe, expect, it } from 'vitest'
import { Notes } from '../../../src/exchange/csv-in/notes.ts'
import { parseSheet } from '../../../src/exchange/csv-in/read-sheet.ts'
import { columnLetter } from '../../../src/exchange/csv-in/sheet.ts'
import { columnCalled, listOf, tableOf } from '../../../src/exchange/csv-in/table.ts'

async function codings(content: string) {
  const notes = new Notes()
  const table = tableOf(await parseSheet('coding.csv', Buffer.from(content)), 'codings', ['code'], notes)
  return { table, notes }
}
const finds =
  (header: string, field: 'code' | 'quote' | 'source' | 'coder' | 'participants' | 'key', column: string | null) =>
  async () => {
    const { table } = await codings(`${header}\n${header.replaceAll(/[^,]+/g, 'x')}\n`)
    expect(table.column(field)).toBe(column)
  }

describe('a column is found', () => {
  it('by the name of the sample study', finds('coding_id,code_id', 'code', 'code_id'))
  it('by a usual synonym', finds('code,excerpt', 'quote', 'excerpt'))
  it('in any case', finds('Code,QUOTE', 'quote', 'QUOTE'))
  it('with spaces or none', finds('Code ID,Source Id', 'source', 'Source Id'))
  it('written together', finds('codeId,sourceId', 'source', 'sourceId'))
  it('in any place', finds('quote,coder,code', 'coder', 'coder'))
  it('the better name first', finds('code,code_id', 'code', 'code_id'))
  it('not under a name that means nothing to us', finds('code,mood', 'participants', null))
})

it('a second column for the same is left for the study, and told', async () => {
  const { table } = await codings('code_id,quote,excerpt\nROLE,a,b\n')
  expect(table.column('quote')).toBe('quote')
  expect(table.others.map(other => other.name)).toEqual(['excerpt'])
})
it('a column without a name that holds something is told', async () => {
  const { notes } = await codings('code_id,,quote\nROLE,lost,a\n')
  expect(notes.sentences()).toEqual(['coding.csv: column B has no name and was not read.'])
})
it('a sheet without a column it cannot do without is refused, with those it has', async () => {
  await expect(codings('Kode,quote\nROLE,a\n')).rejects.toThrow(
    'coding.csv, row 1: there is no column “code_id” or “code” or “code_key”. The columns are: “Kode”, “quote”.',
  )
})
it('a sheet read with the wrong separator is refused with what was taken for its columns', async () => {
  await expect(codings('code_id|quote\nROLE|a\n')).rejects.toThrow('The columns are: “code_id|quote”')
})
it('a column that a person names is found as it stands, else without case', async () => {
  const sheet = await parseSheet('x.csv', Buffer.from('Site,site id,role\n1,2,3\n'))
  expect(columnCalled(sheet, 'site id')).toBe(1)
  expect(columnCalled(sheet, 'ROLE')).toBe(2)
  expect(() => columnCalled(sheet, 'sector')).toThrow('x.csv has no column “sector”')
})

describe('a cell that lists', () => {
  const lists = (cell: string, expected: string[]) => () => expect(listOf(cell)).toEqual(expected)
  it('semicolons', lists('S01;S02 ; S03', ['S01', 'S02', 'S03']))
  it('commas', lists('S01, S02', ['S01', 'S02']))
  it('semicolons go before commas', lists('Trust, North; Trust, South', ['Trust, North', 'Trust, South']))
  it('lines', lists('S01\nS02', ['S01', 'S02']))
  it('nothing', lists('  ', []))
  it('each once', lists('A;A', ['A']))
})

it('columns are named as in a spreadsheet', () => {
  expect([0, 25, 26, 701, 702].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA'])
})
