// The parts of a workbook that hold it together.

import { escapeMarkup, XML_HEAD } from './markup.ts'

/** The name spaces that every part of a workbook names. */
export const SHEET_NS =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
/** The kinds of the parts. */
export function contentTypes(sheets: number): string {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const each = Array.from(
    { length: sheets },
    (_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${type}.worksheet+xml"/>`,
  )
  return `${XML_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>${each.join('')}</Types>`
}

/** Where the workbook is. */
export function packageRelations(): string {
  return `${XML_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`
}

/** The title, and nothing that a clock or a person would put in. */
export function coreProperties(title: string): string {
  return `${XML_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeMarkup(title)}</dc:title></cp:coreProperties>`
}

/** The sheets by name, and their heads to be printed on every page. */
export function workbook(sheets: readonly string[], headRow: number): string {
  const quoted = (name: string) => escapeMarkup(`'${name.replaceAll("'", "''")}'`)
  // Heads are printed again on every page.
  const titles = [
    `<definedName name="_xlnm.Print_Titles" localSheetId="0">${quoted(sheets[0]!)}!$A:$A,${quoted(sheets[0]!)}!$${headRow}:$${headRow + 1}</definedName>`,
    ...sheets
      .slice(1)
      .map(
        (name, at) =>
          `<definedName name="_xlnm.Print_Titles" localSheetId="${at + 1}">${quoted(name)}!$4:$4</definedName>`,
      ),
  ]
  const each = sheets.map((name, at) => `<sheet name="${escapeMarkup(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
  return `${XML_HEAD}<workbook ${SHEET_NS}><bookViews><workbookView/></bookViews><sheets>${each.join('')}</sheets><definedNames>${titles.join('')}</definedNames></workbook>`
}

/** Which part each sheet is. */
export function workbookRelations(sheets: number): string {
  const each = Array.from(
    { length: sheets },
    (_, at) => `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  )
  return `${XML_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}<Relationship Id="rId${sheets + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`
}
