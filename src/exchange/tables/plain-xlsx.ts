// A workbook of plain sheets: heads in the first row, a thing in each row below, so that it can be read back as it is.

import { writeZip, type ZipPart } from '../zip/write-zip.ts'
import { escapeMarkup, XML_HEAD } from './markup.ts'
import { column, columnName, heightOf, number, pageSetup, pane, Rows, sheetHead, text, type Cell } from './xlsx.ts'
import { contentTypes, coreProperties, packageRelations, SHEET_NS, workbookRelations } from './xlsx-package.ts'
import { STYLES_XML, type StyleName } from './xlsx-styles.ts'

/** A cell: text, a number, or a share, which is shown per cent. */
export type PlainCell = string | number | { readonly share: number }

/** A sheet. `widths` are of its columns, in characters; the first `kept` columns stay while the others go by, and stand on every printed page. */
export interface PlainSheet {
  readonly name: string
  readonly heads: readonly string[]
  readonly widths: readonly number[]
  readonly rows: readonly (readonly PlainCell[])[]
  readonly kept?: number
}

/** How many characters across a printed page can still be read. */
const PAGE_CHARACTERS = 220

/** Writes plain sheets as an xlsx workbook, piece by piece. Numbers are numbers and everything else is text, so that no text of a study can become a formula. */
export function writePlainXlsx(title: string, sheets: readonly PlainSheet[]): Generator<Uint8Array, void, void> {
  return writeZip(parts(title, sheets))
}

function* parts(title: string, sheets: readonly PlainSheet[]): Generator<ZipPart, void, void> {
  yield { name: '[Content_Types].xml', content: [contentTypes(sheets.length)] }
  yield { name: '_rels/.rels', content: [packageRelations()] }
  yield { name: 'docProps/core.xml', content: [coreProperties(title)] }
  yield { name: 'xl/workbook.xml', content: [workbook(sheets)] }
  yield { name: 'xl/_rels/workbook.xml.rels', content: [workbookRelations(sheets.length)] }
  yield { name: 'xl/styles.xml', content: [STYLES_XML] }
  for (const [at, sheet] of sheets.entries())
    yield { name: `xl/worksheets/sheet${at + 1}.xml`, content: sheetParts(sheet) }
}

function* sheetParts({ heads, widths, rows, kept = 0 }: PlainSheet): Generator<string, void, void> {
  const written = new Rows()
  yield sheetHead(pane(kept, 1), `<cols>${widths.map((width, at) => column(at + 1, at + 1, width)).join('')}</cols>`)
  yield written.row(heads.map((head, at) => text(head, areNumbers(rows, at) ? 'headNumber' : 'head')))
  const looks = heads.map((_, at) => lookOf(rows, at))
  for (const row of rows) {
    const texts = row.map(cell => (typeof cell === 'string' ? cell : undefined))
    yield written.row(
      row.map((cell, at) => cellOf(cell, looks[at]!)),
      heightOf(texts, widths),
      true,
    )
  }
  yield `</sheetData><autoFilter ref="A1:${columnName(heads.length)}${Math.max(1, rows.length + 1)}"/>${pageSetup(Math.ceil(widths.reduce((sum, width) => sum + width, 0) / PAGE_CHARACTERS))}</worksheet>`
}

/** Whether numbers stand in a column, and nothing else. */
function areNumbers(rows: PlainSheet['rows'], at: number): boolean {
  const said = rows.map(row => row[at] ?? '').filter(cell => cell !== '')
  return said.length > 0 && said.every(cell => typeof cell !== 'string')
}

const LOOKS = ['plainNumber', 'plainTenth', 'plainHundredth', 'plainThousandth'] as const satisfies readonly StyleName[]

/** How the numbers of a column are shown: all with as many places as any of them needs, three at most. */
function lookOf(rows: PlainSheet['rows'], at: number): StyleName {
  const places = rows.map(row => {
    const cell = row[at]
    if (typeof cell !== 'number' || Number.isInteger(cell)) return 0
    return [1, 2].find(count => Number(cell.toFixed(count)) === cell) ?? 3
  })
  return LOOKS[places.reduce<number>((most, one) => Math.max(most, one), 0)]!
}

function cellOf(cell: PlainCell, look: StyleName): Cell {
  if (typeof cell === 'string') return text(cell, 'wrap')
  return typeof cell === 'number' ? number(cell, look) : number(cell.share, 'plainShare')
}

function workbook(given: readonly PlainSheet[]): string {
  const quoted = (name: string) => escapeMarkup(`'${name.replaceAll("'", "''")}'`)
  const sheets = given.map(
    ({ name }, at) => `<sheet name="${escapeMarkup(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  )
  const titles = given.map(({ name, kept }, at) => {
    const columns = kept ? `${quoted(name)}!$A:$${columnName(kept)},` : ''
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${columns}${quoted(name)}!$1:$1</definedName>`
  })
  return `${XML_HEAD}<workbook ${SHEET_NS}><bookViews><workbookView/></bookViews><sheets>${sheets.join('')}</sheets><definedNames>${titles.join('')}</definedNames></workbook>`
}
