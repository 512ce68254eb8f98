import mammoth from 'mammoth'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { matrixBook } from '../../../src/exchange/tables/matrix-book.ts'
import { writeDocx } from '../../../src/exchange/tables/docx.ts'
import { aBook, aMatrix, anExcerpt, aRequest } from './a-matrix.ts'
import { all, bytesOf, partsOf, wordsIn, xmlOf } from './unpack.ts'

const document = (...args: Parameters<typeof aBook>) => bytesOf(writeDocx(aBook(...args)))
const body = (bytes: Uint8Array) => xmlOf(partsOf(bytes)['word/document.xml']!)
const styled = (bytes: Uint8Array, style: string) =>
  all(body(bytes), 'w:p')
    .filter(one => all(one, 'w:pStyle')[0]?.attributes['w:val'] === style)
    .map(wordsIn)

afterEach(() => vi.useRealTimers())

describe('a matrix as a Word document', () => {
  it('is well-formed in every part, and names only parts that are there', () => {
    const parts = partsOf(document())
    for (const xml of Object.values(parts)) expect(() => xmlOf(xml)).not.toThrow()
    const named = all(xmlOf(parts['[Content_Types].xml']!), 'Override').map(one => one.attributes['PartName']!.slice(1))
    expect(named.every(name => name in parts)).toBe(true)
    const styles = new Set(all(xmlOf(parts['word/styles.xml']!), 'w:style').map(one => one.attributes['w:styleId']))
    expect(all(body(document()), 'w:pStyle').every(one => styles.has(one.attributes['w:val']))).toBe(true)
  })
  it('can be read by others', async () => {
    const { value, messages } = await mammoth.extractRawText({ buffer: Buffer.from(document()) })
    expect(messages).toEqual([])
    expect(value).toContain('They came every month.')
    expect(value).toContain(
      '(Site S01, in-depth, exemplar, programme staff) T01 Clinical lead, ¶7 · Ana · P4 confirming',
    )
  })
  it('lies across the page, and repeats the heads of its table', () => {
    expect(all(body(document()), 'w:pgSz')[0]!.attributes['w:orient']).toBe('landscape')
    expect(all(all(body(document()), 'w:tr')[0]!, 'w:tblHeader')).toHaveLength(1)
  })
  it('says in its caption how it was made', () => {
    expect(styled(document(), 'Caption')).toContain(
      'Every source, coded by anybody, any stance. Left out: 1 retired code (Direction of learning).',
    )
  })
  it('has a heading for each site and each code with words there', () => {
    const bytes = document([
      [anExcerpt(), anExcerpt({ paragraph: 9 }), anExcerpt({ codeId: 'c', codeName: 'Calls' })],
      [],
      [],
    ])
    expect(styled(bytes, 'Heading1')).toEqual(['S01 Quillbrook General', 'S02 Marrowfen District', 'S03 Ostrel Bay'])
    expect(styled(bytes, 'Heading2')).toEqual(['Visits', 'Calls'])
  })
  it('keeps the lines of an excerpt of several paragraphs', () => {
    const words = all(body(document([[anExcerpt({ words: 'R1: We did.\n\nR2: So did we.' })], [], []])), 'w:br')
    expect(words).toHaveLength(2)
  })
  it('every row has as many cells as its table has columns', () => {
    for (const table of all(body(document()), 'w:tbl')) {
      const columns = all(table, 'w:gridCol').length
      expect(all(table, 'w:tr').map(row => row.children.filter(one => one.name === 'w:tc').length)).toEqual(
        Array.from({ length: 6 }, () => columns),
      )
    }
  })
  it('a table too wide for a page goes on in a further one, with every column once', () => {
    const columns = Array.from({ length: 36 }, (_, at) => ({
      ...aMatrix().columns[0]!,
      key: `S${at + 1}`,
      name: `Site ${at + 1}`,
    }))
    const cells = aMatrix().rows.map(() => columns.map(() => 1))
    const wide = aMatrix({
      columns,
      cells,
      empty: cells.map(row => row.map(() => null)),
      columnTotals: columns.map(() => 1),
    })
    const tables = all(body(bytesOf(writeDocx(matrixBook(wide, aRequest(), null)))), 'w:tbl')
    const heads = tables.flatMap(table =>
      all(all(table, 'w:tr')[0]!, 'w:tc')
        .slice(1)
        .map(cell => wordsIn(all(cell, 'w:p')[0]!)),
    )
    expect(tables).toHaveLength(3)
    expect(heads).toEqual([...columns.map(column => column.key), 'In how many sites', 'All sources'])
  })
  it('where heads have room for keys only, the names stand under the table', () => {
    const columns = Array.from({ length: 12 }, (_, at) => ({
      ...aMatrix().columns[0]!,
      key: `S${at + 1}`,
      name: `Hospital ${at + 1}`,
    }))
    const cells = aMatrix().rows.map(() => columns.map(() => 1))
    const wide = aMatrix({
      columns,
      cells,
      empty: cells.map(row => row.map(() => null)),
      columnTotals: columns.map(() => 1),
    })
    const bytes = bytesOf(writeDocx(matrixBook(wide, aRequest(), null)))
    expect(wordsIn(all(body(bytes), 'w:tbl')[0]!)).not.toContain('Hospital 12')
    expect(styled(bytes, 'Caption').at(-1)).toMatch(/^S1 Hospital 1 · .* · S12 Hospital 12$/)
  })
  it('is the same bytes tomorrow', () => {
    const today = document()
    vi.useFakeTimers({ now: new Date('2031-07-05T09:00:00Z') })
    expect(document()).toEqual(today)
  })
})
