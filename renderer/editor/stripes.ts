// Stripes in the margin: which codings make one stripe, and what of it lies beside each row.

import type { TextRange } from '../../src/base/text-range.ts'
import type { Coding } from '../../src/coding/types.ts'
import { laneByCode, laneByCoder } from './lanes.ts'
import { nothingKnown, type Arrangement, type Known, type Margin, type Run, type Stripe } from './margin.ts'
import { rowAt, rowsOf } from './reading-text.ts'

/** What of a stripe lies beside one row. `from` and `to` are null where it goes on above or below. */
export interface StripePart {
  readonly stripe: Stripe
  readonly from: number | null
  readonly to: number | null
}

/** Arranges the stripes of a source. With `known` from last time only codes whose codings changed are looked at. */
export function arrange(codings: readonly Coding[], arrangement: Arrangement, known: Known = nothingKnown()): Margin {
  const groups = new Map<string, Coding[]>()
  for (const coding of codings) {
    const key = arrangement.by === 'code' ? coding.codeId : `${coding.coderId} ${coding.codeId}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [coding])
    else group.push(coding)
  }
  const runs: Run[] = []
  for (const [key, group] of groups) {
    let there = known.runs.get(key)
    if (there === undefined || !sameList(there.codings, group))
      known.runs.set(key, (there = { codings: group, runs: runsOf(group, arrangement.rows ?? []) }))
    for (const run of there.runs) runs.push(run)
  }
  runs.sort((a, b) => a.start - b.start || a.end - b.end || (a.key < b.key ? -1 : 1))
  return arrangement.by === 'code' ? laneByCode(runs, arrangement, known) : laneByCoder(runs, arrangement)
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

// About a line of text.
const LINE = 70

/** Overlapping codings of one code become one run. */
function runsOf(codings: readonly Coding[], rows: readonly TextRange[]): Run[] {
  const runs: Run[] = []
  let open: { start: number; end: number; codings: Coding[] } | null = null
  const close = () => {
    if (open === null) return
    const row = rows[rowAt(rows, open.end - 1)]
    const reach = Math.max(open.end, Math.min(open.end + LINE, row?.end ?? Infinity))
    runs.push({ key: open.codings[0]!.id, codeId: open.codings[0]!.codeId, reach, ...open })
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
