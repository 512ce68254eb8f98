// Bringing words into view. Heights of parts that are not laid out are guesses, so it looks where it landed and repeats.

import type { TextRange } from '../../../src/base/text-range.ts'
import { rowAt } from '../../editor/reading-text.ts'
import type { Surface } from '../../editor/surface.ts'

/** Scrolls words into view, their beginning a third from the top. */
export async function scrollTo(surface: Surface, scroller: HTMLElement, range: TextRange): Promise<void> {
  for (let attempt = 0; attempt < 3; attempt++) {
    surface.row(rowAt(surface.reading.rows, range.start))?.scrollIntoView({ block: 'center' })
    const rect = surface.rect(range.start)
    const view = scroller.getBoundingClientRect()
    if (rect !== null) scroller.scrollTop += rect.top - view.top - view.height / 3
    await new Promise(resolve => requestAnimationFrame(resolve))
    const now = surface.rect(range.start)
    if (now !== null && now.top >= view.top && now.bottom <= view.bottom) return
  }
}

/** Scrolls just enough for an offset to be seen, with some lines around it. */
export function keepInView(surface: Surface, scroller: HTMLElement, offset: number): void {
  const view = scroller.getBoundingClientRect()
  const rect = surface.rect(offset)
  // Far away the place is a guess: then by the way that looks again.
  if (rect === null || rect.top < view.top - view.height || rect.bottom > view.bottom + view.height) {
    void scrollTo(surface, scroller, { start: offset, end: offset + 1 })
    return
  }
  const room = rect.height * 2
  if (rect.bottom > view.bottom - room) scroller.scrollTop += rect.bottom - view.bottom + room
  else if (rect.top < view.top + room) scroller.scrollTop -= view.top + room - rect.top
}

/** Where one reads: the first row on screen, and how far its top lies from the upper edge, in pixels. */
export interface Spot {
  readonly row: number
  readonly top: number
}

/** Whether something kept is a spot. */
export function isSpot(kept: unknown): kept is Spot {
  return (
    typeof kept === 'object' &&
    kept !== null &&
    'row' in kept &&
    'top' in kept &&
    typeof kept.row === 'number' &&
    typeof kept.top === 'number'
  )
}

/** The spot on screen now; null at the very top. */
export function spotOf(surface: Surface, scroller: HTMLElement): Spot | null {
  if (scroller.scrollTop === 0) return null
  const view = scroller.getBoundingClientRect()
  for (const block of surface.blocks) {
    if (block.element.getBoundingClientRect().bottom < view.top) continue
    for (let row = block.first; row <= block.last; row++) {
      const box = surface.row(row)?.getBoundingClientRect()
      if (box !== undefined && box.bottom > view.top + 20) return { row, top: box.top - view.top }
    }
  }
  return null
}

/** The first and last row of which something is on screen; null while nothing is laid out. */
export function rowsInView(
  surface: Surface,
  scroller: HTMLElement,
): { readonly first: number; readonly last: number } | null {
  const view = scroller.getBoundingClientRect()
  let first: number | null = null
  let last: number | null = null
  for (const block of surface.blocks) {
    const box = block.element.getBoundingClientRect()
    if (box.bottom <= view.top) continue
    if (box.top >= view.bottom) break
    // Rows lie one below the other: the edges are found by halving.
    first ??= firstRow(surface, block.first, block.last, row => row.bottom > view.top + 8)
    last = firstRow(surface, block.first, block.last, row => row.bottom >= view.bottom)
  }
  return first === null || last === null ? null : { first, last: Math.max(first, last) }
}

/** The first of some rows for which something holds that holds for all after it; the last one when it holds for none. */
function firstRow(surface: Surface, from: number, to: number, holds: (box: DOMRect) => boolean): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >> 1
    const box = surface.row(middle)?.getBoundingClientRect()
    if (box === undefined || holds(box)) high = middle
    else low = middle + 1
  }
  return low
}

/** Scrolls to a spot at once. */
export function jumpToSpot(surface: Surface, scroller: HTMLElement, spot: Spot): void {
  const row = surface.row(spot.row)
  if (row === null) return
  // Twice: the first jump lays out what was guessed.
  for (let attempt = 0; attempt < 2; attempt++) {
    const off = row.getBoundingClientRect().top - scroller.getBoundingClientRect().top - spot.top
    if (Math.abs(off) < 1) return
    scroller.scrollTop += off
  }
}
