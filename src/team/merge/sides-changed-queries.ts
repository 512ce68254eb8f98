// When each side changed what is asked about, who did it and why: from the logs of this project and of the copies.

import { idFromHex } from '../../base/ids.ts'
import type { Read } from '../../store/access.ts'
import { readImages } from '../../store/images.ts'
import { lastRemoval } from '../../store/row-then.ts'
import { bytesOf, sql } from '../../store/sql.ts'
import type { FullPlan } from './plan.ts'
import { cleaner } from './purge.ts'
import type { Question, SideChange, SidesChanged } from './types.ts'

/** What each side did last to what a question of a plan asks about, as far as its log tells, without words that were redacted: ours since the copies were handed out (or came before), each copy since it began. `files`: those of the copies that are project files. */
export function sidesChanged(
  ours: Read,
  { copies, redacted }: Pick<FullPlan, 'copies' | 'redacted'>,
  files: readonly { readonly path: string; readonly read: Read }[],
  question: Question,
): SidesChanged {
  const since = question.copies.flatMap(place => {
    const copy = copies[place]!
    return copy.handOutId === null ? [] : [copy.seen?.ours ?? copy.position]
  })
  const clean = cleaner(redacted.all)
  const ofCopy = (place: number, asked: Pick<Question, 'object' | 'stored'>) => {
    const copy = copies[place]!
    const file = files.find(one => one.path === copy.path)
    return file ? cleaned(lastChange(file.read, asked, copy.seen?.theirs ?? 0)) : null
  }
  const cleaned = (side: SideChange | null) => side && { ...side, why: side.why === null ? null : clean(side.why) }
  const { here, object, stored } = question
  const besides = here === undefined ? question : { object: { ...object, id: here }, stored }
  return {
    questionId: question.id,
    // What two copies made, and ours did not have, has nothing in our log.
    ours:
      question.oursFrom !== null
        ? ofCopy(question.oursFrom, besides)
        : cleaned(lastChange(ours, besides, since.length === 0 ? 0 : Math.min(...since))),
    theirs: question.copies.map(place => ofCopy(place, question)),
  }
}

interface Told {
  readonly deed: 'insert' | 'update' | 'delete'
  readonly after: string | Uint8Array | null
  readonly at: string
  readonly by: string | null
}

/** The last standing change after a position of the log that touched what is asked about. */
function lastChange(
  read: Read,
  { object, stored }: Pick<Question, 'object' | 'stored'>,
  since: number,
): SideChange | null {
  const row = read.get<{ n: number }>({
    text: `SELECT n FROM "${object.table}" WHERE id = ?`,
    values: [bytesOf(idFromHex(object.id))],
  })
  if (!row) return removed(read, object, since)
  const told = read.all<Told>(sql`
    SELECT deed, after, change.made_at AS at, coder.name AS by FROM change_row JOIN change ON change.n = change_n JOIN act ON act.n = act_n
      LEFT JOIN coder ON coder.id = change.coder_id
    WHERE table_name = ${object.table} AND last_row >= ${row.n} AND first_row <= ${row.n} AND change.n > ${since}
      AND change.kind = 'do' AND act.state = 'done' ORDER BY change_row.n DESC`)
  // What else of the thing was changed, its colour say, is not what is asked about.
  const asked = new Set(stored.flatMap(field => Object.keys(field.ours)))
  const touches = ({ deed, after }: Told) =>
    deed !== 'update' ||
    asked.size === 0 ||
    after === null ||
    Object.keys(readImages(after)[0] ?? {}).some(column => asked.has(column))
  const one = told.find(touches)
  return one ? { at: one.at, by: one.by ?? '', why: reasonAt(read, object.table, one.at) } : null
}

function removed(read: Read, { table, id }: Question['object'], since: number): SideChange | null {
  const removal = lastRemoval(read, table, id)
  if (removal === null || removal.change <= since) return null
  const { at, by } = read.get<{ at: string; by: string | null }>(
    sql`SELECT change.made_at AS at, coder.name AS by FROM change LEFT JOIN coder ON coder.id = change.coder_id WHERE change.n = ${removal.change}`,
  )!
  return { at, by: by ?? '', why: reasonAt(read, table, at) }
}

/** Why the framework was changed at a moment, where somebody said so. */
function reasonAt(read: Read, table: string, at: string): string | null {
  if (table !== 'code') return null
  return (
    read.get<{ reason: string | null }>(
      sql`SELECT reason FROM framework_operation WHERE made_at = ${at} AND reason IS NOT NULL ORDER BY n DESC LIMIT 1`,
    )?.reason ?? null
  )
}
