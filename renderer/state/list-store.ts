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

/** Makes a list store. Overlapping reloads keep the latest answer only, so that an old list never covers a newer one. `read` is given what is there, by id. */
export function listStore<Item extends { readonly id: string }>(
  read: (known: ReadonlyMap<string, Item>) => Promise<readonly Item[]>,
): ListStore<Item> {
  let latest = 0
  return create<ListState<Item>>((set, get) => ({
    items: [],
    byId: new Map(),
    loaded: false,
    async reload() {
      const mine = ++latest
      const items = await read(get().byId)
      if (mine !== latest) return
      set({ items, byId: new Map(items.map(item => [item.id, item])), loaded: true })
    },
    clear() {
      latest++
      set({ items: [], byId: new Map(), loaded: false })
    },
  }))
}
