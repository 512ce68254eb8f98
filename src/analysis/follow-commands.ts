// Propositions follow what is done to codes: where evidence may be found is where the codings went.

import type { CodeId } from '../base/ids.ts'
import type { Change } from '../store/access.ts'
import { bytesOf, idOf, sql } from '../store/sql.ts'
import { linkPropositionCode } from './commands.ts'

/** Propositions that name a code as where evidence may be found name others too; `instead`: no longer that code. */
export function propositionsFollow(tx: Change, from: CodeId, to: readonly CodeId[], instead: boolean): void {
  const links = tx.all<{ id: Buffer; proposition_id: Buffer }>(
    sql`SELECT id, proposition_id FROM proposition_code WHERE code_id = ${bytesOf(from)} ORDER BY n`,
  )
  for (const link of links) {
    for (const codeId of to) linkPropositionCode(tx, idOf<'proposition'>(link.proposition_id), codeId)
    if (instead) tx.remove('proposition_code', idOf(link.id))
  }
}
