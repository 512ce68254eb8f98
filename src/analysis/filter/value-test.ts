// Whether a value of an attribute is as a condition asks.

import { compareNatural, fold } from '../../base/order.ts'
import { DOES_NOT_APPLY } from '../../cases/values.ts'
import type { AttributeHead } from '../heads.ts'
import type { ValueTest } from './types.ts'

/** The test of one condition; undefined is a value that nobody has given. */
export function valueTest(
  attribute: Pick<AttributeHead, 'type' | 'choices'>,
  how: ValueTest,
  values: readonly string[],
): (value: string | undefined) => boolean {
  if (how === 'unassigned') return value => value === undefined || value.trim() === ''
  if (how === 'does not apply') return value => value === DOES_NOT_APPLY
  const said = (value: string | undefined): value is string =>
    value !== undefined && value.trim() !== '' && value !== DOES_NOT_APPLY
  const wanted = new Set(values.map(plain))
  if (how === 'is') return value => said(value) && wanted.has(plain(value))
  if (how === 'is not') return value => said(value) && !wanted.has(plain(value))
  const bound = values[0]
  if (bound === undefined) return () => false
  const sign = how === 'at least' ? 1 : -1
  return value => {
    if (!said(value)) return false
    const difference = compareValues(attribute, value, bound)
    return !Number.isNaN(difference) && difference * sign >= 0
  }
}

/** Orders two values of an attribute: numbers by size, choices as they are listed, all else naturally. NaN where one is no number, or no choice. */
export function compareValues(attribute: Pick<AttributeHead, 'type' | 'choices'>, a: string, b: string): number {
  if (attribute.type === 'number') return asNumber(a) - asNumber(b)
  if (attribute.choices.length > 0) {
    const place = (value: string) => {
      const at = attribute.choices.findIndex(choice => plain(choice) === plain(value))
      return at < 0 ? Number.NaN : at
    }
    return place(a) - place(b)
  }
  return compareNatural(a, b)
}

function asNumber(text: string): number {
  const number = text.trim() === '' ? Number.NaN : Number(text.trim().replace(',', '.'))
  return number
}

function plain(text: string): string {
  return fold(text.trim())
}
