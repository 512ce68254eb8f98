// A case becomes two: what was chosen goes to a new one of its kind, what is of the whole stays.

import type { CaseId, EvidenceId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import { speakersGoOver } from '../../sources/commands.ts'
import type { Change } from '../../store/access.ts'
import { bytesOf, idOf, sql } from '../../store/sql.ts'
import { fileSource } from '../commands.ts'
import { consentOf } from '../consent-queries.ts'
import { createCase } from '../hand-commands.ts'
import { getCase } from '../queries.ts'
import { refuseNoDate } from './merge-commands.ts'
import type { CaseEventDetails, CaseSplitRequest, RestingKind } from './types.ts'

/** What the room above does along with it: judgements are narrowed to the case to which their passages go. */
export type JudgementsFollow = (
  tx: Change,
  split: { readonly firstId: CaseId; readonly newId: CaseId; readonly evidenceIds: readonly EvidenceId[] },
) => number

/** Splits a case. Refuses what is not of it, a name that another one has, and a split in which nothing goes. */
export function splitCase(tx: Change, request: CaseSplitRequest, follow: JudgementsFollow): CaseId {
  const first = getCase(tx, request.caseId)
  refuseNoDate(request.on)
  refuseForeign(tx, request, first.name)
  const newCase = createCase(tx, { kind: first.kind, key: request.key, name: request.name, withinId: first.withinId })
  const moved: { kind: RestingKind; count: number }[] = []
  const tell = (kind: RestingKind, count: number) => (count > 0 ? moved.push({ kind, count }) : 0)
  for (const { sourceId, to } of request.sources) {
    fileSource(tx, newCase, sourceId)
    if (to === 'new') takeOut(tx, first.id, sourceId)
  }
  tell('sources', request.sources.length)
  for (const id of request.peopleIds) tx.update('case', id, { withinId: newCase })
  tell('people', request.peopleIds.length)
  tell('speakers', speakersGoOver(tx, first.id, newCase, request.speakerIds))
  if (request.withValues) copyValues(tx, first.id, newCase)
  limitsHoldForBoth(tx, first.id, newCase)
  tell('judgements', follow(tx, { firstId: first.id, newId: newCase, evidenceIds: request.evidenceIds }))
  tx.insert('case_event', {
    event: 'split',
    caseId: first.id,
    otherId: bytesOf(newCase),
    otherKind: first.kind,
    otherKey: getCase(tx, newCase).key,
    otherName: getCase(tx, newCase).name,
    happenedOn: request.on,
    reason: request.reason?.trim() || null,
    details: JSON.stringify({ moved } satisfies CaseEventDetails),
    coderId: tx.coderId,
    madeAt: tx.now,
  })
  tx.describe(`Split “${getCase(tx, newCase).name}” off ${first.kind} “${first.name}”`)
  return newCase
}

function refuseForeign(tx: Change, request: CaseSplitRequest, name: string): void {
  const { sources, peopleIds, speakerIds, evidenceIds } = request
  const its = bytesOf(request.caseId)
  if (sources.length + peopleIds.length + speakerIds.length + evidenceIds.length === 0)
    throw new Refusal(
      'split-nothing',
      `Nothing of “${name}” was chosen. Choose sources, people, speakers or passages that go to the new case.`,
    )
  const all = (ids: readonly string[], what: string, isIts: (id: Uint8Array) => unknown) => {
    if (new Set(ids).size < ids.length) throw new Refusal('split-twice', `The same ${what} was chosen twice.`)
    if (!ids.every(id => isIts(bytesOf(id))))
      throw new Refusal(
        'split-foreign',
        `A ${what} that was chosen is not of “${name}” (any more). Look at its parts again.`,
      )
  }
  const ids = sources.map(one => one.sourceId)
  all(ids, 'source', id => tx.get(sql`SELECT 1 FROM case_source WHERE case_id = ${its} AND source_id = ${id}`))
  all(peopleIds, 'person', id => tx.get(sql`SELECT 1 FROM "case" WHERE within_id = ${its} AND id = ${id}`))
  all(speakerIds, 'speaker', id => tx.get(sql`SELECT 1 FROM speaker WHERE participant_id = ${its} AND id = ${id}`))
  const goes = new Set<string>(ids)
  all(evidenceIds, 'passage', id => {
    const row = tx.get<{ source_id: Buffer }>(
      sql`SELECT source_id FROM evidence JOIN anchor ON anchor.id = anchor_id WHERE evidence.id = ${id} AND (case_id IS NULL OR case_id = ${its})`,
    )
    return row && goes.has(idOf(row.source_id))
  })
}

function takeOut(tx: Change, caseId: CaseId, sourceId: string): void {
  const row = tx.get<{ id: Buffer }>(
    sql`SELECT id FROM case_source WHERE case_id = ${bytesOf(caseId)} AND source_id = ${bytesOf(sourceId)}`,
  )
  if (row) tx.remove('case_source', idOf(row.id))
}

function copyValues(tx: Change, fromId: CaseId, toId: CaseId): void {
  for (const row of tx.all<{ attribute_id: Buffer; value: string; applies: number }>(
    sql`SELECT attribute_id, value, applies FROM attribute_value WHERE case_id = ${bytesOf(fromId)} ORDER BY n`,
  ))
    tx.insert('attribute_value', {
      attributeId: idOf(row.attribute_id),
      caseId: toId,
      sourceId: null,
      value: row.value,
      applies: row.applies,
    })
}

/** What one person did not agree to, neither did the other as far as we know: a limit is recorded of both, a permission of the first only. */
function limitsHoldForBoth(tx: Change, fromId: CaseId, toId: CaseId): void {
  const consent = consentOf(tx, [fromId]).get(fromId)
  if (!consent || (consent.scope === 'quote' && consent.withdrawnOn === null)) return
  const { caseId: _caseId, ...limits } = consent
  tx.insert('consent', { caseId: toId, ...limits })
}
