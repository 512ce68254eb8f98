import { create } from 'zustand'
import { keep, kept } from './keep.ts'

interface UnfoldedState {
  /** Open branches of each tree, by tree name. Ids only; kept per project. */
  readonly byTree: Readonly<Record<string, ReadonlySet<string>>>
  readonly projectId: string | null
  readonly load: (projectId: string) => void
  readonly setOpen: (tree: string, id: string, open: boolean) => void
  readonly setAll: (tree: string, ids: readonly string[]) => void
}

const NONE: ReadonlySet<string> = new Set()

/** Which branches of the navigator's trees are open. */
export const useUnfolded = create<UnfoldedState>((set, get) => {
  const store = (byTree: UnfoldedState['byTree']) => {
    set({ byTree })
    const { projectId } = get()
    if (projectId)
      keep(`unfolded.${projectId}`, Object.fromEntries(Object.entries(byTree).map(([tree, ids]) => [tree, [...ids]])))
  }
  return {
    byTree: {},
    projectId: null,
    load(projectId) {
      if (get().projectId === projectId) return
      const found = kept<Record<string, string[]>>(`unfolded.${projectId}`, {})
      set({ projectId, byTree: Object.fromEntries(Object.entries(found).map(([tree, ids]) => [tree, new Set(ids)])) })
    },
    setOpen(tree, id, open) {
      const ids = new Set(get().byTree[tree] ?? NONE)
      if (open) ids.add(id)
      else ids.delete(id)
      store({ ...get().byTree, [tree]: ids })
    },
    setAll: (tree, ids) => store({ ...get().byTree, [tree]: new Set(ids) }),
  }
})

/** The open branches of one tree; `undefined` until the person opened or folded something in this project. */
export function useOpenBranches(tree: string): ReadonlySet<string> | undefined {
  return useUnfolded(state => state.byTree[tree])
}
