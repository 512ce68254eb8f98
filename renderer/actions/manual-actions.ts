import { chapterFor, type ChapterName } from '../manual/chapters.ts'
import { useOverlay } from '../state/overlay.ts'
import { usePanes, type NavigatorPart } from '../state/panes.ts'
import { useTabs } from '../state/tabs.ts'
import { words } from '../words/en.ts'
import type { Action } from './action.ts'
import { enterMiddle } from './pane-actions.ts'

let wishes = 0

/** Opens the manual at a chapter. */
function openManual(chapter: ChapterName): void {
  useTabs.getState().open({ kind: 'manual', options: { chapter, section: null, n: ++wishes } })
  enterMiddle()
}

// The part of the navigator that the hands are in, if any.
function partHere(): NavigatorPart | null {
  return document.activeElement?.closest('[data-pane="navigator"]') ? usePanes.getState().part : null
}

/** The manual, at the chapter about what is in front. */
export const MANUAL_ACTIONS: readonly Action[] = [
  {
    id: 'manual',
    group: 'help',
    label: words.manual.deed,
    shortcut: 'F1',
    enabled: () => true,
    run: now => {
      if (now.phase !== 'open') useOverlay.getState().show({ kind: 'manual' })
      else if (now.tab?.kind === 'manual') enterMiddle()
      else openManual(chapterFor(now.tab?.kind ?? null, partHere()))
    },
  },
]
