import { create } from 'zustand'
import type { TextRange } from '../../src/base/text-range.ts'

/** The kinds of tab. Each has a view in `views/registry.ts`. */
export type TabKind =
  | 'source'
  | 'matrix'
  | 'import'
  | 'case'
  | 'code'
  | 'search'
  | 'memos'
  | 'propositions'
  | 'history'
  | 'settings'
  | 'keys'
  | 'welcome'

/** Where a view should go: words of a source, a coding. `n` grows with every wish, so that the same one twice goes there twice. */
export interface Reveal {
  readonly range?: TextRange
  readonly codingId?: string
  readonly n: number
}

/** An open tab. `about` is the id of the thing it shows (null where there is one tab of a kind). Only `id`, `kind` and `about` are kept across starts. */
export interface Tab {
  readonly id: string
  readonly kind: TabKind
  readonly about: string | null
  readonly reveal?: Reveal
  /** Whatever a view wants to find again when its tab comes to the front; in memory only, never stored. */
  readonly options?: Readonly<Record<string, unknown>>
}

/** What to open: a kind, the thing, and where to go in it. */
export interface Opening {
  readonly kind: TabKind
  readonly about?: string | null
  readonly reveal?: Omit<Reveal, 'n'>
  readonly options?: Readonly<Record<string, unknown>>
}

interface TabsState {
  readonly tabs: readonly Tab[]
  readonly activeId: string | null
  /** Brings a tab to the front, opening it beside the one in front when it is not there. */
  readonly open: (opening: Opening) => void
  readonly activate: (id: string) => void
  readonly close: (id: string) => void
  readonly closeOthers: (id: string) => void
  /** Puts a tab at another place of the row. */
  readonly move: (id: string, to: number) => void
  /** Keeps something with a tab, in memory. */
  readonly setOptions: (id: string, options: Readonly<Record<string, unknown>>) => void
  /** Replaces all tabs: what was open in a project. */
  readonly restore: (tabs: readonly Tab[], activeId: string | null) => void
}

let wishes = 0

/** The id of the tab that shows a thing. */
export function tabId(kind: TabKind, about: string | null = null): string {
  return about === null ? kind : `${kind}:${about}`
}

/** The open tabs and which one is in front. */
export const useTabs = create<TabsState>(set => ({
  tabs: [],
  activeId: null,
  open: opening =>
    set(state => {
      const about = opening.about ?? null
      const id = tabId(opening.kind, about)
      const there = state.tabs.find(tab => tab.id === id)
      const tab: Tab = {
        ...there,
        id,
        kind: opening.kind,
        about,
        ...(opening.reveal ? { reveal: { ...opening.reveal, n: ++wishes } } : {}),
        ...(opening.options ? { options: { ...there?.options, ...opening.options } } : {}),
      }
      if (there) return { tabs: state.tabs.map(one => (one.id === id ? tab : one)), activeId: id }
      const kept = state.tabs.filter(one => one.kind !== 'welcome')
      const after = kept.findIndex(one => one.id === state.activeId) + 1 || kept.length
      return { tabs: kept.toSpliced(after, 0, tab), activeId: id }
    }),
  activate: id => set(state => (state.tabs.some(tab => tab.id === id) ? { activeId: id } : {})),
  close: id =>
    set(state => {
      const at = state.tabs.findIndex(tab => tab.id === id)
      if (at < 0) return {}
      const tabs = state.tabs.toSpliced(at, 1)
      const activeId = state.activeId === id ? ((tabs[at] ?? tabs[at - 1])?.id ?? null) : state.activeId
      return { tabs, activeId }
    }),
  closeOthers: id => set(state => ({ tabs: state.tabs.filter(tab => tab.id === id), activeId: id })),
  move: (id, to) =>
    set(state => {
      const tab = state.tabs.find(one => one.id === id)
      return tab ? { tabs: state.tabs.filter(one => one.id !== id).toSpliced(to, 0, tab) } : {}
    }),
  setOptions: (id, options) =>
    set(state => ({
      tabs: state.tabs.map(tab => (tab.id === id ? { ...tab, options: { ...tab.options, ...options } } : tab)),
    })),
  restore: (tabs, activeId) => set({ tabs, activeId }),
}))

/** The tab in front. */
export function activeTab(state: Pick<TabsState, 'tabs' | 'activeId'>): Tab | null {
  return state.tabs.find(tab => tab.id === state.activeId) ?? null
}
