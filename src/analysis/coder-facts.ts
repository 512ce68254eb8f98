// What is recorded of coders and can be used to compare what they coded. Pure.

import { compareNatural, fold } from '../base/order.ts'
import type { CoderHead } from './heads.ts'

/** The facts of coders that codings are compared by: fields of the record of the team. */
export const CODER_FACTS = ['role', 'background'] as const
export type CoderFact = (typeof CODER_FACTS)[number]

/** What stands for “nobody has written it down” among the values of a fact. */
export const NOT_RECORDED = ''

/** What a fact without a value is called. */
const NOT_RECORDED_WORDS = 'not recorded'

/** Coders who have the same value of a fact, case and spaces aside. `value` as the first of them has it. */
export interface FactGroup {
  readonly value: string
  readonly coders: readonly CoderHead[]
}

/** Coders by the value of a fact, in natural order; those of whom nothing is recorded last. */
export function byFact(coders: readonly CoderHead[], fact: CoderFact): FactGroup[] {
  const groups = new Map<string, { value: string; coders: CoderHead[] }>()
  for (const coder of coders) {
    const value = coder.facts[fact]
    const group = groups.get(sameAs(value))
    if (group) group.coders.push(coder)
    else groups.set(sameAs(value), { value: value.trim(), coders: [coder] })
  }
  return [...groups.values()].sort((a, b) =>
    a.value === NOT_RECORDED ? 1 : b.value === NOT_RECORDED ? -1 : compareNatural(a.value, b.value),
  )
}

/** Values that are alike are the same: case, accents and spaces around them aside. */
export function sameAs(value: string): string {
  return fold(value.trim())
}

/** A value in words. */
export function factWords(value: string): string {
  return value.trim() === NOT_RECORDED ? NOT_RECORDED_WORDS : value
}
