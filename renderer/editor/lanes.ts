// Which lane a stripe runs in. The most used codes have a lane of their own, in framework order, and keep it while the
// source is read, so that a code is always found at the same place. A further code shares a lane with codes that it does
// not meet there, as far as it can always the same one; only what finds no free lane beside its line is folded away.

import type { CodeId } from '../../src/base/ids.ts'
import type { TextRange } from '../../src/base/text-range.ts'
import type { Arrangement, Known, Lane, Margin, Run, Stripe } from './margin.ts'

/** How many lanes stand beside the text; what does not fit is folded into one bar of density. */
export const MOST_LANES = 10

/** Lanes of codes. */
export function laneByCode(runs: readonly Run[], arrangement: Arrangement, known: Known): Margin {
  const most = arrangement.most ?? MOST_LANES
  const byCode = Map.groupBy(runs, run => run.codeId)
  const used = new Map([...byCode].map(([id, own]) => [id, own.reduce((sum, run) => sum + run.codings.length, 0)]))
  const place = new Map(arrangement.order.map((id, at) => [id, at]))
  const placeOf = (id: CodeId) => place.get(id) ?? Infinity
  const inOrder = [...byCode.keys()].sort((a, b) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1))
  const byUse = [...inOrder].sort(
    (a, b) => Number(known.own.has(b)) - Number(known.own.has(a)) || used.get(b)! - used.get(a)!,
  )
  known.own = new Set(byUse.slice(0, most))
  const own = inOrder.filter(id => known.own.has(id))
  const held = own.map(id => [...byCode.get(id)!])
  const laneOf = new Map<Run, number>()
  for (const [lane, lying] of held.entries()) for (const run of lying) laneOf.set(run, lane)
  for (const id of byUse.slice(most)) {
    const further = byCode.get(id)!
    const near = own.filter(one => placeOf(one) < placeOf(id)).length
    const nearest = held.map((_, lane) => lane).sort((a, b) => Math.abs(a - near) - Math.abs(b - near) || a - b)
    const best = bestLane(further, held, nearest)
    for (const run of further) {
      for (const lane of [best, ...nearest]) {
        const at = freeAt(held[lane]!, run)
        if (at === -1) continue
        laneOf.set(run, lane)
        held[lane]!.splice(at, 0, run)
        break
      }
    }
  }
  const stripes = runs.map((run): Stripe => ({ ...run, lane: laneOf.get(run) ?? null }))
  return {
    lanes: own.map((_, index) => ({ index, coderId: null })),
    stripes,
    folded: new Set(stripes.filter(stripe => stripe.lane === null).map(stripe => stripe.codeId)).size,
  }
}

/** The lane where the fewest of some runs meet others: of those alike the first of `nearest`. */
function bestLane(runs: readonly Run[], held: readonly (readonly Run[])[], nearest: readonly number[]): number {
  let best = nearest[0]!
  let fewest = Infinity
  for (const lane of nearest) {
    let met = 0
    for (const run of runs) if (freeAt(held[lane]!, run) === -1) met++
    if (met < fewest) {
      best = lane
      fewest = met
    }
    if (met === 0) break
  }
  return best
}

/** Where a run fits among those of a lane, which do not meet each other; -1 where it would stand on one of them, or on the same line. */
function freeAt(lying: readonly Run[], run: Run): number {
  let low = 0
  let high = lying.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (lying[middle]!.reach > run.start) high = middle
    else low = middle + 1
  }
  return low < lying.length && lying[low]!.start < run.reach ? -1 : low
}

function byStart(a: TextRange, b: TextRange): number {
  return a.start - b.start || a.end - b.end
}

/** Lanes of coders: each has as many as they need, and what one leaves goes to those who need more. */
export function laneByCoder(runs: readonly Run[], arrangement: Arrangement): Margin {
  const most = arrangement.most ?? MOST_LANES
  const place = new Map(arrangement.order.map((id, at) => [id, at]))
  const byCoder = Map.groupBy(runs, run => run.codings[0]!.coderId)
  const coders = [...byCoder.keys()].sort(
    (a, b) => (place.get(a) ?? Infinity) - (place.get(b) ?? Infinity) || (a < b ? -1 : 1),
  )
  const packed = new Map(coders.map(coderId => [coderId, pack(byCoder.get(coderId)!)]))
  const shares = share(
    coders.map(coderId => Math.max(1, packed.get(coderId)!.needed)),
    most,
  )
  const lanes: Lane[] = []
  const stripes: Stripe[] = []
  let folded = 0
  for (const [at, coderId] of coders.entries()) {
    const first = lanes.length
    const own = shares[at]!
    for (let lane = 0; lane < own; lane++) lanes.push({ index: first + lane, coderId })
    for (const { run, lane } of packed.get(coderId)!.placed) {
      if (lane >= own) folded++
      stripes.push({ ...run, lane: lane < own ? first + lane : null })
    }
  }
  return { lanes, stripes: stripes.sort(byStart), folded }
}

/** Gives each run the first lane that is free where it begins. */
function pack(runs: readonly Run[]): {
  readonly needed: number
  readonly placed: readonly { readonly run: Run; readonly lane: number }[]
} {
  const ends: number[] = []
  const placed = runs.map(run => {
    let lane = ends.findIndex(end => end <= run.start)
    if (lane === -1) lane = ends.push(0) - 1
    ends[lane] = run.reach
    return { run, lane }
  })
  return { needed: ends.length, placed }
}

/** Shares lanes out: nobody more than they need, and what one leaves goes to those who need more. */
function share(needs: readonly number[], most: number): number[] {
  const shares = needs.map(() => 0)
  for (let left = most; left > 0;) {
    const before = left
    for (const [at, need] of needs.entries()) {
      if (left === 0 || shares[at]! >= need) continue
      shares[at]!++
      left--
    }
    if (left === before) break
  }
  return shares
}
