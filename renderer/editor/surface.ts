// The text as it stands on screen: rows by index, rectangles of ranges, the offset under a pointer. Knows nothing of
// codings. Rows never change while a source is only read, so they are found once.

import type { TextRange } from '../../src/base/text-range.ts'
import { rowAt, rowsOf, type ReadingText } from './reading-text.ts'
import { characterRect, domPlace, offsetInRow, textNodesOf } from './offsets.ts'

/** A place on screen within a row: pixels from the row's top. */
export interface Line {
  readonly top: number
  readonly bottom: number
}

/** Rows that are laid out together: a chunk, or all rows of a text too short for chunks. `last` is included. */
export interface Block {
  readonly element: HTMLElement
  readonly first: number
  readonly last: number
}

/** The text on screen. Rectangles are in viewport pixels. */
export class Surface {
  readonly reading: ReadingText
  readonly root: HTMLElement
  readonly blocks: readonly Block[]
  readonly #rows: readonly HTMLElement[]
  readonly #nodes = new Map<number, readonly Text[]>()

  constructor(root: HTMLElement, reading: ReadingText) {
    this.root = root
    this.reading = reading
    this.#rows = [...root.querySelectorAll<HTMLElement>('[data-row]')]
    this.blocks = blocksOf(root, this.#rows)
  }

  /** The element of a row. */
  row(index: number): HTMLElement | null {
    return this.#rows[index] ?? null
  }

  /** The text nodes of a row, in order. */
  nodes(index: number): readonly Text[] {
    let nodes = this.#nodes.get(index)
    if (nodes === undefined) {
      const element = this.#rows[index]
      nodes = element === undefined ? [] : textNodesOf(element)
      this.#nodes.set(index, nodes)
    }
    return nodes
  }

  /** A range of one row as the browser paints it, or null when the row has no such words. Cheap, and not kept up to date. */
  staticRange(index: number, range: TextRange): StaticRange | null {
    const row = this.reading.rows[index]
    if (row === undefined) return null
    const nodes = this.nodes(index)
    const start = domPlace(nodes, Math.max(range.start, row.speech) - row.speech, true)
    const end = domPlace(nodes, Math.min(range.end, row.end) - row.speech)
    if (start === null || end === null || range.end <= row.speech) return null
    return new StaticRange({
      startContainer: start.node,
      startOffset: start.offset,
      endContainer: end.node,
      endOffset: end.offset,
    })
  }

  /** The static ranges of a range, one a row. */
  staticRanges(range: TextRange): StaticRange[] {
    const touched = rowsOf(this.reading.rows, range)
    const result: StaticRange[] = []
    if (touched === null) return result
    for (let index = touched.first; index <= touched.last; index++) {
      const part = this.staticRange(index, range)
      if (part !== null) result.push(part)
    }
    return result
  }

  /** The rectangle of the character at an offset; of the end of the last line for the end of a row. Null where nothing is laid out. */
  rect(offset: number): DOMRect | null {
    const index = rowAt(this.reading.rows, offset)
    const row = this.reading.rows[index]
    if (row === undefined) return null
    const at = Math.max(offset, row.speech)
    const nodes = this.nodes(index)
    const end = at >= row.end
    const place = domPlace(nodes, (end ? row.end - 1 : at) - row.speech, true)
    const rect = place === null ? null : characterRect(place)
    if (rect === null) return null
    return end ? new DOMRect(rect.right, rect.top, 0, rect.height) : rect
  }

  /** Where a character's line lies in its row. */
  line(offset: number): Line | null {
    const element = this.row(rowAt(this.reading.rows, offset))
    const rect = this.rect(offset)
    if (element === null || rect === null) return null
    const top = rect.top - element.getBoundingClientRect().top
    return { top, bottom: top + rect.height }
  }

  /** The rectangles of a range that are on screen now; labels of speakers left out. */
  rects(range: TextRange): DOMRect[] {
    const result: DOMRect[] = []
    for (const part of this.staticRanges(range)) {
      const live = document.createRange()
      live.setStart(part.startContainer, part.startOffset)
      live.setEnd(part.endContainer, part.endOffset)
      result.push(...live.getClientRects())
    }
    return result
  }

  /** The source offset under a point of the viewport, or null when no words are there. */
  offsetAt(x: number, y: number): number | null {
    const place = document.caretPositionFromPoint?.(x, y)
    if (place) return this.offsetOf(place.offsetNode, place.offset)
    const range = document.caretRangeFromPoint?.(x, y)
    return range ? this.offsetOf(range.startContainer, range.startOffset) : null
  }

  /** The source offset of a place in the page, or null when it is not in the text. */
  offsetOf(node: Node, offset: number): number | null {
    if (!this.root.contains(node)) return null
    const element = node instanceof Element ? node : node.parentElement
    const rowElement = element?.closest<HTMLElement>('[data-row]')
    if (rowElement) {
      const row = this.reading.rows[Number(rowElement.dataset['row'])]
      return row === undefined ? null : Math.min(row.end, row.speech + offsetInRow(rowElement, node, offset))
    }
    // Between rows: the beginning of the row that follows the place.
    const child = node.childNodes[offset] ?? null
    const next =
      child instanceof Element ? (child.matches('[data-row]') ? child : child.querySelector('[data-row]')) : null
    const row = next instanceof HTMLElement ? this.reading.rows[Number(next.dataset['row'])] : undefined
    return row?.speech ?? this.reading.rows.at(-1)?.end ?? null
  }
}

function blocksOf(root: HTMLElement, rows: readonly HTMLElement[]): Block[] {
  const blocks: { element: HTMLElement; first: number; last: number }[] = []
  for (const [index, row] of rows.entries()) {
    const element = row.closest<HTMLElement>('.chunk') ?? root
    const block = blocks.at(-1)
    if (block?.element === element) block.last = index
    else blocks.push({ element, first: index, last: index })
  }
  return blocks
}
