// Reads the sets of codes.

import type { Read } from '../../store/access.ts'
import { idOf, sql } from '../../store/sql.ts'
import type { CodeSet } from './types.ts'

/** Every set with its codes, sets in the order in which they were made. */
export function listSets(read: Read): CodeSet[] {
  const members = read.all<{ set_id: Buffer; code_id: Buffer }>(
    sql`SELECT set_id, code_id FROM code_set_member JOIN code ON code.id = code_id ORDER BY code.place, code.n`,
  )
  return read.all<{ id: Buffer; name: string }>(sql`SELECT id, name FROM code_set ORDER BY place, n`).map(row => ({
    id: idOf<'set'>(row.id),
    name: row.name,
    codeIds: members
      .filter(member => Buffer.compare(member.set_id, row.id) === 0)
      .map(member => idOf<'code'>(member.code_id)),
  }))
}
