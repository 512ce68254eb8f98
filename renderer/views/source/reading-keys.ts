// Keys in the text. They move a selection of ours on the text itself; the browser's own cannot cross parts of a long
// source that are not laid out.

import { caretAt, grow, moveSelection, rangeOf, shrink, type Move, type Selection } from '../../editor/moves.ts'
import { roundKeyOf, useRound } from '../../state/round.ts'
import type { Desk } from './desk.ts'
import type { Reader } from './reader.ts'
import { endRound, pressKey } from './round-deeds.ts'

interface Press {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** The move that a key press asks for, or null. Mod, or Ctrl, goes by sentence across and by paragraph up and down; Alt by character across; Alt with Home and End by turn. */
export function moveFor(press: Press): Move | null {
  const mod = press.ctrlKey || press.metaKey
  switch (press.key) {
    case 'ArrowLeft':
      return press.altKey ? 'character-left' : mod ? 'sentence-left' : 'word-left'
    case 'ArrowRight':
      return press.altKey ? 'character-right' : mod ? 'sentence-right' : 'word-right'
    case 'ArrowUp':
      return mod ? 'paragraph-up' : null
    case 'ArrowDown':
      return mod ? 'paragraph-down' : null
    case 'Home':
      return press.altKey ? 'turn-up' : mod ? 'text-start' : 'paragraph-start'
    case 'End':
      return press.altKey ? 'turn-down' : mod ? 'text-end' : 'paragraph-end'
    default:
      return null
  }
}

/** While a round is on, letters and digits are its own, whether they hold a code or not, and Escape ends it. */
export function takeRoundKey(desk: Desk, press: Press): boolean {
  if (!useRound.getState().isOn || press.ctrlKey || press.metaKey || press.altKey) return false
  if (press.key === 'Escape') {
    endRound(desk)
    return true
  }
  const key = roundKeyOf(press.key)
  if (key !== null) pressKey(desk, key)
  return key !== null
}

/** Does what a key press in the text asks for. Answers whether it was one of these keys. */
export function takeKey(reader: Reader, press: Press): boolean {
  const { reading } = reader
  if (reading === null || reading.rows.length === 0) return false
  const held = reader.selection
  if (press.key === 'Escape') {
    if (held === null || rangeOf(held) === null) return false
    reader.select(caretAt(reading, held.focus))
    return true
  }
  if (press.altKey && !press.shiftKey && (press.key === 'ArrowUp' || press.key === 'ArrowDown')) {
    const selection = held ?? reader.ensureCaret()
    if (selection !== null) resize(reader, selection, press.key === 'ArrowUp')
    return true
  }
  if (press.key.toLowerCase() === 'a' && (press.ctrlKey || press.metaKey) && !press.altKey && !press.shiftKey) {
    reader.select({ anchor: reading.rows[0]!.speech, focus: reading.rows.at(-1)!.end })
    return true
  }
  if (!press.altKey && (press.key === 'PageDown' || press.key === 'PageUp')) {
    byPage(reader, press.key === 'PageDown', press.shiftKey)
    return true
  }
  const move = moveFor(press)
  const isLine = !press.altKey && (press.key === 'ArrowUp' || press.key === 'ArrowDown')
  if (move === null && !isLine) return false
  if (held === null) {
    reader.ensureCaret()
    return true
  }
  const next =
    move === null
      ? byLine(reader, held, press.key === 'ArrowDown', press.shiftKey)
      : moveSelection(reading, held, move, press.shiftKey)
  reader.select(next)
  reader.keepInView(next.focus)
  return true
}

function resize(reader: Reader, selection: Selection, larger: boolean): void {
  const reading = reader.reading!
  const range = reader.range() ?? rangeOf(selection) ?? { start: selection.focus, end: selection.focus }
  // Growing keeps the place it began at, so that shrinking finds the way back.
  const at = Math.min(Math.max(selection.origin ?? selection.anchor, range.start), Math.max(range.start, range.end - 1))
  const next = larger ? grow(reading, range) : shrink(reading, range, at)
  reader.select({ anchor: next.start, focus: next.end, origin: at })
  reader.keepInView(next.start)
}

/** Goes a screen on, and takes the caret along at the height it had. */
function byPage(reader: Reader, down: boolean, extend: boolean): void {
  const { surface, scroller } = reader
  const held = reader.selection ?? reader.ensureCaret()
  if (surface === null || scroller === null || held === null) return
  reader.keepInView(held.focus)
  const rect = surface.rect(held.focus)
  const view = scroller.getBoundingClientRect()
  scroller.scrollTop += (down ? 1 : -1) * (view.height - 60)
  const y = Math.min(view.bottom - 20, Math.max(view.top + 20, rect === null ? view.top + 40 : rect.top + 4))
  const at = surface.offsetAt(rect?.left ?? view.left + 100, y)
  if (at === null) return
  reader.select(extend ? { anchor: held.anchor, focus: at } : caretAt(reader.reading!, at))
}

// Where a run of up and down began, in pixels from the left: short lines on the way do not pull the caret aside.
let column: { readonly offset: number; readonly x: number } | null = null

function byLine(reader: Reader, selection: Selection, down: boolean, extend: boolean): Selection {
  const reading = reader.reading!
  const { surface, scroller } = reader
  const fallback = () => moveSelection(reading, selection, down ? 'paragraph-down' : 'paragraph-up', extend)
  if (surface === null || scroller === null) return fallback()
  reader.keepInView(selection.focus)
  const rect = surface.rect(selection.focus)
  if (rect === null) return fallback()
  const x = column !== null && column.offset === selection.focus ? column.x : rect.left
  const view = scroller.getBoundingClientRect()
  const step = rect.height * (down ? 0.5 : -0.5)
  for (let y = rect.top + rect.height / 2 + 2 * step; y > view.top && y < view.bottom; y += step) {
    const offset = surface.offsetAt(x, y)
    if (offset === null) continue
    const line = surface.rect(offset)
    if (line === null || (down ? line.top <= rect.top + rect.height / 2 : line.top >= rect.top - rect.height / 2))
      continue
    column = { offset, x }
    return extend ? { anchor: selection.anchor, focus: offset } : { anchor: offset, focus: offset }
  }
  return fallback()
}
