// Whatever people wrote: names, words and attributions of any characters at all.

import fc from 'fast-check'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { csvLine } from '../../../src/exchange/tables/csv.ts'
import { writeDocx } from '../../../src/exchange/tables/docx.ts'
import { writeHtml } from '../../../src/exchange/tables/html.ts'
import { matrixBook } from '../../../src/exchange/tables/matrix-book.ts'
import { sheetNames } from '../../../src/exchange/tables/sheet-names.ts'
import { writeXlsx } from '../../../src/exchange/tables/xlsx.ts'
import { aMatrix, anExcerpt, aRequest, columnsOf } from './a-matrix.ts'
import { all, bytesOf, partsOf, textOf, wordsIn, xmlOf } from './unpack.ts'

/** The same texts in every run: a test that fails now and then tells nothing. */
const RUNS = { numRuns: 60, seed: 2026 }

/** Text of any code units, halves of characters and controls among them, and of what formats make something of. */
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        '<',
        '&',
        '"',
        "'",
        '_x000D_',
        '_x',
        '=',
        ']]>',
        '\n',
        '\t',
        '\r',
        '\u0000',
        '\uD800',
        '😀',
        '-->',
        '{',
        ' ',
      ),
      { maxLength: 12 },
    )
    .map(list => list.join('')),
)
const book = (words: string, name: string) => {
  const matrix = aMatrix({
    caption: words,
    rows: aMatrix().rows.map(row => ({ ...row, name, key: words })),
    columns: aMatrix().columns.map(column => ({ ...column, name, key: words })),
  })
  return matrixBook(
    matrix,
    aRequest(),
    columnsOf(
      [anExcerpt({ words, codeName: name, attribution: name, source: words, coder: name, stance: words })],
      [],
      [],
    ),
  )
}
/** What XML can hold of a text: the rest becomes U+FFFD. */
const held = (text: string) =>
  text
    .toWellFormed()
    // oxlint-disable-next-line no-control-regex -- the characters that XML leaves out
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '\uFFFD')

describe('whatever people wrote', () => {
  it('a workbook stays well-formed and holds it', () => {
    fc.assert(
      fc.property(anything, anything, (words, name) => {
        const parts = Object.entries(partsOf(bytesOf(writeXlsx(book(words, name)))))
        const sheets = parts.map(([part, xml]) => [part, xmlOf(xml)] as const)
        const written = all(sheets.find(([part]) => part.endsWith('sheet2.xml'))![1], 't').map(wordsIn)
        const read = written.map(text => text.replace(/_x005F_(?=x[0-9A-Fa-f]{4}_)/g, '_'))
        if (words !== '') expect(read).toContain(held(words))
      }),
      RUNS,
    )
  })
  it('a Word document stays well-formed and holds it', () => {
    fc.assert(
      fc.property(anything, anything, (words, name) => {
        const parts = Object.entries(partsOf(bytesOf(writeDocx(book(words, name)))))
        const body = parts
          .map(([part, xml]) => [part, xmlOf(xml)] as const)
          .find(([part]) => part === 'word/document.xml')![1]
        const excerpt = all(body, 'w:p').find(one =>
          all(one, 'w:pStyle').some(style => style.attributes['w:val'] === 'Excerpt'),
        )!
        expect(wordsIn(excerpt)).toBe(held(words).replace(/[\n\t]/g, ''))
      }),
      RUNS,
    )
  })
  it('a page keeps it as words', () => {
    fc.assert(
      fc.property(anything, anything, (words, name) => {
        const html = textOf(writeHtml(book(words, name)))
        // Nothing that was written opens an element: all that stand here are our own.
        expect(
          html.match(
            /<(?!\/?(?:html|head|meta|title|style|body|main|h[123]|ul|li|div|table|thead|tbody|tfoot|tr|th|td|small|a|nav|section|p|figure|blockquote|figcaption|b|span)\b|!doctype)/g,
          ),
        ).toBeNull()
        expect(html.match(/<script|<img|<iframe/g)).toBeNull()
      }),
      RUNS,
    )
  })
  it('a csv line gives it back', () => {
    fc.assert(
      fc.property(fc.array(anything, { minLength: 2, maxLength: 5 }), values => {
        expect(parse(csvLine(values))).toEqual([values.map(value => value.toWellFormed())])
      }),
      RUNS,
    )
  })
  it('a name fits a tab, and no two are alike', () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 8 }), wanted => {
        const names = sheetNames(wanted)
        expect(new Set(names.map(name => name.toLowerCase())).size).toBe(wanted.length)
        for (const name of names) expect(name).toMatch(/^(?!')[^[\]:*?/\\\p{Cc}]{1,31}(?<!')$/u)
      }),
      RUNS,
    )
  })
})
