// What becomes of the ratings on a scale whose steps are changed, or which is removed. Pure.

import { fold } from '../../base/order.ts'
import { Refusal } from '../../base/trouble.ts'
import type { RatingScale, StepBecomes } from './types.ts'

/** Steps as they are kept. Refuses fewer than two. */
export function cleanSteps(steps: readonly string[]): string[] {
  const clean = [...new Set(steps.map(step => step.trim()).filter(step => step !== ''))]
  if (clean.length < 2)
    throw new Refusal('too-few-steps', 'An ordinal scale needs at least two steps, from low to high.')
  return clean
}

/**
 * What each rated value becomes under new steps: itself while there is such a step, what `becomes` says of it, else
 * undefined: nobody said. Null takes its ratings back. Refuses one that becomes what is no step.
 */
export function newValues(
  scale: Pick<RatingScale, 'name'>,
  steps: readonly string[],
  becomes: readonly StepBecomes[],
  rated: readonly string[],
): Map<string, string | null | undefined> {
  const said = new Map(becomes.map(one => [one.from, one.to]))
  for (const to of said.values())
    if (to !== null && !steps.some(step => fold(step) === fold(to.trim())))
      throw new Refusal(
        'no-such-step',
        `“${scale.name}” would have no step “${to}”. Its steps would be: ${steps.join(', ')}.`,
      )
  return new Map(
    rated.map(value => {
      if (!said.has(value)) return [value, steps.includes(value) ? value : undefined]
      const to = said.get(value)!
      return [value, to === null ? null : steps.find(step => fold(step) === fold(to.trim()))!]
    }),
  )
}
