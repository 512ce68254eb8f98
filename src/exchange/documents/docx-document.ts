import { wordFooter, wordParts, words } from '../tables/docx-package.ts'
import { color, SERIF, size, space, stylesPart, WORD_NS, type Style } from '../tables/docx-styles.ts'
import { XML_HEAD } from '../tables/markup.ts'
import { writeZip } from '../zip/write-zip.ts'
import type { DocumentBlock, Run, TextDocument } from './document.ts'

const HEADINGS = [34, 28, 25, 23, 22, 21]
const heading = (halfPoints: number, at: number): Style => ({
  id: `Heading${at + 1}`,
  name: `heading ${at + 1}`,
  paragraph: `<w:keepNext/>${space(at === 0 ? 480 : 320, 40)}<w:outlineLvl w:val="${at}"/>`,
  look: `<w:b/>${color(at === 0 ? '0C5A69' : '1A2328')}${size(halfPoints)}`,
  next: 'Facts',
})
const STYLES: readonly Style[] = [
  {
    id: 'Title',
    name: 'Title',
    paragraph: space(0, 120),
    look: `${SERIF}${color('1A2328')}${size(44)}`,
    next: 'Caption',
  },
  ...HEADINGS.map(heading),
  { id: 'Caption', name: 'caption', paragraph: space(0, 60), look: `${color('596570')}${size(19)}` },
  { id: 'Facts', name: 'Facts', paragraph: `<w:keepNext/>${space(0, 80)}`, look: `${color('596570')}${size(18)}` },
  { id: 'Text', name: 'Text', paragraph: space(0, 80, 264) },
  { id: 'Said', name: 'Said', paragraph: space(0, 80, 264), look: `${SERIF}${size(21)}` },
  { id: 'SaidBy', name: 'Said by', paragraph: space(0, 240), look: `${color('445058')}${size(19)}` },
  { id: 'Item', name: 'Item', paragraph: `${space(0, 40, 259)}<w:ind w:left="340" w:hanging="340"/>` },
  {
    id: 'Footer',
    name: 'footer',
    paragraph: '<w:tabs><w:tab w:val="right" w:pos="9070"/></w:tabs>',
    look: `${color('596570')}${size(17)}`,
  },
]
const LOOKS: Readonly<Record<NonNullable<Run['look']>, string>> = {
  bold: '<w:b/>',
  italic: '<w:i/>',
  add: '<w:color w:val="1C6B3A"/><w:u w:val="single"/>',
  cut: '<w:strike/><w:color w:val="A3283A"/>',
}
const KINDS: Readonly<Record<DocumentBlock['kind'], string>> = {
  heading: 'Heading',
  facts: 'Facts',
  text: 'Text',
  said: 'Said',
  'said by': 'SaidBy',
  item: 'Item',
}

/** Writes a document as a Word file, piece by piece: portrait, headings that make an outline. */
export function writeDocumentDocx(document: TextDocument): Generator<Uint8Array, void, void> {
  return writeZip(
    wordParts({
      title: document.title,
      styles: stylesPart(STYLES),
      footer: wordFooter(document.title),
      body: body(document),
    }),
  )
}

function* body({ title, about, blocks }: TextDocument): Generator<string, void, void> {
  yield `${XML_HEAD}<w:document ${WORD_NS}><w:body>${paragraph('Title', words(title))}`
  for (const line of about) yield paragraph('Caption', words(line))
  let before: DocumentBlock | undefined
  for (const block of blocks) {
    if (before !== undefined) yield blockOf(before, block)
    before = block
  }
  if (before !== undefined) yield blockOf(before, undefined)
  yield `<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1418" w:bottom="1304" w:left="1418" w:header="680" w:footer="680" w:gutter="0"/></w:sectPr></w:body></w:document>`
}

function blockOf({ kind, level = 1, label, runs }: DocumentBlock, next: DocumentBlock | undefined): string {
  const style = kind === 'heading' ? `Heading${Math.min(level, HEADINGS.length)}` : KINDS[kind]
  const said = runs.map(run => words(run.words, run.look ? LOOKS[run.look] : ''))
  const before = label === undefined ? '' : words(`${label}: `, '<w:b/>')
  return paragraph(style, `${kind === 'item' ? words('–\t') : ''}${before}${said.join('')}`, keeps(kind, next))
}

/** What somebody said stays on one page with who said it; facts stay with what follows, but for another heading. */
function keeps(kind: DocumentBlock['kind'], next: DocumentBlock | undefined): string {
  if (kind === 'said' && (next?.kind === 'said' || next?.kind === 'said by')) return '<w:keepNext/><w:keepLines/>'
  return kind === 'facts' && (next === undefined || next.kind === 'heading') ? '<w:keepNext w:val="0"/>' : ''
}

function paragraph(style: string, content: string, look = ''): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${look}</w:pPr>${content}</w:p>`
}
