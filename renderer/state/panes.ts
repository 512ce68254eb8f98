import { create } from 'zustand'
import { keep, kept } from './keep.ts'
import { activeTab, useTabs, type TabKind } from './tabs.ts'

/** The two side panes. */
export type Pane = 'navigator' | 'inspector'

/** What the navigator shows. */
export type NavigatorPart = 'sources' | 'framework' | 'cases' | 'propositions' | 'memos'

/** Whether a pane is open and how wide it is, in pixels at text size 100 %; null width is the guide's. */
export interface PaneState {
  readonly open: boolean
  readonly width: number | null
}

/** What the panes are remembered by: the kind of tab in front; `beside` while several stand side by side, so that going from one to the other moves nothing. */
export type PaneKind = TabKind | 'none' | 'beside'

/** What the panes are remembered by now. */
export function paneKind(state: Pick<ReturnType<typeof useTabs.getState>, 'tabs' | 'activeId' | 'fronts'>): PaneKind {
  return state.fronts.length > 1 ? 'beside' : (activeTab(state)?.kind ?? 'none')
}

/** {@link paneKind} for deeds. */
export function paneKindNow(): PaneKind {
  return paneKind(useTabs.getState())
}

interface PanesState {
  /** Per kind of tab, as the person left it. */
  readonly byKind: Readonly<Partial<Record<PaneKind, Readonly<Partial<Record<Pane, PaneState>>>>>>
  readonly part: NavigatorPart
  /** Whether the navigator lies over the middle (narrow windows), and is shown there now. */
  readonly navigatorOver: boolean
  readonly show: (part: NavigatorPart) => void
  readonly setPane: (kind: PaneKind, pane: Pane, state: Partial<PaneState>) => void
  readonly setNavigatorOver: (over: boolean) => void
}

const KEY = 'panes'

/** Matrices, import, merge and columns side by side close the navigator unless the person opened it (guide, 1440); the inspector is closed where nothing in a view can be focused. */
export function paneOf(byKind: PanesState['byKind'], kind: PaneKind, pane: Pane): PaneState {
  const given = byKind[kind]?.[pane]
  if (given) return given
  const wide =
    kind === 'matrix' ||
    kind === 'agreement' ||
    kind === 'adjudication' ||
    kind === 'merge' ||
    kind === 'bring-in' ||
    kind === 'summaries' ||
    kind === 'case-themes' ||
    kind === 'positions' ||
    kind === 'ratings' ||
    kind === 'team' ||
    kind === 'propositions' ||
    kind === 'review' ||
    kind === 'picture' ||
    kind === 'import' ||
    kind === 'beside'
  const alone =
    kind === 'settings' ||
    kind === 'keys' ||
    kind === 'manual' ||
    kind === 'welcome' ||
    kind === 'team' ||
    kind === 'merge' ||
    kind === 'bring-in' ||
    kind === 'agreement' ||
    kind === 'adjudication' ||
    kind === 'disclosure' ||
    kind === 'reporting' ||
    kind === 'quotes' ||
    kind === 'ratings' ||
    kind === 'versions' ||
    kind === 'saturation' ||
    kind === 'review' ||
    kind === 'history' ||
    kind === 'none'
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
