// A desk as React draws it, tied to what is focused in the window.

import {
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useState,
  useSyncExternalStore,
  type ClipboardEvent,
  type KeyboardEvent,
} from 'react'
import type { Code } from '../../../src/framework/types.ts'
import { InFront } from '../../actions/registry.ts'
import { useFocus } from '../../state/focus.ts'
import { Desk } from './desk.ts'
import type { Place } from './place-popover.ts'
import { takeEdgeKey } from './edges.ts'
import { takeKey, takeRoundKey } from './reading-keys.ts'
import type { Reader } from './reader.ts'
import type { Team } from './team.ts'

interface UseDesk {
  readonly reader: Reader
  readonly byId: ReadonlyMap<string, Code>
  readonly team: Team
}

/** The desk of a reader: its state and its deeds. */
export function useDesk({ reader, byId, team }: UseDesk) {
  const [desk] = useState(() => new Desk(reader))
  const state = useSyncExternalStore(desk.subscribe, () => desk.state)
  const inFront = useContext(InFront)
  useLayoutEffect(() => desk.know(byId, team), [desk, byId, team])

  const focusedId = useFocus(now =>
    now.focused?.kind === 'coding' && now.focused.sourceId === reader.session.sourceId ? now.focused.codingId : null,
  )
  useLayoutEffect(() => desk.focused(focusedId), [desk, focusedId])

  useEffect(() => {
    let before = reader.selection
    return reader.subscribe(() => {
      if (reader.selection === before) return
      before = reader.selection
      desk.moved()
    })
  }, [desk, reader])
  useEffect(() => {
    if (!inFront) return undefined
    const { focused, focus, select } = useFocus.getState()
    const { sourceId } = reader.session
    // A coding gone to keeps the inspector; else it speaks of the source that is read.
    if (focused?.kind !== 'coding' || focused.sourceId !== sourceId) focus({ kind: 'source', sourceId })
    const range = reader.range()
    if (range !== null) select({ sourceId, range })
    return () => select(null)
  }, [reader, inFront])

  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.nativeEvent.isComposing) return
      if (event.target !== event.currentTarget) return
      if (takeEdgeKey(desk, event) || takeRoundKey(desk, event)) {
        event.preventDefault()
        return
      }
      if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault()
        desk.choosing.choose()
      } else if (takeKey(reader, event)) event.preventDefault()
    },
    [desk, reader],
  )
  const onFocus = useCallback(() => {
    const { surface, scroller } = reader
    if (!surface?.root.matches(':focus-visible')) return
    scroller?.parentElement?.setAttribute('data-keys', '')
    reader.ensureCaret()
  }, [reader])
  const onBlur = useCallback(() => reader.scroller?.parentElement?.removeAttribute('data-keys'), [reader])
  const onCopy = useCallback(
    (event: ClipboardEvent) => {
      const range = reader.range()
      if (range === null || reader.reading === null || event.defaultPrevented) return
      event.preventDefault()
      // As it is stored: labels and line ends are part of the words.
      event.clipboardData.setData('text/plain', reader.reading.words(range))
    },
    [reader],
  )
  const placeChoice = useCallback(
    (size: { width: number; height: number }): Place => desk.placeBeside(desk.state.choice!.range, size),
    [desk],
  )
  const placeMemo = useCallback(
    (size: { width: number; height: number }): Place => desk.placeBeside(desk.state.memo!.range, size),
    [desk],
  )
  const placeJudging = useCallback(
    (size: { width: number; height: number }): Place => desk.placeBeside(desk.state.judging!.range, size),
    [desk],
  )
  const deeds = useMemo(() => desk, [desk])
  return {
    ...state,
    deeds,
    onKeyDown,
    onFocus,
    onBlur,
    onCopy,
    placeChoice,
    placeMemo,
    placeJudging,
    closeJudging: desk.closeJudging,
    show: desk.show,
    markCoded: desk.markCoded,
    applyChosen: desk.choosing.applyChosen,
    makeCode: desk.choosing.makeCode,
    showExcerpts: desk.showExcerpts,
    closeChoice: desk.choosing.closeChoice,
    leaveChoice: desk.choosing.leaveChoice,
    closeMemo: desk.closeMemo,
    closeExcerpts: desk.closeExcerpts,
    pin: desk.choosing.pin,
    openKeys: desk.openKeys,
    closeKeys: desk.closeKeys,
    recentCodes: desk.choosing.recentCodes,
    pinnedCodes: desk.choosing.pinnedCodes,
    pressStripe: desk.way.pressStripe,
    list: desk.way.list,
    goToRow: desk.way.goToRow,
    reveal: desk.way.reveal,
  }
}
