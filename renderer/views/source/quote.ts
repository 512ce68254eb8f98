// Words as they are quoted elsewhere: with their place and attribution, as plain text and as a paragraph for a document.

import type { Quote } from '../../../src/coding/types.ts'
import { words } from '../../words/en.ts'

/** What a reference is made of: an excerpt has it, and any words that were asked about. */
export type Quoted = Pick<Quote, 'sourceKey' | 'sourceName' | 'paragraph' | 'lastParagraph' | 'words' | 'attribution'>

/** The place of some words: "T10 Knowledge lead, ¶13–14". */
export function placeOfQuote({ sourceKey, sourceName, paragraph, lastParagraph }: Quoted): string {
  const source = sourceKey === null || sourceKey === sourceName ? sourceName : `${sourceKey} ${sourceName}`
  const at =
    lastParagraph > paragraph
      ? words.source.choose.paragraphs(paragraph, lastParagraph)
      : words.source.paragraph(paragraph)
  return `${source}, ${at}`
}

/** The reference of some words: "(T10 Knowledge lead, ¶13; Site S05, in-depth, exemplar, programme staff)". */
function referenceOf(quote: Quoted): string {
  return `(${[placeOfQuote(quote), quote.attribution].filter(Boolean).join('; ')})`
}

/** Words with their reference, as plain text. */
export function quoteAsText(quote: Quoted): string {
  return `“${quote.words}” ${referenceOf(quote)}`
}

/** Words with their reference for a document: a paragraph each, the reference after the last. */
export function quoteAsHtml(quote: Quoted): string {
  const lines = quote.words.split('\n').filter(line => line.trim() !== '')
  const last = lines.length - 1
  const paragraphs = lines.map(
    (line, at) =>
      `<p>${at === 0 ? '“' : ''}${escaped(line)}${at === last ? `” ${escaped(referenceOf(quote))}` : ''}</p>`,
  )
  return `<blockquote>${paragraphs.join('')}</blockquote>`
}

/** Puts words with their reference on the clipboard. Throws where the browser forbids it. */
export async function copyQuote(quote: Quoted): Promise<void> {
  const piece = (text: string, type: string) => new Blob([text], { type })
  await navigator.clipboard.write([
    new ClipboardItem({
      'text/plain': piece(quoteAsText(quote), 'text/plain'),
      'text/html': piece(quoteAsHtml(quote), 'text/html'),
    }),
  ])
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
