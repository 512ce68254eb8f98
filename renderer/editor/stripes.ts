// Stripes in the margin: which lane a coding's stripe runs in, and what of it lies beside each row. Lanes are fixed for a
// source while it is read, in framework order, so that a code is always found at the same place.

import type { CodeId, CoderId } from '../../src/base/ids.ts'
import type { TextRange } from '../../src/base/text-range.ts'
import type { Coding } from '../../src/coding/types.ts'
import { rowsOf } from './reading-text.ts'

/** How many lanes stand beside the text; what does not fit is folded into one bar of density. */
export const MOST_LANES = 10

/** One lane of the margin: of a code, or of a coder. */
export interface Lane {
  readonly index: number
  readonly codeId: CodeId | null
  readonly coderId: CoderId | null
}

/** One stripe: overlapping codings of one code (by one coder, in lanes of coders). `lane` is null when it is folded away. */
export interface Stripe extends TextRange {
  readonly key: string
  readonly lane: number | null
  readonly codeId: CodeId
  readonly codings: readonly Coding[]
}

/** What of a stripe lies beside one row. `from` and `to` are null where it goes on above or below. */
export interface StripePart {
  readonly stripe: Stripe
  readonly from: number | null
  readonly to: number | null
}

/** The lanes of a source and its stripes, in document order. `folded` counts what has no lane of its own. */
export interface Margin {
  readonly lanes: readonly Lane[]
  readonly folded: number
  readonly stripes: readonly Stripe[]
}

/** How the margin is arranged. `order` is the framework's, or the coders'. `most` lanes at most. */
export interface Arrangement {
  readonly by: 'code' | 'coder'
  readonly order: readonly (CodeId | CoderId)[]
  readonly most?: number
  /** Keeps the lane of this code among those shown. */
  readonly focusedCodeId?: CodeId | null
}

/** Runs found before, so that one new coding does not sort all others again. Belongs to one source. */
export type Runs = Map<string, { readonly codings: readonly Coding[]; readonly runs: readonly Run[] }>

