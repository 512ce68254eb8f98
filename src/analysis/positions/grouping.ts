// The cases of a matrix of positions in an order and in groups: by an attribute, by a rating, or by a set that a saved filter draws. Pure.

import { compareNatural } from '../../base/order.ts'
import { Refusal } from '../../base/trouble.ts'
import { findAttributeOf, withInherited } from '../attributes.ts'
import type { Filter } from '../filter/types.ts'
import type { AttributeHead, CaseHead, Heads, ScaleHead } from '../heads.ts'
import { inOrder } from '../matrix/value-axes.ts'
import { inScope } from '../propositions/scope.ts'
import type { SuggestedPosition } from '../types.ts'
import {
  POSITIONS,
  type PositionCell,
  type PositionCounts,
  type PositionGroup,
  type PositionGrouping,
} from './types.ts'

/** A group of cases, by their places in the list that was given, in order. */
export interface CaseGroup {
  readonly name: string
  readonly places: readonly number[]
}

/** Cases put in order and into groups. `by` is the value of each case, by its place; `says` is for the caption. */
export interface Grouped {
  readonly groups: readonly CaseGroup[]
  readonly by: (place: number) => string | null
  readonly says: string
}

/** A set of cases under its name, as a saved filter draws it. */
export interface NamedFilter {
  readonly name: string
  readonly filter: Filter
}

const NOT_RATED = 'not rated'
const NO_VALUE = 'no value'

/** Puts cases into groups. Refuses an attribute, a scale or a filter that is not there (any more). `filterOf` looks a saved filter up. */
export function groupCases(
  cases: readonly CaseHead[],
  heads: Heads,
  grouping: PositionGrouping,
  filterNamed: (id: string) => NamedFilter,
): Grouped {
  switch (grouping.by) {
    case 'attribute':
      return byAttribute(cases, heads, withInherited(heads, findAttributeOf(heads, grouping.about, grouping.name)))
    case 'rating': {
      const scale = heads.scales.find(one => one.id === grouping.scaleId)
      if (!scale) throw new Refusal('no-such-scale', 'The scale that positions are grouped by is not there any more.')
      return byRating(cases, scale)
    }
    case 'filter': {
      const { name, filter } = filterNamed(grouping.filterId)
      const isIn = cases.map(head => inScope(filter, head, heads))
      return {
        groups: gather(cases, place => (isIn[place] ? `in “${name}”` : `not in “${name}”`), [
          `in “${name}”`,
          `not in “${name}”`,
        ]),
        by: () => null,
        says: `grouped by whether a case is in “${name}”`,
      }
    }
  }
}

/** A site has the values of its pairs, a pair those of its members, a person those of its site; several are one group of their own. */
function valuesOf(head: CaseHead, attribute: AttributeHead, heads: Heads): string[] {
  const valueOf = (n: number) => attribute.values.get(n)?.trim() ?? ''
  const { about } = attribute
  if (head.kind === about) return [valueOf(head.n)]
  if (about === 'pair') return heads.cases.filter(one => one.members.includes(head.n)).map(one => valueOf(one.n))
  if (about === 'site' && head.kind === 'participant') return [valueOf(head.within)]
  if (about === 'site' && head.kind === 'pair') return head.members.map(valueOf)
  return []
}

function byAttribute(cases: readonly CaseHead[], heads: Heads, attribute: AttributeHead): Grouped {
  const values = cases.map(head => inOrder(attribute, new Set(valuesOf(head, attribute, heads))))
  const named = values.map(its => its.filter(value => value !== '').join(' and ') || NO_VALUE)
  const first = new Map(named.map((name, place) => [name, values[place]![0] ?? '']))
  const order = inOrder(attribute, new Set(first.values()))
  const at = (name: string) => (name === NO_VALUE ? order.length : order.indexOf(first.get(name)!))
  const names = [...first.keys()].sort((a, b) => at(a) - at(b) || compareNatural(a, b))
  return {
    groups: gather(cases, place => named[place]!, names),
    by: () => null,
    says: `grouped by ${attribute.name}`,
  }
}

/** High to low, ties by key. A set of crisp or fuzzy memberships has two sides; numbers are put in order, not into groups. */
function byRating(cases: readonly CaseHead[], scale: ScaleHead): Grouped {
  const value = (place: number) => scale.values.get(cases[place]!.n) ?? null
  const height = (place: number) => {
    const said = value(place)
    if (said === null) return Number.NEGATIVE_INFINITY
    return scale.kind === 'ordinal' ? scale.steps.indexOf(said) : Number(said)
  }
  const sides = { crisp: ['in the set', 'not in the set'], fuzzy: ['more in than out', 'more out than in'] } as const
  const nameAt = (place: number) => {
    const said = value(place)
    if (said === null) return NOT_RATED
    if (scale.kind === 'ordinal') return said
    return scale.kind === 'number' ? 'rated' : sides[scale.kind][Number(said) > 0.5 ? 0 : 1]
  }
  const names =
    scale.kind === 'ordinal'
      ? [...scale.steps.toReversed(), NOT_RATED]
      : [...(scale.kind === 'number' ? ['rated'] : sides[scale.kind]), NOT_RATED]
  return {
    groups: gather(cases, nameAt, names).map(({ name, places }) => ({
      name,
      places: places.toSorted((a, b) => height(b) - height(a) || a - b),
    })),
    by: value,
    says: `grouped by the rating ${scale.name}, high to low (where several rated a case, the first of them)`,
  }
}

function gather(cases: readonly CaseHead[], nameOf: (place: number) => string, names: readonly string[]): CaseGroup[] {
  const places = new Map<string, number[]>(names.map(name => [name, []]))
  for (const at of cases.keys()) {
    const name = nameOf(at)
    const list = places.get(name)
    if (list) list.push(at)
    else places.set(name, [at])
  }
  return [...places].flatMap(([name, its]) => (its.length === 0 ? [] : [{ name, places: its }]))
}

/** The groups as runs of rows, with the positions counted in each. */
export function groupRuns({ groups }: Grouped, cells: readonly (readonly PositionCell[])[]): PositionGroup[] {
  let from = 0
  return groups.map(({ name, places }) => {
    const its = cells.slice(from, from + places.length)
    const group = { name, from, of: places.length, counts: countPositions(its, cells[0]!.length) }
    from += places.length
    return group
  })
}

/** How many rows hold each position, column by column. */
export function countPositions(cells: readonly (readonly PositionCell[])[], columns: number): PositionCounts[] {
  return Array.from({ length: columns }, (_, column) => {
    const counts = Object.fromEntries(POSITIONS.map(one => [one, 0])) as Record<SuggestedPosition, number>
    for (const row of cells) counts[row[column]!.decided?.value ?? row[column]!.suggested]++
    return counts
  })
}
