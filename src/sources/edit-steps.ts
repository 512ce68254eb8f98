// The steps of a correction before anything is written: whether they fit the text, and how the history keeps them. Pure.

import { splitsCharacter } from '../base/text-range.ts'
import { applyStep, applySteps, type TextStep } from '../base/text-step.ts'
import { Refusal } from '../base/trouble.ts'
import { blocks } from './redaction.ts'
import type { KeptStep } from './text-history.ts'

/** The most UTF-16 units a text may come to. */
const MOST = 20_000_000

/** Refuses steps outside the text or inside a character, and a text that would be too long. */
export function refuseBadSteps(before: string, steps: readonly TextStep[]): void {
  let length = before.length
  for (const step of steps) {
    if (step.start > step.end || step.end > length)
      throw new Refusal(
        'step-outside',
        `A step lies outside the text (${step.start} to ${step.end} of ${length}). Nothing was changed.`,
      )
    if (!step.insert.isWellFormed())
      throw new Refusal('step-splits', 'Half a character cannot be put in. Nothing was changed.')
    length += step.insert.length - (step.end - step.start)
  }
  if (length > MOST)
    throw new Refusal(
      'text-too-long',
      `The text would be longer than ${MOST.toLocaleString('en')} characters. Nothing was changed.`,
    )
  let text = before
  for (const step of steps) {
    if (splitsCharacter(text, step.start) || splitsCharacter(text, step.end))
      throw new Refusal('step-splits', 'A step begins or ends in the middle of a character. Nothing was changed.')
    // Ascending steps that touch whole characters only cannot make half ones; looking at the first of them is enough.
    if (steps.length > 50) return refuseSplitsIn(before, steps)
    text = applyStep(text, step)
  }
}

// Many steps: in ascending order, each is looked at in the text as it was, moved by what came before it.
function refuseSplitsIn(before: string, steps: readonly TextStep[]): void {
  let moved = 0
  let until = 0
  let text = before
  for (const step of steps) {
    if (step.start < until) {
      moved = 0
      until = 0
      text = applySteps(before, steps.slice(0, steps.indexOf(step)))
    }
    if (splitsCharacter(text, step.start - moved) || splitsCharacter(text, step.end - moved))
      throw new Refusal('step-splits', 'A step begins or ends in the middle of a character. Nothing was changed.')
    moved += step.insert.length - (step.end - step.start)
    until = step.start + step.insert.length
  }
}

/** Line ends as they are stored. */
export function plainLines(words: string): string {
  return words.includes('\r') ? words.replace(/\r\n?/g, '\n') : words
}

/** Steps as the history keeps them: what went, in words. */
export function stepsForHistory(before: string, steps: readonly TextStep[]): KeptStep[] {
  const result: KeptStep[] = []
  let text = before
  let moved = 0
  let until = 0
  for (const [at, step] of steps.entries()) {
    if (step.start < until) {
      text = applySteps(before, steps.slice(0, at))
      moved = 0
    }
    result.push({ start: step.start, removed: text.slice(step.start - moved, step.end - moved), inserted: step.insert })
    moved += step.insert.length - (step.end - step.start)
    until = step.start + step.insert.length
  }
  return result
}

/** Steps as the history keeps those that took out what identifies somebody: blocks stand for the words that went. */
export function withoutWords(steps: readonly KeptStep[]): KeptStep[] {
  return steps.map(step => ({ ...step, removed: blocks(step.removed) }))
}

/** Ascending steps in two runs that come to the same: first those that are not of a kind, then those that are. */
export function stepsApart(
  steps: readonly TextStep[],
  isOfKind: (step: TextStep) => boolean,
): { readonly first: TextStep[]; readonly second: TextStep[] } {
  const first: TextStep[] = []
  const second: TextStep[] = []
  // How far each run has moved what comes behind: a step of the first stands where the others have not been made yet.
  let later = 0
  for (const step of steps) {
    if (isOfKind(step)) second.push(step)
    else first.push({ ...step, start: step.start - later, end: step.end - later })
    if (isOfKind(step)) later += step.insert.length - (step.end - step.start)
  }
  // A step of the second comes after all of the first, those behind it too: they do not move what is before them.
  return { first, second }
}
