// A plain table to be read or worked with further: heads, rows, a total. Every file format is written from this one value. No date stands in it:
// the same state gives the same bytes.

import { writeZip } from '../zip/write-zip.ts'
import { csvLine } from './csv.ts'
import { wordFooter, wordParts, words } from './docx-package.ts'
import { DOCX_STYLES, WORD_NS } from './docx-styles.ts'
import { pageHead } from './html-page.ts'
import { escapeMarkup, XML_HEAD } from './markup.ts'
import { writePlainXlsx } from './plain-xlsx.ts'
import { grouped } from './words.ts'

/** A table. `about` is what a reader must know of how it was made, `below` what stands under it; the total has as many cells as there are heads. */
export interface PlainTable {
  readonly title: string
  readonly about: readonly string[]
  readonly heads: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
  readonly total: readonly (string | number)[] | null
  readonly below: readonly string[]
}

/** The files a plain table can be written to. */
const TABLE_FORMATS = ['csv', 'xlsx', 'docx', 'html'] as const
export type TableFormat = (typeof TABLE_FORMATS)[number]

/** Writes a table, piece by piece. csv and xlsx begin with the heads, so that they can be read back. */
export function writePlainTable(table: PlainTable, format: TableFormat): Iterable<string | Uint8Array> {
  const rows = table.total === null ? table.rows : [...table.rows, table.total]
  switch (format) {
    case 'csv':
      return [table.heads, ...rows].map(csvLine)
    case 'xlsx': {
      const notes = [...table.about, ...table.below].map(line => [line])
      return writePlainXlsx(table.title, [
        { name: 'Table', heads: table.heads, widths: table.heads.map((head, at) => widthOf(head, at, rows)), rows },
        ...(notes.length === 0 ? [] : [{ name: 'About', heads: [table.title], widths: [90], rows: notes }]),
      ])
    }
    case 'html':
      return htmlPieces(table, rows)
    case 'docx':
      return writeZip(
        wordParts({
          title: table.title,
          styles: DOCX_STYLES,
          footer: wordFooter(table.title),
          body: docxBody(table, rows),
        }),
      )
  }
}

function widthOf(head: string, at: number, rows: PlainTable['rows']): number {
  const longest = rows.reduce((most, row) => Math.max(most, String(row[at] ?? '').length), head.length)
  return Math.min(48, Math.max(8, longest + 2))
}

