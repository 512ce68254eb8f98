// The one writer of decisions about disclosure.

import { Refusal } from '../../base/trouble.ts'
import type { Change } from '../../store/access.ts'

/** Logs what was decided where the check found something: the same subject may be decided again, the last holds. Refuses to let something stand without a reason. */
export function decideDisclosure(
  tx: Change,
  decision: {
    readonly kind: string
    readonly rule: string
    readonly subject: string
    readonly decision: string
    readonly reason: string | null
  },
): void {
  const reason = decision.reason?.trim() || null
  if (decision.decision === STANDS && reason === null)
    throw new Refusal('reason-missing', 'Say why this may stand as it is. The reason goes into the audit trail.')
  tx.describe(`Decide on disclosure: ${decision.decision}`)
  tx.insert('disclosure_decision', { ...decision, reason, coderId: tx.coderId, madeAt: tx.now })
}

/** The decision that something stays as it is. */
const STANDS = 'stands as it is'
