// The one writer of cases, their attributes, members, links, and of what belongs to a case.

import { newId, type AttributeId, type CaseId, type SourceId } from '../base/ids.ts'
import { Refusal } from '../base/trouble.ts'
import type { Change } from '../store/access.ts'
import { bytesOf, derivedId, idOf, sql } from '../store/sql.ts'
import { getCase } from './queries.ts'
import type { Attribute } from './types.ts'
import { readAttributes } from './value-queries.ts'
import { fits, fitted, misfitSays, saysNotApplying } from './values.ts'

/** The case of a kind with a key (or, without a key, a name), found or added. Does not change one that is there. */
export function ensureCase(
  tx: Change,
  about: {
    readonly kind: string
    readonly key: string | null
    readonly name: string
    readonly withinId?: CaseId | null
  },
): { id: CaseId; added: boolean } {
  const name = about.name.trim() || (about.key ?? '')
  if (!name) throw new Refusal('name-empty', 'A case needs a name or a key.')
  const here = tx.get<{ id: Buffer }>(
    about.key === null
      ? sql`SELECT id FROM "case" WHERE kind = ${about.kind} AND key IS NULL AND name = ${name}`
      : sql`SELECT id FROM "case" WHERE kind = ${about.kind} AND key = ${about.key}`,
  )
  if (here) return { id: idOf<'case'>(here.id), added: false }
  const id = derivedId(tx.projectId, 'case', `${about.kind} ${about.key ?? name}`)
  tx.insert('case', { id, key: about.key, kind: about.kind, name, withinId: about.withinId ?? null })
  return { id, added: true }
}

/** Gives a case another name. Refuses an empty one. */
export function renameCase(tx: Change, caseId: CaseId, name: string): void {
  if (!name.trim()) throw new Refusal('name-empty', 'A case needs a name.')
  tx.describe(`Rename “${getCase(tx, caseId).name}” to “${name.trim()}”`)
  tx.update('case', caseId, { name: name.trim() })
}

/** Makes a site a member of a pair, in a part ("exemplar"). False where it is one. */
export function addMember(tx: Change, pairId: CaseId, memberId: CaseId, part: string): boolean {
  if (tx.get(sql`SELECT 1 FROM case_member WHERE pair_id = ${bytesOf(pairId)} AND member_id = ${bytesOf(memberId)}`))
    return false
  tx.insert('case_member', { id: derivedId(tx.projectId, 'member', `${pairId} ${memberId}`), pairId, memberId, part })
  return true
}

// Relations that hold both ways are kept once, from the smaller id: S01–S02 and S02–S01 are one.
const SYMMETRIC = new Set(['paired with', 'merged with'])

/** Two cases in the order in which a relation is kept. */
export function ordered(fromId: CaseId, toId: CaseId, relation: string): [CaseId, CaseId] {
  return SYMMETRIC.has(relation) && toId < fromId ? [toId, fromId] : [fromId, toId]
}

/** Links two cases by a relation, dated when known. `paired with` and `merged with` hold both ways and are kept once. False where they are linked; refuses a case linked to itself. */
export function linkCases(
  tx: Change,
  fromId: CaseId,
  toId: CaseId,
  relation: string,
  linkedOn: string | null,
): boolean {
  if (fromId === toId)
    throw new Refusal('link-to-itself', `“${getCase(tx, fromId).name}” cannot be ${relation} itself.`)
  const [from, to] = ordered(fromId, toId, relation)
  if (
    tx.get(
      sql`SELECT 1 FROM case_link WHERE from_id = ${bytesOf(from)} AND to_id = ${bytesOf(to)} AND relation = ${relation}`,
    )
  )
    return false
  tx.insert('case_link', {
    id: derivedId(tx.projectId, 'link', `${from} ${to} ${relation}`),
    fromId: from,
    toId: to,
    relation,
    linkedOn,
  })
  return true
}

/** Says of a link that is there since when it is, and what is noted of it; null leaves what stands. */
export function tellOfLink(
  tx: Change,
  fromId: CaseId,
  toId: CaseId,
  relation: string,
  { on, note }: { readonly on: string | null; readonly note: string | null },
): void {
  const [from, to] = ordered(fromId, toId, relation)
  const row = tx.get<{ id: Buffer }>(
    sql`SELECT id FROM case_link WHERE from_id = ${bytesOf(from)} AND to_id = ${bytesOf(to)} AND relation = ${relation}`,
  )
  if (row)
    tx.update('case_link', idOf(row.id), {
      ...(on === null ? {} : { linkedOn: on }),
      ...(note === null ? {} : { note }),
    })
}

/** Files a source under a case. False where it is. */
export function fileSource(tx: Change, caseId: CaseId, sourceId: SourceId): boolean {
  if (tx.get(sql`SELECT 1 FROM case_source WHERE case_id = ${bytesOf(caseId)} AND source_id = ${bytesOf(sourceId)}`))
    return false
  tx.insert('case_source', { id: derivedId(tx.projectId, 'filing', `${caseId} ${sourceId}`), caseId, sourceId })
  return true
}