/** Arranges the stripes of a source. With `known` from last time only codes whose codings changed are looked at. */
export function arrange(codings: readonly Coding[], arrangement: Arrangement, known: Runs = new Map()): Margin {
  const groups = new Map<string, Coding[]>()
  for (const coding of codings) {
    const key = arrangement.by === 'code' ? coding.codeId : `${coding.coderId} ${coding.codeId}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [coding])
    else group.push(coding)
  }
  const runs: Run[] = []
  for (const [key, group] of groups) {
    let there = known.get(key)
    if (there === undefined || !sameList(there.codings, group))
      known.set(key, (there = { codings: group, runs: runsOf(group) }))
    for (const run of there.runs) runs.push(run)
  }
  runs.sort((a, b) => a.start - b.start || a.end - b.end || (a.key < b.key ? -1 : 1))
  return arrangement.by === 'code' ? laneByCode(runs, arrangement) : laneByCoder(runs, arrangement)
}

/** The parts of stripes beside the rows from `first` to `last`, both included, in lane order; rows without any are left out. */
export function beside(
  rows: readonly TextRange[],
  stripes: readonly Stripe[],
  first: number,
  last: number,
): Map<number, StripePart[]> {
  const result = new Map<number, StripePart[]>()
  const start = rows[first]?.start ?? 0
  const end = rows[last]?.end ?? 0
  for (const stripe of stripes) {
    if (stripe.start >= end || stripe.end <= start) continue
    const touched = rowsOf(rows, stripe)
    if (touched === null) continue
    for (let row = Math.max(first, touched.first); row <= Math.min(last, touched.last); row++) {
      const part = {
        stripe,
        from: row === touched.first ? Math.max(stripe.start, rows[row]!.start) : null,
        to: row === touched.last ? Math.min(stripe.end, rows[row]!.end) : null,
      }
      const there = result.get(row)
      if (there === undefined) result.set(row, [part])
      else there.push(part)
    }
  }
  for (const parts of result.values())
    parts.sort((a, b) => (a.stripe.lane ?? 99) - (b.stripe.lane ?? 99) || a.stripe.start - b.stripe.start)
  return result
}

type Run = Omit<Stripe, 'lane'>

/** Overlapping codings of one code become one run. */
function runsOf(codings: readonly Coding[]): Run[] {
  const runs: Run[] = []
  let open: { start: number; end: number; codings: Coding[] } | null = null
  const close = () => {
    if (open !== null) runs.push({ key: open.codings[0]!.id, codeId: open.codings[0]!.codeId, ...open })
  }
  for (const coding of [...codings].sort((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1))) {
    if (open !== null && coding.start < open.end) {
      open.end = Math.max(open.end, coding.end)
      open.codings.push(coding)
      continue
    }
    close()
    open = { start: coding.start, end: coding.end, codings: [coding] }
  }
  close()
  return runs
}

function sameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((one, at) => one === b[at])
}

function laneByCode(runs: readonly Run[], arrangement: Arrangement): Margin {
  const most = arrangement.most ?? MOST_LANES
  const used = new Map<CodeId, number>()
  for (const run of runs) used.set(run.codeId, (used.get(run.codeId) ?? 0) + run.codings.length)
  const place = new Map(arrangement.order.map((id, at) => [id, at]))
  const inOrder = [...used.keys()].sort(
    (a, b) => (place.get(a) ?? Infinity) - (place.get(b) ?? Infinity) || (a < b ? -1 : 1),
  )
  // The most used codes keep a lane of their own; they stand in framework order all the same.
  const weight = (id: CodeId) => (id === arrangement.focusedCodeId ? Infinity : used.get(id)!)
  const shown = new Set([...inOrder].sort((a, b) => weight(b) - weight(a)).slice(0, most))
  const lanes = inOrder.filter(id => shown.has(id)).map((codeId, index): Lane => ({ index, codeId, coderId: null }))
  const laneOf = new Map(lanes.map(lane => [lane.codeId, lane.index]))
  return {
    lanes,
    stripes: runs.map(run => ({ ...run, lane: laneOf.get(run.codeId) ?? null })),
    folded: inOrder.length - lanes.length,
  }
}

// About a line: a stripe that ended on the same line would meet the next one's letters.
const LINE = 70

function laneByCoder(runs: readonly Run[], arrangement: Arrangement): Margin {
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
    for (let lane = 0; lane < own; lane++) lanes.push({ index: first + lane, codeId: null, coderId })
    for (const { run, lane } of packed.get(coderId)!.placed) {
      if (lane >= own) folded++
      stripes.push({ ...run, lane: lane < own ? first + lane : null })
    }
  }
  return { lanes, stripes: stripes.sort((a, b) => a.start - b.start || a.end - b.end), folded }
}

/** Gives each run the first lane that is free where it begins. */
function pack(runs: readonly Run[]): {
  readonly needed: number
  readonly placed: readonly { readonly run: Run; readonly lane: number }[]
} {
  const ends: number[] = []
  const placed = runs.map(run => {
    let lane = ends.findIndex(end => end + LINE <= run.start)
    if (lane === -1) lane = ends.push(0) - 1
    ends[lane] = run.end
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

/** Whether two lists of parts look the same, so that an untouched row is not drawn again. */
export function sameParts(a: readonly StripePart[] | undefined, b: readonly StripePart[] | undefined): boolean {
  if (a === b) return true
  if (a === undefined || b === undefined || a.length !== b.length) return false
  return a.every((part, at) => {
    const other = b[at]!
    return (
      part.from === other.from &&
      part.to === other.to &&
      part.stripe.lane === other.stripe.lane &&
      part.stripe.codeId === other.stripe.codeId &&
      sameList(part.stripe.codings, other.stripe.codings)
    )
  })
}
