// The one writer of adjudications: what the team decides where coders differ. The originals are never touched; what is agreed on
// stands beside them as codings of the consensus.

import type { CodeId, CoderId, CodingId, SourceId } from '../../base/ids.ts'
import type { TextRange } from '../../base/text-range.ts'
import { Refusal } from '../../base/trouble.ts'
import { getCoding, type CodingRow } from '../../coding/coding-queries.ts'
import { addCoding, anchorAt, codeToApply, type RemovesCodings } from '../../coding/commands.ts'
import { openText } from '../../coding/queries.ts'
import type { Change } from '../../store/access.ts'
import { bytesOf, idOf, sql } from '../../store/sql.ts'
import type { AdjudicationId, PassageDecision } from './types.ts'

/** A decision about one passage: the codings it is about, and one of them accepted, another composed, that it is not coded, or that it is left open. */
export type Settling = {
  readonly codingIds: readonly CodingId[]
  readonly reason?: string | null | undefined
} & (
  | { readonly decision: 'accept'; readonly acceptId: CodingId }
  | { readonly decision: 'compose'; readonly codeIds: readonly CodeId[]; readonly range: TextRange }
  | { readonly decision: 'none' }
  | { readonly decision: 'open' }
)

/** What other rooms do for a decision: who the coder of the consensus is, and what goes with codings that are removed. Handed in, because it is none of this room's business. */
export interface Settles {
  readonly consensusOf: ConsensusOf
  readonly removes: RemovesCodings
}

type ConsensusOf = (tx: Change) => CoderId

/** Decides about a passage; what was decided about these codings before is taken back. Refuses codings of several sources, one accepted that is not among them, and what could not be coded by hand. */
export function settlePassage(tx: Change, settling: Settling, { consensusOf, removes }: Settles): AdjudicationId {
  const rows = codingsOf(tx, settling.codingIds)
  const [first] = rows as [CodingRow]
  forget(tx, settling.codingIds, removes)
  const gives = composed(tx, settling, rows, consensusOf)
  const id = write(tx, first.sourceId, DECISIONS[settling.decision], settling.reason, rows, gives)
  const what = `“${first.code}”`
  tx.describe(
    settling.decision === 'accept'
      ? `Accept ${what} by ${rows.find(row => row.id === settling.acceptId)!.coder} as consensus`
      : settling.decision === 'compose'
        ? `Compose the consensus on ${what}`
        : settling.decision === 'none'
          ? `Decide that a passage is not coded ${what}`
          : `Leave ${what} open`,
  )
  return id
}

const DECISIONS = { accept: 'accepted', compose: 'composed', none: 'not coded', open: 'left open' } as const

/** Accepts every passage that all coders coded alike, at once. Those that are decided stay. Gives back how many were accepted. */
export function settleAlike(
  tx: Change,
  passages: readonly { readonly codingIds: readonly CodingId[] }[],
  { consensusOf, removes }: Settles,
): number {
  if (passages.length === 0)
    throw new Refusal('nothing-to-settle', 'Every passage on which all agree is decided already.')
  for (const { codingIds } of passages) {
    const rows = codingsOf(tx, codingIds)
    const [first] = rows as [CodingRow]
    forget(tx, codingIds, removes)
    const gives = composed(tx, { decision: 'accept', codingIds, acceptId: first.id }, rows, consensusOf)
    write(tx, first.sourceId, 'accepted', null, rows, gives)
  }
  tx.describe(
    `Accept ${passages.length} ${passages.length === 1 ? 'passage' : 'passages'} on which all agree as consensus`,
  )
  return passages.length
}

/** Takes a decision about a passage back, with the consensus codings it gave. Refuses where nothing was decided. */
export function reopenPassage(tx: Change, codingIds: readonly CodingId[], removes: RemovesCodings): void {
  const rows = codingsOf(tx, codingIds)
  if (forget(tx, codingIds, removes) === 0)
    throw new Refusal('nothing-decided', 'Nothing is decided about this passage.')
  tx.describe(`Take back what was decided on “${rows[0]!.code}”`)
}

