// Going to words in the text: a search hit, an excerpt, a coding. And finding the place again when a tab comes back.

import { useEffect } from 'react'
import type { Surface } from '../../editor/surface.ts'
import { useFocus } from '../../state/focus.ts'
import { useTabs, type Tab } from '../../state/tabs.ts'
import type { Reader } from './reader.ts'

let answered = 0

/** Goes where the tab was asked to go, once a wish; else back to where it was left. */
export function useReveal(tab: Tab, reader: Reader, surface: Surface | null): void {
  const { reveal } = tab
  useEffect(() => {
    if (surface === null || reveal === undefined || reveal.n <= answered) return
    answered = reveal.n
    const { sourceId } = reader.session
    const coding =
      reveal.codingId === undefined ? undefined : reader.session.codings.find(one => one.id === reveal.codingId)
    if (coding !== undefined) useFocus.getState().focus({ kind: 'coding', sourceId, codingId: coding.id })
    const range = reveal.range ?? coding
    if (range !== undefined) void reader.reveal(range, true)
  }, [reveal, reader, surface])

  const { id } = tab
  useEffect(() => {
    const { scroller } = reader
    if (surface === null || scroller === null) return undefined
    const kept = useTabs.getState().tabs.find(one => one.id === id)?.options
    if ((reveal === undefined || reveal.n < answered) && typeof kept?.['firstSeen'] === 'number')
      void reader.reveal({ start: kept['firstSeen'], end: kept['firstSeen'] + 1 }, false)
    return () => {
      const { tabs } = useTabs.getState()
      const first = reader.firstSeen()
      if (first !== null && tabs.some(one => one.id === id)) useTabs.getState().setOptions(id, { firstSeen: first })
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each text on screen
  }, [surface])
}
