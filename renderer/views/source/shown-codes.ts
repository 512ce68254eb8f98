// Which codes are shown beside a text: one, one with what lies below it, a set, or any choice. Pure.

import type { CodeId } from '../../../src/base/ids.ts'
import { fold } from '../../../src/base/order.ts'
import type { Code } from '../../../src/framework/types.ts'
import { isBelow } from './code-choice.ts'

/** A named collection of codes that can be shown alone. */
export interface FilterSet {
  readonly id: string
  readonly name: string
  readonly codeIds: readonly CodeId[]
}

/** One line of the filter: everything, a set, or a code with how deep it lies. `codeIds` are what it stands for: with a code what lies below it. */
export interface FilterLine {
  readonly id: string
  readonly kind: 'all' | 'set' | 'code'
  readonly name: string
  readonly code: Code | null
  readonly depth: number
  readonly codeIds: readonly CodeId[]
}

/** The codes shown; null shows all. */
export type Shown = ReadonlySet<CodeId> | null

/** The lines for a source: sets that hold something used in it, the codes used with those they lie under, in framework order. Typed words narrow them by name. */
export function filterLines(
  codes: readonly Code[],
  used: ReadonlySet<CodeId>,
  sets: readonly FilterSet[],
  query: string,
  everything: string,
): readonly FilterLine[] {
  const byId = new Map(codes.map(code => [code.id as string, code]))
  const above = new Set<string>(used)
  for (const id of used)
    for (let up = byId.get(id)?.parentId ?? null; up !== null; up = byId.get(up)?.parentId ?? null) above.add(up)
  const depth = (code: Code): number => (code.parentId === null ? 0 : 1 + depth(byId.get(code.parentId)!))
  const lines: FilterLine[] = [
    { id: 'all', kind: 'all', name: everything, code: null, depth: 0, codeIds: [] },
    ...sets
      .filter(set => set.codeIds.some(id => used.has(id)))
      .map(set => ({
        id: `set ${set.id}`,
        kind: 'set' as const,
        name: set.name,
        code: null,
        depth: 0,
        codeIds: set.codeIds,
      })),
    ...codes
      .filter(code => above.has(code.id))
      .map(code => ({
        id: code.id as string,
        kind: 'code' as const,
        name: code.name,
        code,
        depth: depth(code),
        codeIds: [code, ...codes.filter(one => isBelow(one, code, byId))].map(one => one.id),
      })),
  ]
  const typed = fold(query.trim())
  return typed === '' ? lines : lines.filter(line => line.kind !== 'all' && fold(line.name).includes(typed))
}

/** Whether what a line stands for is shown: all of it, some, or nothing. Only codes used in the source count. */
export function shownOf(line: FilterLine, shown: Shown, used: ReadonlySet<CodeId>): 'all' | 'some' | 'none' {
  if (shown === null) return 'all'
  if (line.kind === 'all') return 'none'
  const here = line.codeIds.filter(id => used.has(id))
  const seen = here.filter(id => shown.has(id)).length
  return seen === 0 ? 'none' : seen === here.length ? 'all' : 'some'
}

/** Shows only what a line stands for. */
export function only(line: FilterLine): Shown {
  return line.kind === 'all' ? null : new Set(line.codeIds)
}

/** Shows what a line stands for besides the rest, or hides it when all of it is shown. Nothing at all is never shown: that means everything. */
export function toggle(line: FilterLine, shown: Shown, codes: readonly Code[], used: ReadonlySet<CodeId>): Shown {
  if (line.kind === 'all') return null
  const next = new Set(shown ?? codes.map(code => code.id))
  const hide = shownOf(line, shown, used) === 'all'
  for (const id of line.codeIds) {
    if (hide) next.delete(id)
    else next.add(id)
  }
  const seen = [...used].filter(id => next.has(id)).length
  return seen === 0 || seen === used.size ? null : next
}
