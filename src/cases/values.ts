// When a value fits an attribute. Pure.

import { fold } from '../base/order.ts'
import type { Attribute } from './types.ts'

/** What is written in sheets and exports where an attribute does not apply to a case. An empty cell is *unassigned*. */
export const DOES_NOT_APPLY = 'does not apply'
const NOT_APPLYING = new Set([DOES_NOT_APPLY, 'not applicable', 'n/a'])

/** Whether a cell says that an attribute does not apply. */
export function saysNotApplying(cell: string): boolean {
  return NOT_APPLYING.has(fold(cell.trim()))
}

/** Whether a text is a date: a day, a month or a year (2024-05-14, 2024-05, 2024). */
export function isDate(value: string): boolean {
  if (!/^\d{4}(-\d{2}(-\d{2})?)?$/.test(value)) return false
  const time = Date.parse(value)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value)
}

/** Whether a text is one day: 2024-05-14. */
export function isDay(value: string): boolean {
  return value.length === 10 && isDate(value)
}

/** Whether a value, without white space around it, fits an attribute. */
export function fits(attribute: Pick<Attribute, 'type' | 'choices'>, value: string): boolean {
  switch (attribute.type) {
    case 'number':
      return value !== '' && Number.isFinite(Number(value))
    case 'date':
      return isDate(value)
    case 'yes or no':
      return value === 'yes' || value === 'no'
    case 'choice':
      return attribute.choices.includes(value)
    default:
      return true
  }
}

/** What an attribute takes, in words: “a number”, “one of acute, specialist”. */
export function takes(attribute: Pick<Attribute, 'type' | 'choices'>): string {
  switch (attribute.type) {
    case 'number':
      return 'a number'
    case 'date':
      return 'a date such as 2024-05-14'
    case 'yes or no':
      return 'yes or no'
    case 'choice':
      return attribute.choices.length === 0
        ? 'one of its values, of which there are none yet'
        : `one of ${attribute.choices.join(', ')}`
    default:
      return 'any words'
  }
}

/** Why words that were typed are no value of an attribute, as a sentence; null where they are one, say that it does not apply, or empty it. */
export function misfit(attribute: Pick<Attribute, 'name' | 'type' | 'choices'>, written: string): string | null {
  const value = written.trim()
  if (value === '' || saysNotApplying(value) || fitted(attribute, value) !== null) return null
  return misfitSays(attribute, value)
}

/** That a value does not fit an attribute, and what does. */
export function misfitSays(attribute: Pick<Attribute, 'name' | 'type' | 'choices'>, value: string): string {
  return `“${value}” does not fit ${attribute.name}: it takes ${takes(attribute)}.`
}

/** A typed or pasted value in the spelling that fits an attribute (case and a comma in numbers are forgiven), or null where none does. */
export function fitted(attribute: Pick<Attribute, 'type' | 'choices'>, written: string): string | null {
  const value = written.trim()
  if (fits(attribute, value)) return value
  const folded = fold(value)
  switch (attribute.type) {
    case 'yes or no':
      return ['y', 'yes', 'true'].includes(folded) ? 'yes' : ['n', 'no', 'false'].includes(folded) ? 'no' : null
    case 'choice':
      return attribute.choices.find(choice => fold(choice) === folded) ?? null
    case 'number': {
      const plain = value.replace(/^(-?\d+),(\d{1,2})$/, '$1.$2').replaceAll(/(?<=\d),(?=\d{3}(?:\D|$))/g, '')
      return plain !== '' && Number.isFinite(Number(plain)) ? plain : null
    }
    default:
      return null
  }
}
