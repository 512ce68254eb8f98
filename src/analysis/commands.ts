// The one writer of propositions and evidence.

import { newId, type AnchorId, type CodeId, type CoderId, type EvidenceId, type PropositionId } from '../base/ids.ts'
import { Refusal } from '../base/trouble.ts'
import type { Change } from '../store/access.ts'
import { bytesOf, derivedId, derivedIdBeside, idOf, idOrNull, sql } from '../store/sql.ts'
import type { EvidenceMark } from '../coding/types.ts'
import type { EvidenceDetails } from './propositions/types.ts'

/** Adds a proposition, or gives back the one with its key. Refuses an empty statement. */
export function addProposition(
  tx: Change,
  proposition: {
    readonly key: string | null
    readonly statement: string
    readonly origin: string | null
    readonly rivalOfId?: PropositionId | null
    readonly confirmingMeans: string | null
    readonly disconfirmingMeans: string | null
  },
): PropositionId {
  const statement = proposition.statement.trim()
  if (!statement)
    throw new Refusal('statement-empty', 'A proposition needs a statement: one sentence that could be wrong.')
  if (proposition.key) {
    const here = tx.get<{ id: Buffer }>(sql`SELECT id FROM proposition WHERE key = ${proposition.key}`)
    if (here) return idOf<'proposition'>(here.id)
  }
  const last = tx.get<{ place: number | null }>(sql`SELECT max(place) AS place FROM proposition`)!.place ?? 0
  tx.describe(`New proposition “${statement}”`)
  return tx.insert('proposition', {
    id: proposition.key ? derivedId(tx.projectId, 'proposition', proposition.key) : newId(),
    key: proposition.key,
    statement,
    origin: proposition.origin,
    rivalOfId: proposition.rivalOfId ?? null,
    confirmingMeans: proposition.confirmingMeans,
    disconfirmingMeans: proposition.disconfirmingMeans,
    status: 'working',
    place: last + 1024,
    madeAt: tx.now,
  }) as PropositionId
}

/** Links a proposition to a code where evidence on it may be found. Silent where they are linked. */
export function linkPropositionCode(tx: Change, propositionId: PropositionId, codeId: CodeId): void {
  if (
    tx.get(
      sql`SELECT 1 FROM proposition_code WHERE proposition_id = ${bytesOf(propositionId)} AND code_id = ${bytesOf(codeId)}`,
    )
  )
    return
  tx.insert('proposition_code', {
    id: derivedId(tx.projectId, 'code of proposition', `${propositionId} ${codeId}`),
    propositionId,
    codeId,
  })
}

/** Adds a coder's judgement of how an anchor bears on a proposition: one row per anchor, proposition and coder. An equal one: `added` false. Another stance by the same coder on the same words is refused (`stance-differs`). */
export function addEvidence(
  tx: Change,
  evidence: {
    readonly propositionId: PropositionId
    readonly anchorId: AnchorId
    readonly coderId: CoderId
    readonly stance: EvidenceMark['stance']
  } & Partial<EvidenceDetails>,
): { id: EvidenceId; added: boolean } {
  const here = tx.get<{ id: Buffer; stance: string }>(sql`
    SELECT id, stance FROM evidence WHERE anchor_id = ${bytesOf(evidence.anchorId)} AND proposition_id = ${bytesOf(evidence.propositionId)} AND coder_id = ${bytesOf(evidence.coderId)}`)
  if (here && here.stance !== evidence.stance) {
    throw new Refusal(
      'stance-differs',
      `These words are already judged ${here.stance} for this proposition by the same coder. Change that judgement instead.`,
    )
  }
  if (here) return { id: idOf<'evidence'>(here.id), added: false }
  const derived: EvidenceId = derivedIdBeside(
    evidence.anchorId,
    tx.projectId,
    'evidence',
    `${evidence.propositionId} ${evidence.anchorId} ${evidence.coderId}`,
  )
  // A judgement that went along to other words kept the id it got here.
  const id = tx.get(sql`SELECT 1 FROM evidence WHERE id = ${bytesOf(derived)}`) ? newId<'evidence'>() : derived
  tx.insert('evidence', { id, ...evidence, madeAt: tx.now })
  return { id, added: true }
}

interface JudgedRow extends Omit<EvidenceDetails, 'sameEvent' | 'caseId'> {
  readonly id: Buffer
  readonly proposition_id: Buffer
  readonly stance: EvidenceMark['stance']
  readonly same_event: string | null
  readonly case_id: Buffer | null
}

function detailsOf({ condition, strength, directness, same_event, rationale, case_id }: JudgedRow): EvidenceDetails {
  return { condition, strength, directness, sameEvent: same_event, rationale, caseId: idOrNull<'case'>(case_id) }
}

/** A coder's coding went from one anchor to others: the coder's judgements of these words go along. Where other codings of the coder stand on the old words, they stay there too. Refuses where the new words are judged otherwise already. */
export function evidenceGoesAlong(tx: Change, from: AnchorId, to: readonly AnchorId[], coderId: CoderId): void {
  const judged = tx.all<JudgedRow>(sql`
    SELECT id, proposition_id, stance, condition, strength, directness, same_event, rationale, case_id FROM evidence WHERE anchor_id = ${bytesOf(from)} AND +coder_id = ${bytesOf(coderId)} ORDER BY n`)
  if (judged.length === 0) return
  const stays = tx.get(sql`SELECT 1 FROM coding WHERE anchor_id = ${bytesOf(from)} AND +coder_id = ${bytesOf(coderId)}`)
  for (const row of judged) {
    const propositionId = idOf<'proposition'>(row.proposition_id)
    const isJudged = (anchorId: AnchorId) =>
      tx.get(
        sql`SELECT 1 FROM evidence WHERE anchor_id = ${bytesOf(anchorId)} AND proposition_id = ${row.proposition_id} AND coder_id = ${bytesOf(coderId)}`,
      )
    // It keeps its id where it can.
    const takes = stays ? undefined : to.find(anchorId => !isJudged(anchorId))
    if (takes !== undefined) tx.update('evidence', idOf(row.id), { anchorId: takes })
    const said = { ...detailsOf(row), stance: row.stance }
    for (const anchorId of to) addEvidence(tx, { propositionId, anchorId, coderId, ...said })
    if (!stays && takes === undefined) tx.remove('evidence', idOf(row.id))
  }
}
