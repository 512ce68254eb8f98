import { Refusal } from '../../base/trouble.ts'
import { writeZip, type ZipPart } from '../zip/write-zip.ts'
import {
  PAUSE,
  type BookExcerpt,
  type ExcerptSheet,
  type ExportBook,
  type TableCell,
  type TableColumn,
  type TableSheet,
} from './book.ts'
import { escapeMarkup, XML_HEAD } from './markup.ts'
import {
  contentTypes,
  coreProperties,
  packageRelations,
  SHEET_NS,
  workbook,
  workbookRelations,
} from './xlsx-package.ts'
import { cellStyle, STYLES, STYLES_XML, type StyleName } from './xlsx-styles.ts'

/** What a spreadsheet cell holds at most, in UTF-16 units; a longer excerpt goes on in the next row and says so. */
const CELL_LIMIT = 32_767
const COLUMN_LIMIT = 16_384
/** The row of the heads: title, filter and an empty row stand above, what a column could hold below. */
const HEAD_ROW = 4

/**
 * Writes a book as an xlsx workbook, piece by piece: the table on the first sheet, each column's excerpts on a sheet of
 * its own. Numbers are numbers and everything else is text, so that no text of a study can become a formula.
 * Refuses a table wider than a spreadsheet.
 */
export function writeXlsx(book: ExportBook): Generator<Uint8Array, void, void> {
  if (book.table.columns.length + 2 > COLUMN_LIMIT) {
    throw new Refusal(
      'too-wide',
      `A spreadsheet holds ${COLUMN_LIMIT} columns and this table has ${book.table.columns.length + 2}. Write it as csv, or narrow the filter.`,
    )
  }
  return writeZip(parts(book))
}

function* parts(book: ExportBook): Generator<ZipPart, void, void> {
  const sheets = [book.table.name, ...book.excerpts.map(sheet => sheet.name)]
  yield { name: '[Content_Types].xml', content: [contentTypes(sheets.length)] }
  yield { name: '_rels/.rels', content: [packageRelations()] }
  yield { name: 'docProps/core.xml', content: [coreProperties(book.title)] }
  yield { name: 'xl/workbook.xml', content: [workbook(sheets, HEAD_ROW)] }
  yield { name: 'xl/_rels/workbook.xml.rels', content: [workbookRelations(sheets.length)] }
  yield { name: 'xl/styles.xml', content: [STYLES_XML] }
  yield { name: 'xl/worksheets/sheet1.xml', content: tableSheet(book) }
  for (const [at, sheet] of book.excerpts.entries()) {
    yield { name: `xl/worksheets/sheet${at + 2}.xml`, content: excerptSheet(sheet) }
  }
}

function* tableSheet(book: ExportBook): Generator<string, void, void> {
  const { table } = book
  const rows = new Rows()
  yield sheetHead(
    pane(2, HEAD_ROW + 1),
    `<cols>${column(1, 1, 36)}${column(2, 2, 16)}${column(3, table.columns.length + 2, 13)}</cols>`,
  )
  yield rows.row([text(book.title, 'title')], 26)
  // The heads stay in sight, so only the filter stands above them; how the rest was made stands under the table.
  yield rows.row([text(book.caption[0] ?? '', 'caption')])
  yield rows.row([])
  yield rows.row(
    [
      text(table.corner, 'head'),
      text('Key', 'head'),
      ...table.columns.map(head => text(headName(head), head.kind === 'total' ? 'headTotal' : 'headCell')),
    ],
    60,
  )
  yield rows.row(
    [text('', 'below'), text('', 'below'), ...table.columns.map(head => text(head.below, 'belowCell'))],
    30,
  )
  for (const { label, key, depth, isGroup, cells } of table.rows) {
    yield rows.row([
      text(`${'    '.repeat(depth)}${label}`, isGroup ? 'group' : 'label'),
      text(key, 'key'),
      ...cells.map((cell, at) => numberCell(cell, table.columns[at]!.kind, isGroup)),
    ])
  }
  yield rows.row([
    text(table.totals.label, 'total'),
    text('', 'total'),
    ...table.totals.cells.map(value => (value === null ? text('', 'total') : number(value, 'totalNumber'))),
  ])
  yield rows.row([])
  for (const line of book.caption.slice(1)) yield rows.row([text(line, 'caption')])
  yield `</sheetData>${headLinks(book, table)}${pageSetup()}</worksheet>`
}

