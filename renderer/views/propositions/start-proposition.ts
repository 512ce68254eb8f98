import { openSheet } from '../../actions/go-actions.ts'
import { useTabs } from '../../state/tabs.ts'

/** Opens the list of propositions with the field for a new one in hand. */
export function startNewProposition(): void {
  openSheet('propositions')
  useTabs.getState().open({ kind: 'propositions', options: { propositionId: null, making: true } })
}
