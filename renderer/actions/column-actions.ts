import { columnOf } from '../state/columns.ts'
import { useStatus } from '../state/status.ts'
import { useTabs } from '../state/tabs.ts'
import { words } from '../words/en.ts'
import type { Action, Now } from './action.ts'
import { enterMiddle } from './pane-actions.ts'

const open = (now: Now) => now.phase === 'open'
const w = words.settings.deeds

/** Several things side by side in the middle. */
export const COLUMN_ACTIONS: readonly Action[] = [
  {
    id: 'to-side',
    group: 'view',
    label: w.toSide,
    shortcut: 'Mod+\\',
    enabled: now => open(now) && now.tab !== null,
    run: now => {
      const { tabs, fronts, toSide } = useTabs.getState()
      const tab = now.tab!
      const others = tabs.filter(one => columnOf(one) === columnOf(tab)).length - 1
      if (fronts.length === 1 && others === 0) return useStatus.getState().hint(words.frame.nothingBeside)
      toSide(tab.id)
      enterMiddle()
    },
  },
  {
    id: 'one-column',
    group: 'view',
    label: w.oneColumn,
    enabled: now => open(now) && useTabs.getState().fronts.length > 1,
    run: () => useTabs.getState().oneColumn(),
  },
]
