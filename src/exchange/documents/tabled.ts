// A document of tables whose cells are texts: each with its heading and heads, before it is a file. Word, the web page and the workbook are
// written from this one value. No date stands in it: the same state gives the same bytes.

import { pageHead } from '../tables/html-page.ts'
import { wordFooter, wordParts, words } from '../tables/docx-package.ts'
import { color, size, space, SERIF, stylesPart, WORD_NS, type Style } from '../tables/docx-styles.ts'
import { escapeMarkup, XML_HEAD } from '../tables/markup.ts'
import { writePlainXlsx } from '../tables/plain-xlsx.ts'
import { sheetNames } from '../tables/sheet-names.ts'
import { grouped } from '../tables/words.ts'
import { writeZip } from '../zip/write-zip.ts'

/** A row: a heading over the rows that follow has its words in the first cell only. */
export interface TabledRow {
  readonly cells: readonly (string | number)[]
  readonly isHeading?: boolean
}

/** One table. `weights` are how wide its columns are beside each other, in characters of a workbook. */
export interface TabledSheet {
  readonly name: string
  readonly about: readonly string[]
  readonly heads: readonly string[]
  readonly weights: readonly number[]
  readonly rows: readonly TabledRow[]
}

/** A whole document of tables. */
export interface TabledDocument {
  readonly title: string
  readonly about: readonly string[]
  readonly tables: readonly TabledSheet[]
}

/** A workbook: a sheet for each table, and a last one that says how it was made. */
export function tabledXlsx({ title, about, tables }: TabledDocument): Generator<Uint8Array, void, void> {
  const names = sheetNames([...tables.map(table => table.name), 'How it was made'])
  const told = [...about, ...tables.flatMap(table => table.about.map(line => `${table.name}: ${line}`))]
  return writePlainXlsx(title, [
    ...tables.map((table, at) => ({
      name: names[at]!,
      heads: table.heads,
      widths: table.weights,
      rows: table.rows.map(({ cells }) => table.heads.map((_, column) => cells[column] ?? '')),
    })),
    { name: names.at(-1)!, heads: [title], widths: [110], rows: told.map(line => [line]) },
  ])
}

