// How many share what is shown of somebody: the k of METHODS 6.4. Pure.

import { fold } from '../../base/order.ts'
import type { Member, Population, Unit, Values } from './types.ts'

/** How many members share a combination of values. One whose value nobody has recorded is not counted: it hides nobody for certain. Nothing shown is shared by all. */
export function sharedBy(members: readonly Member[], combination: Values): number {
  const wanted = Array.from(combination, ([attribute, value]) => [attribute, fold(value.trim())] as const)
  return members.filter(({ values }) =>
    wanted.every(([attribute, value]) => {
      const its = values.get(attribute)
      return its !== undefined && fold(its.trim()) === value
    }),
  ).length
}

/** How many share what is shown of somebody, and on which list that was counted: on the list loaded for the unit, where it knows all the attributes shown; else among those whom the project knows. */
export function countIn(population: Population, unit: Unit, combination: Values): { k: number; list: string | null } {
  const list = population.lists?.[unit]
  if (list && combination.size > 0 && [...combination.keys()].every(name => list.attributes.includes(name)))
    return { k: sharedBy(list.members, combination), list: list.file }
  return { k: sharedBy(population[unit], combination), list: null }
}
