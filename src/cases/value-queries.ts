// Reads the values of all attributes, those that follow from others by a rule included. Whoever asks for values asks here.

import type { ValuesOf } from '../coding/attribution.ts'
import type { AttributeId, CaseId, SourceId } from '../base/ids.ts'
import type { Read } from '../store/access.ts'
import { idOf, sql, type Sql } from '../store/sql.ts'
import { countValues, type CountedValue } from './attribute-plan.ts'
import { deriveValues, type RuledAttribute, type RuledCase, type Values } from './derive.ts'
import { readRule, restsOn, typeOfRule, type AttributeRule } from './rules.ts'
import type { Attribute } from './types.ts'
import { DOES_NOT_APPLY } from './values.ts'

/** An attribute with its row number. */
export interface NumberedAttribute extends Attribute {
  readonly n: number
}

/** Every attribute, by kind of case (and source) in its order. */
export function readAttributes(read: Read): NumberedAttribute[] {
  const rows = read.arrays<[number, Buffer, string, string, Attribute['type'], string | null, string | null]>(
    sql`SELECT n, id, about, name, type, choices, rule FROM attribute ORDER BY about, place, n`,
  )
  const stored = new Map(
    rows.map(([n, id, about, name, type, choices, rule]): [AttributeId, NumberedAttribute] => [
      idOf<'attribute'>(id),
      {
        n,
        id: idOf<'attribute'>(id),
        about,
        name,
        type,
        choices: choices === null ? [] : (JSON.parse(choices) as string[]),
        rule: readRule(rule),
      },
    ]),
  )
  return [...stored.values()].map(attribute =>
    attribute.rule === null ? attribute : { ...attribute, ...typeUnder(attribute.rule, stored, 0) },
  )
}

// A chain of rules ends somewhere; one that another hand bent into a ring has no type of its own.
function typeUnder(
  rule: AttributeRule,
  attributes: ReadonlyMap<AttributeId, Attribute>,
  depth: number,
): Pick<Attribute, 'type' | 'choices'> {
  const rested = restsOn(rule)
  const origin = (rested !== null && attributes.get(rested)) || null
  const further = origin?.rule && depth < 50 ? { ...origin, ...typeUnder(origin.rule, attributes, depth + 1) } : origin
  return typeOfRule(rule, further)
}

/** The values of every attribute (or of those `wanted`), by its row number and then by that of the case or source. Where an attribute does not apply the value is {@link DOES_NOT_APPLY}; no entry: unassigned. */
export function attributeValues(
  read: Read,
  all: readonly NumberedAttribute[] = readAttributes(read),
  wanted?: (attribute: NumberedAttribute) => boolean,
): Map<number, Values> {
  const attributes = wanted ? withOrigins(all, all.filter(wanted)) : all
  const only = wanted ? sql`AND a.n IN (${attributes.map(attribute => attribute.n)})` : sql``
  const values = new Map<number, Map<number, string>>()
  for (const [attribute, n, value, applies] of read.arrays<[number, number, string, number]>(
    sql`SELECT a.n, coalesce(c.n, s.n), v.value, v.applies FROM attribute_value AS v JOIN attribute AS a ON a.id = v.attribute_id
      LEFT JOIN "case" AS c ON c.id = v.case_id LEFT JOIN source AS s ON s.id = v.source_id WHERE a.rule IS NULL ${only}`,
  )) {
    const said = applies === 1 ? value : DOES_NOT_APPLY
    const its = values.get(attribute)
    if (its) its.set(n, said)
    else values.set(attribute, new Map([[n, said]]))
  }
  const ruled = attributes.filter(attribute => attribute.rule !== null)
  if (ruled.length === 0) return values
  const derived = deriveValues(attributes satisfies readonly RuledAttribute[], ruledCases(read, ruled), values)
  return new Map([...values, ...derived])
}

/** Some attributes with all that they follow from. */
function withOrigins(all: readonly NumberedAttribute[], some: readonly NumberedAttribute[]): NumberedAttribute[] {
  const byId = new Map(all.map(attribute => [attribute.id, attribute]))
  const found = new Set<NumberedAttribute>()
  const add = (attribute: NumberedAttribute | undefined) => {
    if (!attribute || found.has(attribute)) return
    found.add(attribute)
    const rested = attribute.rule && restsOn(attribute.rule)
    if (rested !== null) add(byId.get(rested))
  }
  for (const attribute of some) add(attribute)
  return [...found]
}

