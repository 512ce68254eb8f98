// The open tabs of a project are found again at its next opening. Kept: kind, id and column of each, and which was in front.

import { keep, kept } from './keep.ts'
import { useProject } from './project.ts'
import { tabId, type Tab, type TabKind, useTabs } from './tabs.ts'

interface KeptTabs {
  readonly tabs: readonly { readonly kind: TabKind; readonly about: string | null; readonly column?: number }[]
  readonly active: string | null
  /** The tab in front of each column; only where there are several. */
  readonly fronts?: readonly (string | null)[]
}

// An import under way holds files that the core forgets when it stops: it cannot be found again.
const NOT_KEPT: readonly TabKind[] = ['import', 'welcome']

/** What is kept of the open tabs. */
export function tabsToKeep(
  tabs: readonly Tab[],
  activeId: string | null,
  fronts: readonly (string | null)[] = [],
): KeptTabs {
  const stay = tabs.filter(tab => !NOT_KEPT.includes(tab.kind))
  return {
    tabs: stay.map(({ kind, about, column }) => ({ kind, about, ...(column ? { column } : {}) })),
    active: stay.some(tab => tab.id === activeId) ? activeId : (stay.at(-1)?.id ?? null),
    ...(fronts.length > 1 ? { fronts } : {}),
  }
}

/** The tabs that were kept, without those whose kind is unknown. */
export function tabsFromKept(
  found: KeptTabs,
  known: readonly string[],
): { tabs: Tab[]; activeId: string | null; fronts: readonly (string | null)[] } {
  const tabs = found.tabs
    .filter(tab => known.includes(tab.kind))
    .map(({ kind, about, column }): Tab => ({ id: tabId(kind, about), kind, about, ...(column ? { column } : {}) }))
  const activeId = tabs.some(tab => tab.id === found.active) ? found.active : (tabs[0]?.id ?? null)
  return { tabs, activeId, fronts: found.fronts ?? [] }
}

/** Restores the tabs when a project opens and remembers them as they change; `known` names the kinds that have a view. */
export function rememberTabs(known: readonly string[]): void {
  let opened: number | null = null
  let projectId: string | null = null
  useProject.subscribe(state => {
    const now = state.phase === 'open' ? state.opening : null
    if (now === opened) return
    opened = now
    const id = now === null ? null : (state.info?.id ?? null)
    projectId = id
    const { tabs, activeId, fronts } = tabsFromKept(
      id ? kept<KeptTabs>(`tabs.${id}`, { tabs: [], active: null }) : { tabs: [], active: null },
      known,
    )
    useTabs.getState().restore(tabs, activeId, fronts)
  })
  useTabs.subscribe((state, before) => {
    const { tabs, activeId, fronts } = state
    if (projectId && (tabs !== before.tabs || activeId !== before.activeId || fronts !== before.fronts)) {
      keep(`tabs.${projectId}`, tabsToKeep(tabs, activeId, fronts))
    }
  })
}
