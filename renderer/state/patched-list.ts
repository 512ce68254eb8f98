/** A thing that is there, and in which state. */
export interface StateOf {
  readonly id: string
  readonly state: string
}

/**
 * Reads a list whose things are large: their states, then only those that are not known in that state. What came after the states
 * were read, or went, is told by the change that did it, which has the list read again.
 */
export function patchedList<Item extends { readonly id: string }>(
  readStates: () => Promise<readonly StateOf[]>,
  readSome: (ids: readonly string[]) => Promise<readonly Item[]>,
): (known: ReadonlyMap<string, Item>) => Promise<readonly Item[]> {
  const states = new WeakMap<Item, string>()
  return async known => {
    const now = await readStates()
    const kept = (one: StateOf): Item | undefined => {
      const item = known.get(one.id)
      return item !== undefined && states.get(item) === one.state ? item : undefined
    }
    const wanted = now.filter(one => kept(one) === undefined)
    const fresh = new Map<string, Item>()
    if (wanted.length > 0) for (const item of await readSome(wanted.map(one => one.id))) fresh.set(item.id, item)
    return now.flatMap(one => {
      const item = fresh.get(one.id) ?? kept(one)
      if (item === undefined) return []
      states.set(item, one.state)
      return [item]
    })
  }
}
