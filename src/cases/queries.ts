// Reads cases: lists, one sheet with what it inherits, attributes.

import { isId, type AttributeId, type CaseId } from '../base/ids.ts'
import { consentOf } from './consent-queries.ts'
import { mergedInto } from './former-queries.ts'
import { compareNatural, naturally } from '../base/order.ts'
import { Refusal } from '../base/trouble.ts'
import type { Read } from '../store/access.ts'
import { bytesOf, idOf, idOrNull, sql, type Sql } from '../store/sql.ts'
import { ruleInWords } from './rules.ts'
import { attributeValues, readAttributes } from './value-queries.ts'
import { DOES_NOT_APPLY } from './values.ts'
import type { Attribute, CaseItem, CaseSheet, CaseTable } from './types.ts'

interface CaseRow {
  readonly id: Buffer
  readonly key: string | null
  readonly kind: string
  readonly name: string
  readonly within_id: Buffer | null
  readonly sources: number
  readonly published_code: string | null
  readonly published_at: string | null
}

// A pair has the sources of its members, each once.
const SOURCES: Sql = sql`(SELECT count(DISTINCT source_id) FROM case_source WHERE case_id = "case".id OR case_id IN (SELECT member_id FROM case_member WHERE pair_id = "case".id)) AS sources`

/** Every case, or those of one kind, in natural order of key and name. */
export function listCases(read: Read, kind?: string): CaseItem[] {
  const cases = read
    .all<CaseRow>(
      sql`SELECT id, key, kind, name, within_id, published_code, published_at, ${SOURCES} FROM "case" WHERE ${kind === undefined ? sql`1` : sql`kind = ${kind}`}`,
    )
    .map(itemOf)
  const kinds = [...Map.groupBy(naturally(cases), one => one.kind)]
  return kinds.toSorted(([a], [b]) => compareNatural(a, b)).flatMap(([, its]) => its)
}

function itemOf(row: CaseRow): CaseItem {
  return {
    id: idOf<'case'>(row.id),
    key: row.key,
    kind: row.kind,
    name: row.name,
    withinId: idOrNull<'case'>(row.within_id),
    sources: row.sources,
    publishedCode: row.published_code,
    publishedAt: row.published_at,
  }
}

/** A case's own row. Refuses one that is not there. */
export function getCase(read: Read, caseId: CaseId): CaseItem {
  const row = read.get<CaseRow>(
    sql`SELECT id, key, kind, name, within_id, published_code, published_at, ${SOURCES} FROM "case" WHERE id = ${bytesOf(caseId)}`,
  )
  if (!row) throw new Refusal('case-gone', 'This case is not in the project (any more).')
  return itemOf(row)
}

/** Finds a case by its key in a sheet, its name, or its id; the key of one that was merged into another finds that. `undefined` when none fits; refuses when several do. */
export function findCase(read: Read, name: string, kind?: string): CaseId | undefined {
  const ofKind = kind === undefined ? sql`1` : sql`kind = ${kind}`
  const rows = isId(name)
    ? read.all<{ id: Buffer }>(sql`SELECT id FROM "case" WHERE id = ${bytesOf(name)} AND ${ofKind}`)
    : read.all<{ id: Buffer }>(sql`SELECT id FROM "case" WHERE key = ${name} AND ${ofKind}`)
  const found =
    rows.length > 0 || isId(name)
      ? rows
      : read.all<{ id: Buffer }>(sql`SELECT id FROM "case" WHERE name = ${name} AND ${ofKind} LIMIT 2`)
  if (found.length > 1) throw new Refusal('case-unclear', `Several cases are called “${name}”. Say the key.`)
  return found[0] ? idOf<'case'>(found[0].id) : mergedInto(read, name, kind)
}

/** The attributes of every kind of case and of sources, in their order. */
export function listAttributes(read: Read, about?: string): Attribute[] {
  return readAttributes(read)
    .filter(attribute => about === undefined || attribute.about === about)
    .map(({ n: _n, ...attribute }) => attribute)
}

