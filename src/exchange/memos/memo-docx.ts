// Memos as a Word document: headings that make an outline, lists and formatting as Word has them.

import { listSigns } from '../../memos/list-signs.ts'
import type { Block, Inline, Rich } from '../../memos/rich.ts'
import { wordFooter, wordParts, words } from '../tables/docx-package.ts'
import { color, SERIF, size, space, stylesPart, WORD_NS, type Style } from '../tables/docx-styles.ts'
import { XML_HEAD } from '../tables/markup.ts'
import { writeZip } from '../zip/write-zip.ts'
import { factsOf, type BookMemo, type MemoBook } from './memo-book.ts'

const heading = (level: number, halfPoints: number, before: number, hue: string): Style => ({
  id: `Heading${level}`,
  name: `heading ${level}`,
  paragraph: `<w:keepNext/>${space(before, 60)}<w:outlineLvl w:val="${level - 1}"/>`,
  look: `<w:b/>${color(hue)}${size(halfPoints)}`,
  next: 'Text',
})

const STYLES: readonly Style[] = [
  {
    id: 'Title',
    name: 'Title',
    paragraph: space(0, 120),
    look: `${SERIF}${color('1A2328')}${size(44)}`,
    next: 'Caption',
  },
  heading(1, 30, 480, '0C5A69'),
  heading(2, 26, 400, '1A2328'),
  heading(3, 24, 260, '1A2328'),
  heading(4, 22, 220, '1A2328'),
  heading(5, 21, 200, '445058'),
  { id: 'Caption', name: 'caption', paragraph: space(0, 60), look: `${color('596570')}${size(19)}` },
  { id: 'Facts', name: 'Facts', paragraph: `<w:keepNext/>${space(0, 100)}`, look: `${color('596570')}${size(18)}` },
  { id: 'Text', name: 'Text', paragraph: space(0, 120, 269) },
  { id: 'Item', name: 'Item', paragraph: space(0, 50, 264) },
  {
    id: 'Quote',
    name: 'Quote',
    paragraph: `<w:pBdr><w:left w:val="single" w:sz="12" w:space="8" w:color="B9C2C8"/></w:pBdr>${space(40, 140, 264)}<w:ind w:left="284" w:right="567"/>`,
    look: `${SERIF}${color('445058')}${size(21)}`,
  },
  {
    id: 'Footer',
    name: 'footer',
    paragraph: '<w:tabs><w:tab w:val="right" w:pos="9070"/></w:tabs>',
    look: `${color('596570')}${size(17)}`,
  },
]

/** Writes memos as a Word document, a memo at a time; a journal under its days. */
export function writeMemosDocx(book: MemoBook): Generator<Uint8Array, void, void> {
  return writeZip(
    wordParts({ title: book.title, styles: stylesPart(STYLES), footer: wordFooter(book.title), body: body(book) }),
  )
}

function* body(book: MemoBook): Generator<string, void, void> {
  yield `${XML_HEAD}<w:document ${WORD_NS}><w:body>${paragraph('Title', words(book.title))}`
  for (const line of book.about) yield paragraph('Caption', words(line))
  let day: string | null = null
  for (const memo of book.read()) {
    if (book.isJournal && memo.day !== day) yield paragraph('Heading1', words((day = memo.day) ?? ''))
    yield memoOf(memo, book.isJournal ? 2 : 1)
  }
  yield `<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1418" w:bottom="1304" w:left="1418" w:header="680" w:footer="680" w:gutter="0"/></w:sectPr></w:body></w:document>`
}

function memoOf(memo: BookMemo, level: number): string {
  const { quoted, linkedFrom } = memo
  return (
    paragraph(`Heading${level}`, words(memo.title)) +
    paragraph('Facts', words(factsOf(memo))) +
    (quoted === null
      ? ''
      : paragraph('Quote', words(`${quoted.words} `) + words(`(${quoted.reference})`, color('596570')))) +
    blocks(memo.rich, level) +
    (linkedFrom.length === 0 ? '' : paragraph('Caption', words(`Linked from: ${linkedFrom.join('; ')}`)))
  )
}

function blocks(rich: Rich, level: number): string {
  const signs = listSigns(rich)
  return rich.map((block, at) => blockOf(block, signs[at]!, level)).join('')
}

function blockOf(block: Block, sign: string, level: number): string {
  const runs = block.children.map(runOf).join('')
  if (block.type === 'heading') return paragraph(`Heading${Math.min(5, level + block.level)}`, runs)
  if (block.type === 'quote') return paragraph('Quote', runs)
  if (block.type === 'paragraph') return paragraph('Text', runs)
  const left = 400 * (block.depth + 1)
  return paragraph(
    'Item',
    words(`${sign}\t`) + runs,
    `<w:tabs><w:tab w:val="left" w:pos="${left}"/></w:tabs><w:ind w:left="${left}" w:hanging="400"/>`,
  )
}

function runOf(inline: Inline): string {
  if (!('text' in inline)) return words(inline.name, color('0C5A69'))
  const font = '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/>'
  // In Word's own order: its reader is strict.
  const look = [
    inline.code && font,
    inline.bold && '<w:b/>',
    inline.italic && '<w:i/>',
    inline.strike && '<w:strike/>',
    inline.underline && '<w:u w:val="single"/>',
  ]
  return inline.text === '' ? '' : words(inline.text, look.filter(Boolean).join(''))
}

function paragraph(style: string, content: string, more = ''): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr>${content}</w:p>`
}