/** The attribute with this name of a kind of case (or of 'source'), found or added. A choice that is new to it is added to its choices. */
export function ensureAttribute(
  tx: Change,
  attribute: {
    readonly about: string
    readonly name: string
    readonly type: Attribute['type']
    readonly choices: readonly string[]
  },
): AttributeId {
  const here = tx.get<{ id: Buffer; choices: string | null }>(
    sql`SELECT id, choices FROM attribute WHERE about = ${attribute.about} AND name = ${attribute.name}`,
  )
  if (here) {
    const id = idOf<'attribute'>(here.id)
    if (here.choices) {
      const choices = JSON.parse(here.choices) as string[]
      const more = attribute.choices.filter(choice => !choices.includes(choice))
      if (more.length > 0) tx.update('attribute', id, { choices: JSON.stringify([...choices, ...more]) })
    }
    return id
  }
  const last =
    tx.get<{ place: number | null }>(sql`SELECT max(place) AS place FROM attribute WHERE about = ${attribute.about}`)!
      .place ?? 0
  return tx.insert('attribute', {
    id: derivedId(tx.projectId, 'attribute', `${attribute.about} ${attribute.name}`),
    about: attribute.about,
    name: attribute.name,
    type: attribute.type,
    choices: attribute.type === 'choice' ? JSON.stringify(attribute.choices) : null,
    place: last + 1024,
  }) as AttributeId
}

/** Sets an attribute's value of a case or a source; null or blank clears it (unassigned), {@link DOES_NOT_APPLY} says that it does not apply. Refuses a value that does not fit the type or is none of the choices, and any value that follows from others. False where nothing changed. */
export function setValue(
  tx: Change,
  of: { readonly attributeId: AttributeId; readonly caseId?: CaseId; readonly sourceId?: SourceId },
  value: string | null,
): boolean {
  const attribute = tx.get<{ name: string; type: Attribute['type']; choices: string | null; rule: string | null }>(
    sql`SELECT name, type, choices, rule FROM attribute WHERE id = ${bytesOf(of.attributeId)}`,
  )
  if (!attribute) throw new Refusal('attribute-gone', 'This attribute is not in the project (any more).')
  if (attribute.rule !== null)
    throw new Refusal('attribute-derived', `${attribute.name} follows from others; its values cannot be set.`)
  const written = value?.trim() ?? ''
  const applies = !saysNotApplying(written)
  const clean = applies ? written : ''
  if (clean !== '') refuseMisfit(attribute, clean)
  const subject = of.caseId ? sql`case_id = ${bytesOf(of.caseId)}` : sql`source_id = ${bytesOf(of.sourceId!)}`
  const here = tx.get<{ id: Buffer; value: string; applies: number }>(
    sql`SELECT id, value, applies FROM attribute_value WHERE attribute_id = ${bytesOf(of.attributeId)} AND ${subject}`,
  )
  tx.describe(applies ? `Set ${attribute.name} to “${clean}”` : `Say that ${attribute.name} does not apply`)
  if (clean === '' && applies) {
    if (!here) return false
    tx.remove('attribute_value', idOf(here.id))
  } else if (here) {
    if (here.value === clean && (here.applies === 1) === applies) return false
    tx.update('attribute_value', idOf(here.id), { value: clean, applies })
  } else {
    const free = derivedId(tx.projectId, 'value', `${of.attributeId} ${of.caseId ?? of.sourceId}`)
    const taken = tx.get(sql`SELECT 1 FROM attribute_value WHERE id = ${bytesOf(free)}`)
    tx.insert('attribute_value', {
      id: taken ? newId() : free,
      attributeId: of.attributeId,
      caseId: of.caseId ?? null,
      sourceId: of.sourceId ?? null,
      value: clean,
      applies,
    })
  }
  return true
}

function refuseMisfit(
  attribute: { name: string; type: Attribute['type']; choices: string | null },
  value: string,
): void {
  const shape = { ...attribute, choices: JSON.parse(attribute.choices ?? '[]') as string[] }
  if (!fits(shape, value)) throw new Refusal('value-misfit', misfitSays(shape, value))
}

/** A value for one cell of a table of cases. */
export interface CellValue {
  readonly caseId?: CaseId
  readonly sourceId?: SourceId
  readonly attributeId: AttributeId
  readonly value: string | null
}

/** Sets many values as one act: all of them, or none. Values are taken in the spelling that fits (YES is yes). Gives back how many changed. */
export function setValues(tx: Change, cells: readonly CellValue[]): number {
  const attributes = new Map(readAttributes(tx).map(attribute => [attribute.id, attribute]))
  let changed = 0
  for (const { attributeId, value, ...of } of cells) {
    const attribute = attributes.get(attributeId)
    const spelt =
      attribute && value !== null && value.trim() !== '' && !saysNotApplying(value) ? fitted(attribute, value) : null
    if (setValue(tx, { attributeId, ...of }, spelt ?? value)) changed++
  }
  if (cells.length !== 1) tx.describe(changed === 1 ? 'Set a value' : `Set ${changed} values`)
  return changed
}
