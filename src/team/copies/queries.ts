// Reads which copies were handed out, which came back, and whether this project is one.

import type { HandOutId } from '../../base/ids.ts'
import { object, list, id, truth } from '../../base/parse.ts'
import type { Read } from '../../store/access.ts'
import { bytesOf, idOf, sql } from '../../store/sql.ts'
import type { HandIn, HandOut, Withheld } from '../types.ts'
import type { CameBack, Copies } from './types.ts'

interface HandOutRow {
  readonly id: Buffer
  readonly made_at: string
  readonly by_id: Buffer
  readonly by_name: string
  readonly for_id: Buffer
  readonly for_name: string
  readonly position: number
  readonly version_id: Buffer | null
  readonly version_label: string | null
  readonly blind: number
  readonly withheld: string
  readonly file: string
}

/** The copies that were handed out, as they were made. */
export function listHandOuts(read: Read): HandOut[] {
  return read.all<HandOutRow>(sql`SELECT * FROM hand_out ORDER BY n`).map(handOut)
}

/** A copy that was handed out, by its id. */
export function getHandOut(read: Read, handOutId: HandOutId): HandOut | undefined {
  const row = read.get<HandOutRow>(sql`SELECT * FROM hand_out WHERE id = ${bytesOf(handOutId)}`)
  return row && handOut(row)
}

/** The hand-out that this project is a copy of; `null` in a project of its own. */
export function copyOf(read: Read): HandOut | null {
  const row = read.get<HandOutRow>(
    sql`SELECT hand_out.* FROM copy_of JOIN hand_out ON hand_out.id = copy_of.hand_out_id`,
  )
  return row ? handOut(row) : null
}

/** The copies that came back, as they were brought in. */
export function listHandIns(read: Read): HandIn[] {
  return read
    .all<{
      id: Buffer
      hand_out_id: Buffer
      digest: Buffer
      last_change: number
      brought_in_at: string
      by_id: Buffer
      by_name: string
      act_n: number | null
      file: string
    }>(sql`SELECT * FROM hand_in ORDER BY n`)
    .map(row => ({
      id: idOf<'hand-in'>(row.id),
      handOutId: idOf<'hand-out'>(row.hand_out_id),
      digest: row.digest.toString('hex'),
      lastChange: row.last_change,
      broughtInAt: row.brought_in_at,
      by: { id: idOf<'coder'>(row.by_id), name: row.by_name },
      act: row.act_n,
      file: row.file,
    }))
}

/** The copies of this project with what came back of each, and whether it is one itself. */
export function copies(read: Read): Copies {
  const cameBack = listHandIns(read).map(one => ({ ...one, ...becameOf(read, one.act) }))
  const from = copyOf(read)
  return {
    // In a copy its own hand-out is no copy of it.
    handedOut: listHandOuts(read)
      .filter(one => one.id !== from?.id)
      .map(one => ({ ...one, cameBack: cameBack.filter(back => back.handOutId === one.id) })),
    copyOf: from,
  }
}

/** What became of the merge in which a copy came back; where it brought nothing new there was none. */
function becameOf(read: Read, act: number | null): Pick<CameBack, 'reportId' | 'isUndone'> {
  if (act === null) return { reportId: null, isUndone: false }
  const report = read.get<{ id: Buffer }>(sql`
    SELECT merge_report.id FROM change
    JOIN change_row ON change_row.change_n = change.n AND table_name = 'merge_report' AND deed = 'insert'
    JOIN merge_report ON merge_report.n BETWEEN first_row AND last_row
    WHERE change.act_n = ${act} LIMIT 1`)
  const isUndone = read.get(sql`SELECT 1 FROM main.act WHERE n = ${act} AND state = 'done'`) === undefined
  return { reportId: report ? idOf(report.id) : null, isUndone }
}

const withheld = object({ sources: list(id('source')), sealed: list(id('source')), originals: truth })

/** What a copy does not have, as it is stored. A copy is a file from outside: what cannot be read is refused by the parser. */
function withheldOf(stored: string): Withheld {
  return withheld.parse(JSON.parse(stored), 'withheld')
}

function handOut(row: HandOutRow): HandOut {
  return {
    id: idOf<'hand-out'>(row.id),
    madeAt: row.made_at,
    by: { id: idOf<'coder'>(row.by_id), name: row.by_name },
    for: { id: idOf<'coder'>(row.for_id), name: row.for_name },
    position: row.position,
    version: row.version_id && { id: idOf<'version'>(row.version_id), label: row.version_label ?? '' },
    blind: row.blind === 1,
    withheld: withheldOf(row.withheld),
    file: row.file,
  }
}
