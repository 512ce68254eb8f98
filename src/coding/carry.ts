// Carrying a stored place through a correction of its text. Pure. Numbered rules, quoted in tests:
// [C1] What is put in outside leaves a place on its words. At its start it goes before it, at its end behind it: a place
//      never grows at its edges.
// [C2] What is put in strictly inside belongs to it.
// [C3] What is replaced wholly inside it, up to either edge, is replaced in it.
// [C4] Where exactly its words are replaced, it stands on the new ones, and is asked about: `replaced`.
// [C5] Where a change reaches over one edge, it keeps what is left, and is asked about: `cut`.
// [C6] Where a change reaches over all of it, or nothing but white space is left, it is `lost`: without length, where they stood.
// [C7] Typing that goes on right behind what was just put into a place belongs to it as if it had been put in at once.

import type { TextRange } from '../base/text-range.ts'
import type { TextStep } from '../base/text-step.ts'

/** How well a place could be carried. All but `kept` are asked about. */
export type Outcome = 'kept' | 'cut' | 'replaced' | 'lost'

/** Where a place stands after a change, and how well it could be carried. A lost one has no length. */
export interface Carried {
  readonly range: TextRange
  readonly outcome: Outcome
}

const WORSE: Readonly<Record<Outcome, number>> = { kept: 0, cut: 1, replaced: 2, lost: 3 }

/** The worse of two outcomes. */
export function worse(a: Outcome, b: Outcome): Outcome {
  return WORSE[a] >= WORSE[b] ? a : b
}

/** Carries a range through one step by its offsets alone; whether words are left is for {@link carry} to look at. `goesOn`: the step goes on with the typing of the one before. */
export function carryStep(range: TextRange, step: TextStep, goesOn = false): Carried {
  const { start, end } = range
  const put = step.insert.length
  const delta = put - (step.end - step.start)
  if (start === end) return { range: carryPoint(start, step), outcome: 'lost' }
  if (step.end <= start) return kept(start + delta, end + delta) // [C1]
  if (step.start >= end)
    return goesOn && step.start === end && step.end === end ? kept(start, end + put) : kept(start, end) // [C1] [C7]
  if (step.start === start && step.end === end)
    return put > 0 ? { range: { start, end: start + put }, outcome: 'replaced' } : lostAt(start) // [C4] [C6]
  if (step.start >= start && step.end <= end) return kept(start, end + delta) // [C2] [C3]
  if (step.start <= start && step.end >= end) return lostAt(step.start) // [C6]
  if (step.start < start) return { range: { start: step.start + put, end: end + delta }, outcome: 'cut' } // [C5]
  return { range: { start, end: step.start }, outcome: 'cut' } // [C5]
}

/** Carries a range through steps. `after` is the text they lead to. `goesOn`: the first step goes on with the typing of the edit before. */
export function carry(after: string, range: TextRange, steps: readonly TextStep[], goesOn = false): Carried {
  let now: Carried = { range, outcome: range.start === range.end ? 'lost' : 'kept' }
  for (const [at, step] of steps.entries()) {
    const next = carryStep(now.range, step, goesOn && at === 0)
    now = { range: next.range, outcome: worse(now.outcome, next.outcome) }
  }
  // [C6]
  if (now.outcome !== 'lost' && after.slice(now.range.start, now.range.end).trim() === '')
    return lostAt(now.range.start)
  return now
}

function carryPoint(at: number, step: TextStep): TextRange {
  const to = at <= step.start ? at : at < step.end ? step.start : at + step.insert.length - (step.end - step.start)
  return { start: to, end: to }
}

function kept(start: number, end: number): Carried {
  return { range: { start, end }, outcome: 'kept' }
}

function lostAt(at: number): Carried {
  return { range: { start: at, end: at }, outcome: 'lost' }
}
