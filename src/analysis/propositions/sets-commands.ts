// Where evidence on a proposition may show, on which cases it was formed and tested, and its place among the others.

import { newId, type CaseId, type CodeId, type PropositionId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import type { Change } from '../../store/access.ts'
import { bytesOf, idOf, sql } from '../../store/sql.ts'
import { linkPropositionCode } from '../commands.ts'
import { getProposition, propositionName } from './commands.ts'
import type { CasePart } from './types.ts'

/** Says at which codes evidence on a proposition may be found; the list replaces the one before. */
export function setPropositionCodes(tx: Change, propositionId: PropositionId, codeIds: readonly CodeId[]): void {
  const row = getProposition(tx, propositionId)
  const wanted = new Set<string>(codeIds)
  for (const link of tx.all<{ id: Buffer; code_id: Buffer }>(
    sql`SELECT id, code_id FROM proposition_code WHERE proposition_id = ${row.id}`,
  ))
    if (!wanted.has(idOf(link.code_id))) tx.remove('proposition_code', idOf(link.id))
  for (const codeId of wanted) {
    if (!tx.get(sql`SELECT 1 FROM code WHERE id = ${bytesOf(codeId)}`))
      throw new Refusal('code-gone', 'A code chosen here is not in the framework (any more).')
    linkPropositionCode(tx, propositionId, codeId as CodeId)
  }
  tx.describe(`Codes where ${propositionName(row)} may show`)
}

/** Says on which cases a proposition was formed, or tested; the list replaces the one before. */
export function setPropositionCases(
  tx: Change,
  propositionId: PropositionId,
  part: CasePart,
  caseIds: readonly CaseId[],
): void {
  const row = getProposition(tx, propositionId)
  const wanted = new Set<string>(caseIds)
  const there = new Set<string>()
  for (const link of tx.all<{ id: Buffer; case_id: Buffer }>(
    sql`SELECT id, case_id FROM proposition_case WHERE proposition_id = ${row.id} AND part = ${part}`,
  )) {
    if (wanted.has(idOf(link.case_id))) there.add(idOf(link.case_id))
    else tx.remove('proposition_case', idOf(link.id))
  }
  for (const caseId of wanted) {
    if (there.has(caseId)) continue
    if (!tx.get(sql`SELECT 1 FROM "case" WHERE id = ${bytesOf(caseId)}`))
      throw new Refusal('case-gone', 'A case chosen here is not in the project (any more).')
    tx.insert('proposition_case', { id: newId(), propositionId, caseId, part })
  }
  tx.describe(`Cases that ${propositionName(row)} was ${part}`)
}

/** Puts a proposition before another one, or at the end. */
export function moveProposition(tx: Change, propositionId: PropositionId, beforeId: PropositionId | null): void {
  const row = getProposition(tx, propositionId)
  const others = tx
    .all<{ id: Buffer; place: number }>(sql`SELECT id, place FROM proposition WHERE id <> ${row.id} ORDER BY place, n`)
    .map(one => ({ id: idOf<'proposition'>(one.id), place: one.place }))
  const at = beforeId === null ? others.length : others.findIndex(one => one.id === beforeId)
  if (at < 0) throw new Refusal('proposition-gone', 'This proposition is not in the project (any more).')
  const before = others[at - 1]?.place ?? 0
  const after = others[at]?.place ?? before + 2048
  tx.describe(`Move ${propositionName(row)}`)
  const place = Math.floor((before + after) / 2)
  if (place > before && place < after) return tx.update('proposition', propositionId, { place })
  // No room between the two: everything gets its distance back.
  const order = others.map(one => one.id)
  order.splice(at, 0, propositionId)
  for (const [index, id] of order.entries()) tx.update('proposition', id, { place: (index + 1) * 1024 })
}