/** One case with attributes (those of the case it lies in are marked as inherited), links both ways, members, pairs, people and sources. */
export function caseSheet(read: Read, caseId: CaseId): CaseSheet {
  const item = getCase(read, caseId)
  const id = bytesOf(caseId)
  const valuesOf = valueReader(read)
  const within = item.withinId ? getCase(read, item.withinId) : null
  const attributes = [...valuesOf(item, null), ...(within ? valuesOf(within, within.name) : [])]
  const people = read
    .all<{ id: Buffer; key: string | null; name: string }>(
      sql`SELECT id, key, name FROM "case" WHERE within_id = ${id} AND kind = 'participant'`,
    )
    .map(row => ({ id: idOf<'case'>(row.id), key: row.key, name: row.name }))
    .sort((a, b) => compareNatural(a.key ?? a.name, b.key ?? b.name) || compareNatural(a.name, b.name))
  return {
    ...item,
    consent: consentOf(read, [caseId]).get(caseId) ?? null,
    attributes,
    links: read
      .all<{
        relation: string
        id: Buffer
        kind: string
        name: string
        linked_on: string | null
        note: string | null
        outgoing: number
      }>(sql`
        SELECT relation, "case".id, kind, name, linked_on, note, 1 AS outgoing FROM case_link JOIN "case" ON "case".id = to_id WHERE from_id = ${id}
        UNION ALL SELECT relation, "case".id, kind, name, linked_on, note, 0 FROM case_link JOIN "case" ON "case".id = from_id WHERE to_id = ${id}`)
      .map(({ id: other, linked_on: on, outgoing, ...row }) => ({
        ...row,
        caseId: idOf<'case'>(other),
        on,
        outgoing: outgoing === 1,
      })),
    members: memberRows(
      read,
      sql`SELECT "case".id, name, part FROM case_member JOIN "case" ON "case".id = member_id WHERE pair_id = ${id} ORDER BY case_member.n`,
    ),
    pairs: memberRows(
      read,
      sql`SELECT "case".id, name, part FROM case_member JOIN "case" ON "case".id = pair_id WHERE member_id = ${id} ORDER BY case_member.n`,
    ),
    participants: people.map(person => ({
      caseId: person.id,
      key: person.key,
      name: person.name,
      detail: detailOf(read, person.id),
    })),
    ownSourceIds: read
      .all<{ id: Buffer }>(sql`SELECT source_id AS id FROM case_source WHERE case_id = ${id}`)
      .map(row => idOf(row.id)),
    sourceIds: read
      .all<{ id: Buffer }>(
        sql`SELECT DISTINCT source_id AS id FROM case_source WHERE case_id = ${id} OR case_id IN (SELECT member_id FROM case_member WHERE pair_id = ${id})`,
      )
      .map(row => idOf(row.id)),
  }
}

/** Reads what attributes say of single cases: what is stored of each, and what follows from others. */
function valueReader(read: Read): (item: CaseItem, inheritedFrom: string | null) => CaseSheet['attributes'][number][] {
  const attributes = readAttributes(read)
  const nameOf = (id: AttributeId) => attributes.find(one => one.id === id)?.name ?? '…'
  return (item, inheritedFrom) => {
    const own = attributes.filter(attribute => attribute.about === item.kind)
    const stored = new Map(
      read
        .arrays<[Buffer, string, number]>(
          sql`SELECT attribute_id, value, applies FROM attribute_value WHERE case_id = ${bytesOf(item.id)}`,
        )
        .map(([id, value, applies]) => [idOf(id) as string, applies === 1 ? value : DOES_NOT_APPLY]),
    )
    const follows = own.some(attribute => attribute.rule !== null)
      ? attributeValues(read, attributes, attribute => attribute.about === item.kind && attribute.rule !== null)
      : null
    const { n } = read.get<{ n: number }>(sql`SELECT n FROM "case" WHERE id = ${bytesOf(item.id)}`)!
    return own.map(attribute => ({
      id: attribute.id,
      name: attribute.name,
      type: attribute.type,
      value: (attribute.rule === null ? stored.get(attribute.id) : follows?.get(attribute.n)?.get(n)) ?? null,
      inheritedFrom,
      rule: attribute.rule && ruleInWords(attribute.rule, nameOf),
    }))
  }
}

function memberRows(read: Read, query: Sql): CaseSheet['members'][number][] {
  return read
    .all<{ id: Buffer; name: string; part: string }>(query)
    .map(row => ({ caseId: idOf<'case'>(row.id), name: row.name, part: row.part }))
}

function detailOf(read: Read, caseId: CaseId): string {
  return read
    .all<{ value: string }>(
      sql`SELECT value FROM attribute_value JOIN attribute ON attribute.id = attribute_id WHERE case_id = ${bytesOf(caseId)} AND applies = 1 ORDER BY place LIMIT 2`,
    )
    .map(row => row.value)
    .join(', ')
}

/** All cases of one kind with their own attributes side by side; for pairs also the keys of the cases they join. */
export function caseTable(read: Read, kind: string): CaseTable {
  const numbered = readAttributes(read)
  const byNumber = attributeValues(read, numbered, attribute => attribute.about === kind)
  const attributes = numbered.filter(attribute => attribute.about === kind)
  const cases = listCases(read, kind)
  const row = new Map(cases.map((item, at) => [item.id as string, at]))
  const numbers = new Map(
    read
      .arrays<[Buffer, number]>(sql`SELECT id, n FROM "case" WHERE kind = ${kind}`)
      .map(([id, n]) => [idOf(id) as string, n]),
  )
  const values = cases.map(({ id }) =>
    attributes.map(attribute => byNumber.get(attribute.n)?.get(numbers.get(id)!) ?? null),
  )
  const members = cases.map((): string[] => [])
  for (const [pairId, name] of read.arrays<[Buffer, string]>(sql`
    SELECT pair_id, coalesce(member.key, member.name) FROM case_member JOIN "case" AS pair ON pair.id = pair_id JOIN "case" AS member ON member.id = member_id WHERE pair.kind = ${kind} ORDER BY case_member.n`)) {
    members[row.get(idOf(pairId))!]!.push(name)
  }
  const consents = kind === 'participant' ? consentOf(read) : null
  const own = attributes.map(({ n: _n, ...attribute }): Attribute => attribute)
  return { attributes: own, cases, values, members, consents: cases.map(item => consents?.get(item.id) ?? null) }
}
