// Acts and changes as the log names them: begun with the first row that is written under them.

import { faultPoint } from '../base/fault-point.ts'
import { newId, type CoderId } from '../base/ids.ts'
import type { Connection } from './driver.ts'
import type { Entries, RowEntry } from './entries.ts'
import { namesOfPerson } from './person-queries.ts'
import { bytesOf } from './sql.ts'

/** What a transaction did, told after it is safe on the disk. */
export interface Committed {
  readonly change: number
  readonly act: number
  readonly kind: 'do' | 'undo' | 'redo'
  readonly label: string
  readonly coderId: CoderId
  readonly entries: readonly RowEntry[]
}

/** Begins an act of a person, and with it what they undid is done with. [U2] Gives its number. */
export function beginAct(writer: Connection, label: string, coderId: CoderId, now: string): number {
  for (const name of namesOfPerson(writer, coderId))
    writer.write(`UPDATE act SET state = 'dropped' WHERE coder_id = ? AND state = 'undone'`, [name])
  return insertAct(writer, label, coderId, now, 'done')
}

/** Writes down an act; `noted` where it changes nothing of the research. Gives its number. */
export function insertAct(
  writer: Connection,
  label: string,
  coderId: CoderId,
  now: string,
  state: 'done' | 'noted',
): number {
  return writer.insert('INSERT INTO act (id, label, coder_id, begun_at, state) VALUES (?, ?, ?, ?, ?)', [
    bytesOf(newId()),
    label,
    bytesOf(coderId),
    now,
    state,
  ])
}

/** Begins a change of an act. Gives its number. */
export function beginChange(
  writer: Connection,
  act: number,
  kind: Committed['kind'],
  label: string,
  coderId: CoderId,
  now: string,
): number {
  return writer.insert('INSERT INTO change (act_n, kind, label, coder_id, made_at) VALUES (?, ?, ?, ?, ?)', [
    act,
    kind,
    label,
    bytesOf(coderId),
    now,
  ])
}

/** What is told of a change whose log is whole. */
export function logged(
  change: number,
  act: number,
  kind: Committed['kind'],
  label: string,
  coderId: CoderId,
  entries: Entries,
): Committed {
  faultPoint(`${kind}.logged`)
  return { change, act, kind, label, coderId, entries: entries.list }
}
