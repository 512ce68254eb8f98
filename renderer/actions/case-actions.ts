// Cases that become one, or two, from anywhere: of the case in hand, else of one that is chosen.

import type { CaseId } from '../../src/base/ids.ts'
import { useOverlay } from '../state/overlay.ts'
import { caseRestructuringWords as w } from '../words/case-restructuring.ts'
import type { Action, Now } from './action.ts'

/** The case whose sheet is in front, else the one that the inspector speaks of. */
function caseInHand({ tab, focused }: Pick<Now, 'tab' | 'focused'>): CaseId | null {
  if (tab?.kind === 'case' && tab.about !== null) return tab.about as CaseId
  return focused?.kind === 'case' ? focused.caseId : null
}

const enabled = (now: Now) => now.phase === 'open' && !now.project!.readOnly

/** Merging and splitting cases. */
export const CASE_ACTIONS: readonly Action[] = [
  {
    id: 'merge-cases',
    group: 'edit',
    label: w.merge.action,
    enabled,
    run: now => useOverlay.getState().show({ kind: 'merge-cases', fromId: caseInHand(now), intoId: null }),
  },
  {
    id: 'split-case',
    group: 'edit',
    label: w.split.action,
    enabled,
    run: now => useOverlay.getState().show({ kind: 'split-case', caseId: caseInHand(now) }),
  },
]
