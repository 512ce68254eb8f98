// First-use hints: one quiet line at a time, in the kind of tab it is about. A hint goes for good when what it tells was
// done, or when it was closed.

import { create } from 'zustand'
import type { hintWords } from '../words/hints.ts'
import { columnOf } from './columns.ts'
import { useFocus } from './focus.ts'
import { keep, kept } from './keep.ts'
import { useProject } from './project.ts'
import { useReadingMode } from './reading-mode.ts'
import { activeTab, useTabs, type TabKind } from './tabs.ts'

/** The hints there are: those with words in the catalogue. */
export type HintId = keyof typeof hintWords.lines

interface HintRule {
  readonly id: HintId
  readonly on: TabKind
  /** Not before this is true. */
  readonly when?: () => boolean
}

const sources = () => useTabs.getState().tabs.filter(tab => tab.kind === 'source').length

/** Every hint, in the order they come. */
export const HINTS: readonly HintRule[] = [
  { id: 'code', on: 'source' },
  { id: 'side', on: 'source', when: () => sources() > 1 && useTabs.getState().fronts.length === 1 },
  { id: 'reading', on: 'source', when: () => isGone('code') },
  { id: 'cell', on: 'matrix' },
  { id: 'phrases', on: 'search' },
  { id: 'edit-values', on: 'case' },
  { id: 'fill-down', on: 'import' },
  { id: 'site-evidence', on: 'propositions' },
]

interface HintsState {
  readonly gone: readonly string[]
  /** Puts a hint away for good. */
  readonly putAway: (id: HintId) => void
  readonly putAllAway: () => void
  /** All come again, each at its time. */
  readonly bringBack: () => void
}

/** Which hints are gone. */
export const useHints = create<HintsState>((set, get) => {
  const change = (gone: readonly string[]) => {
    keep('hints', gone)
    set({ gone })
  }
  return {
    gone: kept<readonly string[]>('hints', []),
    putAway: id => {
      if (!get().gone.includes(id)) change([...get().gone, id])
    },
    putAllAway: () => change(HINTS.map(hint => hint.id)),
    bringBack: () => change([]),
  }
})

function isGone(id: HintId): boolean {
  return useHints.getState().gone.includes(id)
}

/** The hint for a kind of tab now, or null. */
export function hintFor(kind: TabKind, gone: readonly string[]): HintId | null {
  return HINTS.find(hint => hint.on === kind && !gone.includes(hint.id) && (hint.when?.() ?? true))?.id ?? null
}

/** Starts watching what is done: a hint about it is not needed any more. Called once. */
export function watchHints(): void {
  const { putAway } = useHints.getState()
  useFocus.subscribe((state, before) => {
    if (state.lastCodeId !== null && state.lastCodeId !== before.lastCodeId) putAway('code')
    if (state.focused?.kind === 'cell' && state.focused !== before.focused) putAway('cell')
  })
  useTabs.subscribe((state, before) => {
    if (state.tabs.some(tab => columnOf(tab) > 0)) putAway('side')
    if (activeTab(before)?.kind === 'search' && activeTab(state)?.kind === 'source') putAway('phrases')
  })
  useReadingMode.subscribe(state => {
    if (state.isOn) putAway('reading')
  })
  useProject.subscribe((state, before) => {
    if (state.change === before.change || before.change === 0) return
    const kind = activeTab(useTabs.getState())?.kind
    const tables = state.lastChange?.tables ?? []
    if (kind === 'case' && tables.includes('attribute_value')) putAway('edit-values')
    if (kind === 'import' && tables.includes('source')) putAway('fill-down')
  })
}
