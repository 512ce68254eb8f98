// Which cases a proposition claims to cover, as a filter over cases. Pure.

import { fold } from '../../base/order.ts'
import { Refusal } from '../../base/trouble.ts'
import type { Condition, Filter } from '../filter/types.ts'
import { everyCondition } from '../filter/words.ts'
import type { CaseHead, Heads } from '../heads.ts'

/** Refuses a filter that asks for anything but cases and attributes of cases: a scope covers cases, not codings. */
export function refuseOtherScope(filter: Filter): void {
  everyCondition(filter, condition => {
    if (condition.is !== 'cases' && (condition.is !== 'attribute' || condition.about === 'source'))
      throw new Refusal(
        'scope-of-cases',
        'A scope says which cases a proposition covers: name cases, or attributes of sites, participants or pairs.',
      )
  })
}

/** Whether a case lies in the scope. A participant has the attributes of its site, a pair those of its members. */
export function inScope(filter: Filter, head: CaseHead, heads: Heads): boolean {
  if ('all' in filter) return filter.all.every(one => inScope(one, head, heads))
  if ('any' in filter) return filter.any.some(one => inScope(one, head, heads))
  if ('not' in filter) return !inScope(filter.not, head, heads)
  if (filter.is === 'cases') {
    const wanted = new Set<string>(filter.ids)
    return seenFrom(head, heads).some(one => wanted.has(one.id))
  }
  return filter.is === 'attribute' ? hasValue(filter, head, heads) : true
}

/** The case itself, the site it lies in, the sites it joins, and the pairs it is part of. */
function seenFrom(head: CaseHead, heads: Heads): CaseHead[] {
  return heads.cases.filter(
    one =>
      one === head ||
      one.n === head.within ||
      head.members.includes(one.n) ||
      (one.kind === 'pair' && one.members.includes(head.n)),
  )
}

function hasValue(condition: Extract<Condition, { is: 'attribute' }>, head: CaseHead, heads: Heads): boolean {
  const attribute = heads.attributes.find(
    one => one.about === condition.about && fold(one.name) === fold(condition.name),
  )
  if (!attribute) return false
  const values = seenFrom(head, heads)
    .filter(one => one.kind === condition.about)
    .map(one => attribute.values.get(one.n))
  const wanted = new Set(condition.values.map(value => fold(value.trim())))
  const isOne = (value: string | undefined) => value !== undefined && wanted.has(fold(value.trim()))
  const compares = (test: (a: number, b: number) => boolean) =>
    values.some(value => value !== undefined && condition.values.some(bound => test(Number(value), Number(bound))))
  switch (condition.how) {
    case 'is':
      return values.some(isOne)
    case 'is not':
      return values.some(value => value !== undefined && !isOne(value))
    case 'at least':
      return compares((a, b) => a >= b)
    case 'at most':
      return compares((a, b) => a <= b)
    default:
      return values.some(value => value === undefined)
  }
}
