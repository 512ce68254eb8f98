// What large grids have in common: places, what is drawn of them, and a focus that is not lost on the way.

import type { Range } from '@tanstack/react-virtual'
import { useLayoutEffect, useRef, type MouseEvent, type RefObject } from 'react'

/** A place in a grid: row -1 is the heads, column -1 what stands first in each row. */
export interface GridPlace {
  readonly row: number
  readonly column: number
}

/** What is drawn: what is in view, in steps, so that most frames of a scroll draw nothing new; and the focused one, however far it is scrolled away: focus must not be lost. */
export const rangeWith =
  (kept: number, step = 1) =>
  (range: Range): number[] => {
    const items: number[] = []
    const start = Math.max(0, Math.floor((range.startIndex - range.overscan) / step) * step)
    const end = Math.min(range.count - 1, Math.ceil((range.endIndex + range.overscan + 1) / step) * step - 1)
    if (kept >= 0 && kept < start) items.push(kept)
    for (let at = start; at <= end; at++) items.push(at)
    if (kept > end && kept < range.count) items.push(kept)
    return items
  }

/** The place that was pressed; null beside the cells. */
export function placeOf(event: MouseEvent): GridPlace | null {
  const element = (event.target as Element).closest<HTMLElement>('[data-r]')
  return element ? { row: Number(element.dataset['r']), column: Number(element.dataset['c']) } : null
}

/** Does something about the cell in focus a moment after the keys rest; at once where a command is called by its keys, which is about that cell. Gives what calls it off. */
export function whenKeysRest(act: () => void): () => void {
  const off = () => {
    clearTimeout(timer)
    window.removeEventListener('keydown', onKey, true)
  }
  const go = () => {
    off()
    act()
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) go()
  }
  const timer = setTimeout(go, 140)
  window.addEventListener('keydown', onKey, true)
  return off
}

/** Focuses the cell at a place as soon as it is drawn, after `current` of the answer was set: a key never gets lost on the way. Not while `waits`. */
export function useFocusAt(
  scroller: RefObject<HTMLElement | null>,
  here: GridPlace,
  waits = false,
): { current: boolean } {
  const takesFocus = useRef(false)
  // With the drawing, not after it: what was still to be done of an earlier drawing would run after the next key, and take the focus to the former place.
  useLayoutEffect(() => {
    if (!takesFocus.current || waits) return
    const wanted = scroller.current?.querySelector<HTMLElement>(`[data-r="${here.row}"][data-c="${here.column}"]`)
    if (!wanted) return
    takesFocus.current = false
    wanted.focus({ preventScroll: true })
  })
  return takesFocus
}
