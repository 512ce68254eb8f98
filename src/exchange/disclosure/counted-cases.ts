// Of which cases a request counts. Pure.

import type { Filter } from '../../analysis/filter/types.ts'
import type { MatrixRequest } from '../../analysis/types.ts'
import { fold } from '../../base/order.ts'
import { isCalled } from './asked-attributes.ts'
import type { Member } from './types.ts'

/** Of which cases a request counts; `by` tells apart what its other conditions count. */
export function countedCases(
  { where, filter, codedBy, stance, rollUp }: MatrixRequest,
  all: readonly Member[],
): { readonly ids: readonly string[]; readonly by: string } {
  const simple: Filter[] = where.map(one => ({
    is: 'attribute',
    about: '',
    name: one.attribute,
    how: 'is',
    values: [one.value],
  }))
  const passing = casesPassing(all, { all: [...simple, ...(filter ? [filter] : [])] })
  const others = [
    ...(passing === null ? [{ where, filter }] : []),
    ...(codedBy.length > 0 ? [codedBy] : []),
    ...(stance === null ? [] : [stance]),
    ...(rollUp ? ['with those below'] : []),
  ]
  return {
    ids: (passing ?? all).map(one => one.id),
    by: others.length === 0 ? '' : ` ${JSON.stringify(others)}`,
  }
}

/** Of which cases a filter lets anything pass, as far as attributes of cases, or a choice of them, decide; null where something else decides too. */
export function casesPassing<Case extends Pick<Member, 'values'> & Partial<Member>>(
  cases: readonly Case[],
  filter: Filter | null,
): Case[] | null {
  if (filter === null) return [...cases]
  const known = new Set(cases.flatMap(one => [...one.values.keys()]))
  const ids = new Set<string>(cases.flatMap(one => one.id ?? []))
  const passing: Case[] = []
  for (const one of cases) {
    const passes = doesPass(filter, one, known, ids)
    if (passes === null) return null
    if (passes) passing.push(one)
  }
  return passing
}

function doesPass(
  filter: Filter,
  one: Pick<Member, 'values'> & Partial<Member>,
  known: ReadonlySet<string>,
  ids: ReadonlySet<string>,
): boolean | null {
  if ('not' in filter) {
    const passes = doesPass(filter.not, one, known, ids)
    return passes === null ? null : !passes
  }
  if ('all' in filter || 'any' in filter) {
    const isAll = 'all' in filter
    const parts = (isAll ? filter.all : filter.any).map(part => doesPass(part, one, known, ids))
    return parts.includes(null) ? null : isAll ? parts.every(Boolean) : parts.some(Boolean)
  }
  // A choice of other cases decides from where these are seen.
  if (filter.is === 'cases')
    return one.id !== undefined && filter.ids.every(id => ids.has(id)) ? filter.ids.some(id => id === one.id) : null
  if (filter.is !== 'attribute' || (filter.how !== 'is' && filter.how !== 'is not')) return null
  const name = [...known].find(called => isCalled(called, filter))
  // An attribute that such cases do not have decides about others: their people, their pairs, sources.
  if (name === undefined) return null
  const its = one.values.get(name)
  const value = its === undefined ? null : fold(its.trim())
  const isOne = value !== null && filter.values.some(word => fold(word.trim()) === value)
  return filter.how === 'is' ? isOne : value !== null && !isOne
}
