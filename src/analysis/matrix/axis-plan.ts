// One side of a matrix, planned: its items, and where each coding stands among them.

import type { SourceBlock } from '../coding-table.ts'
import type { CompiledFilter } from '../filter/compile.ts'
import type { MatrixRow } from '../types.ts'
import type { SeenSource, View } from '../views.ts'

/** An item of a side. `n` is its row number, 0 for values and the like. `asked`: the topic guide has a question that leads to it. */
export interface AxisItem extends Omit<MatrixRow, 'denominators' | 'orderedBy'> {
  readonly n: number
  readonly asked?: boolean
}

/** Rows or columns of one value of the attribute that groups them; `members` are places of items. */
export interface ItemGroup {
  readonly value: string
  readonly members: readonly number[]
}

/**
 * A side of a matrix. `whole`: everything of its kind stands here, so what belongs to none of it counts in totals all the
 * same. `eligible` says in which items something of a source could stand when seen from a view; null where that does not
 * depend on the source at all (codes).
 */
export interface AxisPlan {
  readonly of: string
  readonly items: readonly AxisItem[]
  readonly whole: boolean
  readonly byPair: boolean
  readonly byPerson: boolean
  /** Codes that stand for others too (rolled up, sets): a passage that one coder gave several of them counts once. */
  readonly gathers: boolean
  readonly eligible: ((view: View) => readonly number[]) | null
  readonly places: AxisPlaces
  /** Of codes near: where each code stands. */
  readonly beside?: CodePlaces
  /** Of coders: who stands in each item. What none of them has marked is not coded yet. */
  readonly coders?: readonly (readonly number[])[]
  /** The highest row number of any coder. */
  readonly mostCoder?: number
  readonly groups?: readonly ItemGroup[]
  readonly groupedBy?: string
}

/** For the code with row number n the places `list[starts[n]] … list[starts[n + 1] - 1]`. */
export interface CodePlaces {
  readonly by: 'code'
  readonly starts: Int32Array
  readonly list: Int32Array
}

/** Where a coding stands: by its code, by its coder, by the view alone, or by itself among the codings of its source. */
export type AxisPlaces =
  | CodePlaces
  | { readonly by: 'coder'; readonly of: ReadonlyMap<number, readonly number[]> }
  | { readonly by: 'view'; readonly of: (view: View) => readonly number[] }
  | {
      readonly by: 'coding'
      /** Made ready for one view of a source: the items of the coding with this index. */
      readonly of: (view: View, block: SourceBlock, seen: SeenSource) => (index: number) => readonly number[]
    }

/** Codes by their places, up to the highest row number of a code. */
export function codePlaces(most: number, placesOf: (n: number) => readonly number[]): CodePlaces {
  const starts = new Int32Array(most + 2)
  const list: number[] = []
  for (let n = 0; n <= most; n++) {
    starts[n] = list.length
    list.push(...placesOf(n))
  }
  starts[most + 1] = list.length
  return { by: 'code', starts, list: Int32Array.from(list) }
}

/** Lets the groups of a side stand behind its items, as places of their own: what stands in a member stands in its group. */
export function withGroups(plan: AxisPlan, groups: readonly ItemGroup[], groupedBy: string): AxisPlan {
  const first = plan.items.length
  const groupsOf: number[][] = plan.items.map(() => [])
  groups.forEach((group, at) => {
    for (const member of group.members) groupsOf[member]!.push(first + at)
  })
  const known = plan.items.map((_, at) => [at, ...groupsOf[at]!])
  const grouped = (places: readonly number[]): readonly number[] => {
    if (places.length === 0) return places
    if (places.length === 1) return known[places[0]!]!
    return [...new Set(places.flatMap(at => known[at]!))]
  }
  const { places, eligible } = plan
  return {
    ...plan,
    groups,
    groupedBy,
    eligible: eligible && (view => grouped(eligible(view))),
    places:
      places.by === 'code'
        ? codePlaces(places.starts.length - 2, n =>
            grouped([...places.list.subarray(places.starts[n], places.starts[n + 1])]),
          )
        : places.by === 'coder'
          ? { by: 'coder', of: new Map([...places.of].map(([n, list]) => [n, grouped(list)])) }
          : places.by === 'view'
            ? { by: 'view', of: view => grouped(places.of(view)) }
            : {
                by: 'coding',
                of(view, block, seen) {
                  const of = places.of(view, block, seen)
                  return index => grouped(of(index))
                },
              },
  }
}

/** What axes are planned on, besides the heads. */
export interface AxisGround {
  readonly filter: CompiledFilter
  readonly seen: readonly SeenSource[]
}
