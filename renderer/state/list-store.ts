import { create, type StoreApi, type UseBoundStore } from 'zustand'

/** A list the core knows, kept in the window: read once, read again when a change touches its tables. `byId` finds without searching. */
export interface ListState<Item> {
  readonly items: readonly Item[]
  readonly byId: ReadonlyMap<string, Item>
  /** False until the first answer has come. */
  readonly loaded: boolean
  readonly reload: () => Promise<void>
  readonly clear: () => void
}

export type ListStore<Item> = UseBoundStore<StoreApi<ListState<Item>>>

/**
 * Makes a list store. Overlapping reloads keep the latest answer only, so that an old list never covers a newer one; who waits for
 * an earlier one waits for that answer too: the list is never older than the waiting. `read` is given what is there, by id.
 */
export function listStore<Item extends { readonly id: string }>(
  read: (known: ReadonlyMap<string, Item>) => Promise<readonly Item[]>,
): ListStore<Item> {
  let latest = 0
  let newest: Promise<void> = Promise.resolve()
  return create<ListState<Item>>((set, get) => ({
    items: [],
    byId: new Map(),
    loaded: false,
    reload() {
      const mine = ++latest
      newest = read(get().byId).then(items => {
        if (mine !== latest) return newest
        return set({ items, byId: new Map(items.map(item => [item.id, item])), loaded: true })
      })
      return newest
    },
    clear() {
      latest++
      newest = Promise.resolve()
      set({ items: [], byId: new Map(), loaded: false })
    },
  }))
}
