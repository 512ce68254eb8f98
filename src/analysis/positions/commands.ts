// Decided positions: what the team says of a case on a proposition, with what was suggested at that moment.

import { newId, type CaseId, type PropositionId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import type { Change } from '../../store/access.ts'
import { bytesOf, idOf, sql } from '../../store/sql.ts'
import { getProposition, propositionName } from '../propositions/commands.ts'
import type { SuggestedPosition } from '../types.ts'
import { digestOfSeen, positionsNow, unitOf } from './queries.ts'
import type { SilentKind } from './types.ts'

/** Decides the position of a case, or decides it again: the suggestion, its counts and the evidence of this moment are kept beside it. Refuses *silent* without its reason. */
export function decidePosition(
  tx: Change,
  given: {
    readonly propositionId: PropositionId
    readonly caseId: CaseId
    readonly value: SuggestedPosition
    readonly silentKind?: SilentKind | null | undefined
    readonly rationale?: string | null | undefined
  },
): void {
  const proposition = getProposition(tx, given.propositionId)
  const now = positionsNow(tx.shown, given.propositionId, unitOf(tx, given.caseId)).cases.find(
    one => one.head.id === given.caseId,
  )!
  const suggestion = now.suggestions[0]!
  const silentKind = given.value === 'silent' ? (given.silentKind ?? suggestion.silentKind) : null
  if (given.value === 'silent' && silentKind === null)
    throw new Refusal(
      'silent-why',
      'Say why this case is silent: not coded, not asked, asked and nothing said, no data collected, or outside the scope.',
    )
  const seen = now.seen(0)
  const { confirming, qualifying, disconfirming, suggested } = suggestion
  const here = tx.get<{ id: Buffer; rationale: string | null }>(
    sql`SELECT id, rationale FROM position WHERE proposition_id = ${proposition.id} AND case_id = ${bytesOf(given.caseId)}`,
  )
  const columns = {
    value: given.value,
    silentKind,
    suggested,
    confirming,
    qualifying,
    disconfirming,
    evidenceDigest: digestOfSeen(seen),
    seen: JSON.stringify(seen),
    rationale: given.rationale === undefined ? (here?.rationale ?? null) : (given.rationale ?? '').trim() || null,
    coderId: tx.coderId,
    decidedAt: tx.now,
  }
  if (here) tx.update('position', idOf(here.id), columns)
  else tx.insert('position', { id: newId(), propositionId: given.propositionId, caseId: given.caseId, ...columns })
  tx.describe(`${now.head.key ?? now.head.name} on ${propositionName(proposition)}: ${given.value}`)
}

/** Takes a decided position back: the suggested one stands alone again. */
export function undecidePosition(tx: Change, propositionId: PropositionId, caseId: CaseId): void {
  const proposition = getProposition(tx, propositionId)
  const here = tx.get<{ id: Buffer; key: string | null; name: string }>(sql`
    SELECT position.id, "case".key, "case".name FROM position JOIN "case" ON "case".id = case_id WHERE proposition_id = ${proposition.id} AND case_id = ${bytesOf(caseId)}`)
  if (!here) throw new Refusal('position-gone', 'Nothing is decided of this case on this proposition (any more).')
  tx.remove('position', idOf(here.id))
  tx.describe(`Take back the position of ${here.key ?? here.name} on ${propositionName(proposition)}`)
}
