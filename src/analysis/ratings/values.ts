// Values on a scale, checked as they are given. Pure.

import { fold } from '../../base/order.ts'
import { Refusal } from '../../base/trouble.ts'
import type { RatingScale } from './types.ts'

const NUMBER = /^[+-]?(?:\d+(?:[.,]\d+)?|[.,]\d+)$/

/** A value as it is kept, from what a person wrote. Refuses what the scale does not know, and 0.5 in a fuzzy set. */
export function ratingValue(scale: Pick<RatingScale, 'name' | 'kind' | 'steps'>, written: string): string {
  const said = written.trim()
  if (scale.kind === 'ordinal') {
    const step = scale.steps.find(one => fold(one) === fold(said))
    if (step === undefined)
      throw new Refusal(
        'no-such-step',
        `“${scale.name}” has no step “${said}”. Its steps are: ${scale.steps.join(', ')}.`,
      )
    return step
  }
  const number = NUMBER.test(said) ? Number(said.replace(',', '.')) : Number.NaN
  if (Number.isNaN(number)) throw new Refusal('no-number', `“${said}” is no number. “${scale.name}” takes numbers.`)
  if (scale.kind === 'crisp' && number !== 0 && number !== 1)
    throw new Refusal('not-crisp', `“${scale.name}” is a crisp set: a case is in it (1) or out of it (0).`)
  if (scale.kind === 'fuzzy' && (number < 0 || number > 1))
    throw new Refusal('not-fuzzy', `“${scale.name}” is a fuzzy set: it takes values from 0 to 1.`)
  if (scale.kind === 'fuzzy' && number === 0.5)
    throw new Refusal(
      'half-in',
      `0.5 would say that the case is neither in “${scale.name}” nor out of it. Choose a little more or a little less.`,
    )
  return String(number)
}

/** Why words that were typed are no value on a scale, as a sentence; null where they are one, or nothing. */
export function ratingMisfit(scale: Pick<RatingScale, 'name' | 'kind' | 'steps'>, written: string): string | null {
  if (written.trim() === '') return null
  try {
    ratingValue(scale, written)
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.message
    throw error
  }
}
