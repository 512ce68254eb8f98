// The inspector speaks of what is in front: when another tab comes to the front, its thing becomes the focused one,
// unless something inside it is focused already.

import type { CaseId, CodeId, SourceId } from '../../src/base/ids.ts'
import { type Focused, useFocus } from './focus.ts'
import { activeTab, type Tab, useTabs } from './tabs.ts'

/** What a tab is about, as the inspector would show it; null where the tab has no one subject. */
export function subjectOf(tab: Tab | null): Focused | null {
  if (tab === null || tab.about === null) return null
  if (tab.kind === 'source') return { kind: 'source', sourceId: tab.about as SourceId }
  if (tab.kind === 'code') return { kind: 'code', codeId: tab.about as CodeId }
  if (tab.kind === 'case') return { kind: 'case', caseId: tab.about as CaseId }
  return null
}

/** Whether a focused thing lies in a tab's subject: a coding in its source. */
export function liesIn(focused: Focused | null, tab: Tab): boolean {
  return focused !== null && 'sourceId' in focused && tab.kind === 'source' && focused.sourceId === tab.about
}

/** Starts following: each tab is left with what was focused in it, and finds it again. Called once. */
export function followFocus(): void {
  const leftWith = new Map<string, Focused | null>()
  useTabs.subscribe((state, before) => {
    if (state.activeId === before.activeId) return
    const { focused, focus } = useFocus.getState()
    if (before.activeId !== null) leftWith.set(before.activeId, focused)
    for (const id of leftWith.keys()) if (!state.tabs.some(tab => tab.id === id)) leftWith.delete(id)
    const tab = activeTab(state)
    if (tab === null || liesIn(focused, tab)) return
    focus(leftWith.get(tab.id) ?? subjectOf(tab))
  })
}
