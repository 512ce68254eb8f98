// Between the places of the document on screen (a row and piece, a text node) and offsets of the source.

import type { Piece } from './pieces.ts'
import { rowAt, type ReadingText } from './reading-text.ts'

/** A place in the editor's document: the row's index and the piece's, with an offset in that piece. */
export interface Point {
  readonly path: readonly [row: number, piece: number]
  readonly offset: number
}

/** Where an offset of a row's words lies among its pieces. An offset at a seam belongs to the piece that ends there unless `forward`. */
export function placeInPieces(
  lengths: readonly number[],
  offset: number,
  forward = false,
): readonly [piece: number, offset: number] {
  let left = Math.max(0, offset)
  for (let piece = 0; piece < lengths.length; piece++) {
    const length = lengths[piece]!
    if (left < length || (left === length && (!forward || piece === lengths.length - 1))) return [piece, left]
    left -= length
  }
  const last = Math.max(0, lengths.length - 1)
  return [last, lengths[last] ?? 0]
}

/** The document's point of a source offset. Offsets between rows go to the end of the upper row, those in a label to the first word. */
export function pointOf(
  reading: ReadingText,
  pieces: (row: number) => readonly Piece[],
  offset: number,
  forward = false,
): Point {
  const index = rowAt(reading.rows, offset)
  const row = reading.rows[index]
  if (row === undefined) return { path: [0, 0], offset: 0 }
  const inRow = Math.min(Math.max(0, offset - row.speech), row.end - row.speech)
  const [piece, within] = placeInPieces(
    pieces(index).map(one => one.text.length),
    inRow,
    forward,
  )
  return { path: [index, piece], offset: within }
}

/** The source offset of a document's point. */
export function offsetOf(reading: ReadingText, pieces: (row: number) => readonly Piece[], point: Point): number {
  const row = reading.rows[point.path[0]]
  if (row === undefined) return reading.length
  let offset = row.speech + point.offset
  const parts = pieces(row.index)
  for (let piece = 0; piece < point.path[1] && piece < parts.length; piece++) offset += parts[piece]!.text.length
  return Math.min(offset, row.end)
}

/** The text nodes of a row's element that hold its characters, in order: one a piece. */
export function textNodesOf(row: Element): readonly Text[] {
  const strings = row.querySelectorAll('[data-slate-string]')
  const nodes: Text[] = []
  for (const string of strings) if (string.firstChild instanceof Text) nodes.push(string.firstChild)
  return nodes
}

/** Where an offset of a row's words lies on screen. */
export function domPlace(
  nodes: readonly Text[],
  offset: number,
  forward = false,
): { readonly node: Text; readonly offset: number } | null {
  const [piece, within] = placeInPieces(
    nodes.map(node => node.length),
    offset,
    forward,
  )
  const node = nodes[piece]
  return node === undefined ? null : { node, offset: within }
}

/** The rectangle of the character at a place on screen, the last one where it is broken over lines; null where nothing is laid out. */
export function characterRect(place: { readonly node: Text; readonly offset: number }): DOMRect | null {
  const { node, offset } = place
  if (node.length === 0) return null
  const range = document.createRange()
  range.setStart(node, Math.min(offset, node.length - 1))
  range.setEnd(node, Math.min(offset + 1, node.length))
  const rects = range.getClientRects()
  return rects[rects.length - 1] ?? null
}

/** The offset in a row's words of a place on screen. A place outside any of its text goes to the nearest text before it. */
export function offsetInRow(rowElement: Element, node: Node, offset: number): number {
  let count = 0
  for (const text of textNodesOf(rowElement)) {
    if (text === node) return count + Math.min(offset, text.length)
    const probe = node.nodeType === Node.TEXT_NODE ? node : (node.childNodes[offset] ?? null)
    // A place between elements: everything that stands before it counts, the rest does not.
    if (
      probe !== null &&
      probe.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING &&
      !probe.contains(text)
    )
      return count
    if (probe !== null && probe.contains(text)) return count
    if (probe === null && node.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING && !node.contains(text))
      return count
    count += text.length
  }
  return count
}
