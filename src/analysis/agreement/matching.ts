// Which excerpts of several coders are the same decision (METHODS 4.5). An excerpt is one coding as made: a coder's own are never joined.

import { pairsOf } from './ratings.ts'
import type { Tally } from './tally.ts'
import type { Match, PassageGroup } from './types.ts'

/** Excerpts of one code in one source by one coder, start and end in turn, in order of their starts. */
export type Excerpts = readonly number[]

/** Whether two excerpts of one code match. */
export function matches(aStart: number, aEnd: number, bStart: number, bEnd: number, match: Match): boolean {
  const shared = Math.min(aEnd, bEnd) - Math.max(aStart, bStart)
  if (shared <= 0) return false
  return match === 'any' || shared * 2 >= Math.max(aEnd, bEnd) - Math.min(aStart, bStart)
}

/** Every two excerpts that match, by their places in the two lists. */
function* matchesBetween(first: Excerpts, second: Excerpts, match: Match): Generator<[number, number]> {
  for (let a = 0; a < first.length; a += 2) {
    for (let b = 0; b < second.length && second[b]! < first[a + 1]!; b += 2)
      if (matches(first[a]!, first[a + 1]!, second[b]!, second[b + 1]!, match)) yield [a / 2, b / 2]
  }
}

/** Counts excerpts, and those that find their like, into a tally. */
export function countMatches(tally: Tally, coders: readonly Excerpts[], match: Match): void {
  const pairs = pairsOf(coders.length)
  let several = 0
  for (let coder = 0; coder < coders.length; coder++) if (coders[coder]!.length > 0) several++
  // In most cells one coder is alone: nothing can match.
  const withAny = several < 2 ? null : coders.map(excerpts => new Uint8Array(excerpts.length / 2))
  for (let pair = 0; pair < pairs.length; pair++) {
    const [g, h] = pairs[pair]!
    const first = coders[g]!
    const second = coders[h]!
    const made = (first.length + second.length) / 2
    if (made > 0)
      tally.addPair(pair, made, withAny ? matchedBetween(first, second, match, withAny[g]!, withAny[h]!) : 0)
  }
  for (let coder = 0; coder < coders.length; coder++) {
    const made = coders[coder]!.length / 2
    if (made > 0) tally.addExcerpts(coder, made, withAny ? marked(withAny[coder]!) : 0)
  }
}

/** How many excerpts of two coders find their like with the other; those that do are marked among what finds any. */
function matchedBetween(
  first: Excerpts,
  second: Excerpts,
  match: Match,
  firstAny: Uint8Array,
  secondAny: Uint8Array,
): number {
  if (first.length === 0 || second.length === 0) return 0
  const here = new Uint8Array(first.length / 2)
  const there = new Uint8Array(second.length / 2)
  for (const [a, b] of matchesBetween(first, second, match)) here[a] = there[b] = firstAny[a] = secondAny[b] = 1
  return marked(here) + marked(there)
}

function marked(marks: Uint8Array): number {
  let sum = 0
  for (const mark of marks) sum += mark
  return sum
}

/** A coding, to be put together with those of other coders. */
export interface Placed {
  readonly coder: number
  readonly start: number
  readonly end: number
}

/** Puts codings of one code in one source together: those that match, directly or through others, are one passage. In document order. */
export function passagesOf<One extends Placed>(codings: readonly One[], match: Match): One[][] {
  // Most codings of a code in a source stand alone.
  if (codings.length === 1) return [[...codings]]
  const sorted = codings.toSorted((a, b) => a.start - b.start || a.end - b.end || a.coder - b.coder)
  const group = sorted.map((_, at) => at)
  const root = (at: number): number => (group[at] === at ? at : (group[at] = root(group[at]!)))
  for (let a = 0; a < sorted.length; a++) {
    for (let b = a + 1; b < sorted.length && sorted[b]!.start < sorted[a]!.end; b++) {
      const [one, other] = [sorted[a]!, sorted[b]!]
      if (one.coder !== other.coder && matches(one.start, one.end, other.start, other.end, match))
        group[root(b)] = root(a)
    }
  }
  const found = new Map<number, One[]>()
  for (const [at, one] of sorted.entries()) {
    const list = found.get(root(at))
    if (list) list.push(one)
    else found.set(root(at), [one])
  }
  return [...found.values()]
}

/** How the codings of a passage lie: the same words by every coder, by every coder, or not by all. */
export function groupOf(codings: readonly Placed[], coders: number): PassageGroup {
  if (codings.length < coders || new Set(codings.map(one => one.coder)).size < coders) return 'apart'
  const [first] = codings
  return codings.every(one => one.start === first!.start && one.end === first!.end) ? 'same' : 'overlapping'
}
