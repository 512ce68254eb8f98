import { wordFooter, wordParts, words } from '../tables/docx-package.ts'
import { color, SERIF, size, space, stylesPart, WORD_NS, type Style } from '../tables/docx-styles.ts'
import { XML_HEAD } from '../tables/markup.ts'
import { writeZip } from '../zip/write-zip.ts'
import { HUES, type AnnotatedSource, type MarginMark, type MarginParagraph } from './annotated.ts'

const STYLES: readonly Style[] = [
  { id: 'Title', name: 'Title', paragraph: space(0, 120), look: `${SERIF}${color('1A2328')}${size(40)}` },
  { id: 'Caption', name: 'caption', paragraph: space(0, 60), look: `${color('596570')}${size(19)}` },
  { id: 'Legend', name: 'Legend', paragraph: space(0, 20), look: size(19) },
  { id: 'Number', name: 'Paragraph number', paragraph: `${space(40, 60)}<w:jc w:val="right"/>`, look: `${color('596570')}${size(16)}` }, // prettier-ignore
  { id: 'Words', name: 'Source text', paragraph: space(40, 60, 264), look: `${SERIF}${size(21)}` },
  { id: 'SourceHead', name: 'Source heading', paragraph: `<w:keepNext/>${space(160, 60)}`, look: `<w:b/>${size(22)}` },
  { id: 'Margin', name: 'Margin', paragraph: space(40, 0), look: size(16) },
  {
    id: 'Footer',
    name: 'footer',
    paragraph: '<w:tabs><w:tab w:val="right" w:pos="9900"/></w:tabs>',
    look: `${color('596570')}${size(17)}`,
  },
]
/** Widths of the number, the text and the margin, in twentieths of a point. */
const WIDTHS = [560, 6340, 3000] as const

/** Writes a source with its codes in the margin as a Word file: a row a paragraph, coded words shaded, the codes beside them named where they begin. */
export function writeAnnotatedDocx(source: AnnotatedSource): Generator<Uint8Array, void, void> {
  return writeZip(
    wordParts({
      title: source.title,
      styles: stylesPart(STYLES),
      footer: wordFooter(source.title),
      body: body(source),
    }),
  )
}

function* body({ title, about, legend, paragraphs }: AnnotatedSource): Generator<string, void, void> {
  yield `${XML_HEAD}<w:document ${WORD_NS}><w:body>${paragraph('Title', words(title))}`
  for (const line of about) yield paragraph('Caption', words(line))
  for (const { code, hue, codings } of legend)
    yield paragraph(
      'Legend',
      `${words('▌ ', `<w:color w:val="${HUES[hue]!}"/>`)}${words(`${code}  `)}${words(String(codings), color('596570'))}`,
    )
  yield paragraph('Caption', '')
  yield `<w:tbl><w:tblPr><w:tblW w:w="${WIDTHS.reduce((a, b) => a + b, 0)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${WIDTHS.map(width => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`
  for (const one of paragraphs) yield row(one)
  yield `</w:tbl>${paragraph('Caption', '')}<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1000" w:bottom="1134" w:left="1000" w:header="680" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`
}

function row({ number, level, speaker, words: pieces, marks }: MarginParagraph): string {
  const said = pieces.map(piece =>
    words(piece.words, piece.coded ? '<w:shd w:val="clear" w:color="auto" w:fill="E8EFF1"/>' : ''),
  )
  const who = speaker === null ? '' : words(`${speaker}: `, '<w:b/>')
  const text = paragraph(level === null ? 'Words' : 'SourceHead', `${who}${said.join('')}`)
  const margin = marks.length === 0 ? paragraph('Margin', '') : marks.map(mark).join('')
  return `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cell(WIDTHS[0], paragraph('Number', words(String(number))))}${cell(WIDTHS[1], text)}${cell(WIDTHS[2], margin)}</w:tr>`
}

function mark({ code, coder, hue, begins }: MarginMark): string {
  const bar = words('▌', `<w:color w:val="${HUES[hue]!}"/>`)
  return begins
    ? paragraph('Margin', `${bar}${words(`${code} `)}${words(coder, color('596570'))}`)
    : paragraph('Margin', `${bar}${words(`${code}, goes on`, color('596570'))}`)
}

function cell(width: number, content: string): string {
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${content}</w:tc>`
}

function paragraph(style: string, content: string): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${content}</w:p>`
}