function* excerptSheet(sheet: ExcerptSheet): Generator<string, void, void> {
  const rows = new Rows()
  const heads = [
    ...(sheet.isShared ? ['Under'] : []),
    'Code',
    'Excerpt',
    'Attribution',
    'Source',
    'Paragraph',
    'Coder',
    'Stance',
  ]
  const widths = [...(sheet.isShared ? [22] : []), 26, 80, 34, 22, 10, 14, 22]
  yield sheetHead(pane(0, 4), `<cols>${widths.map((width, at) => column(at + 1, at + 1, width)).join('')}</cols>`)
  yield rows.row([text(sheet.title, 'title')], 26)
  yield rows.row([text(sheet.below, 'caption')])
  yield rows.row([])
  yield rows.row(heads.map(head => text(head, 'head')))
  const first = rows.count
  for (const excerpt of sheet.read()) {
    if (excerpt === PAUSE) {
      yield ''
      continue
    }
    for (const words of pieces(excerpt.words)) {
      const height = heightOf([words, excerpt.attribution, excerpt.stance, excerpt.codeName], [80, 34, 22, 26])
      yield rows.row(excerptCells(excerpt, words, sheet.isShared), height, true)
    }
  }
  const range = `A${first}:${columnName(heads.length)}${Math.max(rows.count, first)}`
  yield `</sheetData><autoFilter ref="${range}"/>${pageSetup()}</worksheet>`
}

function excerptCells(excerpt: BookExcerpt, words: string, isShared: boolean): Cell[] {
  return [
    ...(isShared ? [text(excerpt.under ?? '', 'wrap')] : []),
    text(excerpt.codeName, 'wrap'),
    text(words, 'words'),
    text(excerpt.attribution, 'wrap'),
    text(excerpt.source, 'wrap'),
    number(excerpt.paragraph, 'plainNumber'),
    text(excerpt.coder, 'wrap'),
    text(excerpt.stance, 'wrap'),
  ]
}

/** An excerpt in pieces that fit a cell; from the second on each says which part it is. */
function pieces(words: string): string[] {
  if (writtenLength(words) <= CELL_LIMIT) return [words]
  const cut: string[] = []
  for (let at = 0; at < words.length;) {
    // Half of the limit: escapes may lengthen what is written.
    let end = Math.min(words.length, at + CELL_LIMIT / 2)
    end = Math.floor(end)
    if (end < words.length && /[\uD800-\uDBFF]/.test(words[end - 1]!)) end--
    cut.push(words.slice(at, end))
    at = end
  }
  return cut.map((piece, at) => (at === 0 ? `${piece} […]` : `[part ${at + 1} of ${cut.length}] ${piece}`))
}

/** A cell that is told its own place when it is written. */
export type Cell = (reference: string) => string

/** Rows numbered as they are written. */
export class Rows {
  count = 0

  /** `isGuess`: a height that the spreadsheet may set anew when words change. */
  row(cells: readonly Cell[], height?: number, isGuess = false): string {
    this.count++
    const at = this.count
    const size = height ? ` ht="${height}"${isGuess ? '' : ' customHeight="1"'}` : ''
    return `<row r="${at}"${size}>${cells.map((cell, index) => cell(columnName(index + 1) + at)).join('')}</row>`
  }
}

const LINE = 15
/** What a row can be high at most. */
const HIGHEST = 409

/** How high a row must be for its wrapped words, about: not every program works it out by itself. `widths` are of the columns, in characters. */
export function heightOf(texts: readonly (string | undefined)[], widths: readonly number[]): number {
  let lines = 1
  for (const [at, value] of texts.entries()) {
    if (value === undefined) continue
    const fits = Math.max(4, widths[at] ?? 10)
    lines = Math.max(
      lines,
      value.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / fits)), 0),
    )
  }
  return Math.min(HIGHEST, lines * LINE)
}

