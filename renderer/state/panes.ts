import { create } from 'zustand'
import type { Focused } from './focus.ts'
import { keep, kept } from './keep.ts'
import { activeTab, useTabs, type TabKind } from './tabs.ts'
import type { WidthClass } from './width.ts'

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

// Wide things close the navigator (guide, 1440); where nothing in a view can be focused there is no inspector.
const WITHOUT_NAVIGATOR: ReadonlySet<PaneKind> = new Set<PaneKind>([
  'matrix',
  'agreement',
  'adjudication',
  'merge',
  'bring-in',
  'summaries',
  'case-themes',
  'positions',
  'ratings',
  'team',
  'propositions',
  'review',
  'picture',
  'import',
  'beside',
])
const WITHOUT_INSPECTOR: ReadonlySet<PaneKind> = new Set<PaneKind>([
  'settings',
  'keys',
  'manual',
  'welcome',
  'team',
  'merge',
  'bring-in',
  'agreement',
  'adjudication',
  'disclosure',
  'reporting',
  'quotes',
  'ratings',
  'versions',
  'saturation',
  'review',
  'history',
  'none',
])

/** Whether there is nothing to say in an inspector and no room to say so: a narrow window with nothing focused. */
export const isWithoutInspector = (width: WidthClass, focused: Focused | null): boolean =>
  width === 'narrow' && focused === null

/** A pane as the person left it for this kind of tab, else as the guide has it. `withoutInspector`: see {@link isWithoutInspector}. */
export function paneOf(byKind: PanesState['byKind'], kind: PaneKind, pane: Pane, withoutInspector = false): PaneState {
  const given = byKind[kind]?.[pane]
  if (given) return given
  return {
    open: pane === 'navigator' ? !WITHOUT_NAVIGATOR.has(kind) : !WITHOUT_INSPECTOR.has(kind) && !withoutInspector,
    width: null,
  }
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
