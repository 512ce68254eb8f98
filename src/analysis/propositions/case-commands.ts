// Cases that do not fit, and searches for what would count against a proposition.

import { newId, type CaseId, type PropositionId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import type { Change } from '../../store/access.ts'
import { bytesOf, idOf, sql } from '../../store/sql.ts'
import { getProposition, propositionName } from './commands.ts'
import type { Disposition, EvidenceSearchId, WordingId } from './types.ts'

function caseName(tx: Change, caseId: CaseId): string {
  const row = tx.get<{ key: string | null; name: string }>(
    sql`SELECT key, name FROM "case" WHERE id = ${bytesOf(caseId)}`,
  )
  if (!row) throw new Refusal('case-gone', 'This case is not in the project (any more).')
  return row.key ?? row.name
}

/** Says what became of a case that does not fit. `wordingId` names the wording that it put an end to. Refuses *explained by* without the explanation. */
export function disposeOfCase(
  tx: Change,
  given: {
    readonly propositionId: PropositionId
    readonly caseId: CaseId
    readonly disposition: Disposition
    readonly explanation?: string | null | undefined
    readonly wordingId?: WordingId | null | undefined
  },
): void {
  const proposition = getProposition(tx, given.propositionId)
  const name = caseName(tx, given.caseId)
  const here = tx.get<{ id: Buffer; explanation: string | null; wording_id: Buffer | null }>(
    sql`SELECT id, explanation, wording_id FROM negative_case WHERE proposition_id = ${proposition.id} AND case_id = ${bytesOf(given.caseId)}`,
  )
  const explanation =
    given.explanation === undefined ? (here?.explanation ?? null) : (given.explanation ?? '').trim() || null
  if (given.disposition === 'explained by' && explanation === null)
    throw new Refusal('explanation-empty', `Say by what ${name} is explained: a few words about the circumstance.`)
  if (
    given.wordingId &&
    !tx.get(
      sql`SELECT 1 FROM proposition_wording WHERE id = ${bytesOf(given.wordingId)} AND proposition_id = ${proposition.id}`,
    )
  )
    throw new Refusal('wording-gone', 'This wording is not one of the proposition’s.')
  const columns = {
    disposition: given.disposition,
    explanation,
    coderId: tx.coderId,
    madeAt: tx.now,
    ...(given.wordingId === undefined ? {} : { wordingId: given.wordingId }),
  }
  if (here) tx.update('negative_case', idOf(here.id), columns)
  else tx.insert('negative_case', { id: newId(), propositionId: given.propositionId, caseId: given.caseId, ...columns })
  tx.describe(`${name} and ${propositionName(proposition)}: ${given.disposition}`)
}

/** Takes back what was said of a case that does not fit. */
export function forgetNegativeCase(tx: Change, propositionId: PropositionId, caseId: CaseId): void {
  const proposition = getProposition(tx, propositionId)
  const here = tx.get<{ id: Buffer }>(
    sql`SELECT id FROM negative_case WHERE proposition_id = ${proposition.id} AND case_id = ${bytesOf(caseId)}`,
  )
  if (!here) throw new Refusal('disposition-gone', 'Nothing is said of this case (any more).')
  tx.remove('negative_case', idOf(here.id))
  tx.describe(`Take back what was said of ${caseName(tx, caseId)} and ${propositionName(proposition)}`)
}

/** Keeps that the coder at work looked for evidence against a proposition, also when nothing was found. */
export function logSearch(
  tx: Change,
  given: {
    readonly propositionId: PropositionId
    readonly lookedFor: string
    readonly lookedIn: string
    readonly lookedAt: number
    readonly found: number
    readonly note?: string | null | undefined
  },
): EvidenceSearchId {
  const proposition = getProposition(tx, given.propositionId)
  if (!given.lookedFor.trim())
    throw new Refusal('search-empty', 'Say what you looked for: the words, or what would have counted.')
  tx.describe(
    `Looked for evidence against ${propositionName(proposition)}: ${given.found === 0 ? 'nothing found' : `${given.found} found`}`,
  )
  return tx.insert('evidence_search', {
    id: newId(),
    propositionId: given.propositionId,
    lookedFor: given.lookedFor.trim(),
    lookedIn: given.lookedIn.trim() || 'all sources',
    lookedAt: given.lookedAt,
    found: given.found,
    note: (given.note ?? '').trim() || null,
    coderId: tx.coderId,
    madeAt: tx.now,
  }) as EvidenceSearchId
}
