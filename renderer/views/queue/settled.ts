import { useEffect, useRef, useState } from 'react'

const UNDER_WAY = Symbol('under way')

/** The entries of a list that are being dealt with, or were since it was read, are left out: a key pressed meanwhile means the next one, not the one that is done. */
export function useSettled<Id extends string>(
  list: unknown,
): {
  readonly isSettled: (id: Id) => boolean
  /** Leaves some out while a deed deals with them; those it did not deal with come back. */
  readonly settle: (ids: readonly Id[], deed: () => Promise<boolean>) => Promise<boolean>
} {
  // Where an entry was dealt with, the list that was there then: the next one says itself whether it is still in it.
  const [settled, set] = useState<ReadonlyMap<Id, unknown>>(new Map())
  const latest = useRef(list)
  useEffect(() => {
    latest.current = list
  })
  const mark = (ids: readonly Id[], as: unknown) =>
    set(now => {
      const kept = [...now].filter(([id, of]) => !ids.includes(id) && (of === UNDER_WAY || of === latest.current))
      return new Map(as === null ? kept : [...kept, ...ids.map(id => [id, as] as const)])
    })
  return {
    isSettled: id => settled.has(id) && (settled.get(id) === UNDER_WAY || settled.get(id) === list),
    async settle(ids, deed) {
      mark(ids, UNDER_WAY)
      const done = await deed()
      mark(ids, done ? latest.current : null)
      return done
    },
  }
}
