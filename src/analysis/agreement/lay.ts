// Who coded which units: the stretches of several coders laid over each other, by their ends and not unit by unit.

import type { Tally } from './tally.ts'

/** One coder's stretches of one code in one source, start and end in turn, in order, none touching the next. */
export type Ends = readonly number[]

/** Adds a stretch that begins no earlier than those before it, joined with the last where they touch or overlap. An empty one is left out. */
export function addStretch(ends: number[], start: number, end: number): void {
  if (end <= start) return
  const last = ends.length - 1
  if (last >= 0 && start <= ends[last]!) {
    if (end > ends[last]!) ends[last] = end
  } else ends.push(start, end)
}

/** Counts which coders coded how many units. A unit that nobody coded is not told. */
export function layOver(tally: Tally, coders: readonly Ends[]): void {
  let only = -1
  let several = false
  for (let coder = 0; coder < coders.length; coder++) {
    if (coders[coder]!.length === 0) continue
    if (only >= 0) several = true
    only = coder
  }
  if (only < 0) return
  if (!several) {
    let sum = 0
    const ends = coders[only]!
    for (let at = 0; at < ends.length; at += 2) sum += ends[at + 1]! - ends[at]!
    tally.addUnits(1 << only, sum)
    return
  }
  // Each end that is passed switches its coder on or off.
  const next = coders.map(() => 0)
  let pattern = 0
  let place = 0
  for (;;) {
    let to = Infinity
    for (let coder = 0; coder < coders.length; coder++) {
      const end = coders[coder]![next[coder]!]
      if (end !== undefined && end < to) to = end
    }
    if (to === Infinity) return
    if (pattern !== 0 && to > place) tally.addUnits(pattern, to - place)
    place = to
    for (let coder = 0; coder < coders.length; coder++) {
      if (coders[coder]![next[coder]!] !== to) continue
      pattern ^= 1 << coder
      next[coder]!++
    }
  }
}
