// A tree as rows: what is unfolded, in order, with what a screen reader needs to know of each. Pure.

/** One thing of a tree. `label` is what typing finds. Children come right after their parent in the list given. */
export interface Branch<Item> {
  readonly id: string
  readonly label: string
  readonly item: Item
  readonly children: readonly Branch<Item>[]
}

/** A row as it is drawn. `level` from 1; `place` of `of` among its siblings. */
export interface TreeRow<Item> {
  readonly id: string
  readonly label: string
  readonly item: Item
  readonly level: number
  readonly place: number
  readonly of: number
  readonly parentId: string | null
  readonly hasChildren: boolean
  readonly isOpen: boolean
}

/** The rows of a tree whose open branches are known. */
export function rowsOf<Item>(branches: readonly Branch<Item>[], isOpen: (id: string) => boolean): TreeRow<Item>[] {
  const rows: TreeRow<Item>[] = []
  const add = (some: readonly Branch<Item>[], level: number, parentId: string | null) => {
    some.forEach((branch, at) => {
      const hasChildren = branch.children.length > 0
      const open = hasChildren && isOpen(branch.id)
      const { id, label, item } = branch
      rows.push({ id, label, item, level, place: at + 1, of: some.length, parentId, hasChildren, isOpen: open })
      if (open) add(branch.children, level + 1, id)
    })
  }
  add(branches, 1, null)
  return rows
}

/** Keeps the branches that fit, with all above them. A branch that fits keeps everything below it. */
export function narrowed<Item>(branches: readonly Branch<Item>[], fits: (label: string) => boolean): Branch<Item>[] {
  return branches.flatMap(branch => {
    if (fits(branch.label)) return [branch]
    const children = narrowed(branch.children, fits)
    return children.length > 0 ? [{ ...branch, children }] : []
  })
}

/** What a key does in a tree: to which row focus goes, and which branch opens or folds. Null when the key is not the tree's. */
export function keyInTree(
  rows: readonly TreeRow<unknown>[],
  at: number,
  key: string,
): { readonly to: number; readonly open?: boolean } | null {
  const row = rows[at]
  const last = rows.length - 1
  if (key === 'ArrowDown') return { to: Math.min(last, at + 1) }
  if (key === 'ArrowUp') return { to: Math.max(0, at - 1) }
  if (key === 'Home') return { to: 0 }
  if (key === 'End') return { to: last }
  if (key === 'PageDown') return { to: Math.min(last, at + 12) }
  if (key === 'PageUp') return { to: Math.max(0, at - 12) }
  if (!row) return null
  if (key === 'ArrowRight') return row.hasChildren ? (row.isOpen ? { to: at + 1 } : { to: at, open: true }) : { to: at }
  if (key === 'ArrowLeft') {
    if (row.isOpen) return { to: at, open: false }
    const parent = rows.findIndex(one => one.id === row.parentId)
    return { to: parent < 0 ? at : parent }
  }
  return null
}

/** The next row, from `at` on and round, whose label begins with what was typed. -1 when there is none. */
export function typedTo(
  rows: readonly TreeRow<unknown>[],
  at: number,
  typed: string,
  fold: (text: string) => string,
): number {
  const wanted = fold(typed)
  // A single letter goes on from the next row, so that pressing it again walks; more letters stay where they fit.
  const from = typed.length === 1 ? at + 1 : at
  for (let n = 0; n < rows.length; n++) {
    const index = (from + n) % rows.length
    if (fold(rows[index]!.label).startsWith(wanted)) return index
  }
  return -1
}
