// Codings follow what is done to their codes: further ones where a code was split in several, and definitions confirmed.

import { newId, type CodeId, type CodingId } from '../base/ids.ts'
import { Refusal } from '../base/trouble.ts'
import type { Change } from '../store/access.ts'
import { bytesOf, idOf, sql } from '../store/sql.ts'

/** Makes further codings of another code on the same words, by the same coders and of the same time, with the code they come from noted. One whose coder has an equal coding is passed over. Gives back those made. The caller has looked at the code and describes the change. */
export function copyCodings(tx: Change, codingIds: Iterable<CodingId>, from: CodeId, codeId: CodeId): CodingId[] {
  const code = tx.get<{ definition: number }>(sql`SELECT definition FROM code WHERE id = ${bytesOf(codeId)}`)
  if (!code) throw new Refusal('code-gone', 'This code is not in the framework (any more).')
  const made: CodingId[] = []
  for (const codingId of codingIds) {
    const row = tx.get<{
      anchor_id: Buffer
      coder_id: Buffer
      made_at: string
      strength: string | null
      version_id: Buffer | null
    }>(sql`SELECT anchor_id, coder_id, made_at, strength, version_id FROM coding WHERE id = ${bytesOf(codingId)}`)
    if (!row) throw new Refusal('coding-gone', 'This coding is not there any more.')
    const equal = tx.get(
      sql`SELECT 1 FROM coding WHERE anchor_id = ${row.anchor_id} AND code_id = ${bytesOf(codeId)} AND coder_id = ${row.coder_id}`,
    )
    if (equal) continue
    const id = newId<'coding'>()
    tx.insert('coding', {
      id,
      anchorId: row.anchor_id,
      codeId,
      coderId: row.coder_id,
      madeAt: row.made_at,
      strength: row.strength,
      versionId: row.version_id,
      definition: code.definition,
      wasCodeId: from,
    })
    made.push(id)
  }
  return made
}

/** Confirms that codings hold under the present definition of their code: they carry no mark any more. Gives back how many carried one, and their coders. The caller describes the change. */
export function confirmDefinition(
  tx: Change,
  codingIds: Iterable<CodingId>,
): { readonly confirmed: number; readonly coders: ReadonlySet<string> } {
  let confirmed = 0
  const coders = new Set<string>()
  for (const codingId of codingIds) {
    const row = tx.get<{ made_under: number; now: number; coder_id: Buffer }>(sql`
      SELECT coding.definition AS made_under, code.definition AS now, coder_id FROM coding JOIN code ON code.id = code_id WHERE coding.id = ${bytesOf(codingId)}`)
    if (!row) throw new Refusal('coding-gone', 'This coding is not there any more.')
    if (row.made_under >= row.now) continue
    tx.update('coding', codingId, { definition: row.now })
    coders.add(idOf(row.coder_id))
    confirmed += 1
  }
  return { confirmed, coders }
}
