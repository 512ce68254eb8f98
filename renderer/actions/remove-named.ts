// Removing what saved filters, displays or outputs may name: it is said before it is done.

import { call } from '../client/client.ts'
import { useOverlay } from '../state/overlay.ts'
import { useStatus } from '../state/status.ts'

/** Asks what names these things; where something does, a person says whether to remove them all the same. False: it was left. */
export async function mayRemove(name: string, ids: readonly string[]): Promise<boolean> {
  try {
    const naming = await call('filter.naming', { ids: [...ids] })
    if (naming.length === 0) return true
    return await new Promise(decide => useOverlay.getState().show({ kind: 'named', name, naming, decide }))
  } catch (error) {
    useStatus.getState().refuse(error)
    return false
  }
}
