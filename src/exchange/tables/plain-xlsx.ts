// A workbook of plain sheets: heads in the first row, a thing in each row below, so that it can be read back as it is.

import { writeZip, type ZipPart } from '../zip/write-zip.ts'
import { escapeMarkup, XML_HEAD } from './markup.ts'
import { column, columnName, heightOf, number, pageSetup, pane, Rows, sheetHead, text, type Cell } from './xlsx.ts'
import { contentTypes, coreProperties, packageRelations, SHEET_NS, workbookRelations } from './xlsx-package.ts'
import { STYLES_XML } from './xlsx-styles.ts'

/** A cell: text, a number, or a share, which is shown per cent. */
export type PlainCell = string | number | { readonly share: number }

/** A sheet. `widths` are of its columns, in characters. */
export interface PlainSheet {
  readonly name: string
  readonly heads: readonly string[]
  readonly widths: readonly number[]
  readonly rows: readonly (readonly PlainCell[])[]
}

/** Writes plain sheets as an xlsx workbook, piece by piece. Numbers are numbers and everything else is text, so that no text of a study can become a formula. */
export function writePlainXlsx(title: string, sheets: readonly PlainSheet[]): Generator<Uint8Array, void, void> {
  return writeZip(parts(title, sheets))
}

function* parts(title: string, sheets: readonly PlainSheet[]): Generator<ZipPart, void, void> {
  yield { name: '[Content_Types].xml', content: [contentTypes(sheets.length)] }
  yield { name: '_rels/.rels', content: [packageRelations()] }
  yield { name: 'docProps/core.xml', content: [coreProperties(title)] }
  yield { name: 'xl/workbook.xml', content: [workbook(sheets.map(sheet => sheet.name))] }
  yield { name: 'xl/_rels/workbook.xml.rels', content: [workbookRelations(sheets.length)] }
  yield { name: 'xl/styles.xml', content: [STYLES_XML] }
  for (const [at, sheet] of sheets.entries())
    yield { name: `xl/worksheets/sheet${at + 1}.xml`, content: sheetParts(sheet) }
}

function* sheetParts({ heads, widths, rows }: PlainSheet): Generator<string, void, void> {
  const written = new Rows()
  yield sheetHead(pane(0, 1), `<cols>${widths.map((width, at) => column(at + 1, at + 1, width)).join('')}</cols>`)
  yield written.row(heads.map((head, at) => text(head, areNumbers(rows, at) ? 'headNumber' : 'head')))
  for (const row of rows) {
    const texts = row.map(cell => (typeof cell === 'string' ? cell : undefined))
    yield written.row(row.map(cellOf), heightOf(texts, widths), true)
  }
  yield `</sheetData><autoFilter ref="A1:${columnName(heads.length)}${Math.max(1, rows.length + 1)}"/>${pageSetup()}</worksheet>`
}

/** Whether numbers stand in a column, and nothing else. */
function areNumbers(rows: PlainSheet['rows'], at: number): boolean {
  const said = rows.map(row => row[at] ?? '').filter(cell => cell !== '')
  return said.length > 0 && said.every(cell => typeof cell !== 'string')
}

function cellOf(cell: PlainCell): Cell {
  if (typeof cell === 'string') return text(cell, 'wrap')
  return typeof cell === 'number' ? number(cell, 'plainNumber') : number(cell.share, 'plainShare')
}

function workbook(names: readonly string[]): string {
  const quoted = (name: string) => escapeMarkup(`'${name.replaceAll("'", "''")}'`)
  const sheets = names.map(
    (name, at) => `<sheet name="${escapeMarkup(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  )
  const titles = names.map(
    (name, at) => `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${quoted(name)}!$1:$1</definedName>`,
  )
  return `${XML_HEAD}<workbook ${SHEET_NS}><bookViews><workbookView/></bookViews><sheets>${sheets.join('')}</sheets><definedNames>${titles.join('')}</definedNames></workbook>`
}
