import { create } from 'zustand'
import type { TextRange } from '../../src/base/text-range.ts'
import { columnOf, inColumn, neighbourOf, placed, settled, sideOf, type Columns } from './columns.ts'
import { useWidth } from './width.ts'

/** The kinds of tab. Each has a view in `views/registry.ts`. */
export type TabKind =
  | 'source'
  | 'matrix'
  | 'summaries'
  | 'case-summary'
  | 'case-themes'
  | 'import'
  | 'case'
  | 'code'
  | 'search'
  | 'memos'
  | 'journal'
  | 'propositions'
  | 'quotes'
  | 'positions'
  | 'look-next'
  | 'ratings'
  | 'coverage'
  | 'places'
  | 'text-history'
  | 'replace'
  | 'guide'
  | 'queue'
  | 'saturation'
  | 'agreement'
  | 'adjudication'
  | 'picture'
  | 'excerpts'
  | 'reporting'
  | 'disclosure'
  | 'versions'
  | 'review'
  | 'codebook'
  | 'case-sheet'
  | 'team'
  | 'merge'
  | 'bring-in'
  | 'history'
  | 'settings'
  | 'keys'
  | 'manual'
  | 'welcome'

/** Where a view should go: words of a source, a coding. `n` grows with every wish, so that the same one twice goes there twice. */
export interface Reveal {
  readonly range?: TextRange
  readonly codingId?: string
  readonly n: number
}

/** An open tab. `about` is the id of the thing it shows (null where there is one tab of a kind). Only `id`, `kind`, `about` and `column` are kept across starts. */
export interface Tab {
  readonly id: string
  readonly kind: TabKind
  readonly about: string | null
  /** Which column of the middle it stands in, counted from the left; the first when absent. */
  readonly column?: number
  readonly reveal?: Reveal
  /** Whatever a view wants to find again when its tab comes to the front; in memory only, never stored. */
  readonly options?: Readonly<Record<string, unknown>>
}

/** What a view of a tab is given. */
export interface ViewProps {
  readonly tab: Tab
}

/** What to open: a kind, the thing, and where to go in it. */
export interface Opening {
  readonly kind: TabKind
  readonly about?: string | null
  readonly reveal?: Omit<Reveal, 'n'>
  readonly options?: Readonly<Record<string, unknown>>
}

interface TabsState extends Columns<Tab> {
  /** The tab in front of the column that is worked in. */
  readonly activeId: string | null
  /** Brings a tab to the front, opening it beside the one in front when it is not there; in the column to the side within {@link toTheSide}. */
  readonly open: (opening: Opening) => void
  /** Brings a tab to the front, in whichever column it stands. */
  readonly activate: (id: string) => void
  readonly close: (id: string) => void
  /** Closes the other tabs of its column. */
  readonly closeOthers: (id: string) => void
  /** Puts a tab at another place of its row. */
  readonly move: (id: string, to: number) => void
  /** Puts a tab into another column, at a place of its row or at its end, and brings it to the front. */
  readonly toColumn: (id: string, column: number, to?: number) => void
  /** Puts a tab into the column to the side of its own, which is made when there is none. */
  readonly toSide: (id: string) => void
  /** Works in another column. */
  readonly enterColumn: (column: number) => void
  /** Puts all tabs into one column. */
  readonly oneColumn: () => void
  /** Keeps something with a tab, in memory. */
  readonly setOptions: (id: string, options: Readonly<Record<string, unknown>>) => void
  /** Replaces all tabs: what was open in a project. */
  readonly restore: (tabs: readonly Tab[], activeId: string | null, fronts?: readonly (string | null)[]) => void
}

let wishes = 0
let sideWishes = 0

/** From now on whatever is opened opens to the side, until the answer is called. */
export function toTheSide(): () => void {
  sideWishes++
  let isOver = false
  return () => {
    if (!isOver) sideWishes--
    isOver = true
  }
}

/** How many columns the window has room for. */
export function mostColumns(): number {
  return useWidth.getState().width === 'wide' ? 3 : 2
}

/** The id of the tab that shows a thing. */
export function tabId(kind: TabKind, about: string | null = null): string {
  return about === null ? kind : `${kind}:${about}`
}

const withFront = (fronts: TabsState['fronts'], column: number, id: string) => {
  const all = [...fronts]
  all[column] = id
  return all
}