function codingsOf(tx: Change, ids: readonly CodingId[]): CodingRow[] {
  const rows = [...new Set(ids)].map(id => getCoding(tx, id))
  const [first] = rows
  if (!first) throw new Refusal('no-coding', 'No passage is chosen. Choose one.')
  if (rows.some(row => row.sourceId !== first.sourceId))
    throw new Refusal('sources-differ', 'These codings lie in several sources. Decide about one passage at a time.')
  return rows
}

/** Adds the consensus codings of a decision. One that is there, from a passage beside it, serves both. */
function composed(tx: Change, settling: Settling, rows: readonly CodingRow[], consensusOf: ConsensusOf): CodingRow[] {
  if (settling.decision === 'none' || settling.decision === 'open') return []
  if (settling.decision === 'accept') {
    const row = rows.find(one => one.id === settling.acceptId)
    if (!row)
      throw new Refusal('not-of-passage', 'The coding to accept is none of this passage. Choose one of those shown.')
    codeToApply(tx, row.codeId)
    const { anchorId, codeId } = row
    return [getCoding(tx, addCoding(tx, { anchorId, codeId, coderId: consensusOf(tx), key: null }).id)]
  }
  if (settling.codeIds.length === 0) throw new Refusal('no-code', 'No code is chosen. Choose at least one.')
  const codes = [...new Set(settling.codeIds)].map(id => codeToApply(tx, id))
  const anchorId = anchorAt(tx, openText(tx, rows[0]!.sourceId), settling.range)
  const coderId = consensusOf(tx)
  return codes.map(code => getCoding(tx, addCoding(tx, { anchorId, codeId: code.id, coderId, key: null }).id))
}

function write(
  tx: Change,
  sourceId: SourceId,
  decision: PassageDecision['decision'],
  reason: string | null | undefined,
  about: readonly CodingRow[],
  gives: readonly CodingRow[],
): AdjudicationId {
  const id = tx.insert('adjudication', {
    sourceId,
    decision,
    reason: reason?.trim() || null,
    coderId: tx.coderId,
    madeAt: tx.now,
  }) as AdjudicationId
  const add = (part: 'about' | 'gives', rows: readonly CodingRow[]) => {
    for (const row of rows)
      tx.insert('adjudication_coding', {
        adjudicationId: id,
        part,
        codingId: row.id,
        anchorId: row.anchorId,
        codeId: row.codeId,
      })
  }
  add('about', about)
  add('gives', gives)
  return id
}

/** Takes back every decision about any of these codings. Consensus codings that no other decision gives go too. Gives back how many decisions there were. */
function forget(tx: Change, codingIds: readonly CodingId[], removes: RemovesCodings): number {
  const ids = tx
    .arrays<[Buffer]>(
      sql`SELECT DISTINCT adjudication_id FROM adjudication_coding WHERE part = 'about' AND coding_id IN (${codingIds.map(bytesOf)})`,
    )
    .map(([id]) => idOf<'adjudication'>(id))
  for (const id of ids) {
    const rows = tx.all<{ id: Buffer; part: string; coding_id: Buffer }>(
      sql`SELECT id, part, coding_id FROM adjudication_coding WHERE adjudication_id = ${bytesOf(id)} ORDER BY n DESC`,
    )
    for (const row of rows) tx.remove('adjudication_coding', idOf(row.id))
    tx.remove('adjudication', id)
    for (const row of rows) {
      if (row.part !== 'gives') continue
      const stays = tx.get(sql`
        SELECT 1 WHERE EXISTS (SELECT 1 FROM adjudication_coding WHERE part = 'gives' AND coding_id = ${row.coding_id})
          OR NOT EXISTS (SELECT 1 FROM coding WHERE id = ${row.coding_id})`)
      if (!stays) removes(tx, [idOf<'coding'>(row.coding_id)])
    }
  }
  return ids.length
}
