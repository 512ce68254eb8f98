import { create } from 'zustand'
import type { CodeId } from '../../src/base/ids.ts'
import { useFocus } from './focus.ts'

interface ChosenCodes {
  /** Codes marked together in the framework tree; what is done to one of them is done to all. */
  readonly ids: ReadonlySet<CodeId>
  readonly choose: (ids: Iterable<CodeId>) => void
}

/** The codes that are marked in the tree. */
export const useChosenCodes = create<ChosenCodes>(set => ({
  ids: new Set(),
  choose: ids => set({ ids: new Set(ids) }),
}))

/** The codes that something would be done to now: all marked ones where the focused code is among them, else that code. */
export function codesAtHand(): readonly CodeId[] {
  const { focused } = useFocus.getState()
  const { ids } = useChosenCodes.getState()
  if (focused?.kind !== 'code') return []
  return ids.has(focused.codeId) ? [...ids] : [focused.codeId]
}
