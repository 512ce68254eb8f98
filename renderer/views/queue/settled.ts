import { useState } from 'react'

/** The entries of a list that were just dealt with are left out until the list is read again: a key pressed meanwhile means the next one, not the one that is done. */
export function useSettled<Id extends string>(
  list: unknown,
): {
  readonly isSettled: (id: Id) => boolean
  readonly settle: (ids: readonly Id[]) => void
} {
  const [settled, set] = useState<{ readonly of: unknown; readonly ids: ReadonlySet<Id> }>({ of: null, ids: new Set() })
  return {
    isSettled: id => settled.of === list && settled.ids.has(id),
    settle: ids => set(now => ({ of: list, ids: new Set([...(now.of === list ? now.ids : []), ...ids]) })),
  }
}
