import { useReadingMode } from '../state/reading-mode.ts'
import { words } from '../words/en.ts'
import type { Action, Now } from './action.ts'
import { enterMiddle } from './pane-actions.ts'

const reads = (now: Now) => now.phase === 'open' && now.tab?.kind === 'source'

/** Only the text, and back. */
export const READING_ACTIONS: readonly Action[] = [
  {
    id: 'reading-mode',
    group: 'view',
    label: () => (useReadingMode.getState().isOn ? words.frame.reading.leave : words.frame.reading.enter),
    shortcut: 'Mod+.',
    enabled: reads,
    run: () => {
      const { isOn, enter, leave } = useReadingMode.getState()
      if (isOn) leave()
      else enter()
      enterMiddle()
    },
  },
  {
    id: 'reading-stripes',
    group: 'view',
    label: () =>
      useReadingMode.getState().stripes ? words.frame.reading.withoutStripes : words.frame.reading.withStripes,
    enabled: now => reads(now) && useReadingMode.getState().isOn,
    run: () => useReadingMode.getState().setStripes(!useReadingMode.getState().stripes),
  },
]
