// The history of a text, read backwards from the text as it is: each correction with the words around it as they were then.
// Pure.

import { applyStep, applySteps, type TextStep } from '../base/text-step.ts'

/** A step as it is kept. */
export interface KeptStep {
  readonly start: number
  readonly removed: string
  readonly inserted: string
}

/** A step with some words before and behind it, right after it was made. */
export interface StepInPlace extends KeptStep {
  readonly before: string
  readonly after: string
}

const AROUND = 48

/** Puts the steps of corrections, newest first, into the words around them. `text` is the text as it is. Of a correction with very many steps only the first ones get them. */
export function inPlace(text: string, corrections: readonly (readonly KeptStep[])[]): StepInPlace[][] {
  let now = text
  return corrections.map(steps => {
    const back = backwards(now, steps)
    now = back.text
    return back.steps
  })
}

/** A text as it was before some corrections, newest first, as far as their steps are kept. `text` is the text as it is. */
export function textBefore(text: string, corrections: readonly (readonly KeptStep[])[]): string {
  return corrections.reduce((now, steps) => backwards(now, steps).text, text)
}

function backwards(after: string, steps: readonly KeptStep[]): { text: string; steps: StepInPlace[] } {
  if (isAscending(steps)) {
    let moved = 0
    const inverse = steps.map((step): TextStep => {
      const start = step.start + moved
      moved += step.removed.length - step.inserted.length
      return { start, end: start + step.inserted.length, insert: step.removed }
    })
    return { text: applySteps(after, inverse), steps: steps.map(step => around(after, step)) }
  }
  let text = after
  const placed: StepInPlace[] = []
  for (const step of steps.toReversed()) {
    placed.unshift(around(text, step))
    text = applyStep(text, { start: step.start, end: step.start + step.inserted.length, insert: step.removed })
  }
  return { text, steps: placed }
}

function isAscending(steps: readonly KeptStep[]): boolean {
  return steps.every((step, at) => at === 0 || step.start >= steps[at - 1]!.start + steps[at - 1]!.inserted.length)
}

function around(text: string, step: KeptStep): StepInPlace {
  const end = step.start + step.inserted.length
  return {
    ...step,
    before: text.slice(Math.max(0, step.start - AROUND), step.start).replace(/^[\udc00-\udfff]/, ''),
    after: text.slice(end, end + AROUND).replace(/[\ud800-\udbff]$/, ''),
  }
}
