// Handles at the two ends of the focused coding: dragged, they move its edges, by whole words unless Alt is held.

import { useEffect, useState, useSyncExternalStore, type PointerEvent, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { settle, toWords } from '../../editor/moves.ts'
import { rowAt } from '../../editor/reading-text.ts'
import { words } from '../../words/en.ts'
import { focusedOne } from './coding-deeds.ts'
import type { Desk } from './desk.ts'
import { moveEdges } from './edges.ts'
import type { Reader } from './reader.ts'

interface Handle {
  readonly row: HTMLElement
  readonly left: number
  readonly top: number
  readonly height: number
}

/** The handles: at the ends of the focused coding, or of the words held while its edges are in hand. Nothing is shown where the ends are not laid out. */
export function EdgeHandles({ desk }: { desk: Desk }): ReactNode {
  const { reader } = desk
  const focused = useSyncExternalStore(reader.subscribe, () => reader.focused)
  const edges = useSyncExternalStore(desk.subscribe, () => desk.state.edges)
  useSyncExternalStore(reader.subscribe, () => (desk.state.edges === null ? null : reader.selection))
  const range = focused === null ? null : ((edges === null ? null : reader.range()) ?? focused)
  const places = usePlaces(reader, range?.start ?? null, range?.end ?? null)
  if (focused === null || reader.session.isComing(focused.id)) return null
  const name = desk.nameOf(focused.codeId) ?? ''
  return (['start', 'end'] as const).map(which => {
    const place = places[which]
    if (place === null || !place.row.isConnected) return null
    const { row, ...box } = place
    return createPortal(
      <span className={`edge-handle is-${which}`} style={box} contentEditable={false} aria-hidden="true">
        <i
          title={words.coding.handle(which === 'start', name)}
          onPointerDown={event => beginDrag(desk, which, event)}
        />
      </span>,
      row,
      which,
    )
  })
}

interface Places {
  readonly start: Handle | null
  readonly end: Handle | null
}

const NOWHERE: Places = { start: null, end: null }

/** Where the ends of some words are. Asked after the frame is painted: asking lays the page out, and a code that was just applied is seen first. */
function usePlaces(reader: Reader, start: number | null, end: number | null): Places {
  const [places, setPlaces] = useState(NOWHERE)
  // Stripes are placed anew when lines break elsewhere and when chunks come near the screen: so are handles.
  const stripes = useSyncExternalStore(reader.subscribe, () => reader.stripes)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => {
        const next: Places =
          start === null || end === null
            ? NOWHERE
            : { start: placeOf(reader, start, 'start'), end: placeOf(reader, end, 'end') }
        setPlaces(now => (same(now.start, next.start) && same(now.end, next.end) ? now : next))
      })
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- stripes placed anew
  }, [reader, start, end, stripes])
  return places
}

function same(a: Handle | null, b: Handle | null): boolean {
  if (a === null || b === null) return a === b
  return a.row === b.row && a.left === b.left && a.top === b.top && a.height === b.height
}

function placeOf(reader: Reader, offset: number, which: 'start' | 'end'): Handle | null {
  const { surface } = reader
  // The end of a row is the right side of its last character.
  const at = which === 'start' ? offset : offset - 1
  const row = surface?.row(rowAt(surface.reading.rows, at)) ?? null
  const rect = surface?.rect(at) ?? null
  if (row === null || rect === null) return null
  const box = row.getBoundingClientRect()
  const x = which === 'start' ? rect.left : rect.right
  return { row, left: x - box.left, top: rect.top - box.top, height: rect.height }
}

function beginDrag(desk: Desk, which: 'start' | 'end', event: PointerEvent<HTMLElement>): void {
  const coding = focusedOne(desk)
  const { reader } = desk
  const { surface, reading } = reader
  if (coding === null || surface === null || reading === null || event.button !== 0) return
  event.preventDefault()
  event.stopPropagation()
  const stays = which === 'start' ? coding.end : coding.start
  reader.select({ anchor: stays, focus: which === 'start' ? coding.start : coding.end })
  desk.set({ edges: coding, choice: null, memo: null })
  // The knob lies under the pointer: words are looked for through it.
  surface.root.classList.add('is-edging')
  const stop = new AbortController()
  const move = (moved: globalThis.PointerEvent) => {
    const found = surface.offsetAt(moved.clientX, moved.clientY)
    if (found === null) return
    const at = settle(reading, found)
    const drawn = { start: Math.min(stays, at), end: Math.max(stays, at) }
    if (drawn.start === drawn.end) return
    const whole = moved.altKey ? drawn : toWords(reading, drawn)
    reader.select({ anchor: stays, focus: at < stays ? whole.start : whole.end })
    reader.keepInView(at)
  }
  const end = (kept: boolean) => {
    stop.abort()
    surface.root.classList.remove('is-edging')
    const range = reader.range()
    desk.set({ edges: null })
    desk.toText()
    void moveEdges(desk, kept && range !== null ? range : coding)
  }
  const { signal } = stop
  // On the window: the knob moves from row to row with the edge.
  window.addEventListener('pointermove', move, { signal })
  window.addEventListener('pointerup', () => end(true), { signal })
  window.addEventListener('pointercancel', () => end(false), { signal })
  window.addEventListener(
    'keydown',
    press => {
      if (press.key !== 'Escape') return
      press.preventDefault()
      press.stopPropagation()
      end(false)
    },
    { signal, capture: true },
  )
}