const STYLE = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1a2328;--ink3:#596570;--line:#d9dfe2}
@media (prefers-color-scheme:dark){:root{--paper:#1b2226;--ink:#e3e8eb;--ink3:#96a2a9;--line:#2a343a}}
body{margin:0;padding:2.5rem 2rem 5rem;background:var(--paper);color:var(--ink);font:15px/1.45 "Source Sans 3","Segoe UI",-apple-system,"Noto Sans",system-ui,sans-serif;font-variant-numeric:tabular-nums lining-nums}
h1{font:400 1.8rem/1.2 "Source Serif 4",Charter,"Noto Serif",Cambria,Georgia,serif;margin:0 0 .75rem}
.about{color:var(--ink3);margin:0 0 .35rem}
.wide{overflow-x:auto;margin:1.2rem 0}
table{border-collapse:collapse}
thead th{border-bottom-color:var(--ink3);vertical-align:bottom}
th,td{text-align:left;vertical-align:top;padding:.3rem 1.2rem .3rem 0;border-bottom:1px solid var(--line);white-space:pre-line}
.n{text-align:right}
.short{white-space:nowrap}
.long{min-width:14rem;max-width:34rem}
tfoot td{font-weight:600}
@media print{:root{color-scheme:light;--paper:#fff;--ink:#000;--ink3:#444}body{padding:0;font-size:9pt}.wide{overflow:visible}thead{display:table-header-group}tr{break-inside:avoid}th,td,.long,.short{min-width:0;padding-right:.7rem;white-space:pre-line;overflow-wrap:break-word}tfoot{display:table-row-group}}
@page{size:A4 landscape;margin:14mm}
`.replaceAll('\n', '')

function* htmlPieces(table: PlainTable, _rows: PlainTable['rows']): Generator<string, void, void> {
  const looks = table.heads.map((_, at) => lookOf(table, at))
  const cells = (row: readonly (string | number)[], tag: 'td' | 'th') =>
    row
      .map(
        (cell, at) =>
          `<${tag}${tag === 'th' ? ' scope="col"' : ''}${looks[at]}>${escapeMarkup(tag === 'th' ? String(cell).replaceAll('_', ' ') : shown(cell))}</${tag}>`,
      )
      .join('')
  yield `${pageHead(table.title, STYLE)}${table.about.map(line => `<p class="about">${escapeMarkup(line)}</p>\n`).join('')}`
  yield `<div class="wide"><table>\n<thead><tr>${cells(table.heads, 'th')}</tr></thead>\n<tbody>\n`
  for (const row of table.rows) yield `<tr>${cells(row, 'td')}</tr>\n`
  yield `</tbody>\n${table.total === null ? '' : `<tfoot><tr>${cells(table.total, 'td')}</tr></tfoot>\n`}</table></div>\n`
  for (const line of table.below) yield `<p class="about">${escapeMarkup(line)}</p>\n`
  yield '</main>\n</body>\n</html>\n'
}

/** Up to here a cell is not broken; from here a column has room for a sentence. */
const SHORT = 24
const LONG = 40

/** How a column of a page looks: figures, words that stay on a line, sentences, or neither. */
function lookOf(table: PlainTable, at: number): string {
  if (isNumeric(table, at)) return ' class="n"'
  const longest = table.rows.reduce((most, row) => Math.max(most, String(row[at] ?? '').length), 0)
  return longest <= SHORT ? ' class="short"' : longest >= LONG ? ' class="long"' : ''
}

function isNumeric(table: PlainTable, at: number): boolean {
  return table.rows.length > 0 && table.rows.every(row => typeof row[at] === 'number')
}

function shown(cell: string | number): string {
  return typeof cell === 'number' ? grouped(cell) : cell
}

const PAGE_WIDTH = 15_136

function* docxBody(table: PlainTable, rows: PlainTable['rows']): Generator<string, void, void> {
  const width = Math.floor(PAGE_WIDTH / table.heads.length)
  const cell = (content: string) => `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${content}</w:tc>`
  yield `${XML_HEAD}<w:document ${WORD_NS}><w:body>${paragraph('Title', table.title)}`
  for (const line of table.about) yield paragraph('Caption', line)
  yield `<w:tbl><w:tblPr><w:tblStyle w:val="Matrix"/><w:tblW w:w="${width * table.heads.length}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${`<w:gridCol w:w="${width}"/>`.repeat(table.heads.length)}</w:tblGrid>`
  yield `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${table.heads.map((head, at) => cell(paragraph(isNumeric(table, at) ? 'TableNumber' : 'TableLabel', head, '<w:b/>'))).join('')}</w:tr>`
  for (const [at, row] of rows.entries()) {
    const look = at >= table.rows.length ? '<w:b/>' : ''
    const written = row.map(one =>
      cell(paragraph(typeof one === 'number' ? 'TableNumber' : 'TableLabel', shown(one), look)),
    )
    yield `<w:tr><w:trPr><w:cantSplit/></w:trPr>${written.join('')}</w:tr>`
  }
  yield '</w:tbl>'
  for (const line of table.below) yield paragraph('Caption', line)
  yield `<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="851" w:right="851" w:bottom="851" w:left="851" w:header="454" w:footer="454" w:gutter="0"/></w:sectPr></w:body></w:document>`
}

function paragraph(style: string, content: string, look = ''): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${words(content, look)}</w:p>`
}
