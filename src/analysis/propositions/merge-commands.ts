// Propositions that become one with another, and those that go.

import type { PropositionId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import type { Change } from '../../store/access.ts'
import { idOf, sql } from '../../store/sql.ts'
import { linkPropositionCode } from '../commands.ts'
import { getProposition, propositionName } from './commands.ts'

/** Merges a proposition into another: its evidence and its codes go over, its rivals become the other's, and it stays readable as *merged*. Refuses where a coder judged the same words otherwise for the two. */
export function mergeProposition(tx: Change, propositionId: PropositionId, intoId: PropositionId): { moved: number } {
  const [from, into] = [getProposition(tx, propositionId), getProposition(tx, intoId)]
  if (propositionId === intoId) throw new Refusal('merge-into-itself', 'A proposition cannot be merged into itself.')
  if (into.status === 'merged')
    throw new Refusal('merge-into-merged', `${propositionName(into)} was merged itself. Choose the one it went into.`)
  const unlike = tx.get<{ count: number }>(sql`
    SELECT count(*) AS count FROM evidence AS a JOIN evidence AS b ON b.anchor_id = a.anchor_id AND b.coder_id = a.coder_id AND b.proposition_id = ${into.id}
    WHERE a.proposition_id = ${from.id} AND a.stance <> b.stance`)!.count
  if (unlike > 0)
    throw new Refusal(
      'judged-unlike',
      `${unlike === 1 ? 'One passage is' : `${unlike} passages are`} judged otherwise for ${propositionName(from)} than for ${propositionName(into)} by the same coder. Settle ${unlike === 1 ? 'it' : 'them'} first.`,
      { passages: unlike },
    )
  let moved = 0
  for (const { id, twin } of tx.all<{ id: Buffer; twin: number }>(sql`
    SELECT id, EXISTS (SELECT 1 FROM evidence AS b WHERE b.anchor_id = a.anchor_id AND b.coder_id = a.coder_id AND b.proposition_id = ${into.id}) AS twin
    FROM evidence AS a WHERE a.proposition_id = ${from.id} ORDER BY n`)) {
    if (twin === 1) tx.remove('evidence', idOf(id))
    else {
      tx.update('evidence', idOf(id), { propositionId: intoId })
      moved++
    }
  }
  for (const { code_id } of tx.all<{ code_id: Buffer }>(
    sql`SELECT code_id FROM proposition_code WHERE proposition_id = ${from.id} ORDER BY n`,
  ))
    linkPropositionCode(tx, intoId, idOf<'code'>(code_id))
  for (const { id } of tx.all<{ id: Buffer }>(sql`SELECT id FROM proposition WHERE rival_of_id = ${from.id}`))
    tx.update('proposition', idOf(id), { rivalOfId: idOf<'proposition'>(id) === intoId ? null : intoId })
  tx.update('proposition', propositionId, { status: 'merged', mergedIntoId: intoId })
  tx.describe(`Merge ${propositionName(from)} into ${propositionName(into)}`)
  return { moved }
}

const TAKEN_ALONG = [
  'proposition_code',
  'proposition_case',
  'negative_case',
  'proposition_wording',
  'evidence_search',
] as const

/** Removes a proposition with its wordings, its sets of cases and its searches. Refuses one that evidence, positions, claims, memos, quotes or merged propositions rest on. The caller forgets links to it. */
export function removeProposition(tx: Change, propositionId: PropositionId): void {
  const row = getProposition(tx, propositionId)
  const counts = tx.get<Record<string, number>>(sql`SELECT
    (SELECT count(*) FROM evidence WHERE proposition_id = ${row.id}) AS evidence,
    (SELECT count(*) FROM position WHERE proposition_id = ${row.id}) AS positions,
    (SELECT count(*) FROM claim WHERE proposition_id = ${row.id}) AS claims,
    (SELECT count(*) FROM memo WHERE proposition_id = ${row.id}) AS memos,
    (SELECT count(*) FROM quote WHERE proposition_id = ${row.id}) AS quotes,
    (SELECT count(*) FROM proposition WHERE merged_into_id = ${row.id}) AS merged`)!
  const rests = (
    [
      ['evidence', 'passage is judged for it', 'passages are judged for it'],
      ['positions', 'position is decided on it', 'positions are decided on it'],
      ['claims', 'count in a text rests on it', 'counts in a text rest on it'],
      ['memos', 'memo is about it', 'memos are about it'],
      ['quotes', 'quote is chosen for it', 'quotes are chosen for it'],
      ['merged', 'proposition was merged into it', 'propositions were merged into it'],
    ] as const
  ).find(([what]) => counts[what]! > 0)
  if (rests) {
    const [what, one, several] = rests
    const n = counts[what]!
    throw new Refusal(
      'proposition-in-use',
      `${propositionName(row)} cannot be removed: ${n} ${n === 1 ? one : several}. Set it to rejected, or merge it into another.`,
      { [what]: n },
    )
  }
  tx.describe(`Remove ${propositionName(row)}`)
  for (const table of TAKEN_ALONG)
    for (const { id } of tx.all<{ id: Buffer }>({
      text: `SELECT id FROM ${table} WHERE proposition_id = ?`,
      values: [row.id],
    }))
      tx.remove(table, idOf(id))
  for (const { id } of tx.all<{ id: Buffer }>(sql`SELECT id FROM proposition WHERE rival_of_id = ${row.id}`))
    tx.update('proposition', idOf(id), { rivalOfId: null })
  tx.remove('proposition', propositionId)
}
