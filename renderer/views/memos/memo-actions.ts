// What can be done with memos from anywhere.

import type { Action, Now } from '../../actions/action.ts'
import { useOverlay } from '../../state/overlay.ts'
import { useTabs } from '../../state/tabs.ts'
import { memosWords as w } from '../../words/memos.ts'
import { writeToday } from './journal-deeds.ts'
import { linkAtHand } from './link-deeds.ts'
import { beginMemo } from './memo-desk.ts'
import { useStatus } from '../../state/status.ts'

const open = (now: Now) => now.phase === 'open'

/** New memo, today's entry, the journal, and linking what is in hand. */
export const MEMO_ACTIONS: readonly Action[] = [
  {
    id: 'new-memo',
    group: 'edit',
    label: w.fresh,
    shortcut: 'Alt+Shift+M',
    inFields: true,
    enabled: open,
    run: () => beginMemo({}),
  },
  {
    id: 'todays-entry',
    group: 'edit',
    label: w.journal.today,
    shortcut: 'Alt+Shift+J',
    inFields: true,
    enabled: open,
    run: () => writeToday('open'),
  },
  {
    id: 'open-journal',
    group: 'go',
    label: w.journal.open,
    enabled: open,
    run: () => useTabs.getState().open({ kind: 'journal' }),
  },
  {
    id: 'link-in-memo',
    group: 'text',
    label: w.linkInMemo,
    shortcut: 'Alt+Shift+L',
    enabled: now => open(now) && (now.selection !== null || now.focused !== null),
    run: () => {
      const link = linkAtHand()
      if (link === null) useStatus.getState().hint(w.linkFirst)
      else useOverlay.getState().show({ kind: 'link-in-memo', link })
    },
  },
]
