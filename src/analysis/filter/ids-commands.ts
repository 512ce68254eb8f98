// Filters, displays, counts in a text and scopes name things by their ids: they follow when a thing becomes one with another.

import type { CaseId, CodeId } from '../../base/ids.ts'
import type { Change } from '../../store/access.ts'
import { fieldOf } from '../../store/images.ts'
import { idOf } from '../../store/sql.ts'
import { NAMING_IDS, renamedIds } from './ids.ts'

/** What names the one names the other. A count in a text keeps the number of its moment, and says that it moved. Whoever merges cases or codes calls this in the same change. */
export function namesFollow(tx: Change, from: CaseId | CodeId, into: CaseId | CodeId): void {
  for (const [table, column] of NAMING_IDS)
    for (const { id, json } of tx.all<{ id: Buffer; json: string }>({
      text: `SELECT id, ${column} AS json FROM ${table} WHERE instr(${column}, ?) > 0 ORDER BY n`,
      values: [from],
    }))
      tx.update(table, idOf(id), { [fieldOf(column)]: renamedIds(json, from, into) })
}
