import type { Action } from './action.ts'
import { CODE_ACTIONS } from './code-actions.ts'
import { COLUMN_ACTIONS } from './column-actions.ts'
import { GO_ACTIONS } from './go-actions.ts'
import { MANUAL_ACTIONS } from './manual-actions.ts'
import { PANE_ACTIONS } from './pane-actions.ts'
import { PROJECT_ACTIONS } from './project-actions.ts'
import { READING_ACTIONS } from './reading-actions.ts'
import { CASE_ACTIONS } from './case-actions.ts'
import { REVIEW_ACTIONS } from './review-actions.ts'
import { UNDO_ACTIONS } from './undo-actions.ts'

/** Everything that can be done in the frame, whatever tab is in front. */
export const FRAME_ACTIONS: readonly Action[] = [
  ...UNDO_ACTIONS,
  ...GO_ACTIONS,
  ...CODE_ACTIONS,
  ...REVIEW_ACTIONS,
  ...CASE_ACTIONS,
  ...PANE_ACTIONS,
  ...COLUMN_ACTIONS,
  ...READING_ACTIONS,
  ...MANUAL_ACTIONS,
  ...PROJECT_ACTIONS,
]
