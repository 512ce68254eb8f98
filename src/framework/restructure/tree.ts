// The tree of codes as rules of restructuring look at it: what lies above and below, who may be called what, where there is room. Pure.

import type { CodeId } from '../../base/ids.ts'
import { fold } from '../../base/order.ts'
import type { TreeCode } from './types.ts'

/** The codes of a framework, looked up by id and by parent. */
export class CodeTree {
  readonly #byId: ReadonlyMap<string, TreeCode>
  readonly #children = new Map<CodeId | null, TreeCode[]>()

  /** `codes` in the order of their places. */
  constructor(codes: readonly TreeCode[]) {
    this.#byId = new Map(codes.map(code => [code.id, code]))
    for (const code of codes) {
      const list = this.#children.get(code.parentId)
      if (list) list.push(code)
      else this.#children.set(code.parentId, [code])
    }
  }

  get(id: CodeId): TreeCode | undefined {
    return this.#byId.get(id)
  }

  children(id: CodeId | null): readonly TreeCode[] {
    return this.#children.get(id) ?? []
  }

  /** The codes above one, from its parent up. */
  above(id: CodeId): TreeCode[] {
    const found: TreeCode[] = []
    for (let at = this.get(id)?.parentId ?? null; at !== null;) {
      const code = this.get(at)
      if (!code || found.length > this.#byId.size) break
      found.push(code)
      at = code.parentId
    }
    return found
  }

  /** A code and all below it, a parent before its children. */
  withBelow(id: CodeId): TreeCode[] {
    const found: TreeCode[] = []
    const waiting = [this.get(id)]
    for (let code = waiting.pop(); code; code = waiting.pop()) {
      found.push(code)
      waiting.push(...this.children(code.id).toReversed())
    }
    return found
  }

  /** Whether one code is another or lies below it. */
  isWithin(id: CodeId, ancestorId: CodeId): boolean {
    return id === ancestorId || this.above(id).some(code => code.id === ancestorId)
  }

  /** The given codes in framework order, without those that lie below another of them: what goes along goes along. */
  topmost(ids: readonly CodeId[]): TreeCode[] {
    const chosen = new Set<CodeId>(ids)
    return this.ordered(ids).filter(code => !this.above(code.id).some(above => chosen.has(above.id)))
  }

  /** The given codes, each once, in framework order. */
  ordered(ids: readonly CodeId[]): TreeCode[] {
    const chosen = new Set<CodeId>(ids)
    const found: TreeCode[] = []
    const visit = (parent: CodeId | null) => {
      for (const code of this.children(parent)) {
        if (chosen.has(code.id)) found.push(code)
        visit(code.id)
      }
    }
    visit(null)
    return found
  }

  /** A name that two of these codes would share among siblings, or null. Names are compared without case. */
  clash(
    parentId: CodeId | null,
    coming: readonly { readonly id: CodeId | null; readonly name: string }[],
  ): string | null {
    const ids = new Set(coming.map(one => one.id))
    const names = new Set(
      this.children(parentId)
        .filter(code => !ids.has(code.id))
        .map(code => fold(code.name)),
    )
    for (const { name } of coming) {
      const folded = fold(name)
      if (names.has(folded)) return name
      names.add(folded)
    }
    return null
  }
}

const STEP = 1024

/** New places for codes that come to stand together before a sibling, or at the end; and, where there is no room between two, for all siblings anew. */
export function placesFor(
  siblings: readonly TreeCode[],
  coming: readonly CodeId[],
  beforeId: CodeId | null,
): ReadonlyMap<CodeId, number> {
  const others = siblings.filter(code => !coming.includes(code.id))
  const found = beforeId === null ? -1 : others.findIndex(code => code.id === beforeId)
  const at = found < 0 ? others.length : found
  const low = others[at - 1]?.place ?? (others[at] ? others[at].place - STEP * (coming.length + 1) : 0)
  const high = others[at]?.place ?? low + STEP * (coming.length + 1)
  const gap = Math.floor((high - low) / (coming.length + 1))
  if (gap >= 1) return new Map(coming.map((id, n) => [id, low + gap * (n + 1)]))
  const all = [...others.slice(0, at).map(code => code.id), ...coming, ...others.slice(at).map(code => code.id)]
  return new Map(all.map((id, n) => [id, (n + 1) * STEP]))
}
