// Sheets as people save them, and sheets as accidents leave them.

import { describe, expect, it } from 'vitest'
import { parseSheet } from '../../../src/exchange/csv-in/read-sheet.ts'
import { LIMITS } from '../../../src/exchange/csv-in/sheet.ts'
import { Refusal } from '../../../src/base/trouble.ts'

const SITES = 'site_id,name\nS01,Élan Trust\nS02,“Second” house\n'
const AS_READ = [
  ['S01', 'Élan Trust'],
  ['S02', '“Second” house'],
]

function windows1252(text: string): Buffer {
  const special: Record<string, number> = { '“': 0x93, '”': 0x94 }
  return Buffer.from(Array.from(text, letter => special[letter] ?? letter.charCodeAt(0)))
}
function utf16(text: string, order: 'le' | 'be', mark: boolean): Buffer {
  const bytes = Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le')
  return order === 'le' ? bytes : bytes.swap16()
}
const read = (content: string | Buffer) =>
  parseSheet('sites.csv', Buffer.isBuffer(content) ? content : Buffer.from(content))
const cells = async (content: string | Buffer) => (await read(content)).rows.map(row => row.cells)
const reads = (content: string | Buffer, expected: string[][]) => async () =>
  expect(await cells(content)).toEqual(expected)
const notes = (content: string, expected: (string | RegExp)[]) => async () => {
  const told = (await read(content)).notes.sentences()
  expect(told).toHaveLength(expected.length)
  for (const [at, one] of expected.entries()) expect(told[at]).toMatch(one)
}
const refuses = (content: string | Buffer, sentence: RegExp) => async () => {
  const trouble = await read(content).then(
    () => null,
    (error: unknown) => error,
  )
  expect(trouble).toBeInstanceOf(Refusal)
  expect((trouble as Refusal).message).toMatch(sentence)
  expect((trouble as Refusal).message).toContain('sites.csv')
}

describe('a sheet reads the same, however it was saved', () => {
  it('UTF-8', reads(SITES, AS_READ))
  it('UTF-8 with a byte order mark', reads(`\uFEFF${SITES}`, AS_READ))
  it('UTF-16, little end first, marked', reads(utf16(SITES, 'le', true), AS_READ))
  it('UTF-16, big end first, marked', reads(utf16(SITES, 'be', true), AS_READ))
  it('UTF-16 without a mark', reads(utf16(SITES, 'le', false), AS_READ))
  it('UTF-16, big end first, without a mark', reads(utf16(SITES, 'be', false), AS_READ))
  it('Windows-1252', reads(windows1252(SITES), AS_READ))
  it('carriage returns and line feeds', reads(SITES.replaceAll('\n', '\r\n'), AS_READ))
  it('carriage returns only', reads(SITES.replaceAll('\n', '\r'), AS_READ))
  it('without a last line end', reads(SITES.trimEnd(), AS_READ))
  it('semicolons', reads(SITES.replaceAll(',', ';'), AS_READ))
  it('tabs', reads(SITES.replaceAll(',', '\t'), AS_READ))
  it(
    'semicolons, said in a first line as some spreadsheets do',
    reads(`sep=;\r\n${SITES.replaceAll(',', ';')}`, AS_READ),
  )
})

describe('cells', () => {
  it(
    'keep commas, line ends and doubled quotation marks inside quotation marks',
    reads('id,note\nS01,"one, two\nthree ""four"""\n', [['S01', 'one, two\nthree "four"']]),
  )
  it('keep the white space around their words', reads('id,quote\nS01,"  yes "\n', [['S01', '  yes ']]))
  it(
    'may hold more commas than the sheet has semicolons',
    reads('id;note\nS01;a, b, c, d\nS02;e, f, g, h\n', [
      ['S01', 'a, b, c, d'],
      ['S02', 'e, f, g, h'],
    ]),
  )
  it(
    'may list with semicolons in a sheet of commas',
    reads('id,sites\nD01,S01;S02\nD02,S03;S04\n', [
      ['D01', 'S01;S02'],
      ['D02', 'S03;S04'],
    ]),
  )
  it(
    'keep characters outside the basic plane',
    reads('id,quote\nD06,one prescription! 💊\n', [['D06', 'one prescription! 💊']]),
  )

  it('have the row number that a spreadsheet shows, empty rows and quoted line ends counted', async () => {
    const sheet = await read('id,note\nS01,"a\nb"\n\n\nS02,c\n')
    expect(sheet.rows.map(row => [row.n, row.cells[0]])).toEqual([
      [2, 'S01'],
      [5, 'S02'],
    ])
  })
  it('survive the border between two slices of reading', async () => {
    const words = '“é💊,\n""'.repeat(9)
    const rows = Array.from({ length: 9000 }, (_, n) => `S${n},"${words}"`)
    const sheet = await read(`id,note\n${rows.join('\n')}\n`)
    expect(sheet.rows).toHaveLength(9000)
    expect(new Set(sheet.rows.map(row => row.cells[1]))).toEqual(new Set([words.replaceAll('""', '"')]))
  })
})

