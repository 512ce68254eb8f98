// Reads what merging two cases would do: what rests on the one that goes over, and on what the two say something else.

import type { CaseId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import type { Read } from '../../store/access.ts'
import { bytesOf, idOf, sql, type Sql } from '../../store/sql.ts'
import { allowedBy, allowsLess } from '../consent.ts'
import { consentOf } from '../consent-queries.ts'
import { getCase } from '../queries.ts'
import { DOES_NOT_APPLY } from '../values.ts'
import type { CaseItem } from '../types.ts'
import type { CaseMergePlan, CaseNote, CaseQuestion, RestingKind } from './types.ts'

/** What merging a case into another one would do. Refuses a case with itself, and cases of two kinds. */
export function planMerge(read: Read, fromId: CaseId, intoId: CaseId): CaseMergePlan {
  const [from, into] = [getCase(read, fromId), getCase(read, intoId)]
  if (fromId === intoId) throw new Refusal('merge-into-itself', `“${into.name}” cannot be merged into itself.`)
  if (from.kind !== into.kind)
    throw new Refusal(
      'merge-kinds',
      `“${from.name}” is of the kind ${from.kind} and “${into.name}” of the kind ${into.kind}. Only cases of one kind become one; change the kind first.`,
    )
  return {
    from,
    into,
    goes: restingOn(read, fromId),
    asks: [
      ...placeOf(read, from, into),
      ...values(read, from, into),
      ...positions(read, from, into),
      ...ratings(read, from, into),
    ],
    notes: notesOf(read, from, into),
    on:
      read.get<{ linked_on: string | null }>(sql`SELECT linked_on FROM case_link WHERE ${between(from, into)}`)
        ?.linked_on ?? null,
  }
}

const between = (a: CaseItem, b: CaseItem) =>
  sql`(from_id = ${bytesOf(a.id)} AND to_id = ${bytesOf(b.id)} OR from_id = ${bytesOf(b.id)} AND to_id = ${bytesOf(a.id)})`

/** How much rests on a case, by kind; what there is none of is left out. */
export function restingOn(read: Read, caseId: CaseId): { kind: RestingKind; count: number }[] {
  const its = bytesOf(caseId)
  const counted: readonly (readonly [RestingKind, Sql])[] = [
    ['sources', sql`SELECT count(*) AS n FROM case_source WHERE case_id = ${its}`],
    ['people', sql`SELECT count(*) AS n FROM "case" WHERE within_id = ${its}`],
    ['speakers', sql`SELECT count(*) AS n FROM speaker WHERE participant_id = ${its}`],
    ['values', sql`SELECT count(*) AS n FROM attribute_value WHERE case_id = ${its}`],
    ['members', sql`SELECT count(*) AS n FROM case_member WHERE pair_id = ${its}`],
    ['pairs', sql`SELECT count(*) AS n FROM case_member WHERE member_id = ${its}`],
    ['links', sql`SELECT count(*) AS n FROM case_link WHERE from_id = ${its} OR to_id = ${its}`],
    ['consents', sql`SELECT count(*) AS n FROM consent WHERE case_id = ${its}`],
    ['summaries', sql`SELECT count(*) AS n FROM summary WHERE case_id = ${its}`],
    ['judgements', sql`SELECT count(*) AS n FROM evidence WHERE case_id = ${its}`],
    ['positions', sql`SELECT count(*) AS n FROM position WHERE case_id = ${its}`],
    ['ratings', sql`SELECT count(*) AS n FROM rating WHERE case_id = ${its}`],
    [
      'propositions',
      sql`SELECT count(*) AS n FROM (SELECT proposition_id FROM proposition_case WHERE case_id = ${its} UNION SELECT proposition_id FROM negative_case WHERE case_id = ${its}
        UNION SELECT proposition_id FROM proposition_wording WHERE case_id = ${its})`,
    ],
    ['memos', sql`SELECT count(*) AS n FROM memo WHERE case_id = ${its}`],
    ['memo links', sql`SELECT count(*) AS n FROM memo_link WHERE to_case_id = ${its}`],
    [
      'comments',
      sql`SELECT count(*) AS n FROM comment WHERE reply_to_id IS NULL AND (about = 'summary' AND thing_id = ${its} OR about = 'position' AND beside_id = ${its})`,
    ],
  ]
  return counted.flatMap(([kind, query]) => {
    const count = read.get<{ n: number }>(query)!.n
    return count === 0 ? [] : [{ kind, count }]
  })
}

function placeOf(read: Read, from: CaseItem, into: CaseItem): CaseQuestion[] {
  const places = [into, from].map(one => (one.withinId === null ? null : getCase(read, one.withinId)))
  const [its, other] = places
  // What lies in the other comes to lie where that lay.
  if (!its || !other || its.id === other.id || its.id === from.id || other.id === into.id) return []
  return [{ what: 'within', id: from.id, name: '', into: its.name, from: other.name }]
}

function values(read: Read, from: CaseItem, into: CaseItem): CaseQuestion[] {
  return read
    .all<{ id: Buffer; name: string; into_value: string; from_value: string }>(
      sql`
      SELECT attribute.id, attribute.name, iif(its.applies = 1, its.value, ${DOES_NOT_APPLY}) AS into_value, iif(other.applies = 1, other.value, ${DOES_NOT_APPLY}) AS from_value
      FROM attribute_value AS other JOIN attribute_value AS its ON its.attribute_id = other.attribute_id AND its.case_id = ${bytesOf(into.id)}
      JOIN attribute ON attribute.id = other.attribute_id WHERE other.case_id = ${bytesOf(from.id)} AND (its.value <> other.value OR its.applies <> other.applies)
      ORDER BY attribute.about <> ${into.kind}, attribute.place`,
    )
    .map(row => ({ what: 'value', id: idOf(row.id), name: row.name, into: row.into_value, from: row.from_value }))
}

function positions(read: Read, from: CaseItem, into: CaseItem): CaseQuestion[] {
  return read
    .all<{ id: Buffer; name: string; into_value: string; from_value: string }>(
      sql`
      SELECT proposition.id, coalesce(proposition.key, short_name, statement) AS name, its.value AS into_value, other.value AS from_value
      FROM position AS other JOIN position AS its ON its.proposition_id = other.proposition_id AND its.case_id = ${bytesOf(into.id)}
      JOIN proposition ON proposition.id = other.proposition_id WHERE other.case_id = ${bytesOf(from.id)} AND its.value <> other.value ORDER BY proposition.place`,
    )
    .map(row => ({ what: 'position', id: idOf(row.id), name: row.name, into: row.into_value, from: row.from_value }))
}

function ratings(read: Read, from: CaseItem, into: CaseItem): CaseQuestion[] {
  return read
    .all<{ id: Buffer; scale: string; coder: string; into_value: string; from_value: string }>(
      sql`
      SELECT other.id, rating_scale.name AS scale, coder.name AS coder, its.value AS into_value, other.value AS from_value
      FROM rating AS other JOIN rating AS its ON its.scale_id = other.scale_id AND its.coder_id = other.coder_id AND its.case_id = ${bytesOf(into.id)}
      JOIN rating_scale ON rating_scale.id = other.scale_id JOIN coder ON coder.id = other.coder_id
      WHERE other.case_id = ${bytesOf(from.id)} AND its.value <> other.value ORDER BY rating_scale.place, coder.name`,
    )
    .map(row => ({
      what: 'rating',
      id: idOf(row.id),
      name: `${row.scale} (${row.coder})`,
      into: row.into_value,
      from: row.from_value,
    }))
}

function notesOf(read: Read, from: CaseItem, into: CaseItem): CaseNote[] {
  const [its, other] = [bytesOf(into.id), bytesOf(from.id)]
  const names = (says: CaseNote['says'], query: Sql): CaseNote[] =>
    read.arrays<[string]>(query).map(([name]) => ({ says, name }))
  const notes = [
    ...names(
      'pair of one',
      sql`SELECT "case".name FROM case_member AS a JOIN case_member AS b ON b.pair_id = a.pair_id JOIN "case" ON "case".id = a.pair_id WHERE a.member_id = ${its} AND b.member_id = ${other}`,
    ),
    ...names('relation ends', sql`SELECT relation FROM case_link WHERE ${between(from, into)} ORDER BY n`),
    ...names(
      'summaries joined',
      sql`SELECT coalesce(code.name, '') FROM summary AS a JOIN summary AS b ON b.case_id = ${other} AND b.code_id IS a.code_id LEFT JOIN code ON code.id = a.code_id WHERE a.case_id = ${its} AND a.text <> b.text ORDER BY code.place`,
    ),
  ]
  const consents = consentOf(read, [into.id, from.id])
  const [there, gone] = [consents.get(into.id), consents.get(from.id)]
  if (there && gone && allowedBy(there) !== allowedBy(gone))
    notes.push({
      says: 'narrower consent',
      name: allowsLess(allowedBy(there)!, allowedBy(gone)!) ? into.name : from.name,
    })
  if (from.publishedCode !== null && from.publishedAt !== null)
    notes.push({ says: takesCode(from, into) ? 'its code goes over' : 'code of former', name: from.publishedCode })
  return notes
}

/** Whether the one that stays takes the published code of the one that goes over: what was published stays findable, unless both were. */
export function takesCode(from: CaseItem, into: CaseItem): boolean {
  if (from.publishedCode === null) return false
  return into.publishedCode === null || (from.publishedAt !== null && into.publishedAt === null)
}
