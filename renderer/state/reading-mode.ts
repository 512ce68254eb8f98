// Reading with everything else away: only the text of the source in front, with its stripes or without.

import { create } from 'zustand'
import { keep, kept } from './keep.ts'
import { useProject } from './project.ts'
import { activeTab, useTabs } from './tabs.ts'

const KEY = 'reading-stripes'

interface ReadingModeState {
  readonly isOn: boolean
  /** Whether the stripes stay beside the text; remembered. */
  readonly stripes: boolean
  readonly enter: () => void
  readonly leave: () => void
  readonly setStripes: (stripes: boolean) => void
}

/** Whether only the text is shown. */
export const useReadingMode = create<ReadingModeState>(set => ({
  isOn: false,
  stripes: kept<boolean>(KEY, true),
  enter: () => set({ isOn: true }),
  leave: () => set({ isOn: false }),
  setStripes: stripes => {
    keep(KEY, stripes)
    set({ stripes })
  },
}))

/** Starts watching: with no source in front there is nothing to read. Called once. */
export function watchReadingMode(): void {
  const look = () => {
    const reads = useProject.getState().phase === 'open' && activeTab(useTabs.getState())?.kind === 'source'
    if (!reads && useReadingMode.getState().isOn) useReadingMode.getState().leave()
  }
  useTabs.subscribe(look)
  useProject.subscribe(look)
}
