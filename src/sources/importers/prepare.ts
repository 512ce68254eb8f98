// From what a reader found to what the core stores: the same steps for every format.

import { createHash } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { wordCount } from '../../base/text-range.ts'
import { findHeader } from '../header-block.ts'
import type { PreparedComment, PreparedFormat, PreparedSource, SourceFormat } from '../prepared.ts'
import { findRemarks } from '../remarks.ts'
import { findSpeakers } from '../speakers.ts'
import type { Loss, ParagraphStyle } from '../types.ts'

/** What a reader of one format found in a file. `formats` holds at most one entry a paragraph, in any order. */
export interface ReadText {
  readonly text: string
  /** Set when the original bytes are the text in UTF-8, so that one hash serves both. */
  readonly asBytes?: boolean
  readonly formats: readonly PreparedFormat[]
  readonly comments: readonly PreparedComment[]
  readonly losses: readonly Loss[]
}

/** Hashes and packs the bytes, finds header block, speakers and remarks, and puts everything together. */
export function prepareSource(
  path: string,
  name: string,
  format: SourceFormat,
  bytes: Buffer,
  read: ReadText,
): PreparedSource {
  const { text } = read
  const formats = new Map(read.formats.map(one => [one.paragraph, one]))
  const styleOf = (paragraph: number): ParagraphStyle => formats.get(paragraph)?.style ?? 'body'
  const restyle = (paragraph: number, style: ParagraphStyle) => {
    const now = formats.get(paragraph)
    formats.set(paragraph, { paragraph, style, level: null, page: now?.page ?? null, marks: now?.marks ?? [] })
  }
  const header = findHeader(text)
  for (const paragraph of header.paragraphs) restyle(paragraph, 'header')
  const found = findSpeakers(text, header.fields, styleOf)
  // Whoever speaks in a transcript is no observer: remarks belong to notes.
  if (found.speakers.length === 0) for (const paragraph of findRemarks(text, styleOf)) restyle(paragraph, 'remark')
  const hash = sha256(bytes)
  return {
    path,
    name,
    format,
    hash,
    size: bytes.length,
    deflated: deflate(format, bytes),
    text,
    textHash: read.asBytes ? hash.slice() : sha256(text),
    words: wordCount(text),
    overlay: [...formats.values()].filter(isNotPlain).sort((a, b) => a.paragraph - b.paragraph),
    speakers: found.speakers,
    turns: found.turns,
    header: header.fields,
    comments: read.comments,
    losses: read.losses,
  }
}

function isNotPlain(format: PreparedFormat): boolean {
  return format.style !== 'body' || format.level !== null || format.page !== null || format.marks.length > 0
}

function sha256(content: Buffer | string): Uint8Array<ArrayBuffer> {
  return own(createHash('sha256').update(content).digest())
}

// A Word file is packed already: storing its bytes costs nothing, packing them again gains nothing.
function deflate(format: SourceFormat, bytes: Buffer): Uint8Array<ArrayBuffer> {
  return own(deflateRawSync(bytes, { level: format === 'docx' ? 0 : 1, memLevel: 9 }))
}

/** A view of its own memory, so that it can be handed to another thread without a copy. Small buffers share a pool. */
function own(bytes: Buffer): Uint8Array<ArrayBuffer> {
  const whole = bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength
  return whole ? new Uint8Array(bytes.buffer as ArrayBuffer) : new Uint8Array(bytes)
}
