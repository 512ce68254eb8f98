import { create } from 'zustand'
import { keep, kept } from './keep.ts'
import type { TabKind } from './tabs.ts'

/** The two side panes. */
export type Pane = 'navigator' | 'inspector'

/** What the navigator shows. */
export type NavigatorPart = 'sources' | 'framework' | 'cases' | 'propositions' | 'memos'

/** Whether a pane is open and how wide it is, in pixels at text size 100 %; null width is the guide's. */
export interface PaneState {
  readonly open: boolean
  readonly width: number | null
}

interface PanesState {
  /** Per kind of tab, as the person left it. */
  readonly byKind: Readonly<Partial<Record<TabKind | 'none', Readonly<Partial<Record<Pane, PaneState>>>>>>
  readonly part: NavigatorPart
  /** Whether the navigator lies over the middle (narrow windows), and is shown there now. */
  readonly navigatorOver: boolean
  readonly show: (part: NavigatorPart) => void
  readonly setPane: (kind: TabKind | 'none', pane: Pane, state: Partial<PaneState>) => void
  readonly setNavigatorOver: (over: boolean) => void
}

const KEY = 'panes'

/** Matrices and import close the navigator unless the person opened it (guide, 1440). */
export function paneOf(byKind: PanesState['byKind'], kind: TabKind | 'none', pane: Pane): PaneState {
  const given = byKind[kind]?.[pane]
  if (given) return given
  const wide = kind === 'matrix' || kind === 'import'
  const alone = kind === 'settings' || kind === 'keys' || kind === 'welcome' || kind === 'history' || kind === 'none'
  return { open: pane === 'navigator' ? !wide : !alone, width: null }
}

/** The side panes: what they show, whether they are open, how wide. */
export const usePanes = create<PanesState>(set => ({
  byKind: kept(KEY, {}),
  part: 'sources',
  navigatorOver: false,
  show: part => set({ part }),
  setPane: (kind, pane, change) =>
    set(state => {
      const now = paneOf(state.byKind, kind, pane)
      const byKind = { ...state.byKind, [kind]: { ...state.byKind[kind], [pane]: { ...now, ...change } } }
      keep(KEY, byKind)
      return { byKind }
    }),
  setNavigatorOver: navigatorOver => set({ navigatorOver }),
}))
