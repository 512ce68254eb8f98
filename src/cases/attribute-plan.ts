// What becomes of values when an attribute takes another type. Pure.

import { compareNatural } from '../base/order.ts'
import type { Attribute } from './types.ts'
import { DOES_NOT_APPLY, fitted } from './values.ts'

/** A value that some cases have. */
export interface CountedValue {
  readonly value: string
  readonly cases: number
}

/** What another type would do: how many values fit, which are spelt otherwise then, and which would be lost. */
export interface RetypePlan {
  readonly type: Attribute['type']
  readonly choices: readonly string[]
  readonly kept: number
  readonly respelt: readonly (CountedValue & { readonly to: string })[]
  readonly lost: readonly CountedValue[]
  readonly lostValues: number
}

/** Plans another type for the values of an attribute. A choice without choices takes the values there are, in natural order. */
export function planRetype(
  values: readonly CountedValue[],
  type: Attribute['type'],
  wanted: readonly string[],
): RetypePlan {
  const choices =
    type !== 'choice' ? [] : wanted.length > 0 ? wanted : values.map(one => one.value).sort(compareNatural)
  const respelt: (CountedValue & { to: string })[] = []
  const lost: CountedValue[] = []
  let kept = 0
  for (const one of values) {
    const to = fitted({ type, choices }, one.value)
    if (to === null) lost.push(one)
    else {
      kept += one.cases
      if (to !== one.value) respelt.push({ ...one, to })
    }
  }
  return { type, choices, kept, respelt, lost, lostValues: lost.reduce((sum, one) => sum + one.cases, 0) }
}

/** How often each value stands, in natural order; where an attribute does not apply is no value. */
export function countValues(values: Iterable<string>): CountedValue[] {
  const counts = new Map<string, number>()
  for (const value of values) if (value !== DOES_NOT_APPLY) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].map(([value, cases]) => ({ value, cases })).sort((a, b) => compareNatural(a.value, b.value))
}
