import { createContext, useContext, useEffect } from 'react'
import { call } from '../client/client.ts'
import { useFocus } from '../state/focus.ts'
import { useProject } from '../state/project.ts'
import { useStatus } from '../state/status.ts'
import { activeTab, useTabs } from '../state/tabs.ts'
import type { Action, Now } from './action.ts'

// Later registrations come first: a view's own action goes before the frame's on the same key while the view is there.
const sets: (readonly Action[])[] = []

/** Makes actions known to menu, palette and keyboard until the returned function is called. */
export function registerActions(actions: readonly Action[]): () => void {
  sets.unshift(actions)
  return () => {
    const at = sets.indexOf(actions)
    if (at >= 0) sets.splice(at, 1)
  }
}

/** Whether what is drawn inside stands in the column that is worked in: false for a text that only lies beside it. */
export const InFront = createContext(true)

/** Makes a view's actions known while it is mounted and worked in. Pass a stable array (a constant, or one kept with `useMemo`). */
export function useActions(actions: readonly Action[]): void {
  const inFront = useContext(InFront)
  useEffect(() => (inFront ? registerActions(actions) : undefined), [actions, inFront])
}

/** All actions known now, latest registered first. */
export function allActions(): readonly Action[] {
  return sets.flat()
}

/** What the window holds now. */
export function now(): Now {
  const { phase, info, undo } = useProject.getState()
  const { focused, selection, lastCodeId } = useFocus.getState()
  return { phase, project: info, undo, tab: activeTab(useTabs.getState()), focused, selection, lastCodeId, call }
}

/** Runs an action; its trouble goes to the status bar. Does nothing when it is not enabled. */
export async function runAction(action: Action): Promise<void> {
  try {
    const state = now()
    if (action.enabled(state)) await action.run(state)
  } catch (error) {
    useStatus.getState().refuse(error)
  }
}

/** Runs the action with an id (native menus name actions so). */
export function runActionById(id: string): void {
  const action = allActions().find(one => one.id === id)
  if (action) void runAction(action)
}