/** A cell of text. */
export function text(value: string, style: StyleName): Cell {
  const styled = `s="${STYLES[style]}"`
  if (value === '') return reference => `<c r="${reference}" ${styled}/>`
  // A title or name may be long too, though hardly ever.
  const fitting = writtenLength(value) > CELL_LIMIT ? `${value.slice(0, CELL_LIMIT / 2)} […]` : value
  return reference =>
    `<c r="${reference}" ${styled} t="inlineStr"><is><t xml:space="preserve">${escapeMarkup(protectEscapes(fitting))}</t></is></c>`
}

/** A cell with a number. */
export function number(value: number, style: StyleName): Cell {
  return reference => `<c r="${reference}" s="${STYLES[style]}"><v>${value}</v></c>`
}

function numberCell({ value, shade, why, asWord }: TableCell, kind: 'cell' | 'total', isGroup: boolean): Cell {
  const style = kind === 'total' ? STYLES.rowTotal : cellStyle(shade, value === 0 ? why : null, asWord !== null)
  // A group that counts nothing of its own has nothing to say in its row.
  if (isGroup && value === 0) return reference => `<c r="${reference}" s="${STYLES.key}"><v>0</v></c>`
  return reference => `<c r="${reference}" s="${style}"><v>${value}</v></c>`
}

/** A spreadsheet reads “_x0041_” as “A”: what looks so in the text is written so that it stays as it is. */
function protectEscapes(value: string): string {
  return value.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
}

function writtenLength(value: string): number {
  return value.includes('_x') ? protectEscapes(value).length : value.length
}

/** “A”, “Z”, “AA” … for 1, 26, 27 … */
export function columnName(index: number): string {
  let name = ''
  for (let rest = index; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
  return name
}

/** The width of some columns. */
export function column(from: number, to: number, width: number): string {
  return from > to ? '' : `<col min="${from}" max="${to}" width="${width}" customWidth="1"/>`
}

/** How every sheet begins. */
export function sheetHead(view: string, columns: string): string {
  return `${XML_HEAD}<worksheet ${SHEET_NS}><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>${view}<sheetFormatPr defaultRowHeight="15"/>${columns}<sheetData>`
}

/** Keeps the first columns and the rows above the body in sight. */
export function pane(columns: number, rows: number): string {
  const across = columns > 0 ? ` xSplit="${columns}"` : ''
  const at = `${columnName(columns + 1)}${rows + 1}`
  const which = columns > 0 ? 'bottomRight' : 'bottomLeft'
  return `<sheetViews><sheetView showGridLines="0" workbookViewId="0"><pane${across} ySplit="${rows}" topLeftCell="${at}" activePane="${which}" state="frozen"/><selection pane="${which}" activeCell="${at}" sqref="${at}"/></sheetView></sheetViews>`
}

function headName({ key, name }: TableColumn): string {
  return name === '' ? key : `${key} ${name}`
}

/** Each head leads to its sheet of excerpts. */
function headLinks(book: ExportBook, table: TableSheet): string {
  const links = table.columns.flatMap((head, at) => {
    const { sheet } = head
    if (sheet === null) return []
    const target = escapeMarkup(`'${book.excerpts[sheet]!.name.replaceAll("'", "''")}'!A1`)
    return [
      `<hyperlink ref="${columnName(at + 3)}${HEAD_ROW}" location="${target}" display="${escapeMarkup(headName(head))}"/>`,
    ]
  })
  return links.length > 0 ? `<hyperlinks>${links.join('')}</hyperlinks>` : ''
}

/** Paper, margins and foot of a sheet; `pagesWide`: on how many pages side by side its columns are printed. */
export function pageSetup(pagesWide = 1): string {
  return `<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape"${pagesWide > 1 ? ` fitToWidth="${pagesWide}"` : ''} fitToHeight="0"/><headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>`
}
