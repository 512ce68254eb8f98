// Commenting on what is in hand, from anywhere.

import { useFocus } from '../state/focus.ts'
import { paneKindNow, usePanes } from '../state/panes.ts'
import { useReview } from '../state/review.ts'
import { words } from '../words/en.ts'
import type { Action } from './action.ts'

/** What can be commented on in the inspector. */
const COMMENTED = new Set(['source', 'coding', 'code', 'cell', 'summary', 'memo', 'proposition'])

/** The keys of commenting. */
export const COMMENT_KEYS = 'Alt+Shift+C'

/** Commenting from anywhere: on the words selected, else on what the inspector speaks of. */
export const REVIEW_ACTIONS: readonly Action[] = [
  {
    id: 'comment-here',
    group: 'edit',
    label: words.settings.deeds.comment,
    shortcut: COMMENT_KEYS,
    // Whoever writes a memo comments on it, too.
    inFields: true,
    enabled: now =>
      now.phase === 'open' &&
      !now.project!.readOnly &&
      (now.selection !== null || (now.focused !== null && COMMENTED.has(now.focused.kind))),
    run: ({ selection, focused }) => {
      const from = document.activeElement
      const isPassage = selection !== null && selection.range.end > selection.range.start && focused?.kind !== 'coding'
      if (isPassage) useFocus.getState().focus({ kind: 'source', sourceId: selection.sourceId })
      usePanes.getState().setPane(paneKindNow(), 'inspector', { open: true })
      useReview.getState().wish({ about: useFocus.getState().focused, passage: isPassage ? selection : null, from })
    },
  },
]
