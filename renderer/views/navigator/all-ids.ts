import type { Branch } from '../../components/tree-rows.ts'

/** The ids of all branches that have something under them. */
export function allIds(branches: readonly Branch<unknown>[]): string[] {
  return branches.flatMap(branch => (branch.children.length > 0 ? [branch.id, ...allIds(branch.children)] : []))
}