/** The open tabs, in one column or several, and which are in front. */
export const useTabs = create<TabsState>((set, get) => ({
  tabs: [],
  activeId: null,
  fronts: [],
  column: 0,
  open: opening =>
    set(({ tabs, fronts, column }) => {
      const about = opening.about ?? null
      const id = tabId(opening.kind, about)
      const there = tabs.find(tab => tab.id === id)
      const side = sideWishes > 0 && fronts.length > 0 && fronts[column] !== id ? sideOf(column, mostColumns()) : null
      const at = side ?? (there ? columnOf(there) : column)
      const tab = inColumn<Tab>(
        {
          ...there,
          id,
          kind: opening.kind,
          about,
          ...(opening.reveal ? { reveal: { ...opening.reveal, n: ++wishes } } : {}),
          ...(opening.options ? { options: { ...there?.options, ...opening.options } } : {}),
        },
        at,
      )
      const kept = tabs.filter(one => one.kind !== 'welcome' || one.id === id)
      const row = kept.filter(one => columnOf(one) === at)
      const after = row.findIndex(one => one.id === fronts[at]) + 1 || row.length
      const next = there
        ? columnOf(there) === at
          ? kept.map(one => (one.id === id ? tab : one))
          : placed(kept, id, at, after).map(one => (one.id === id ? tab : one))
        : placed([...kept, tab], id, at, after)
      return settled({ tabs: next, fronts: withFront(fronts, at, id), column: at })
    }),
  activate: id =>
    set(({ tabs, fronts }) => {
      const tab = tabs.find(one => one.id === id)
      return tab ? settled({ tabs, fronts: withFront(fronts, columnOf(tab), id), column: columnOf(tab) }) : {}
    }),
  close: id =>
    set(({ tabs, fronts, column }) => {
      const next = neighbourOf(tabs, id)
      return settled({
        tabs: tabs.filter(tab => tab.id !== id),
        fronts: fronts.map(front => (front === id ? next : front)),
        column,
      })
    }),
  closeOthers: id =>
    set(({ tabs, fronts }) => {
      const tab = tabs.find(one => one.id === id)
      if (!tab) return {}
      const at = columnOf(tab)
      return settled({
        tabs: tabs.filter(one => one.id === id || columnOf(one) !== at),
        fronts: withFront(fronts, at, id),
        column: at,
      })
    }),
  move: (id, to) =>
    set(({ tabs }) => {
      const tab = tabs.find(one => one.id === id)
      return tab ? { tabs: placed(tabs, id, columnOf(tab), to) } : {}
    }),
  toColumn: (id, column, to = Infinity) =>
    set(({ tabs, fronts }) => {
      const tab = tabs.find(one => one.id === id)
      if (!tab) return {}
      const left =
        columnOf(tab) === column ? fronts : fronts.map(front => (front === id ? neighbourOf(tabs, id) : front))
      return settled({ tabs: placed(tabs, id, column, to), fronts: withFront(left, column, id), column })
    }),
  toSide: id => {
    const tab = get().tabs.find(one => one.id === id)
    if (tab) get().toColumn(id, sideOf(columnOf(tab), mostColumns()))
  },
  enterColumn: column =>
    set(state =>
      column === state.column || column >= state.fronts.length
        ? {}
        : { column, activeId: state.fronts[column] ?? null },
    ),
  oneColumn: () =>
    set(({ tabs, activeId }) => settled({ tabs: tabs.map(tab => inColumn(tab, 0)), fronts: [activeId], column: 0 })),
  setOptions: (id, options) =>
    set(state => ({
      tabs: state.tabs.map(tab => (tab.id === id ? { ...tab, options: { ...tab.options, ...options } } : tab)),
    })),
  restore: (tabs, activeId, fronts = []) =>
    set(() => {
      const active = tabs.find(tab => tab.id === activeId)
      const column = active ? columnOf(active) : 0
      return settled({ tabs, fronts: active ? withFront(fronts, column, active.id) : fronts, column })
    }),
}))

/** The tab in front. */
export function activeTab(state: Pick<TabsState, 'tabs' | 'activeId'>): Tab | null {
  return state.tabs.find(tab => tab.id === state.activeId) ?? null
}
