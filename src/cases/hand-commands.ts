// Cases made and changed by hand: new ones, where they lie, whom they join, how they are linked, which sources are theirs, and their removal.

import type { CaseId, Id, SourceId } from '../base/ids.ts'
import { Refusal } from '../base/trouble.ts'
import type { Change } from '../store/access.ts'
import { bytesOf, idOf, sql, type Sql } from '../store/sql.ts'
import { addMember, fileSource, linkCases, ordered } from './commands.ts'
import { getCase } from './queries.ts'
import { whatRestsOn } from './rest-queries.ts'
import { isDate } from './values.ts'

/** A case to make by hand. */
export interface NewCase {
  readonly kind: string
  readonly key: string | null
  readonly name: string
  readonly withinId: CaseId | null
}

/** Makes a case. Refuses a kind that is none, a key that another case of the kind has, and a name without a key that another one has. */
export function createCase(tx: Change, { kind, key, name, withinId }: NewCase): CaseId {
  const kindOf = kind.trim()
  if (kindOf === '' || kindOf === 'source')
    throw new Refusal(
      'case-kind',
      'Say which kind of case this is: site, participant, pair, or a word of the study’s own.',
    )
  const cleanKey = key?.trim() || null
  const cleanName = name.trim() || cleanKey
  if (!cleanName) throw new Refusal('name-empty', 'A case needs a name or a key.')
  refuseTwin(tx, kindOf, cleanKey, cleanName, null)
  if (withinId !== null) getCase(tx, withinId)
  tx.describe(`Create ${kindOf} “${cleanName}”`)
  return tx.insert('case', { key: cleanKey, kind: kindOf, name: cleanName, withinId }) as CaseId
}

function refuseTwin(tx: Change, kind: string, key: string | null, name: string, except: CaseId | null): void {
  const twin = tx
    .all<{ id: Buffer; name: string }>(
      key === null
        ? sql`SELECT id, name FROM "case" WHERE kind = ${kind} AND key IS NULL AND name = ${name}`
        : sql`SELECT id, name FROM "case" WHERE kind = ${kind} AND key = ${key}`,
    )
    .find(row => idOf(row.id) !== except)
  if (twin)
    throw new Refusal(
      'case-there',
      key === null ? `There is a ${kind} “${twin.name}” already.` : `“${twin.name}” has the key ${key} already.`,
    )
}

/** Gives a case another key; null takes it away. */
export function setCaseKey(tx: Change, caseId: CaseId, key: string | null): void {
  const item = getCase(tx, caseId)
  const clean = key?.trim() || null
  refuseTwin(tx, item.kind, clean, item.name, caseId)
  tx.update('case', caseId, { key: clean })
  tx.describe(clean === null ? `Take away the key of “${item.name}”` : `Give “${item.name}” the key ${clean}`)
}

/** Makes cases of another kind. Their values stay with the attributes of the kind they were, and are seen again when they come back to it. */
export function setCaseKind(tx: Change, caseIds: readonly CaseId[], kind: string): void {
  const clean = kind.trim()
  if (clean === '' || clean === 'source') throw new Refusal('case-kind', 'Say which kind of case these are to be.')
  for (const caseId of caseIds) {
    const item = getCase(tx, caseId)
    if (item.kind === 'participant' && tx.get(sql`SELECT 1 FROM consent WHERE case_id = ${bytesOf(caseId)}`))
      throw new Refusal('consent-recorded', `Consent is recorded for “${item.name}”, so it stays a participant.`)
    refuseTwin(tx, clean, item.key, item.name, caseId)
    tx.update('case', caseId, { kind: clean })
    tx.describe(`Make “${item.name}” a case of the kind ${clean}`)
  }
  if (caseIds.length > 1) tx.describe(`Make ${caseIds.length} cases the kind ${clean}`)
}

