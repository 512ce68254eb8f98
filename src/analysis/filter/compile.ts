// A filter worked out for counting: what a view decides at once, and a mark for each coding where it does not.

import { WIDTH, type SourceBlock } from '../coding-table.ts'
import { ANY, type View } from '../views.ts'
import { conditionOf, type FilterGround } from './conditions.ts'
import type { Filter } from './types.ts'

/** What a view alone says of a filter: that it does not pass, that it does, or that it depends on the coding. */
export const NO = 0
export const YES = 1
export const DEPENDS = 2
export type Decision = typeof NO | typeof YES | typeof DEPENDS

/** What else may be known when a view is asked: who codes, in which role somebody speaks (a bit). */
export interface Known {
  readonly coder?: number
  readonly role?: number
}

/** A filter, or a part of one, that can be asked. `marks` is asked only where the view does not decide. */
export interface CompiledFilter {
  readonly byPair: boolean
  readonly byPerson: boolean
  /** Whether roles of speakers matter in it. */
  readonly byRole: boolean
  decide(view: View, known?: Known): Decision
  marks(view: View, block: SourceBlock): Uint8Array
}

/** Everything passes. */
export const EVERYTHING: CompiledFilter = {
  byPair: false,
  byPerson: false,
  byRole: false,
  decide: () => YES,
  marks: (_view, block) => new Uint8Array(block.codings.length / WIDTH).fill(1),
}

/** Works out a filter on what the project holds. Refuses, in words, what names something that is gone. */
export function compileFilter(filter: Filter | null, ground: FilterGround): CompiledFilter {
  if (filter === null) return EVERYTHING
  if ('is' in filter) return conditionOf(filter, ground)
  if ('not' in filter) {
    const inner = compileFilter(filter.not, ground)
    return {
      ...inner,
      decide(view, known) {
        const decision = inner.decide(view, known)
        return decision === DEPENDS ? DEPENDS : decision === YES ? NO : YES
      },
      marks(view, block) {
        // Others may share what stands there: it is not turned in its place.
        const marks = inner.marks(view, block).slice()
        for (let index = 0; index < marks.length; index++) marks[index]! ^= 1
        return marks
      },
    }
  }
  const isAll = 'all' in filter
  const parts = (isAll ? filter.all : filter.any).map(part => compileFilter(part, ground))
  return isAll ? allOf(parts) : anyOf(parts)
}

/** What passes all parts. */
export function allOf(parts: readonly CompiledFilter[]): CompiledFilter {
  if (parts.length === 1) return parts[0]!
  return joined(parts, NO)
}

function anyOf(parts: readonly CompiledFilter[]): CompiledFilter {
  return joined(parts, YES)
}

/** `decisive` is the answer of one part that settles the whole. */
function joined(parts: readonly CompiledFilter[], decisive: typeof NO | typeof YES): CompiledFilter {
  return {
    byPair: parts.some(part => part.byPair),
    byPerson: parts.some(part => part.byPerson),
    byRole: parts.some(part => part.byRole),
    decide(view, known) {
      let depends = false
      for (const part of parts) {
        const decision = part.decide(view, known)
        if (decision === decisive) return decisive
        depends ||= decision === DEPENDS
      }
      return depends ? DEPENDS : decisive === NO ? YES : NO
    },
    marks(view, block) {
      const marks = new Uint8Array(block.codings.length / WIDTH).fill(1 - decisive)
      for (const part of parts) {
        if (part.decide(view) !== DEPENDS) continue
        const its = part.marks(view, block)
        for (let index = 0; index < marks.length; index++) if (its[index] === decisive) marks[index] = decisive
      }
      return marks
    },
  }
}

/** Whether anything could pass in a view, with what else is known. */
export function possible(filter: CompiledFilter, view: View, known?: Known): boolean {
  return filter.decide(view, known) !== NO
}

/** Whether a row number is decided in a view. */
export function isKnown(n: number): boolean {
  return n !== ANY
}
