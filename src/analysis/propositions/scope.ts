// Which cases a proposition claims to cover, as a filter over cases. Pure.

import { Refusal } from '../../base/trouble.ts'
import { sameName } from '../attributes.ts'
import type { Condition, Filter } from '../filter/types.ts'
import { valueTest } from '../filter/value-test.ts'
import { everyCondition } from '../filter/words.ts'
import type { CaseHead, Heads } from '../heads.ts'

/** Whether a condition asks for a case alone: which one it is, an attribute of it, or whether its summary is signed. */
export function isOfCase(condition: Condition): boolean {
  return (
    condition.is === 'cases' ||
    condition.is === 'signed' ||
    (condition.is === 'attribute' && condition.about !== 'source')
  )
}

/** Refuses a filter that asks for anything but cases, attributes of cases and signed summaries of cases: a scope covers cases, not codings. */
export function refuseOtherScope(
  filter: Filter,
  says = 'A scope says which cases a proposition covers: name cases, attributes of sites, participants or pairs, or ask for signed case summaries.',
): void {
  everyCondition(filter, condition => {
    if (!isOfCase(condition)) throw new Refusal('scope-of-cases', says)
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
  if (filter.is === 'signed')
    return seenFrom(head, heads).some(one => one.kind === filter.about && (heads.signed?.has(one.n) ?? false))
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
  const attribute = heads.attributes.find(one => one.about === condition.about && sameName(one.name, condition.name))
  if (!attribute) return false
  const test = valueTest(attribute, condition.how, condition.values)
  return seenFrom(head, heads).some(one => one.kind === condition.about && test(attribute.values.get(one.n)))
}
