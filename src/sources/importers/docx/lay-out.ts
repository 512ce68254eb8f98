// Blocks laid out as one text: line breaks end lines, and everything known by its place in a block gets its place in the text.

import type { PreparedComment, PreparedFormat } from '../../prepared.ts'
import type { Mark } from '../../types.ts'
import type { Block } from './blocks.ts'
import type { Stretch } from './body.ts'

/** The text of blocks, with formats and comments in place. */
export interface LaidOut {
  readonly text: string
  readonly formats: readonly PreparedFormat[]
  readonly comments: readonly PreparedComment[]
}

interface Place {
  start?: number
  end?: number
  call?: number
}

/** Lays blocks out. Each comment covers what its author had selected, else the paragraph it was called in, else the first one. */
export function layOut(blocks: readonly Block[], comments: readonly Stretch[]): LaidOut {
  const pieces: string[] = []
  const formats: PreparedFormat[] = []
  const places = new Map<string, Place>()
  let offset = 0
  let paragraph = 0
  for (const block of blocks) {
    for (const { id, edge, at } of block.edges) {
      const place = places.get(id) ?? {}
      place[edge] = offset + Math.min(at, block.text.length)
      places.set(id, place)
    }
    const lines = block.text.split('\n')
    let start = 0
    for (const line of lines) {
      const marks = marksWithin(block.marks, start, start + line.length)
      if (block.style !== 'body' || block.level !== null || marks.length > 0) {
        formats.push({ paragraph, style: block.style, level: block.level, page: null, marks })
      }
      start += line.length + 1
      paragraph++
    }
    pieces.push(block.text)
    offset += block.text.length + 1
  }
  const text = pieces.join('\n')
  return { text, formats, comments: comments.flatMap(comment => placed(comment, places.get(comment.id ?? ''), text)) }
}

function marksWithin(marks: readonly Mark[], start: number, end: number): Mark[] {
  const within: Mark[] = []
  for (const [from, to, mark] of marks) {
    const first = Math.max(from, start) - start
    const last = Math.min(to, end) - start
    if (last > first) within.push([first, last, mark])
  }
  return within
}

function placed(comment: Stretch, place: Place | undefined, text: string): PreparedComment[] {
  const words = comment.blocks
    .map(block => block.text)
    .join('\n')
    .trim()
  if (words === '') return []
  const called = place?.start ?? place?.call ?? place?.end ?? 0
  let start = Math.min(called, text.length)
  let end = Math.min(place?.start !== undefined && place.end !== undefined ? place.end : start, text.length)
  if (end < start) end = start
  const covered = text.slice(start, end)
  if (covered.trim() === '') [start, end] = wholeParagraph(text, start)
  else {
    // A selection of whole paragraphs reaches over line ends on both sides.
    start += covered.length - covered.trimStart().length
    end -= covered.length - covered.trimEnd().length
  }
  return [{ start, end, author: comment.author.trim(), words }]
}

function wholeParagraph(text: string, offset: number): [number, number] {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1
  const found = text.indexOf('\n', start)
  return [start, found < 0 ? text.length : found]
}
