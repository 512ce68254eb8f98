// The order of one side of a matrix: places of its items, in the order in which they are shown.

import { compareText } from '../../base/order.ts'
import { Refusal } from '../../base/trouble.ts'
import type { FilterGround } from '../filter/conditions.ts'
import { compareValues } from '../filter/value-test.ts'
import { DOES_NOT_APPLY } from '../../cases/values.ts'
import type { ScaleHead } from '../heads.ts'
import type { AxisItem, AxisPlan } from './axis-plan.ts'
import type { Axis, AxisOrder } from './types.ts'
import { attributeOf, inOrder, itemValues } from './value-axes.ts'

/** An order: places of items, what each is ordered by in words, and how a caption says it. */
export interface Ordered {
  readonly places: readonly number[]
  readonly by: ((place: number) => string) | null
  readonly says: string
}

/** What an order may need to know of what was counted: the total of an item, and its cells. */
export interface Counted {
  readonly total: (place: number) => number
  readonly cells: (place: number) => readonly number[]
}

const MOST_ALIKE = 400

/** Puts one side in order. Refuses an order that what stands there cannot have. */
export function orderOf(
  plan: AxisPlan,
  axis: Axis,
  order: AxisOrder | undefined,
  ground: FilterGround,
  counted: Counted,
): Ordered {
  const own = plan.items.map((_, at) => at)
  switch (order?.by) {
    case undefined:
    case 'own':
      return { places: own, by: null, says: ownOrder(plan.of) }
    case 'given': {
      const ids = 'ids' in axis ? axis.ids : undefined
      if (ids === undefined) return { places: own, by: null, says: ownOrder(plan.of) }
      const at = new Map<string, number>(ids.map((id, place) => [id, place]))
      const place = (item: AxisItem) => at.get(item.id)!
      return {
        places: own.toSorted((a, b) => place(plan.items[a]!) - place(plan.items[b]!)),
        by: null,
        says: 'in the order in which they were chosen',
      }
    }
    case 'total': {
      const sign = order.descending === false ? 1 : -1
      return {
        places: own.toSorted((a, b) => sign * (counted.total(a) - counted.total(b)) || a - b),
        by: null,
        says: `by their total, ${sign < 0 ? 'highest' : 'lowest'} first`,
      }
    }
    case 'similarity':
      if (own.length > MOST_ALIKE)
        throw new Refusal(
          'too-many-to-compare',
          `Ordering by similarity compares each with every other, and there are ${own.length}: up to ${MOST_ALIKE} can be ordered so. Choose fewer, or set a filter.`,
        )
      return {
        places: bySimilarity(own, counted),
        by: null,
        says: 'by similarity: the fullest first, then each time the one whose cells are most like those of the one before (cosine)',
      }
    case 'attribute': {
      const attribute = attributeOf(ground, order)
      const valueOf = (at: number) => inOrder(attribute, itemValues(plan.of, plan.items[at]!.n, attribute, ground))[0]!
      const sign = order.descending ? -1 : 1
      const isSaid = (value: string) => value !== '' && value !== DOES_NOT_APPLY
      return {
        places: own.toSorted((a, b) => {
          const [x, y] = [valueOf(a), valueOf(b)]
          // What has no value stands last, whichever way.
          return (
            Number(isSaid(y)) - Number(isSaid(x)) ||
            (isSaid(x) ? sign * (compareValues(attribute, x, y) || 0) : 0) ||
            a - b
          )
        }),
        by: at => valueOf(at) || 'no value',
        says: `by ${attribute.name}${order.descending ? ', from the last value to the first' : ''}, ties in their own order`,
      }
    }
    case 'rating': {
      const scale = ground.heads.scales.find(one => one.id === order.scaleId)
      if (!scale) throw new Refusal('no-such-scale', 'The rating that the matrix is ordered by is not there any more.')
      return byRating(plan, scale, order.descending !== false, own)
    }
  }
}

function ownOrder(of: string): string {
  if (of === 'codes' || of === 'codes near') return 'in framework order'
  if (of === 'code sets' || of === 'filters') return 'as they are listed'
  if (of === 'dates') return 'from the earliest on'
  if (of.startsWith('values of') || of === 'source kinds') return 'in their order'
  return 'in natural order of key'
}

/** High to low (or low to high), ties by name; what is not rated stands last. Only cases are rated. */
function byRating(plan: AxisPlan, scale: ScaleHead, descending: boolean, own: readonly number[]): Ordered {
  if (plan.items.some(item => item.kind !== 'case'))
    throw new Refusal(
      'cannot-order-by',
      `“${scale.name}” rates cases, and this side of the matrix has none. Order the side with the cases by it.`,
    )
  const height = (at: number) => {
    const value = scale.values.get(plan.items[at]!.n)
    if (value === undefined) return null
    const number = scale.kind === 'ordinal' ? scale.steps.indexOf(value) : Number(value)
    return Number.isNaN(number) || (scale.kind === 'ordinal' && number < 0) ? null : number
  }
  const sign = descending ? -1 : 1
  return {
    places: own.toSorted((a, b) => {
      const [x, y] = [height(a), height(b)]
      if (x === null || y === null) return Number(x === null) - Number(y === null) || a - b
      return sign * (x - y) || compareText(plan.items[a]!.name, plan.items[b]!.name) || a - b
    }),
    by: at => scale.values.get(plan.items[at]!.n) ?? 'not rated',
    says: `by the rating ${scale.name}, ${descending ? 'high to low' : 'low to high'}, ties by name`,
  }
}

/** Begins with the fullest and goes on with the one most alike that is left; ties in their own order. The same every time. */
function bySimilarity(own: readonly number[], counted: Counted): number[] {
  const vectors = own.map(at => Float64Array.from(counted.cells(at)))
  const lengths = vectors.map(vector => Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0)))
  const alike = (a: number, b: number) => {
    if (lengths[a] === 0 || lengths[b] === 0) return 0
    let sum = 0
    const [x, y] = [vectors[a]!, vectors[b]!]
    for (let at = 0; at < x.length; at++) sum += x[at]! * y[at]!
    // Rounded, so that the order does not hang on the last bit.
    return Math.round((sum / (lengths[a]! * lengths[b]!)) * 1e9) / 1e9
  }
  const left = own.toSorted((a, b) => counted.total(b) - counted.total(a) || a - b)
  const placed: number[] = []
  let last = left.shift()
  left.sort((a, b) => a - b)
  while (last !== undefined) {
    placed.push(last)
    let best = -1
    let most = -1
    for (let at = 0; at < left.length; at++) {
      const likeness = alike(last, left[at]!)
      if (likeness > most) {
        most = likeness
        best = at
      }
    }
    last = best < 0 ? undefined : left.splice(best, 1)[0]
  }
  return placed
}
