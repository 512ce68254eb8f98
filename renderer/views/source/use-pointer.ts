// Selecting with the pointer. The browser selects while the button is down; then the selection becomes ours, taken to whole
// words (with Alt exactly as it was drawn) and without white space at its edges.

import { useEffect } from 'react'
import { caretAt, toWords } from '../../editor/moves.ts'
import type { Surface } from '../../editor/surface.ts'
import type { Reader } from './reader.ts'

/** Takes over what the pointer selected in the text. */
export function usePointer(reader: Reader, surface: Surface | null): void {
  useEffect(() => {
    if (surface === null) return undefined
    const { root } = surface
    let down = false
    let late: PointerEvent | null = null
    let timer: ReturnType<typeof setTimeout> | undefined
    const onDown = (event: PointerEvent) => {
      if (event.button !== 0 || (event.target as Element).closest('.stripes, button, a')) return
      down = true
      // Shift goes on from the selection there is; without it the browser begins a new one.
      if (!event.shiftKey) reader.select(null)
    }
    const onUp = (event: PointerEvent) => {
      if (!down) return
      down = false
      // After the browser has taken in a second or third press.
      late = event
      timer = setTimeout(soon, 0)
    }
    // A key that comes before that finds the words selected all the same.
    const soon = () => {
      clearTimeout(timer)
      const event = late
      late = null
      if (event !== null) takeOver(reader, surface, event)
    }
    root.addEventListener('pointerdown', onDown)
    document.addEventListener('pointerup', onUp)
    document.addEventListener('keydown', soon, { capture: true })
    return () => {
      clearTimeout(timer)
      document.removeEventListener('keydown', soon, { capture: true })
      root.removeEventListener('pointerdown', onDown)
      document.removeEventListener('pointerup', onUp)
    }
  }, [reader, surface])
}

function takeOver(reader: Reader, surface: Surface, event: PointerEvent): void {
  const { reading } = surface
  const held = document.getSelection()
  const at = surface.offsetAt(event.clientX, event.clientY)
  const before = reader.selection
  const range =
    held === null || held.isCollapsed || held.rangeCount === 0 ? null : rangeOfDom(surface, held.getRangeAt(0))
  if (event.shiftKey && before !== null && at !== null) {
    held?.removeAllRanges()
    reader.select({ anchor: before.anchor, focus: at }, true)
  } else if (range !== null) {
    const whole = event.altKey ? range : toWords(reading, range)
    const backwards = at !== null && Math.abs(at - range.start) < Math.abs(at - range.end)
    held!.removeAllRanges()
    reader.select(
      backwards ? { anchor: whole.end, focus: whole.start } : { anchor: whole.start, focus: whole.end },
      true,
    )
  } else if (at !== null) reader.select(caretAt(reading, at))
  surface.root.focus({ preventScroll: true })
}

function rangeOfDom(surface: Surface, range: Range): { start: number; end: number } | null {
  const start = surface.offsetOf(range.startContainer, range.startOffset)
  const end = surface.offsetOf(range.endContainer, range.endOffset)
  const from =
    start ??
    (surface.root.compareDocumentPosition(range.startContainer) & Node.DOCUMENT_POSITION_PRECEDING
      ? (surface.reading.rows[0]?.speech ?? null)
      : null)
  const to =
    end ??
    (surface.root.compareDocumentPosition(range.endContainer) & Node.DOCUMENT_POSITION_FOLLOWING
      ? (surface.reading.rows.at(-1)?.end ?? null)
      : null)
  return from === null || to === null || to <= from ? null : { start: from, end: to }
}
