// Whatever stands in cells, and however the sheet is saved, it is read as it was written; and no coding stands on other words.

import { stringify } from 'csv-stringify/sync'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseSheet } from '../../../src/exchange/csv-in/read-sheet.ts'
import { QuotedText } from '../../../src/exchange/study/quote.ts'

const letters = fc.constantFrom(...'a é“,;\t"\n💊 \u0301ß\'|=\r#'.split(/(?:)/u))
const cell = fc.string({ unit: letters, maxLength: 12 }).filter(text => !text.includes('\0'))
const saved = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t'),
  record_delimiter: fc.constantFrom('\n', '\r\n'),
  encoding: fc.constantFrom('utf8', 'utf16le'),
  bom: fc.boolean(),
  quoted: fc.boolean(),
})

it('any sheet is read as it was written', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 }), saved, async (rows, how) => {
      // A row of nothing is no row, and UTF-16 without its mark is only known by what is mostly Latin.
      const written = rows.map(([a, b, c], at) => [`row ${at}`, a, b, c])
      const { encoding, bom, ...style } = how
      const text = stringify([['key', 'first', 'second', 'third'], ...written], { ...style, quoted_match: /[\r\n]/ })
      const bytes = Buffer.from(bom || encoding === 'utf16le' ? `\uFEFF${text}` : text, encoding as BufferEncoding)
      const sheet = await parseSheet('any.csv', bytes)
      expect(sheet.rows.map(row => row.cells)).toEqual(written)
      expect(sheet.notes.sentences()).toEqual([])
    }),
    { numRuns: 200, seed: 1 },
  )
})

it('a coding stands on its quote or nowhere', () => {
  const text = fc.string({ unit: letters, maxLength: 60 })
  const offset = fc.integer({ min: 0, max: 70 })
  fc.assert(
    fc.property(
      text,
      offset,
      offset,
      fc.string({ unit: letters, minLength: 1, maxLength: 4 }),
      (words, start, end, quote) => {
        fc.pre(quote.trim() !== '')
        const placed = new QuotedText(words, 'code-points').place(start, end, quote)
        if ('why' in placed) return
        const there = words.slice(placed.range.start, placed.range.end)
        const plain = quote.replaceAll(/\r\n?/g, '\n')
        expect([plain, plain.trim()]).toContain(there)
        if (placed.by === 'verified') expect(Array.from(words.slice(0, placed.range.start))).toHaveLength(start)
        else expect(words.indexOf(there)).toBe(words.lastIndexOf(there))
      },
    ),
    { numRuns: 500, seed: 1 },
  )
})
