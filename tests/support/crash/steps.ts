// What the crash tests' coder does at each step, and what must be there after it: told by a model, not by the program.

import type { TextRange } from '../../../src/base/text-range.ts'

/** Whether a step undoes the one before. */
export const undoes = (step: number) => step % 5 === 0

/** The words that a step codes. */
export function rangeOfStep(step: number): TextRange {
  const start = 200 + ((step * 37) % 1200)
  return { start, end: start + 20 + (step % 97) }
}

/** The ranges that are coded after a number of steps, in order. */
export function codedAfter(steps: number): string[] {
  const stack: TextRange[] = []
  for (let step = 1; step <= steps; step++) {
    if (undoes(step)) stack.pop()
    else stack.push(rangeOfStep(step))
  }
  return stack.map(range => `${range.start}-${range.end}`).sort()
}
