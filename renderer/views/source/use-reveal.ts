// Going to words in the text: a search hit, an excerpt, a coding. And finding the place again when a tab comes back.

import { useEffect, useLayoutEffect } from 'react'
import { rowAt } from '../../editor/reading-text.ts'
import type { Surface } from '../../editor/surface.ts'
import { useFocus } from '../../state/focus.ts'
import { useTabs, type Reveal, type Tab } from '../../state/tabs.ts'
import type { Reader } from './reader.ts'
import { isSpot, jumpToSpot } from './scrolling.ts'

// The last wish that each tab was granted.
const granted = new Map<string, number>()

/** Scrolls a text that was just put on screen to where its tab wants to be, before anything of it is seen. */
export function beginAt(tabId: string, reader: Reader, surface: Surface, scroller: HTMLElement): void {
  const tab = useTabs.getState().tabs.find(one => one.id === tabId)
  const wish =
    tab?.reveal !== undefined && tab.reveal.n > (granted.get(tabId) ?? 0) ? rangeOf(reader, tab.reveal) : null
  const spot = tab?.options?.['spot']
  if (wish) surface.row(rowAt(surface.reading.rows, wish.start))?.scrollIntoView({ block: 'center' })
  else if (isSpot(spot)) jumpToSpot(surface, scroller, spot)
}

/** Goes where the tab was asked to go, once a wish; remembers where it was left. */
export function useReveal(tab: Tab, reader: Reader, surface: Surface | null): void {
  const { id, reveal } = tab
  useEffect(() => {
    if (surface === null || reveal === undefined || reveal.n <= (granted.get(id) ?? 0)) return
    granted.set(id, reveal.n)
    const { sourceId, codings } = reader.session
    const coding = reveal.codingId === undefined ? undefined : codings.find(one => one.id === reveal.codingId)
    if (coding !== undefined) useFocus.getState().focus({ kind: 'coding', sourceId, codingId: coding.id })
    const range = rangeOf(reader, reveal)
    if (range !== null) void reader.reveal(range, true)
  }, [id, reveal, reader, surface])

  // Who came from where nothing is left to hold the focus (another tab, the palette) reads on by keys at once.
  useEffect(() => {
    if (surface !== null && document.activeElement === document.body) surface.root.focus({ preventScroll: true })
  }, [surface])

  // Before the text goes: afterwards nothing can be asked of the screen.
  useLayoutEffect(
    () => () => {
      const spot = reader.spot()
      const { tabs, setOptions } = useTabs.getState()
      if (tabs.some(one => one.id === id)) setOptions(id, { spot })
    },
    [id, reader],
  )
}

/** Goes to the first place not coded yet, when the tab was opened for that. */
export function useToNotCoded(tab: Tab, surface: Surface | null, go: () => void): void {
  const { id } = tab
  const wanted = tab.options?.['toNotCoded'] === true
  useEffect(() => {
    if (surface === null || !wanted) return
    useTabs.getState().setOptions(id, { toNotCoded: false })
    go()
  }, [id, wanted, surface, go])
}

function rangeOf(reader: Reader, reveal: Reveal) {
  return reveal.range ?? reader.session.codings.find(one => one.id === reveal.codingId) ?? null
}
