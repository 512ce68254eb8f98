// The one writer of what was done to the framework: a row an operation, told once and read by histories and versions.

import type { Id } from '../../base/ids.ts'
import type { Change } from '../../store/access.ts'
import type { OperationDetails, OperationName } from './types.ts'

/** Tells that an operation was done, by the coder who makes this change. A row is never changed afterwards. */
export function noteOperation(
  tx: Change,
  operation: OperationName,
  details: OperationDetails,
  reason: string | null = null,
): Id<'operation'> {
  return tx.insert('framework_operation', {
    operation,
    coderId: tx.coderId,
    reason: reason?.trim() || null,
    details: JSON.stringify(details),
    madeAt: tx.now,
  }) as Id<'operation'>
}
