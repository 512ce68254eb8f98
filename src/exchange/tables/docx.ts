import { writeZip } from '../zip/write-zip.ts'
import {
  PAUSE,
  SHADES,
  type BookExcerpt,
  type ExcerptSheet,
  type ExportBook,
  type TableCell,
  type TableColumn,
  type TableRow,
} from './book.ts'
import { wordParts, words, wordFooter as footer } from './docx-package.ts'
import { DOCX_STYLES, WORD_NS } from './docx-styles.ts'
import { XML_HEAD } from './markup.ts'
import { grouped, REASON_WORDS } from './words.ts'

/** A page takes this many columns beside the codes; a wider table goes on in a further one (Word itself ends at 63). */
const COLUMNS_PER_TABLE = 14
/** With more columns than this there is room for keys only at their heads; the names stand under the table. */
const COLUMNS_WITH_NAMES = 9
/** What a landscape A4 page holds between its margins, in twentieths of a point, and the part of it for the codes. */
const PAGE_WIDTH = 15_136
const LABEL_WIDTHS = { least: 1_400, most: 3_600 } as const
/** About what a letter takes, and what stands at both sides of a cell. */
const LETTER = 105
const AROUND = 300

/** The labels of a table take as much as the longest of them needs, as far as there is room. */
function labelWidth({ table }: ExportBook): number {
  const longest = Math.max(
    table.corner.length,
    table.totals.label.length / 2,
    ...table.rows.map(row => row.label.length + 2 * row.depth),
  )
  return Math.round(Math.min(LABEL_WIDTHS.most, Math.max(LABEL_WIDTHS.least, longest * LETTER + AROUND)))
}

/** Writes a book as a Word document, piece by piece: heading, caption, the table with its heads repeated on every page, then the excerpts of each column. */
export function writeDocx(book: ExportBook): Generator<Uint8Array, void, void> {
  return writeZip(wordParts({ title: book.title, styles: DOCX_STYLES, footer: footer(book.title), body: body(book) }))
}

function* body(book: ExportBook): Generator<string, void, void> {
  yield `${XML_HEAD}<w:document ${WORD_NS}><w:body>${paragraph('Title', book.title)}`
  for (const line of book.caption) yield paragraph('Caption', line)
  yield* tables(book)
  for (const sheet of book.excerpts) yield* excerpts(sheet)
  yield `<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="851" w:right="851" w:bottom="851" w:left="851" w:header="454" w:footer="454" w:gutter="0"/></w:sectPr></w:body></w:document>`
}

function* tables(book: ExportBook): Generator<string, void, void> {
  const { table } = book
  const label = labelWidth(book)
  const count = Math.max(1, Math.ceil(table.columns.length / COLUMNS_PER_TABLE))
  const perTable = Math.ceil(table.columns.length / count)
  for (let first = 0; first < table.columns.length; first += perTable) {
    const columns = table.columns.slice(first, first + perTable)
    // An empty paragraph keeps Word from joining two tables into one.
    if (first > 0) yield paragraph('Caption', `Continued: ${columns[0]!.key} to ${columns.at(-1)!.key}`)
    yield tableHead(table.corner, columns, label)
    for (const row of table.rows) yield tableRow(row, columns, first, label)
    yield totalRow(table.totals.label, table.totals.cells.slice(first, first + perTable), label)
    yield '</w:tbl>'
    if (!hasRoomForNames(columns)) yield paragraph('Caption', namesOf(columns))
  }
  yield paragraph('Normal', '')
}

function hasRoomForNames(columns: readonly TableColumn[]): boolean {
  return columns.length <= COLUMNS_WITH_NAMES
}

function namesOf(columns: readonly TableColumn[]): string {
  return columns
    .filter(({ name }) => name !== '')
    .map(({ key, name }) => `${key} ${name}`)
    .join(' · ')
}

