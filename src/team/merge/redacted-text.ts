// A paragraph that two sides changed, and not alike, and out of which one of them or both took words for good: what either took out is gone. [M27] [M28] Pure.

import { applySteps, type TextStep } from '../../base/text-step.ts'
import { stepsBetween } from '../../sources/text-diff.ts'
import { placesOf } from './laid-text.ts'

/** What stands instead of words that were taken out for good, of ours and of theirs. */
export interface Instead {
  readonly here: ReadonlySet<string>
  readonly there: ReadonlySet<string>
}

interface Hunk extends TextStep {
  readonly isOurs: boolean
  readonly redacts: boolean
}

/** Words that two sides say otherwise: mostly two replacements of the same words. */
export interface Pair {
  readonly ours: string
  readonly theirs: string
}

/** A paragraph in which all is gone that one of two sides took out: what holds, and where both took out the same words what each put instead. */
export type Piece = string | Pair

/** Joins what two sides took out of a paragraph for good. */
export function joinRedacted(base: string, ours: string, theirs: string, instead: Instead): Piece[] {
  const all = [...hunksOf(base, ours, instead.here, true), ...hunksOf(base, theirs, instead.there, false)]
  all.sort((a, b) => a.start - b.start || Number(b.isOurs) - Number(a.isOurs))
  const pieces: Piece[] = []
  let at = 0
  for (const group of overlapping(all)) {
    const start = group[0]!.start
    const end = Math.max(...group.map(hunk => hunk.end))
    const [mine, other] = [true, false].map(holds => wordingOf(base.slice(start, end), start, group, holds))
    pieces.push(base.slice(at, start), mine === other ? mine! : { ours: mine!, theirs: other! })
    at = end
  }
  return [...pieces, base.slice(at)]
}

/** A joined paragraph as a text: what stands for each pair is said. */
export function textOfPieces(pieces: readonly Piece[], say: (pair: Pair) => string = pair => pair.ours): string {
  return pieces.map(piece => (typeof piece === 'string' ? piece : say(piece))).join('')
}

/** Hunks that share words of the base. */
function overlapping(all: readonly Hunk[]): Hunk[][] {
  const groups: Hunk[][] = []
  let end = -1
  for (const hunk of all) {
    if (hunk.start < end) groups.at(-1)!.push(hunk)
    else groups.push([hunk])
    end = Math.max(end, hunk.end)
  }
  return groups
}

function wordingOf(words: string, start: number, group: readonly Hunk[], oursHolds: boolean): string {
  const of = (isOurs: boolean, hunks: readonly Hunk[]) => hunks.filter(hunk => hunk.isOurs === isOurs)
  const redacting = group.filter(hunk => hunk.redacts)
  const hunks = redacting.length > 0 ? redacting : group
  const held = of(oursHolds, hunks)
  const chosen = held.length > 0 ? held : of(!oursHolds, hunks)
  if (redacting.length === 0 || group.length === 1) {
    let moved = -start
    return applySteps(
      words,
      chosen.map(({ start: from, end: to, insert }) => {
        const step = { start: from + moved, end: to + moved, insert }
        moved += insert.length - (to - from)
        return step
      }),
    )
  }
  return chosen
    .map(hunk => hunk.insert)
    .filter(Boolean)
    .join(' ')
}

/** How one side's wording differs from the base, in offsets of the base; what stands instead of redacted words is one hunk, also where some of its words stood there before. */
function hunksOf(base: string, text: string, instead: ReadonlySet<string>, isOurs: boolean): Hunk[] {
  let moved = 0
  let hunks = stepsBetween(base, text).map(({ start, end, insert }) => {
    const from = start - moved
    const hunk = {
      from,
      until: end - moved,
      start,
      end: start + insert.length,
      redacts: insert === '' && instead.has(''),
    }
    moved += insert.length - (end - start)
    return hunk
  })
  for (const words of instead) {
    for (const { start, end } of placesOf(text, words)) {
      const within = hunks.filter(hunk => hunk.start < end && hunk.end > start)
      const [first, last] = [within[0], within.at(-1)]
      // What stood there all along replaces nothing.
      if (!first || !last) continue
      const whole = { start: Math.min(first.start, start), end: Math.max(last.end, end) }
      const one = {
        ...whole,
        from: first.from - (first.start - whole.start),
        until: last.until + (whole.end - last.end),
        redacts: true,
      }
      const inside = (hunk: { from: number; until: number }) => hunk.from >= one.from && hunk.until <= one.until
      hunks = [...hunks.filter(hunk => !inside(hunk)), one].sort((a, b) => a.from - b.from)
    }
  }
  return hunks.map(({ from, until, start, end, redacts }) => ({
    start: from,
    end: until,
    insert: text.slice(start, end),
    isOurs,
    redacts,
  }))
}
