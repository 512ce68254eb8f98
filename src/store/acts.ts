// Reads the change log for people: the acts, newest first.

import type { Read } from './access.ts'
import { idOf, sql } from './sql.ts'
import type { ActInfo } from './types.ts'

interface ActRow {
  readonly id: Uint8Array
  readonly n: number
  readonly label: string
  readonly coder: string | null
  readonly begun_at: string
  readonly state: ActInfo['state']
  readonly changes: number
  readonly rows: number | null
}

/** A page of acts, newest first. `rows` counts what their changes did, undo and redo left out. */
export function listActs(read: Read, from: number, limit: number): ActInfo[] {
  return read
    .all<ActRow>(sql`
      SELECT act.id, act.n, act.label, coder.name AS coder, begun_at, state,
        (SELECT count(*) FROM change WHERE act_n = act.n AND kind = 'do') AS changes,
        (SELECT sum(last_row - first_row + 1) FROM change JOIN change_row ON change_n = change.n WHERE act_n = act.n AND kind = 'do') AS rows
      FROM act LEFT JOIN coder ON coder.id = act.coder_id ORDER BY act.n DESC LIMIT ${limit} OFFSET ${from}`)
    .map(row => ({
      id: idOf(row.id),
      n: row.n,
      label: row.label,
      coder: row.coder ?? '',
      begunAt: row.begun_at,
      state: row.state,
      changes: row.changes,
      rows: row.rows ?? 0,
    }))
}