/** Puts cases inside another one, whose attributes they inherit; null: in none. Refuses a case that would lie in itself. */
export function moveCases(tx: Change, caseIds: readonly CaseId[], withinId: CaseId | null): void {
  const target = withinId === null ? null : getCase(tx, withinId)
  for (const caseId of caseIds) {
    const item = getCase(tx, caseId)
    for (let above = target; above !== null; above = above.withinId === null ? null : getCase(tx, above.withinId))
      if (above.id === caseId) throw new Refusal('within-itself', `“${item.name}” cannot lie in itself.`)
    tx.update('case', caseId, { withinId })
    tx.describe(target === null ? `Take “${item.name}” out of its case` : `Put “${item.name}” into “${target.name}”`)
  }
  if (caseIds.length > 1) tx.describe(`Move ${caseIds.length} cases`)
}

/** Makes a case a member of another one (a pair, a network) in a part; one that is a member takes the part. */
export function setMember(tx: Change, pairId: CaseId, memberId: CaseId, part: string): void {
  const [pair, member] = [getCase(tx, pairId), getCase(tx, memberId)]
  if (pairId === memberId) throw new Refusal('within-itself', `“${pair.name}” cannot join itself.`)
  const row = memberRow(tx, pairId, memberId)
  if (row) tx.update('case_member', row, { part: part.trim() })
  else addMember(tx, pairId, memberId, part.trim())
  tx.describe(`Let “${pair.name}” join “${member.name}”`)
}

/** Takes a member out of a pair or a network. */
export function removeMember(tx: Change, pairId: CaseId, memberId: CaseId): void {
  const row = memberRow(tx, pairId, memberId)
  if (!row) throw new Refusal('member-gone', 'This case is no member (any more).')
  tx.remove('case_member', row)
  tx.describe(`Take “${getCase(tx, memberId).name}” out of “${getCase(tx, pairId).name}”`)
}

function memberRow(tx: Change, pairId: CaseId, memberId: CaseId): Id<'member'> | null {
  const row = tx.get<{ id: Buffer }>(
    sql`SELECT id FROM case_member WHERE pair_id = ${bytesOf(pairId)} AND member_id = ${bytesOf(memberId)}`,
  )
  return row ? idOf<'member'>(row.id) : null
}

/** A link between two cases: by which relation, since when, with a note. */
export interface CaseLink {
  readonly fromId: CaseId
  readonly toId: CaseId
  readonly relation: string
  readonly on: string | null
  readonly note: string | null
}

/** Links two cases, or changes the date and the note of their link. `was` names the relation of a link that gets another one. Refuses a date that is none. */
export function setLink(tx: Change, link: CaseLink, was: string | null): void {
  const relation = link.relation.trim()
  if (relation === '') throw new Refusal('relation-empty', 'Say how the two are related: “merged with”, “member of” …')
  if (link.on !== null && !isDate(link.on))
    throw new Refusal('link-date', `“${link.on}” is no date such as 2024-05-14, 2024-05 or 2024.`)
  const [from, to] = [getCase(tx, link.fromId), getCase(tx, link.toId)]
  if (was !== null && was !== relation) dropLink(tx, link.fromId, link.toId, was)
  linkCases(tx, link.fromId, link.toId, relation, link.on)
  tx.update('case_link', linkRow(tx, link.fromId, link.toId, relation)!, {
    linkedOn: link.on,
    note: link.note?.trim() || null,
  })
  tx.describe(`Link “${from.name}” ${relation} “${to.name}”`)
}

/** Takes away a link between two cases. */
export function removeLink(tx: Change, fromId: CaseId, toId: CaseId, relation: string): void {
  dropLink(tx, fromId, toId, relation)
  tx.describe(`Remove the link “${getCase(tx, fromId).name}” ${relation} “${getCase(tx, toId).name}”`)
}

function dropLink(tx: Change, fromId: CaseId, toId: CaseId, relation: string): void {
  const row = linkRow(tx, fromId, toId, relation)
  if (!row) throw new Refusal('link-gone', 'This link is not in the project (any more).')
  tx.remove('case_link', row)
}

