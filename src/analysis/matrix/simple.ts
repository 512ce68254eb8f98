// The simple conditions of a request (an attribute by name, coders, one stance) as conditions of the common filter.

import type { CoderId } from '../../base/ids.ts'
import { compareNatural, fold } from '../../base/order.ts'
import { Refusal } from '../../base/trouble.ts'
import { findAttribute, withInherited } from '../attributes.ts'
import type { Condition } from '../filter/types.ts'
import type { AttributeHead, Heads } from '../heads.ts'
import type { MatrixRequest } from '../types.ts'

const FIRST: Readonly<Record<string, string>> = { participants: 'participant', pairs: 'pair', sources: 'source' }

/** The conditions. Refuses an attribute, a value or a coder that is not there. */
export function simpleConditions(heads: Heads, request: MatrixRequest): Condition[] {
  const conditions: Condition[] = []
  const first = (typeof request.columns === 'string' && FIRST[request.columns]) || 'site'
  for (const { attribute: name, value } of request.where) {
    const attribute = withInherited(heads, findAttribute(heads, first, name))
    refuseUnknown(attribute, value)
    conditions.push({ is: 'attribute', about: attribute.about, name: attribute.name, how: 'is', values: [value] })
  }
  if (request.codedBy.length > 0) {
    if (request.codedBy.some(id => !heads.coders.some(coder => coder.id === id)))
      throw new Refusal('no-such-coder', 'A coder chosen for this matrix is not in the project any more.')
    conditions.push({ is: 'coders', ids: request.codedBy as readonly CoderId[] })
  }
  if (request.stance !== null) conditions.push({ is: 'stance', stances: [request.stance] })
  return conditions
}

function refuseUnknown(attribute: AttributeHead, value: string): void {
  for (const its of attribute.values.values()) if (fold(its.trim()) === fold(value.trim())) return
  const known = [...new Set(attribute.values.values())].toSorted(compareNatural).slice(0, 20)
  throw new Refusal(
    'no-such-value',
    `Nothing has “${attribute.name}” = “${value}”. ${known.length === 0 ? 'No value is set yet.' : `Values are: ${known.join(', ')}.`}`,
  )
}
