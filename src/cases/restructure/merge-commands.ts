// Two cases become one: everything that rests on the one goes over to the other, in one change. What other rooms own they take over
// themselves (`goOver`), handed in by the door.

import type { AttributeId, CaseId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import { speakersGoOver } from '../../sources/commands.ts'
import type { Change } from '../../store/access.ts'
import { bytesOf, idOf, sql } from '../../store/sql.ts'
import { addMember, fileSource, linkCases, ordered, renameCase, tellOfLink } from '../commands.ts'
import { allowedBy, allowsLess } from '../consent.ts'
import { consentOf } from '../consent-queries.ts'
import { setCaseKey } from '../hand-commands.ts'
import { getCase } from '../queries.ts'
import type { CaseItem } from '../types.ts'
import { isDate } from '../values.ts'
import { planMerge, takesCode } from './plan-queries.ts'
import type { CaseEventDetails, CaseMergeRequest, CaseQuestion, Disputed, MergedSide } from './types.ts'

/** Whose value, position or rating holds, where both have another one: of an attribute, a proposition, a rating of the case that goes over. */
export type Choice = (what: Disputed, id: string) => MergedSide

/** Two cases that become one, as rooms above are told: what is the one's is the other's from now on. */
export interface CasesBecomeOne {
  readonly from: CaseItem
  readonly into: CaseItem
  readonly choice: Choice
}

/** What rooms above do along with it. */
export type CasesAbove = (tx: Change, one: CasesBecomeOne) => void

/** Merges a case into another one of its kind. Refuses while something is open on which both say something else, and a date that is none. */
export function mergeCases(tx: Change, request: CaseMergeRequest, goOver: CasesAbove): void {
  const { from, into, asks, goes } = planMerge(tx, request.fromId, request.intoId)
  refuseNoDate(request.on)
  const taken = new Map(request.take.map(one => [`${one.what} ${one.id}`, one.side]))
  refuseOpen(
    from,
    into,
    asks.filter(ask => !taken.has(`${ask.what} ${ask.id}`)),
  )
  const choice: Choice = (what, id) => taken.get(`${what} ${id}`) ?? 'into'
  const left = leftBehind(tx, from, into, asks, choice)
  placeGoesOver(tx, from, into, choice)
  valuesGoOver(tx, from, into, choice)
  filingsGoOver(tx, from.id, into.id)
  membersGoOver(tx, from.id, into.id)
  linksGoOver(tx, from.id, into.id)
  consentGoesOver(tx, from, into)
  speakersGoOver(tx, from.id, into.id)
  goOver(tx, { from, into, choice })
  eventsGoOver(tx, from, into)
  const takes = takesCode(from, into)
  tx.remove('case', from.id)
  if (takes) tx.update('case', into.id, { publishedCode: from.publishedCode, publishedAt: from.publishedAt })
  tx.insert('case_event', {
    event: 'merged',
    caseId: into.id,
    otherId: bytesOf(from.id),
    otherKind: from.kind,
    otherKey: from.key,
    otherName: from.name,
    happenedOn: request.on,
    reason: request.reason?.trim() || null,
    details: JSON.stringify({ ...left, moved: goes } satisfies CaseEventDetails),
    coderId: tx.coderId,
    madeAt: tx.now,
  })
  if (request.key !== undefined && (request.key?.trim() || null) !== into.key) setCaseKey(tx, into.id, request.key)
  if (request.name !== undefined && request.name.trim() !== into.name) renameCase(tx, into.id, request.name)
  tx.describe(`Merge ${from.kind} “${from.name}” into “${into.name}”`)
}

/** What became of the one that goes over is told of the other. One that came out of it, into which it goes now, is told of as the former. */
function eventsGoOver(tx: Change, from: CaseItem, into: CaseItem): void {
  const former = { otherId: bytesOf(from.id), otherKey: from.key, otherName: from.name }
  for (const { id, other_id } of tx.all<{ id: Buffer; other_id: Buffer }>(
    sql`SELECT id, other_id FROM case_event WHERE case_id = ${bytesOf(from.id)} ORDER BY n`,
  ))
    tx.update('case_event', idOf(id), { caseId: into.id, ...(idOf(other_id) === into.id ? former : {}) })
}

/** Refuses a date that is none. */
export function refuseNoDate(on: string | null): void {
  if (on !== null && !isDate(on))
    throw new Refusal('event-date', `“${on}” is no date such as 2024-05-14, 2024-05 or 2024.`)
}

function refuseOpen(from: CaseItem, into: CaseItem, open: readonly CaseQuestion[]): void {
  if (open.length === 0) return
  const named = open.slice(0, 5).map(one => (one.what === 'within' ? 'where they lie' : one.name))
  const more = open.length > named.length ? ` and ${open.length - named.length} more` : ''
  throw new Refusal(
    'cases-differ',
    `“${from.name}” and “${into.name}” say something else of ${named.join(', ')}${more}. Say whose holds, and merge again.`,
    { open: open.length },
  )
}

/** What is of the one that goes over and holds no more, in the words of now. */
function leftBehind(
  tx: Change,
  from: CaseItem,
  into: CaseItem,
  asks: readonly CaseQuestion[],
  choice: Choice,
): CaseEventDetails {
  const values = asks
    .filter(ask => ask.what === 'value')
    .map(ask => ({ attribute: ask.name, value: choice('value', ask.id) === 'into' ? ask.from : ask.into }))
  const place = asks.find(ask => ask.what === 'within')
  const relation = tx.get<{ relation: string }>(
    sql`SELECT relation FROM case_link WHERE from_id IN (${bytesOf(from.id)}, ${bytesOf(into.id)}) AND to_id IN (${bytesOf(from.id)}, ${bytesOf(into.id)}) ORDER BY n`,
  )?.relation
  const code = takesCode(from, into) ? into.publishedCode : from.publishedCode
  return {
    ...(values.length > 0 ? { values } : {}),
    ...(place ? { within: choice('within', from.id) === 'into' ? place.from : place.into } : {}),
    ...(relation === undefined ? {} : { relation }),
    ...(code === null ? {} : { publishedCode: code }),
  }
}

/** Where it lies, and what lies in the one that goes over. */
function placeGoesOver(tx: Change, from: CaseItem, into: CaseItem, choice: Choice): void {
  const within =
    into.withinId === null || into.withinId === from.id || choice('within', from.id) === 'from'
      ? from.withinId
      : into.withinId
  // What lay in the other, at whatever depth, comes to lie where that lay: nobody lies in themselves.
  const place =
    within === into.id || within === from.id || (within !== null && liesIn(tx, within, into.id)) ? null : within
  tx.update('case', into.id, { withinId: liesIn(tx, into.id, from.id) ? from.withinId : place })
  for (const { id } of tx.all<{ id: Buffer }>(
    sql`SELECT id FROM "case" WHERE within_id = ${bytesOf(from.id)} ORDER BY n`,
  ))
    if (idOf(id) !== into.id) tx.update('case', idOf(id), { withinId: into.id })
  tx.update('case', from.id, { withinId: null })
}

function liesIn(tx: Change, caseId: CaseId, aboveId: CaseId): boolean {
  const seen = new Set<CaseId>()
  for (let at = getCase(tx, caseId).withinId; at !== null && !seen.has(at); at = getCase(tx, at).withinId) {
    if (at === aboveId) return true
    seen.add(at)
  }
  return false
}

/** Unassigned yields; of two values the chosen one holds. */
function valuesGoOver(tx: Change, from: CaseItem, into: CaseItem, choice: Choice): void {
  const rows = tx.all<{ id: Buffer; attribute_id: Buffer; value: string; applies: number; its: Buffer | null }>(
    sql`
    SELECT other.id, other.attribute_id, other.value, other.applies, its.id AS its FROM attribute_value AS other
    LEFT JOIN attribute_value AS its ON its.attribute_id = other.attribute_id AND its.case_id = ${bytesOf(into.id)} WHERE other.case_id = ${bytesOf(from.id)} ORDER BY other.n`,
  )
  for (const { id, attribute_id, value, applies, its } of rows) {
    if (its === null) tx.update('attribute_value', idOf(id), { caseId: into.id })
    else {
      if (choice('value', idOf<'attribute'>(attribute_id) satisfies AttributeId) === 'from')
        tx.update('attribute_value', idOf(its), { value, applies })
      tx.remove('attribute_value', idOf(id))
    }
  }
}

function filingsGoOver(tx: Change, fromId: CaseId, intoId: CaseId): void {
  for (const { id, source_id } of tx.all<{ id: Buffer; source_id: Buffer }>(
    sql`SELECT id, source_id FROM case_source WHERE case_id = ${bytesOf(fromId)} ORDER BY n`,
  )) {
    tx.remove('case_source', idOf(id))
    fileSource(tx, intoId, idOf<'source'>(source_id))
  }
}

/** Whom it joins, and what joins it. A pair that joined the two stays, with one member. */
function membersGoOver(tx: Change, fromId: CaseId, intoId: CaseId): void {
  for (const { id, pair_id, member_id, part } of tx.all<{
    id: Buffer
    pair_id: Buffer
    member_id: Buffer
    part: string
  }>(
    sql`SELECT id, pair_id, member_id, part FROM case_member WHERE pair_id = ${bytesOf(fromId)} OR member_id = ${bytesOf(fromId)} ORDER BY n`,
  )) {
    const [pair, member] = [idOf<'case'>(pair_id), idOf<'case'>(member_id)].map(one => (one === fromId ? intoId : one))
    tx.remove('case_member', idOf(id))
    if (pair !== member) addMember(tx, pair!, member!, part)
  }
}

/** A relation between the two ends; one that both have is kept once, with what either says of it. */
function linksGoOver(tx: Change, fromId: CaseId, intoId: CaseId): void {
  const links = tx.all<{
    id: Buffer
    from_id: Buffer
    to_id: Buffer
    relation: string
    linked_on: string | null
    note: string | null
  }>(
    sql`SELECT id, from_id, to_id, relation, linked_on, note FROM case_link WHERE from_id = ${bytesOf(fromId)} OR to_id = ${bytesOf(fromId)} ORDER BY n`,
  )
  for (const { id, from_id, to_id, relation, linked_on, note } of links) {
    tx.remove('case_link', idOf(id))
    const ends = [idOf<'case'>(from_id), idOf<'case'>(to_id)].map(one => (one === fromId ? intoId : one))
    if (ends[0] === ends[1]) continue
    const isNew = linkCases(tx, ends[0]!, ends[1]!, relation, linked_on)
    const there = isNew ? null : linkThere(tx, ends[0]!, ends[1]!, relation)
    tellOfLink(tx, ends[0]!, ends[1]!, relation, {
      on: there?.linked_on ? null : linked_on,
      note: there?.note && note && there.note !== note ? `${there.note}; ${note}` : there?.note ? null : note,
    })
  }
}

function linkThere(tx: Change, a: CaseId, b: CaseId, relation: string) {
  const [from, to] = ordered(a, b, relation)
  return tx.get<{ linked_on: string | null; note: string | null }>(
    sql`SELECT linked_on, note FROM case_link WHERE from_id = ${bytesOf(from)} AND to_id = ${bytesOf(to)} AND relation = ${relation}`,
  )
}

/** Of two records of what one person agreed to the one that allows less holds, and a withdrawal always. */
function consentGoesOver(tx: Change, from: CaseItem, into: CaseItem): void {
  const row = (id: CaseId) => tx.get<{ id: Buffer }>(sql`SELECT id FROM consent WHERE case_id = ${bytesOf(id)}`)
  const [its, other] = [row(into.id), row(from.id)]
  if (!other) return
  if (!its) {
    tx.update('consent', idOf(other.id), { caseId: into.id })
    return
  }
  const consents = consentOf(tx, [into.id, from.id])
  const [there, gone] = [consents.get(into.id)!, consents.get(from.id)!]
  const less = allowsLess(allowedBy(gone)!, allowedBy(there)!) ? gone : there
  const notes = [...new Set([there.note, gone.note].filter(note => note !== null))]
  tx.remove('consent', idOf(other.id))
  tx.update('consent', idOf(its.id), {
    scope: allowsLess(gone.scope, there.scope) ? gone.scope : there.scope,
    givenOn: less.givenOn ?? there.givenOn ?? gone.givenOn,
    withdrawnOn: there.withdrawnOn ?? gone.withdrawnOn,
    note: notes.length === 0 ? null : notes.join('; '),
  })
}
