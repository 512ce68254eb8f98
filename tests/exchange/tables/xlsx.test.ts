import readXlsx from 'read-excel-file/node'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { columnName, writeXlsx } from '../../../src/exchange/tables/xlsx.ts'
import { aBook, aMatrix, anExcerpt, aRequest, columnsOf } from './a-matrix.ts'
import { matrixBook } from '../../../src/exchange/tables/matrix-book.ts'
import { all, bytesOf, partsOf, wordsIn, xmlOf } from './unpack.ts'

const workbook = (...args: Parameters<typeof aBook>) => bytesOf(writeXlsx(aBook(...args)))
/** Sheets as another program reads them: rows of values. */
const read = async (bytes: Uint8Array) => readXlsx(Buffer.from(bytes))
const sheet = async (bytes: Uint8Array, name: string) => (await read(bytes)).find(one => one.sheet === name)!.data
const wordsWritten = (words: string) => {
  const xml = partsOf(workbook([[anExcerpt({ words })], [], []]))['xl/worksheets/sheet2.xml']!
  return all(xmlOf(xml), 't').map(wordsIn)
}

afterEach(() => vi.useRealTimers())

describe('a matrix as a workbook', () => {
  it('has one sheet across sites and one for each site', async () => {
    expect((await read(workbook())).map(one => one.sheet)).toEqual([
      'Across sites',
      'S01 Quillbrook General',
      'S02 Marrowfen District',
      'S03 Ostrel Bay',
    ])
  })
  it('keeps every number a number', async () => {
    const rows = await sheet(workbook(), 'Across sites')
    expect(rows.slice(6, 9).map(row => row.slice(1))).toEqual([
      ['VISITS', 4, 1, 0, 2, 5],
      ['CALLS', 0, 2, 0, 1, 2],
      ['CULTURE', 1, 0, 0, 1, 1],
    ])
  })
  it('says filter, unit, order, denominators and what was left out', async () => {
    const said = (await sheet(workbook(), 'Across sites')).map(row => row[0]).join('\n')
    expect(said).toContain('Every source, coded by anybody, any stance.')
    expect(said).toContain('A cell counts the sources with the code, of all sources of the site.')
    expect(said).toContain('Rows in framework order; sites in natural order of key.')
    expect(said).toContain('Left out: 1 retired code (Direction of learning).')
    expect((await sheet(workbook(), 'Across sites'))[4]).toEqual([
      null,
      null,
      'of 4 sources',
      'of 2 sources',
      'of 0 sources',
      'of 3',
      'of 6 sources',
    ])
  })
  it('gives each excerpt with its code, attribution, place, coder and stance', async () => {
    const rows = await sheet(workbook(), 'S01 Quillbrook General')
    expect(rows.slice(3)).toEqual([
      ['Code', 'Excerpt', 'Attribution', 'Source', 'Paragraph', 'Coder', 'Stance'],
      [
        'Visits',
        'They came every month.',
        'Site S01, in-depth, exemplar, programme staff',
        'T01 Clinical lead',
        7,
        'Ana',
        'P4 confirming',
      ],
    ])
  })
  it('is well-formed in every part', () => {
    for (const xml of Object.values(partsOf(workbook()))) expect(() => xmlOf(xml)).not.toThrow()
  })
  it('names no clock and no person of this machine', () => {
    expect(Object.keys(partsOf(workbook())).filter(name => name.startsWith('docProps'))).toEqual(['docProps/core.xml'])
    expect(partsOf(workbook())['docProps/core.xml']).not.toMatch(/created|modified|creator/)
  })
  it('is the same bytes tomorrow', () => {
    const today = workbook()
    vi.useFakeTimers({ now: new Date('2031-07-05T09:00:00Z') })
    expect(workbook()).toEqual(today)
  })
  it('keeps its heads in sight and on every page', () => {
    const parts = partsOf(workbook())
    expect(all(xmlOf(parts['xl/worksheets/sheet1.xml']!), 'pane')[0]!.attributes).toMatchObject({
      xSplit: '2',
      ySplit: '5',
      state: 'frozen',
    })
    expect(wordsIn(xmlOf(parts['xl/workbook.xml']!))).toContain("'Across sites'!$4:$5")
  })
  it('leads from each head to its sheet', () => {
    const links = all(xmlOf(partsOf(workbook())['xl/worksheets/sheet1.xml']!), 'hyperlink')
    expect(links.map(link => [link.attributes['ref'], link.attributes['location']])).toEqual([
      ['C4', "'S01 Quillbrook General'!A1"],
      ['D4', "'S02 Marrowfen District'!A1"],
      ['E4', "'S03 Ostrel Bay'!A1"],
    ])
  })
  it('shows why a zero is zero, and keeps the zero', () => {
    const parts = partsOf(workbook())
    const formats = new Map(
      all(xmlOf(parts['xl/styles.xml']!), 'numFmt').map(one => [
        one.attributes['numFmtId'],
        one.attributes['formatCode'],
      ]),
    )
    const styles = all(all(xmlOf(parts['xl/styles.xml']!), 'cellXfs')[0]!, 'xf').map(one =>
      formats.get(one.attributes['numFmtId']),
    )
    const cells = new Map(all(xmlOf(parts['xl/worksheets/sheet1.xml']!), 'c').map(one => [one.attributes['r']!, one]))
    const shown = (place: string) => [wordsIn(cells.get(place)!), styles[Number(cells.get(place)!.attributes['s'])]]
    expect(shown('C8')).toEqual(['0', '#,##0;-#,##0;"not asked"'])
    expect(shown('D9')).toEqual(['0', '#,##0;-#,##0;"not coded yet"'])
    expect(shown('E7')).toEqual(['0', '#,##0;-#,##0;"no source"'])
  })
  it('puts the excerpts of very many columns together, each with its column', async () => {
    const columns = Array.from({ length: 250 }, (_, at) => ({
      ...aMatrix().columns[0]!,
      key: `T${at}`,
      name: `Interview ${at}`,
      id: `s${at}`,
    }))
    const cells = aMatrix().rows.map(() => columns.map(() => 1))
    const wide = aMatrix({
      columns,
      cells,
      empty: cells.map(one => one.map(() => null)),
      columnTotals: columns.map(() => 1),
    })
    const book = matrixBook(wide, aRequest({ columns: 'sources' }), columnsOf(...columns.map(() => [anExcerpt()])))
    const bytes = bytesOf(writeXlsx(book))
    expect((await read(bytes)).map(one => one.sheet)).toEqual(['Across sources', 'Excerpts'])
    expect((await sheet(bytes, 'Excerpts'))[4]!.slice(0, 2)).toEqual(['T0 Interview 0', 'Visits'])
    expect(await sheet(bytes, 'Excerpts')).toHaveLength(254)
  })
  it('goes on in a further sheet where one is full', async () => {
    const book = matrixBook(
      aMatrix(),
      aRequest(),
      columnsOf(
        [1, 2, 3, 4, 5].map(paragraph => anExcerpt({ paragraph })),
        [],
        [],
      ),
      2,
    )
    const bytes = bytesOf(writeXlsx(book))
    expect((await read(bytes)).map(one => one.sheet).slice(1, 4)).toEqual([
      'S01 Quillbrook General',
      'S01 Quillbrook General (2)',
      'S01 Quillbrook General (3)',
    ])
    expect((await sheet(bytes, 'S01 Quillbrook General (3)'))[4]![4]).toBe(5)
    expect((await sheet(bytes, 'S01 Quillbrook General (3)'))[1]![0]).toBe('4 sources, 5 excerpts, part 3 of 3')
  })
})

