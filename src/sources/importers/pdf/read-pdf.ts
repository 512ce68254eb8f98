// A PDF file as plain text: its printed lines joined into paragraphs, each with the page it begins on.

import { getDocumentProxy } from 'unpdf'
import { Refusal } from '../../../base/trouble.ts'
import type { PreparedFormat } from '../../prepared.ts'
import type { Loss } from '../../types.ts'
import { LONGEST_TEXT, MOST_PAGES, refuseFile } from '../limits.ts'
import { checkText } from '../plain-text.ts'
import type { ReadText } from '../prepare.ts'
import { LineJoiner } from './join.ts'
import { linesOfPage, type PrintedLine, type TextPiece } from './lines.ts'
import { hasBullet, paragraphsOf, type PrintedParagraph } from './paragraphs.ts'
import { findRunningHeads } from './running-heads.ts'
import { checkStreams } from './streams.ts'

/** Reads a PDF file. Refuses locked and damaged ones, and those whose pages hold no text. */
export async function readPdf(name: string, bytes: Buffer): Promise<ReadText> {
  checkStreams(name, bytes)
  const { lines, pages, empty, annotations } = await linesOf(name, bytes)
  if (lines.length === 0) {
    throw new Refusal(
      'pages-without-text',
      `“${name}”: Pages are pictures and hold no text. Recognise the text first, then import again.`,
    )
  }
  const heads = findRunningHeads(lines, pages)
  const body = lines.filter(line => !heads.lines.has(line))
  const paragraphs = paragraphsOf(body.length > 0 ? body : lines)
  const joiner = new LineJoiner(paragraphs)
  const texts = paragraphs.map(paragraph => joiner.join(paragraph))
  const text = texts.join('\n')
  const unreadable = unreadableShare(text)
  if (unreadable > 0.5) {
    throw refuseFile(
      'letters-without-meaning',
      name,
      'is set in fonts that do not say which letters they show',
      'Recognise its text as if it were a scan, or find the document it was made from, and import that.',
    )
  }
  checkText(name, text)
  const said: Loss[] = []
  if (empty.length > 0) said.push(`${pageList(empty)} no text (they may be pictures).`)
  if (heads.examples.length > 0)
    said.push(
      `Running heads and page numbers were left out: ${heads.examples
        .slice(0, 3)
        .map(one => `“${one.slice(0, 80)}”`)
        .join(', ')}.`,
    )
  if (joiner.dropped > 0)
    said.push(`${joiner.dropped} hyphen${joiner.dropped === 1 ? ' at a line end was' : 's at line ends were'} dropped.`)
  if (unreadable > 0) said.push('Some characters have no meaning in the file and stand as �.')
  if (annotations > 0) said.push(`${annotations} comment${annotations === 1 ? ' was' : 's were'} left out.`)
  said.push('Paragraphs were put together from printed lines. Check a page against the original.')
  return { text, formats: formatsOf(paragraphs, texts), comments: [], losses: said }
}

interface Printed {
  readonly lines: PrintedLine[]
  readonly pages: number
  readonly empty: number[]
  readonly annotations: number
}

async function linesOf(name: string, bytes: Buffer): Promise<Printed> {
  const pdf = await open(name, bytes)
  try {
    if (pdf.numPages > MOST_PAGES)
      throw refuseFile('too-many-pages', name, 'has more than 20,000 pages', 'Cut it into several files.')
    const lines: PrintedLine[] = []
    const empty: number[] = []
    let annotations = 0
    let length = 0
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number)
      const { items } = await page.getTextContent()
      const found = linesOfPage(
        number,
        items.filter((item): item is typeof item & TextPiece => 'str' in item),
      )
      annotations += (await page.getAnnotations()).filter(
        one => one.subtype !== 'Link' && one.subtype !== 'Popup' && one.subtype !== 'Widget' && hasWords(one),
      ).length
      if (found.length === 0) empty.push(number)
      for (const line of found) length += line.text.length
      if (length > LONGEST_TEXT)
        throw refuseFile('text-too-long', name, 'holds more than 100 million characters', 'Cut it into several files.')
      lines.push(...found)
      page.cleanup()
    }
    return { lines, pages: pdf.numPages, empty, annotations }
  } catch (trouble) {
    throw refusalFor(name, trouble)
  } finally {
    await pdf.loadingTask.destroy()
  }
}

async function open(name: string, bytes: Buffer) {
  try {
    // The library keeps what it is given: hand it a copy, the original is stored with the source.
    return await getDocumentProxy(new Uint8Array(bytes), {
      verbosity: 0,
      enableXfa: false,
      stopAtErrors: false,
      disableFontFace: true,
      useSystemFonts: false,
    })
  } catch (trouble) {
    throw refusalFor(name, trouble)
  }
}

function refusalFor(name: string, trouble: unknown): unknown {
  if (!(trouble instanceof Error) || trouble.name === 'Refusal') return trouble
  if (trouble.name === 'PasswordException') {
    return refuseFile(
      'file-locked',
      name,
      'is locked with a password',
      'Open it with the password, save or print it without one, and import that.',
    )
  }
  return refuseFile(
    'file-damaged',
    name,
    'is damaged',
    'Open it in a PDF reader, print it to a new PDF file, and import that.',
  )
}

function hasWords(annotation: { contentsObj?: { str?: string } }): boolean {
  return (annotation.contentsObj?.str ?? '').trim() !== ''
}

function unreadableShare(text: string): number {
  const marks = text.match(/[\ufffd\ue000-\uf8ff]/g)
  return marks ? marks.length / text.replace(/\s/g, '').length : 0
}

function pageList(pages: readonly number[]): string {
  if (pages.length === 1) return `Page ${pages[0]} holds`
  const shown = pages.slice(0, 10).join(', ')
  return pages.length > 10 ? `Pages ${shown} and ${pages.length - 10} more hold` : `Pages ${shown} hold`
}

/** Larger letters than the body's make a heading, the largest of level 1. */
function formatsOf(paragraphs: readonly PrintedParagraph[], texts: readonly string[]): PreparedFormat[] {
  const weights = new Map<number, number>()
  for (const lines of paragraphs)
    for (const { size, text } of lines) weights.set(round(size), (weights.get(round(size)) ?? 0) + text.length)
  const body = [...weights].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0
  const larger = [...weights.keys()].filter(size => size > body * 1.15).sort((a, b) => b - a)
  return paragraphs.map((lines, paragraph) => {
    const { page, size } = lines[0]!
    const heading = larger.indexOf(round(size))
    const base = { paragraph, page, marks: [] }
    if (heading >= 0 && texts[paragraph]!.length <= 200)
      return { ...base, style: 'heading', level: Math.min(heading + 1, 6) }
    if (texts[paragraph]!.includes('\t')) return { ...base, style: 'table', level: null }
    if (hasBullet(texts[paragraph]!)) return { ...base, style: 'list', level: 0 }
    return { ...base, style: 'body', level: null }
  })
}

function round(size: number): number {
  return Math.round(size * 2) / 2
}
