// Reads single attributes: what they are, what follows from them, what stands under them.

import type { AttributeId, Id } from '../base/ids.ts'
import { Refusal } from '../base/trouble.ts'
import type { Read } from '../store/access.ts'
import { bytesOf, idOf, sql } from '../store/sql.ts'
import { countValues, planRetype, type CountedValue, type RetypePlan } from './attribute-plan.ts'
import { restsOn } from './rules.ts'
import type { Attribute, AttributeUse } from './types.ts'
import { readAttributes } from './value-queries.ts'

/** An attribute; `followsRule` holds also where the stored rule cannot be read. Refuses one that is not there. */
export function getAttribute(read: Read, attributeId: AttributeId): Attribute & { readonly followsRule: boolean } {
  const attribute = readAttributes(read).find(one => one.id === attributeId)
  if (!attribute) throw new Refusal('attribute-gone', 'This attribute is not in the project (any more).')
  const row = read.get<{ ruled: number }>(
    sql`SELECT rule IS NOT NULL AS ruled FROM attribute WHERE id = ${bytesOf(attributeId)}`,
  )!
  return { ...attribute, followsRule: row.ruled === 1 }
}

/** The attributes whose values follow from this one. */
export function restingOn(read: Read, attributeId: AttributeId): Attribute[] {
  return readAttributes(read).filter(one => one.rule !== null && restsOn(one.rule) === attributeId)
}

/** The stored values of an attribute, row by row and counted. With `all` also the rows that say that it does not apply. */
export function storedValues(
  read: Read,
  attributeId: AttributeId,
  all = false,
): { rows: { id: Id<'attribute value'>; value: string }[]; counted: CountedValue[] } {
  const rows = read
    .all<{ id: Buffer; value: string }>(
      sql`SELECT id, value FROM attribute_value WHERE attribute_id = ${bytesOf(attributeId)} AND ${all ? sql`1` : sql`applies = 1`} ORDER BY n`,
    )
    .map(row => ({ id: idOf<'attribute value'>(row.id), value: row.value }))
  return { rows, counted: countValues(rows.map(row => row.value)) }
}

/** What there is to know before an attribute is changed or removed. */
export function attributeUse(read: Read, attributeId: AttributeId): AttributeUse {
  getAttribute(read, attributeId)
  const all = storedValues(read, attributeId, true).rows.length
  const { rows, counted } = storedValues(read, attributeId)
  return {
    values: counted,
    doesNotApply: all - rows.length,
    restingOn: restingOn(read, attributeId).map(one => one.name),
  }
}

/** What another type would do to the values of an attribute. */
export function retypePlan(
  read: Read,
  attributeId: AttributeId,
  type: Attribute['type'],
  choices: readonly string[],
): RetypePlan {
  getAttribute(read, attributeId)
  return planRetype(storedValues(read, attributeId).counted, type, choices)
}