describe('words that a spreadsheet could misread', () => {
  it('a formula stays text', () => {
    const parts = partsOf(
      workbook([[anExcerpt({ words: '=HYPERLINK("http://x.invalid")', codeName: '@SUM(A1)' })], [], []]),
    )
    const cells = all(xmlOf(parts['xl/worksheets/sheet2.xml']!), 'c')
    expect(
      cells.every(cell => cell.attributes['t'] === 'inlineStr' || cell.children.every(child => child.name !== 'f')),
    ).toBe(true)
    expect(wordsWritten('=1+1')).toContain('=1+1')
  })
  it('white space at the ends stays', () => expect(wordsWritten('  and then \n')).toContain('  and then \n'))
  it('markup stays words', () => expect(wordsWritten('<b>so</b> & "so"')).toContain('<b>so</b> & "so"'))
  it('a control character becomes a mark that it was there', () =>
    expect(wordsWritten('a\u0007b')).toContain('a\uFFFDb'))
  it('half a character becomes a mark', () => expect(wordsWritten('a\uD83Db')).toContain('a\uFFFDb'))
  it('what looks like an escape stays as it is', async () => {
    const rows = await sheet(
      workbook([[anExcerpt({ words: 'field _x0041_ of the form' })], [], []]),
      'S01 Quillbrook General',
    )
    expect(wordsWritten('field _x0041_ of the form')).toContain('field _x005F_x0041_ of the form')
    expect(rows).toHaveLength(5)
  })
  it('words longer than a cell go on in the next row, and say so', () => {
    const words = 'x'.repeat(30_000) + '😀'.repeat(5_000)
    const rows = wordsWritten(words).filter(text => text.length > 1000)
    expect(rows.every(row => row.length <= 32_767 && row.isWellFormed())).toBe(true)
    expect(rows.map(row => row.replace(/^\[part \d of 3\] | \[…\]$/g, '')).join('')).toBe(words)
    expect(rows[1]!.slice(0, 13)).toBe('[part 2 of 3]')
  })
  it('a table wider than a spreadsheet is refused with a way out', () => {
    const column = aMatrix().columns[0]!
    const columns = Array.from({ length: 16_400 }, (_, at) => ({ ...column, key: String(at) }))
    const wide = aMatrix({
      columns,
      rows: [],
      cells: [],
      empty: [],
      rowTotals: [],
      rowPresence: [],
      columnTotals: columns.map(() => 0),
    })
    expect(() => writeXlsx(matrixBook(wide, aRequest(), null))).toThrow(
      /holds 16384 columns and this table has 16404. Write it as csv/,
    )
  })
})

describe('columns by letters', () => {
  it.each([
    [1, 'A'],
    [26, 'Z'],
    [27, 'AA'],
    [702, 'ZZ'],
    [703, 'AAA'],
    [16_384, 'XFD'],
  ])('%d is %s', (index, name) => expect(columnName(index)).toBe(name))
})