const STYLE = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1a2328;--ink3:#596570;--line:#d9dfe2;--accent:#0c5a69;--head:#f3f5f6}
@media (prefers-color-scheme:dark){:root{--paper:#1b2226;--ink:#e3e8eb;--ink3:#96a2a9;--line:#2a343a;--accent:#79c6d3;--head:#222b30}}
*{box-sizing:border-box}
body{margin:0;padding:2.5rem 2rem 5rem;background:var(--paper);color:var(--ink);font:14px/1.45 "Source Sans 3","Segoe UI",-apple-system,"Noto Sans",system-ui,sans-serif;font-variant-numeric:tabular-nums lining-nums}
h1{font:400 2rem/1.2 "Source Serif 4",Charter,"Noto Serif",Cambria,Georgia,serif;margin:0 0 .75rem}
h2{font-size:1.25rem;color:var(--accent);margin:2.4rem 0 .4rem}
.about{color:var(--ink3);margin:0 0 .3rem;max-width:60rem}
.wide{overflow-x:auto;margin-top:.6rem}
table{border-collapse:collapse}
th,td{border-bottom:1px solid var(--line);padding:.4rem .9rem .4rem 0;text-align:left;vertical-align:top;white-space:pre-line;overflow-wrap:break-word;font-weight:400}
thead th{font-weight:600;border-bottom-color:var(--ink3);vertical-align:bottom}
.n{text-align:right;padding-right:1.4rem}
tr.over th{font-weight:600;padding-top:1rem}
td.long{min-width:16rem;max-width:34rem;overflow-wrap:anywhere}
@media print{:root{color-scheme:light;--paper:#fff;--ink:#000;--ink3:#444;--accent:#000;--head:#f3f5f6}body{padding:0;font-size:9pt}tr{break-inside:avoid}thead{display:table-header-group}.wide{overflow:visible}td.long{min-width:0}h2{break-after:avoid}h2.apart{break-before:page}}
@page{size:A4 landscape;margin:14mm}
`.replaceAll('\n', '')

const LONG = 30
/** How many rows make a table long in print. */
const PAGE_ROWS = 12
const shown = (cell: string | number | undefined) => (typeof cell === 'number' ? grouped(cell) : (cell ?? ''))

/** A figure as it is printed: a number, per cent or not, from one to another, or a dash for none. */
const FIGURE = /^[−-]?[\d,]*\.?\d+(?: %)?(?: to [−-]?\d*\.?\d+)?$|^—/

/** A long table begins on a page of its own; short ones follow one another. */
function beginsPage({ rows }: TabledSheet, place: number): boolean {
  return place > 0 && rows.length > PAGE_ROWS
}

/** Whether the words above it say that there is nothing, and heads over nothing are not wanted. */
function isOnlySaid({ rows, about }: TabledSheet): boolean {
  return rows.length === 0 && about.length > 0
}

/** Whether a column behind the first holds figures and nothing else; some may be missing. */
function isFigures({ rows }: TabledSheet, at: number): boolean {
  const cells = rows.flatMap(row => (row.isHeading ? [] : [row.cells[at] ?? ''])).filter(cell => cell !== '')
  return (
    at > 0 &&
    cells.length > 0 &&
    cells.every(cell => typeof cell === 'number' || cell.split('\n').every(line => FIGURE.test(line)))
  )
}

/** One self-contained page with the tables one after the other. */
export function* tabledHtml({ title, about, tables }: TabledDocument): Generator<string, void, void> {
  const line = (words: string) => `<p class="about">${escapeMarkup(words)}</p>\n`
  yield `${pageHead(title, STYLE)}${about.map(line).join('')}`
  for (const [place, table] of tables.entries()) {
    const figures = table.heads.map((_, at) => isFigures(table, at))
    const look = (at: number) => (figures[at] ? ' class="n"' : table.weights[at]! >= LONG ? ' class="long"' : '')
    const apart = beginsPage(table, place) ? ' class="apart"' : ''
    yield `<h2${apart}>${escapeMarkup(table.name)}</h2>\n${table.about.map(line).join('')}`
    if (isOnlySaid(table)) continue
    yield `<div class="wide"><table>\n<thead><tr>${table.heads.map((head, at) => `<th scope="col"${figures[at] ? ' class="n"' : ''}>${escapeMarkup(head)}</th>`).join('')}</tr></thead>\n<tbody>\n`
    for (const { cells, isHeading } of table.rows) {
      if (isHeading)
        yield `<tr class="over"><th scope="rowgroup" colspan="${table.heads.length}">${escapeMarkup(shown(cells[0]))}</th></tr>\n`
      else
        yield `<tr><th scope="row">${escapeMarkup(shown(cells[0]))}</th>${table.heads
          .slice(1)
          .map((_, at) => `<td${look(at + 1)}>${escapeMarkup(shown(cells[at + 1]))}</td>`)
          .join('')}</tr>\n`
    }
    yield '</tbody></table></div>\n'
  }
  yield '</main>\n</body>\n</html>\n'
}

/** What a landscape A4 page holds between its margins, and the least that a column of words can be read in, in twentieths of a point. */
const PAGE_WIDTH = 15_136
const LEAST_WIDTH = 720
/** How wide a character of a workbook's column is here. */
const CHARACTER = 110

const STYLES: readonly Style[] = [
  {
    id: 'Title',
    name: 'Title',
    paragraph: space(0, 120),
    look: `${SERIF}${color('1A2328')}${size(40)}`,
    next: 'Caption',
  },
  {
    id: 'Heading1',
    name: 'heading 1',
    paragraph: `<w:keepNext/>${space(320, 60)}<w:outlineLvl w:val="0"/>`,
    look: `<w:b/>${color('0C5A69')}${size(28)}`,
    next: 'Caption',
  },
  { id: 'Caption', name: 'caption', paragraph: space(0, 60), look: `${color('596570')}${size(19)}` },
  { id: 'TableHead', name: 'Table head', paragraph: `<w:keepNext/>${space(40, 40)}`, look: `<w:b/>${size(17)}` },
  {
    id: 'TableOver',
    name: 'Table row heading',
    paragraph: `<w:keepNext/>${space(80, 40)}`,
    look: `<w:b/>${color('0C5A69')}${size(18)}`,
  },
  { id: 'TableText', name: 'Table text', paragraph: space(40, 40, 252), look: size(18) },
  {
    id: 'Footer',
    name: 'footer',
    paragraph: '<w:tabs><w:tab w:val="right" w:pos="15136"/></w:tabs>',
    look: `${color('596570')}${size(17)}`,
  },
]

/** A Word document in landscape: each table under its heading, its heads repeated on every page; one that is too wide goes on in a further table, the first column with it. */
export function tabledDocx(document: TabledDocument): Generator<Uint8Array, void, void> {
  const { title } = document
  return writeZip(wordParts({ title, styles: stylesPart(STYLES), footer: wordFooter(title), body: body(document) }))
}

function* body({ title, about, tables }: TabledDocument): Generator<string, void, void> {
  yield `${XML_HEAD}<w:document ${WORD_NS}><w:body>${paragraph('Title', title)}`
  for (const line of about) yield paragraph('Caption', line)
  for (const [at, table] of tables.entries()) {
    yield paragraph('Heading1', table.name, beginsPage(table, at) ? '<w:pageBreakBefore/>' : '')
    for (const line of table.about) yield paragraph('Caption', line, isOnlySaid(table) ? '' : '<w:keepNext/>')
    if (isOnlySaid(table)) continue
    for (const [part, columns] of partsOf(table).entries()) {
      // A paragraph keeps Word from joining two tables into one.
      if (part > 0) yield paragraph('Caption', `${table.name}, continued: ${table.heads[columns[1]!]!} …`, ABOVE_MORE)
      yield* tableOf(table, columns)
    }
  }
  // Word wants a paragraph after the last table: so low that it begins no page.
  yield paragraph('Caption', '', '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>')
  yield `<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="851" w:right="851" w:bottom="851" w:left="851" w:header="454" w:footer="454" w:gutter="0"/></w:sectPr></w:body></w:document>`
}

/** Apart from the part above, and never without the one below. */
const ABOVE_MORE = '<w:keepNext/><w:spacing w:before="160" w:after="60"/>'

const widthOf = (table: TabledSheet, at: number) => Math.max(LEAST_WIDTH, Math.round(table.weights[at]! * CHARACTER))

/** Which columns stand in which part of a table: as many as a page holds, the parts about equally wide. */
function partsOf(table: TabledSheet): number[][] {
  const first = widthOf(table, 0)
  const rest = table.heads.map((_, at) => at).slice(1)
  const whole = rest.reduce((sum, at) => sum + widthOf(table, at), 0)
  // What is a little too wide is pressed onto one page; Word sets the words closer.
  const count = Math.max(1, Math.ceil(whole / ((PAGE_WIDTH - first) * 1.25)))
  const room = whole / count
  const parts: number[][] = [[0]]
  let used = 0
  for (const at of rest) {
    const width = widthOf(table, at)
    if (used > 0 && used + width / 2 > room && parts.length < count) {
      parts.push([0])
      used = 0
    }
    parts.at(-1)!.push(at)
    used += width
  }
  return parts
}

function* tableOf(table: TabledSheet, columns: readonly number[]): Generator<string, void, void> {
  const wished = columns.map(at => widthOf(table, at))
  const factor = Math.min(1.6, PAGE_WIDTH / wished.reduce((sum, one) => sum + one, 0))
  const widths = wished.map(width => Math.floor(width * factor))
  const all = widths.reduce((sum, one) => sum + one, 0)
  const sides = columns.map(at => (isFigures(table, at) ? '<w:jc w:val="right"/>' : ''))
  const cell = (content: string, width: number, span = 1) =>
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}</w:tcPr>${content}</w:tc>`
  yield `<w:tbl><w:tblPr><w:tblStyle w:val="Matrix"/><w:tblW w:w="${all}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr><w:tblGrid>${widths.map(width => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`
  yield `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${columns.map((at, place) => cell(paragraph('TableHead', table.heads[at]!, sides[place]), widths[place]!)).join('')}</w:tr>`
  for (const { cells, isHeading } of table.rows) {
    if (isHeading) {
      yield `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cell(paragraph('TableOver', shown(cells[0])), all, columns.length)}</w:tr>`
      continue
    }
    const texts = columns.map(at => shown(cells[at]))
    // A row longer than a page has to break; others stay together.
    const stays = texts.every(text => text.length < 1500) ? '<w:trPr><w:cantSplit/></w:trPr>' : ''
    yield `<w:tr>${stays}${texts.map((text, place) => cell(linesOf(text, sides[place]!), widths[place]!)).join('')}</w:tr>`
  }
  yield '</w:tbl>'
}

function linesOf(text: string, side: string): string {
  return text
    .split('\n')
    .map(line => paragraph('TableText', line, side))
    .join('')
}

function paragraph(style: string, text: string, more = ''): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr>${text === '' ? '' : words(text)}</w:p>`
}