/** The values of single cases and sources by the names of their own attributes, those that follow from others included; read once for many. Where an attribute does not apply, and where nothing is said, there is no entry. */
export function valuesByName(read: Read): (id: CaseId | SourceId) => Map<string, string> {
  const attributes = readAttributes(read)
  const values = attributeValues(read, attributes)
  const things = new Map(
    read
      .arrays<[number, Buffer, string]>(
        sql`SELECT n, id, kind FROM "case" UNION ALL SELECT n, id, 'source' FROM source`,
      )
      .map(([n, id, kind]) => [idOf(id) as string, { n, kind }]),
  )
  return id => {
    const one = things.get(id)
    return new Map(
      attributes.flatMap(attribute => {
        const value = one && attribute.about === one.kind ? values.get(attribute.n)?.get(one.n) : undefined
        return value === undefined || value === DOES_NOT_APPLY ? [] : [[attribute.name, value] as const]
      }),
    )
  }
}

/** The values of single cases as attributions ask for them; undefined where none follows from others: then each case is read by itself. */
export function attributedValues(read: Read): ValuesOf | undefined {
  if (read.get(sql`SELECT 1 FROM attribute WHERE rule IS NOT NULL`) === undefined) return undefined
  let valuesOf: ValuesOf | null = null
  return caseId => (valuesOf ??= valuesByName(read))(caseId)
}

/** How often each value of the attributes so called stands, for a kind of case or for sources. */
export function valuesInUse(read: Read, about: string, name: string): CountedValue[] {
  const attributes = readAttributes(read)
  const values = attributeValues(read, attributes, one => one.about === about && one.name === name)
  const own = attributes.find(one => one.about === about && one.name === name)
  return countValues(own ? (values.get(own.n) ?? new Map<number, string>()).values() : [])
}

/** The cases as far as these rules ask. */
function ruledCases(read: Read, ruled: readonly Attribute[]): RuledCase[] {
  const asks = (...from: readonly AttributeRule['from'][]) => ruled.some(one => from.includes(one.rule!.from))
  if (!asks('equal', 'shared', 'pair', 'within', 'count')) return []
  const members = lists(
    read,
    sql`SELECT p.n, m.n FROM case_member AS j JOIN "case" AS p ON p.id = j.pair_id JOIN "case" AS m ON m.id = j.member_id ORDER BY j.n`,
    ([, n]: [number, number]) => n,
  )
  const links = asks('shared')
    ? lists(
        read,
        sql`SELECT f.n, t.n, relation FROM case_link AS j JOIN "case" AS f ON f.id = j.from_id JOIN "case" AS t ON t.id = j.to_id
          UNION ALL SELECT t.n, f.n, relation FROM case_link AS j JOIN "case" AS f ON f.id = j.from_id JOIN "case" AS t ON t.id = j.to_id`,
        ([, to, relation]: [number, number, string]) => ({ to, relation }),
      )
    : () => []
  const sources = asks('count')
    ? lists(
        read,
        sql`SELECT c.n, s.n, s.kind FROM case_source AS j JOIN "case" AS c ON c.id = j.case_id JOIN source AS s ON s.id = j.source_id ORDER BY j.n`,
        ([, n, kind]: [number, number, string]) => ({ n, kind }),
      )
    : () => []
  return read
    .arrays<[number, string, number | null]>(
      sql`SELECT c.n, c.kind, w.n FROM "case" AS c LEFT JOIN "case" AS w ON w.id = c.within_id`,
    )
    .map(([n, kind, within]) => ({
      n,
      kind,
      within: within ?? 0,
      members: members(n),
      links: links(n),
      sources: sources(n),
    }))
}

function lists<Row extends readonly [number, ...unknown[]], Item>(
  read: Read,
  query: Sql,
  item: (row: Row) => Item,
): (n: number) => readonly Item[] {
  const found = new Map<number, Item[]>()
  for (const row of read.arrays<Row>(query)) {
    const list = found.get(row[0])
    if (list) list.push(item(row))
    else found.set(row[0], [item(row)])
  }
  return n => found.get(n) ?? []
}
