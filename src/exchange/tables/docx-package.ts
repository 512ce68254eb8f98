// The parts of a Word document that hold it together, and its words.

import type { ZipPart } from '../zip/write-zip.ts'
import { DOCX_SETTINGS, WORD_NS } from './docx-styles.ts'
import { escapeMarkup, XML_HEAD } from './markup.ts'
import { coreProperties } from './xlsx-package.ts'

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** What makes a Word document: `styles`, `footer` and `body` are whole parts. */
export interface WordDocument {
  readonly title: string
  readonly styles: string
  readonly footer: string
  readonly body: Iterable<string>
}

/** The parts of a Word document, in the order in which they are written. */
export function* wordParts({ title, styles, footer, body }: WordDocument): Generator<ZipPart, void, void> {
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
  yield {
    name: '[Content_Types].xml',
    content: [
      `${XML_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${word}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${word}.styles+xml"/><Override PartName="/word/settings.xml" ContentType="${word}.settings+xml"/><Override PartName="/word/footer1.xml" ContentType="${word}.footer+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    ],
  }
  yield {
    name: '_rels/.rels',
    content: [
      `${XML_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    ],
  }
  yield { name: 'docProps/core.xml', content: [coreProperties(title)] }
  yield {
    name: 'word/_rels/document.xml.rels',
    content: [
      `${XML_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${OFFICE}/settings" Target="settings.xml"/><Relationship Id="rId3" Type="${OFFICE}/footer" Target="footer1.xml"/></Relationships>`,
    ],
  }
  yield { name: 'word/settings.xml', content: [DOCX_SETTINGS] }
  yield { name: 'word/styles.xml', content: [styles] }
  yield { name: 'word/footer1.xml', content: [footer] }
  yield { name: 'word/document.xml', content: body }
}

/** A run of text; line ends and tabs in it become Word's own. `look` are its run properties. */
export function words(text: string, look = ''): string {
  const pieces = text.split(/(\n|\t)/).map(piece => {
    if (piece === '\n') return '<w:br/>'
    if (piece === '\t') return '<w:tab/>'
    return piece === '' ? '' : `<w:t xml:space="preserve">${escapeMarkup(piece)}</w:t>`
  })
  return `<w:r>${look ? `<w:rPr>${look}</w:rPr>` : ''}${pieces.join('')}</w:r>`
}

/** The foot of every page: the title and the number of the page. */
export function wordFooter(title: string): string {
  return `${XML_HEAD}<w:ftr ${WORD_NS}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>${words(`${title}\t`)}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>`
}
