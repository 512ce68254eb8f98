// The coder under whom stands what the team agreed on.

import type { CoderId } from '../base/ids.ts'
import type { Change } from '../store/access.ts'
import { idOf, sql } from '../store/sql.ts'

/** The coder of the team's consensus, made when there is none yet: with the act that first decides something, so that one undo takes back both. */
export function consensusCoder(tx: Change): CoderId {
  const here = tx.get<{ id: Buffer }>(sql`SELECT id FROM coder WHERE kind = 'consensus' ORDER BY n LIMIT 1`)
  if (here) return idOf<'coder'>(here.id)
  return tx.insert('coder', { name: 'Consensus', initials: 'Co', kind: 'consensus', madeAt: tx.now }) as CoderId
}
