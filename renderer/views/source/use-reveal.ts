// Going to words in the text: a search hit, an excerpt, a coding. And finding the place again when a tab comes back.

import { useEffect, useLayoutEffect, useRef } from 'react'
import type { Surface } from '../../editor/surface.ts'
import { useFocus } from '../../state/focus.ts'
import { useTabs, type Reveal, type Tab } from '../../state/tabs.ts'
import type { Reader } from './reader.ts'
import { isSpot } from './scrolling.ts'

// The last wish that each tab was granted.
const granted = new Map<string, number>()

/** Goes where the tab was asked to go, once a wish; else back to where it was left. */
export function useReveal(tab: Tab, reader: Reader, surface: Surface | null): void {
  const { id, reveal } = tab
  const begun = useRef<Surface | null>(null)
  useEffect(() => {
    if (surface === null) return
    const isFirst = begun.current !== surface
    begun.current = surface
    if (reveal !== undefined && reveal.n > (granted.get(id) ?? 0)) {
      granted.set(id, reveal.n)
      grant(reader, reveal)
    } else if (isFirst) {
      const spot = useTabs.getState().tabs.find(one => one.id === id)?.options?.['spot']
      if (isSpot(spot)) void reader.goBack(spot)
    }
  }, [id, reveal, reader, surface])

  // Before the text goes: afterwards nothing can be asked of the screen.
  useLayoutEffect(
    () => () => {
      const spot = reader.spot()
      const { tabs, setOptions } = useTabs.getState()
      if (spot !== null && tabs.some(one => one.id === id)) setOptions(id, { spot })
    },
    [id, reader],
  )
}

function grant(reader: Reader, reveal: Reveal): void {
  const { sourceId, codings } = reader.session
  const coding = reveal.codingId === undefined ? undefined : codings.find(one => one.id === reveal.codingId)
  if (coding !== undefined) useFocus.getState().focus({ kind: 'coding', sourceId, codingId: coding.id })
  const range = reveal.range ?? coding
  if (range !== undefined) void reader.reveal(range, true)
}
