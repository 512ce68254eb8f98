// How far a copy came home before: what it brought then, and what people decided of it, is the base of what it brings now.

import type { HandOutId } from '../../base/ids.ts'
import type { Read } from '../../store/access.ts'
import { sql } from '../../store/sql.ts'
import { listHandIns } from '../copies/queries.ts'

/** A merge that stands: up to which of its changes the copy came in with it, and the number of our change that it was. */
export interface Seen {
  readonly theirs: number
  readonly ours: number
}

/** The last merge of a copy that stands, if the copy goes on from what came in then. One whose log is another (a copy brought back to an older state, and worked on from there) is compared with what was handed out. */
export function seenOf(ours: Read, copy: Read, handOutId: HandOutId): Seen | null {
  const merges = listHandIns(ours)
    .filter(one => one.handOutId === handOutId && one.act !== null)
    .map(one => ({ theirs: one.lastChange, ...stateOf(ours, one.act!) }))
  // A merge rests on those before it: where one of them was undone since, it alone does not say everything.
  const undone = Math.max(0, ...merges.filter(one => !one.isDone).map(one => one.ours))
  const last = merges.findLast(one => one.isDone && one.first > undone)
  return last && last.theirs > 0 && goesOnFrom(ours, copy, last.theirs)
    ? { theirs: last.theirs, ours: last.ours }
    : null
}

function stateOf(ours: Read, act: number): { isDone: boolean; first: number; ours: number } {
  const { state } = ours.get<{ state: string }>(sql`SELECT state FROM main.act WHERE n = ${act}`) ?? { state: '' }
  const { first, last } = ours.get<{ first: number | null; last: number | null }>(
    sql`SELECT min(n) AS first, max(n) AS last FROM change WHERE act_n = ${act}`,
  )!
  return { isDone: state === 'done', first: first ?? 0, ours: last ?? 0 }
}

/**
 * Whether a log goes on from a change that came in before: the last act that stood then is noted here, for acts have ids of their own. What was undone when it
 * came in was not noted, so changes of acts that are undone now say nothing either way.
 */
function goesOnFrom(ours: Read, copy: Read, change: number): boolean {
  const there = copy.get<{ id: Buffer }>(
    sql`SELECT act.id FROM change JOIN main.act ON act.n = change.act_n
        WHERE change.n <= ${change} AND act.state NOT IN ('undone', 'dropped') ORDER BY change.n DESC LIMIT 1`,
  )
  return there !== undefined && ours.get(sql`SELECT 1 FROM main.act WHERE id = ${there.id}`) !== undefined
}
