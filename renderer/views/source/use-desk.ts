// A desk as React draws it, tied to what is focused in the window.

import { useCallback, useEffect, useLayoutEffect, useMemo, useState, useSyncExternalStore, type KeyboardEvent } from 'react'
import type { CodingId } from '../../../src/base/ids.ts'
import type { Code } from '../../../src/framework/types.ts'
import { useFocus } from '../../state/focus.ts'
import { Desk } from './desk.ts'
import type { Place } from './place-popover.ts'
import { takeKey } from './reading-keys.ts'
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
  useLayoutEffect(() => desk.know(byId, team), [desk, byId, team])

  const focusedId = useFocus(now => (now.focused?.kind === 'coding' && now.focused.sourceId === reader.session.sourceId ? now.focused.codingId : null))
  useLayoutEffect(() => desk.focused(focusedId as CodingId | null), [desk, focusedId])

  useEffect(() => {
    let before = reader.selection
    return reader.subscribe(() => {
      if (reader.selection === before) return
      before = reader.selection
      desk.moved()
    })
  }, [desk, reader])
  useEffect(() => () => useFocus.getState().select(null), [])

  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.nativeEvent.isComposing) return
      if (event.target !== event.currentTarget) return
      if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault()
        desk.choose()
      } else if (takeKey(reader, event)) event.preventDefault()
    },
    [desk, reader],
  )
  const onFocus = useCallback(() => {
    if (reader.surface?.root.matches(':focus-visible')) reader.ensureCaret()
  }, [reader])
  const placeChoice = useCallback((size: { width: number; height: number }): Place => desk.placeBeside(desk.state.choice!.range, size), [desk])
  const placeMemo = useCallback((size: { width: number; height: number }): Place => desk.placeBeside(desk.state.memo!.range, size), [desk])
  const deeds = useMemo(() => desk, [desk])
  return {
    ...state,
    deeds,
    onKeyDown,
    onFocus,
    placeChoice,
    placeMemo,
    show: desk.show,
    markCoded: desk.markCoded,
    applyChosen: desk.applyChosen,
    makeCode: desk.makeCode,
    showExcerpts: desk.showExcerpts,
    closeChoice: desk.closeChoice,
    closeMemo: desk.closeMemo,
    closeExcerpts: desk.closeExcerpts,
    focusCoding: desk.focusCoding,
    reveal: desk.reveal,
  }
}