describe('what does not fit is told by row and column', () => {
  it(
    'a row with too many cells is left out',
    notes('id,name\nS01,Ana,Trust\nS02,Bo\n', [/^sites\.csv, row 2: there is something in column C.*left out/]),
  )
  it(
    'a row with too few cells is filled up',
    notes('id,name,role\nS01,Ana\n', [/^sites\.csv, row 2: has 2 cells for 3 columns/]),
  )
  it(
    'one separator too many at the end of every row is how the sheet was written',
    notes('id,name\nS01,Ana,\nS02,Bo,\n', []),
  )
  it(
    'in one row only, its cells have slipped',
    notes('id,note,brief\nS01,one, two,\nS02,three,\n', [
      /^sites\.csv, row 2: the row has more cells than the header.*left out/,
    ]),
  )
  it('of many alike the first are told, the rest by their rows', async () => {
    const told = (await read(`id,name\n${'S01,Ana,x\n'.repeat(100)}`)).notes.sentences()
    expect(told).toHaveLength(41)
    expect(told.at(-1)).toBe('sites.csv: 60 more like the one before, in rows 42–101.')
  })
})

describe('what is no sheet is refused in a sentence', () => {
  it('nothing at all', refuses('', /is empty/))
  it('only empty lines', refuses('\n\n\n', /is empty/))
  it(
    'a quotation mark that is never closed',
    refuses(`id,name\nS01,Ana\nS02,"Bo\n${'S03,Cy\n'.repeat(20)}`, /row 3, column B: .*never closed/),
  )
  it(
    'one that is never closed, in a sheet of many megabytes',
    refuses(`id,name\nS02,"Bo\n${'S03,Cy and more\n'.repeat(400_000)}`, /row 2, column B: .*never closed/),
  )
  it(
    'a quotation mark in the middle of a cell',
    refuses('id,name\nS01,Ana\nS02,Bo "the" Bo\n', /row 3, column B: .*middle of a cell/),
  )
  it(
    'words after a closing quotation mark',
    refuses('id,name\nS01,"Ana" Trust\n', /row 2, column B: .*middle of a cell/),
  )
  it('a NUL character', refuses('id,name\nS01,Ana\nS02,B\0o\n', /line 3: there is a NUL/))
  it(
    'a spreadsheet under the name of a text',
    refuses(Buffer.from('PK\u0003\u0004rest of it', 'latin1'), /zip file under another name/),
  )
  it(
    'noise',
    refuses(Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * 7919) % 31 || 1)), /control characters/),
  )
  it('two columns of one name', refuses('id,name,Name\nS01,Ana,Bo\n', /row 1: columns B and C are both called “Name”/))
  it(
    'a cell of more than a million characters',
    refuses(
      `id,name\nS01,${'x'.repeat(LIMITS.cell + 1)}\n`,
      /row 2, column B \(“name”\): the cell holds more than 1,000,000/,
    ),
  )
  it(
    'more than a thousand columns',
    refuses(`${Array.from({ length: 1001 }, (_, at) => `c${at}`).join(',')}\n`, /has 1001 columns/),
  )
  it(
    'a header that is a paragraph',
    refuses(`id,${'word '.repeat(50)}\n`, /row 1, column B: the name of a column is longer/),
  )
  it(
    'bytes that are not the UTF-8 they say they are',
    refuses(Buffer.concat([Buffer.from('\uFEFFid,name\nS01,'), Buffer.from([0xe9, 10])]), /says it is UTF-8/),
  )
})

it('reading stops when it is told to', async () => {
  const stop = new AbortController()
  stop.abort()
  await expect(parseSheet('sites.csv', Buffer.from(SITES), stop.signal)).rejects.toThrow('aborted')
})
