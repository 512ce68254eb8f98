import { create, type StoreApi, type UseBoundStore } from 'zustand'

/** A list the core knows, kept in the window: read once, read again when a change touches its tables. `byId` finds without searching. */
export interface ListState<Item> {
  readonly items: readonly Item[]
  readonly byId: ReadonlyMap<string, Item>
  /** False until the first answer has come. */
  readonly loaded: boolean
  /** Reads again what a change `touched`, by id, where the reading can do with that; all of it without. */
  readonly reload: (touched?: readonly string[] | null) => Promise<void>
  readonly clear: () => void
}

export type ListStore<Item> = UseBoundStore<StoreApi<ListState<Item>>>

/**
 * Makes a list store. It is read one reading after the other: whoever asks while it is being read waits for the next one, which is begun
 * once for all of them; who waits for the earlier one waits for that answer too: the list is never older than the waiting. `read` is given what is there, by id, and
 * the ids that changes touched since the reading before it began (null: it may be anything).
 */
export function listStore<Item extends { readonly id: string }>(
  read: (known: ReadonlyMap<string, Item>, touched: ReadonlySet<string> | null) => Promise<readonly Item[]>,
): ListStore<Item> {
  // What was being read when the list was cleared is of another project.
  let clearings = 0
  let reading: Promise<void> | null = null
  let next: Promise<void> | null = null
  let touched: Set<string> | null = new Set()
  return create<ListState<Item>>((set, get) => {
    const begin = (): Promise<void> => {
      const mine = clearings
      const these = touched
      touched = new Set()
      const now = read(get().byId, these)
        .then(items => {
          if (mine === clearings) set({ items, byId: new Map(items.map(item => [item.id, item])), loaded: true })
          return undefined
        })
        .catch((error: unknown) => {
          // What was to be read is not known now: the next reading reads all.
          if (mine === clearings) touched = null
          throw error
        })
        .finally(() => {
          if (mine === clearings) reading = null
        })
      reading = now
      return now.then(() => (mine === clearings ? next : null) ?? undefined)
    }
    return {
      items: [],
      byId: new Map(),
      loaded: false,
      reload(ids = null) {
        if (ids === null) touched = null
        else for (const id of ids) touched?.add(id)
        if (reading === null) return begin()
        const mine = clearings
        const again = () => {
          if (mine !== clearings) return undefined
          next = null
          return begin()
        }
        return (next ??= reading.then(again, again))
      },
      clear() {
        clearings++
        reading = null
        next = null
        touched = new Set()
        set({ items: [], byId: new Map(), loaded: false })
      },
    }
  })
}
