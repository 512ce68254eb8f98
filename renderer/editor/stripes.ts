// Stripes in the margin: which lane a coding's stripe runs in, and what of it lies beside each row. Lanes are fixed for a
// source while it is read, in framework order, so that a code is always found at the same place.

import type { CodeId, CoderId, CodingId } from '../../src/base/ids.ts'
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

/** The margin of a source: its lanes, and the parts beside each row in lane order. */
export interface Margin {
  readonly lanes: readonly Lane[]
  readonly folded: number
  readonly rows: ReadonlyMap<number, readonly StripePart[]>
}

/** How the margin is arranged. `order` is the framework's, or the coders'. `most` lanes at most. */
export interface Arrangement {
  readonly by: 'code' | 'coder'
  readonly order: readonly (CodeId | CoderId)[]
  readonly most?: number
  /** Keeps the lane of this code among those shown. */
  readonly focusedCodeId?: CodeId | null
}

/** Arranges the stripes of a source. */
export function margin(rows: readonly TextRange[], codings: readonly Coding[], arrangement: Arrangement): Margin {
  const runs = arrangement.by === 'code' ? runsOf(codings, coding => coding.codeId) : runsOf(codings, coding => `${coding.coderId} ${coding.codeId}`)
  const placed = arrangement.by === 'code' ? laneByCode(runs, arrangement) : laneByCoder(runs, arrangement)
  const beside = new Map<number, StripePart[]>()
  for (const stripe of placed.stripes) {
    const touched = rowsOf(rows, stripe)
    if (touched === null) continue
    for (let row = touched.first; row <= touched.last; row++) {
      const part = { stripe, from: row === touched.first ? Math.max(stripe.start, rows[row]!.start) : null, to: row === touched.last ? Math.min(stripe.end, rows[row]!.end) : null }
      const there = beside.get(row)
      if (there === undefined) beside.set(row, [part])
      else there.push(part)
    }
  }
  for (const parts of beside.values()) parts.sort((a, b) => (a.stripe.lane ?? 99) - (b.stripe.lane ?? 99) || a.stripe.start - b.stripe.start)
  return { lanes: placed.lanes, folded: placed.folded, rows: beside }
}

type Run = Omit<Stripe, 'lane'>

/** Overlapping codings with the same key become one run. */
function runsOf(codings: readonly Coding[], keyOf: (coding: Coding) => string): Run[] {
  const open = new Map<string, { start: number; end: number; codings: Coding[] }>()
  const runs: Run[] = []
  const close = (run: { start: number; end: number; codings: Coding[] }) => {
    const first = run.codings[0]!
    runs.push({ key: first.id, codeId: first.codeId, ...run })
  }
  for (const coding of [...codings].sort((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1))) {
    const key = keyOf(coding)
    const run = open.get(key)
    if (run !== undefined && coding.start < run.end) {
      run.end = Math.max(run.end, coding.end)
      run.codings.push(coding)
      continue
    }
    if (run !== undefined) close(run)
    open.set(key, { start: coding.start, end: coding.end, codings: [coding] })
  }
  for (const run of open.values()) close(run)
  return runs.sort((a, b) => a.start - b.start || a.end - b.end)
}

interface Placed {
  readonly lanes: readonly Lane[]
  readonly stripes: readonly Stripe[]
  readonly folded: number
}

function laneByCode(runs: readonly Run[], arrangement: Arrangement): Placed {
  const most = arrangement.most ?? MOST_LANES
  const used = new Map<CodeId, number>()
  for (const run of runs) used.set(run.codeId, (used.get(run.codeId) ?? 0) + run.codings.length)
  const place = new Map(arrangement.order.map((id, at) => [id, at]))
  const inOrder = [...used.keys()].sort((a, b) => (place.get(a) ?? Infinity) - (place.get(b) ?? Infinity) || (a < b ? -1 : 1))
  // The most used codes keep a lane of their own; they stand in framework order all the same.
  const weight = (id: CodeId) => (id === arrangement.focusedCodeId ? Infinity : used.get(id)!)
  const shown = new Set([...inOrder].sort((a, b) => weight(b) - weight(a)).slice(0, most))
  const lanes = inOrder.filter(id => shown.has(id)).map((codeId, index): Lane => ({ index, codeId, coderId: null }))
  const laneOf = new Map(lanes.map(lane => [lane.codeId, lane.index]))
  return { lanes, stripes: runs.map(run => ({ ...run, lane: laneOf.get(run.codeId) ?? null })), folded: inOrder.length - lanes.length }
}

function laneByCoder(runs: readonly Run[], arrangement: Arrangement): Placed {
  const most = arrangement.most ?? MOST_LANES
  const place = new Map(arrangement.order.map((id, at) => [id, at]))
  const coders = [...new Set(runs.map(run => run.codings[0]!.coderId))].sort((a, b) => (place.get(a) ?? Infinity) - (place.get(b) ?? Infinity) || (a < b ? -1 : 1))
  const each = Math.max(1, Math.floor(most / Math.max(1, coders.length)))
  const lanes: Lane[] = []
  const stripes: Stripe[] = []
  let folded = 0
  for (const coderId of coders.slice(0, most)) {
    // Within a coder's lanes a stripe takes the first that is free where it begins.
    const ends: number[] = []
    const first = lanes.length
    for (const run of runs) {
      if (run.codings[0]!.coderId !== coderId) continue
      let at = ends.findIndex(end => end <= run.start)
      if (at === -1 && ends.length < each) at = ends.push(0) - 1
      if (at === -1) folded++
      else ends[at] = run.end
      stripes.push({ ...run, lane: at === -1 ? null : first + at })
    }
    for (let at = 0; at < ends.length; at++) lanes.push({ index: first + at, codeId: null, coderId })
  }
  for (const run of runs) if (coders.indexOf(run.codings[0]!.coderId) >= most) stripes.push({ ...run, lane: null })
  return { lanes, stripes, folded }
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
      sameCodings(part.stripe.codings, other.stripe.codings)
    )
  })
}

function sameCodings(a: readonly { readonly id: CodingId }[], b: readonly { readonly id: CodingId }[]): boolean {
  return a.length === b.length && a.every((coding, at) => coding.id === b[at]!.id)
}