function linkRow(tx: Change, fromId: CaseId, toId: CaseId, relation: string): Id<'link'> | null {
  const [from, to] = ordered(fromId, toId, relation)
  const row = tx.get<{ id: Buffer }>(
    sql`SELECT id FROM case_link WHERE from_id = ${bytesOf(from)} AND to_id = ${bytesOf(to)} AND relation = ${relation}`,
  )
  return row ? idOf<'link'>(row.id) : null
}

/** Files sources under cases, each under each. Gives back how many were not there. */
export function fileSources(tx: Change, caseIds: readonly CaseId[], sourceIds: readonly SourceId[]): number {
  let filed = 0
  for (const caseId of caseIds) {
    const { name } = getCase(tx, caseId)
    for (const sourceId of sourceIds) if (fileSource(tx, caseId, sourceId)) filed++
    tx.describe(`File ${sourcesInWords(sourceIds.length)} under “${name}”`)
  }
  if (caseIds.length > 1) tx.describe(`File ${sourcesInWords(sourceIds.length)} under ${caseIds.length} cases`)
  return filed
}

/** Takes sources out of cases. The sources stay. Gives back how many were there. */
export function unfileSources(tx: Change, caseIds: readonly CaseId[], sourceIds: readonly SourceId[]): number {
  let taken = 0
  for (const caseId of caseIds) {
    const { name } = getCase(tx, caseId)
    for (const sourceId of sourceIds) {
      const row = tx.get<{ id: Buffer }>(
        sql`SELECT id FROM case_source WHERE case_id = ${bytesOf(caseId)} AND source_id = ${bytesOf(sourceId)}`,
      )
      if (row) tx.remove('case_source', idOf(row.id))
      taken += row ? 1 : 0
    }
    tx.describe(`Take ${sourcesInWords(sourceIds.length)} out of “${name}”`)
  }
  if (caseIds.length > 1) tx.describe(`Take ${sourcesInWords(sourceIds.length)} out of ${caseIds.length} cases`)
  return taken
}

function sourcesInWords(n: number): string {
  return n === 1 ? 'a source' : `${n} sources`
}

/** Removes cases with their values, links, memberships, consent and filings; the sources stay. Refuses where something rests on one of them, and says what. */
export function removeCases(tx: Change, caseIds: readonly CaseId[]): void {
  const items = caseIds.map(caseId => getCase(tx, caseId))
  for (const item of items) {
    const rests = whatRestsOn(tx, item.id, new Set(caseIds))
    if (rests.length > 0) throw new Refusal('case-rested-on', `“${item.name}” stays: ${rests.join('; ')}.`)
  }
  const rowsWhere = (query: Sql) => tx.all<{ id: Buffer }>(query).map(row => idOf(row.id))
  for (const { id } of items) {
    const its = bytesOf(id)
    for (const row of rowsWhere(sql`SELECT id FROM attribute_value WHERE case_id = ${its}`))
      tx.remove('attribute_value', row)
    for (const row of rowsWhere(sql`SELECT id FROM case_source WHERE case_id = ${its}`)) tx.remove('case_source', row)
    for (const row of rowsWhere(sql`SELECT id FROM consent WHERE case_id = ${its}`)) tx.remove('consent', row)
    for (const row of rowsWhere(sql`SELECT id FROM case_member WHERE pair_id = ${its} OR member_id = ${its}`))
      tx.remove('case_member', row)
    for (const row of rowsWhere(sql`SELECT id FROM case_link WHERE from_id = ${its} OR to_id = ${its}`))
      tx.remove('case_link', row)
    for (const row of rowsWhere(sql`SELECT id FROM case_event WHERE case_id = ${its}`)) tx.remove('case_event', row)
    // Whatever the order: what lies in one that goes, goes too.
    tx.update('case', id, { withinId: null })
  }
  for (const { id } of items) tx.remove('case', id)
  tx.describe(items.length === 1 ? `Remove ${items[0]!.kind} “${items[0]!.name}”` : `Remove ${items.length} cases`)
}
