/** More than so many are read with the whole list: one reading of all costs less than finding each. */
const MANY = 500

/**
 * Reads a list of which it is told what a change touched: only that is read again, while each is known and `place`, what the list is
 * ordered by, has stayed. What is new, gone, moved or not told (`null`) has all of it read.
 */
export function touchedList<Item extends { readonly id: string }>(
  readAll: () => Promise<readonly Item[]>,
  readSome: (ids: readonly string[]) => Promise<readonly Item[]>,
  place: (item: Item) => string,
): (known: ReadonlyMap<string, Item>, touched: ReadonlySet<string> | null) => Promise<readonly Item[]> {
  return async (known, touched) => {
    if (touched === null || touched.size === 0 || touched.size > MANY) return readAll()
    for (const id of touched) if (!known.has(id)) return readAll()
    const fresh = new Map((await readSome([...touched])).map(item => [item.id, item]))
    for (const id of touched) {
      const item = fresh.get(id)
      if (item === undefined || place(item) !== place(known.get(id)!)) return readAll()
    }
    return Array.from(known.values(), item => fresh.get(item.id) ?? item)
  }
}
