import type { Code } from '../../../src/framework/types.ts'
import type { Branch } from '../../components/tree-rows.ts'

/** The framework as branches. Codes come in framework order, a parent before its children; what lies under a code left out is left out too, unless it is wanted itself: then it moves up. */
export function codeBranches(codes: readonly Code[], wanted: (code: Code) => boolean): Branch<Code>[] {
  const roots: Branch<Code>[] = []
  const holders = new Map<string, Branch<Code>[]>()
  for (const code of codes) {
    const siblings = (code.parentId === null ? undefined : holders.get(code.parentId)) ?? roots
    if (!wanted(code)) {
      holders.set(code.id, siblings)
      continue
    }
    const children: Branch<Code>[] = []
    siblings.push({ id: code.id, label: code.name, item: code, children })
    holders.set(code.id, children)
  }
  return roots
}

/** The names of the groups and codes above a code, from the top: "What moved". */
export function pathOfCode(byId: ReadonlyMap<string, Code>, code: Code): readonly string[] {
  const names: string[] = []
  let above = code.parentId === null ? undefined : byId.get(code.parentId)
  for (let depth = 0; above && depth < 20; depth++) {
    names.unshift(above.name)
    above = above.parentId === null ? undefined : byId.get(above.parentId)
  }
  return names
}
