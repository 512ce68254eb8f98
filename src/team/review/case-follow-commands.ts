// Comments, and what a round looks at, go along when two cases become one: they are about the one that stays, under the name and
// with the words of then.

import { renamedIds } from '../../analysis/filter/ids.ts'
import type { CaseId, CodeId } from '../../base/ids.ts'
import type { Change } from '../../store/access.ts'
import { bytesOf, idOf, sql } from '../../store/sql.ts'
import { cellOf } from './thing.ts'
import { idOfCell } from './thing-queries.ts'

const TABLES = ['comment', 'round_thing', 'round_look'] as const

/** What was said and looked at of the one case is of the other from now on. Whoever merges cases calls this in the same change. */
export function commentsGoOver(tx: Change, from: CaseId, into: CaseId): void {
  const its = bytesOf(from)
  for (const table of TABLES) {
    const rows = (about: string, column: string) =>
      tx.all<{ id: Buffer }>({
        text: `SELECT id FROM ${table} WHERE about = ? AND ${column} = ? ORDER BY n`,
        values: [about, its],
      })
    for (const { id } of rows('summary', 'thing_id')) tx.update(table, idOf(id), { thingId: bytesOf(into) })
    for (const { id } of rows('position', 'beside_id')) tx.update(table, idOf(id), { besideId: bytesOf(into) })
  }
  cellsAndRoundsGoOver(tx, from, into)
}

/** What is said of cells of matrices, and what rounds look at, names the one case or code no more but the other. Whoever merges cases or codes calls this in the same change. */
export function cellsAndRoundsGoOver(tx: Change, from: CaseId | CodeId, into: CaseId | CodeId): void {
  cellsGoOver(tx, from, into)
  for (const { id, filter } of tx.all<{ id: Buffer; filter: string }>(
    sql`SELECT id, filter FROM round WHERE instr(filter, ${from}) > 0 ORDER BY n`,
  ))
    tx.update('round', idOf(id), { filter: renamedIds(filter, from, into) })
}

/** Cells of matrices are told by how the matrix is set up: another case in it gives the cell another id. */
function cellsGoOver(tx: Change, from: CaseId | CodeId, into: CaseId | CodeId): void {
  const moved = new Map<string, string>()
  for (const table of ['comment', 'round_thing'] as const)
    for (const row of tx.all<{ id: Buffer; thing_id: Buffer; cell: string | null }>({
      text: `SELECT id, thing_id, cell FROM ${table} WHERE about = 'cell' AND instr(cell, ?) > 0 ORDER BY n`,
      values: [from],
    })) {
      const cell = renamedIds(row.cell!, from, into)
      const thingId = idOfCell(tx.projectId, cellOf(cell))
      moved.set(idOf(row.thing_id), thingId)
      tx.update(table, idOf(row.id), { cell, thingId: bytesOf(thingId) })
    }
  // Replies and looks name the cell by its id alone.
  for (const [was, is] of moved)
    for (const table of ['comment', 'round_look'] as const)
      for (const { id } of tx.all<{ id: Buffer }>({
        text: `SELECT id FROM ${table} WHERE about = 'cell' AND thing_id = ? ORDER BY n`,
        values: [bytesOf(was)],
      }))
        tx.update(table, idOf(id), { thingId: bytesOf(is) })
}