function tableHead(corner: string, columns: readonly TableColumn[], labels: number): string {
  const width = Math.floor((PAGE_WIDTH - labels) / columns.length)
  const isRoomy = hasRoomForNames(columns)
  const heads = columns.map(({ key, name, below }) =>
    tableCell(
      paragraph('TableHead', key) +
        (name && isRoomy ? paragraph('TableBelow', name) : '') +
        (below ? paragraph('TableBelow', below) : ''),
      width,
    ),
  )
  return `<w:tbl><w:tblPr><w:tblStyle w:val="Matrix"/><w:tblW w:w="${labels + width * columns.length}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr><w:tblGrid><w:gridCol w:w="${labels}"/>${`<w:gridCol w:w="${width}"/>`.repeat(columns.length)}</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${tableCell(paragraph('TableLabel', corner, '<w:b/>'), labels)}${heads.join('')}</w:tr>`
}

function tableRow(row: TableRow, columns: readonly TableColumn[], first: number, labels: number): string {
  const width = Math.floor((PAGE_WIDTH - labels) / columns.length)
  const indent = row.depth > 0 ? `<w:ind w:left="${row.depth * 200}"/>` : ''
  const label = `<w:p><w:pPr><w:pStyle w:val="TableLabel"/>${indent}</w:pPr>${run(row.label, row.isGroup ? '<w:b/>' : '')}</w:p>`
  const cells = columns.map(({ kind }, at) => numberCell(row.cells[first + at]!, width, kind === 'total', row.isGroup))
  return `<w:tr><w:trPr><w:cantSplit/></w:trPr>${tableCell(label, labels)}${cells.join('')}</w:tr>`
}

function numberCell(
  { value, shade, why, asWord }: TableCell,
  width: number,
  isTotal: boolean,
  isGroup: boolean,
): string {
  if (isGroup && value === 0) return tableCell(paragraph('TableNumber', ''), width)
  if (value === 0)
    return tableCell(
      paragraph('TableBelow', why === null ? '0' : REASON_WORDS[why]),
      width,
      isTotal ? 'F3F5F6' : undefined,
    )
  const ink = SHADES.light.ink[shade] === '#ffffff' ? '<w:color w:val="FFFFFF"/>' : ''
  const ground = isTotal ? 'F3F5F6' : SHADES.light.ground[shade]!.slice(1).toUpperCase() || undefined
  return tableCell(paragraph('TableNumber', asWord ?? grouped(value), ink), width, ground)
}

function totalRow(label: string, cells: readonly (number | null)[], labels: number): string {
  const width = Math.floor((PAGE_WIDTH - labels) / cells.length)
  const numbers = cells.map(value =>
    tableCell(paragraph('TableNumber', value === null ? '' : grouped(value), '<w:b/>'), width, 'F3F5F6'),
  )
  return `<w:tr><w:trPr><w:cantSplit/></w:trPr>${tableCell(paragraph('TableLabel', label, '<w:b/>'), labels, 'F3F5F6')}${numbers.join('')}</w:tr>`
}

function tableCell(content: string, width: number, ground?: string): string {
  const shade = ground ? `<w:shd w:val="clear" w:color="auto" w:fill="${ground}"/>` : ''
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${shade}</w:tcPr>${content}</w:tc>`
}

function* excerpts(sheet: ExcerptSheet): Generator<string, void, void> {
  yield paragraph('Heading1', sheet.title) + paragraph('Caption', sheet.below)
  let head = ''
  for (const excerpt of sheet.read()) {
    if (excerpt === PAUSE) {
      yield ''
      continue
    }
    const name = sheet.isShared ? `${excerpt.under ?? ''}: ${excerpt.codeName}` : excerpt.codeName
    if (`${name}\n${excerpt.codeId}` !== head) {
      head = `${name}\n${excerpt.codeId}`
      yield paragraph('Heading2', name)
    }
    yield paragraph('Excerpt', excerpt.words) + placeOf(excerpt)
  }
}

function placeOf(excerpt: BookExcerpt): string {
  const place = [`${excerpt.source}, ¶${excerpt.paragraph}`, excerpt.coder, excerpt.stance]
    .filter(part => part !== '')
    .join(' · ')
  return paragraph('Place', excerpt.attribution === '' ? place : `(${excerpt.attribution}) ${place}`)
}

function paragraph(style: string, words: string, look = ''): string {
  const named = style === 'Normal' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`
  return `<w:p>${named}${words === '' ? '' : run(words, look)}</w:p>`
}

const run = words
