// Reads what of a framework matrix is not as it was: the rows under which something was coded, corrected or written since. So a
// window that shows hundreds of summaries does not ask for all of them at every coding.

import { createHash } from 'node:crypto'
import type { Read } from '../../store/access.ts'
import { idOf, sql } from '../../store/sql.ts'
import type { SourceHead } from '../heads.ts'
import { frameOf, leftOutOf, rowHead, type Frame } from './frame-queries.ts'
import { matrixIn, rowsIn } from './matrix-queries.ts'
import type { FrameworkMatrixRequest, MatrixSince } from './types.ts'
import type { Under } from './under-queries.ts'

/** Where an answer stands: the coding table and its turn, the last change of the log, and a digest of the frame. */
interface Stamp {
  readonly table: string
  readonly turn: number
  readonly change: number
  readonly frame: string
}

/** What is not as it was at `since`; without it, or where rows alone cannot tell, all of the matrix. */
export function matrixSince(
  read: Read,
  under: Under,
  request: FrameworkMatrixRequest,
  since: string | null,
): MatrixSince {
  const frame = frameOf(read, under, request)
  const now: Stamp = {
    table: under.table.id,
    turn: under.table.turn,
    change: under.table.lastChange,
    frame: digestOf(frame, under, request),
  }
  const stamp = `${now.table} ${now.turn} ${now.change} ${now.frame}`
  const whole = (): MatrixSince => ({ stamp, whole: matrixIn(frame, read, under, request), rows: [] })
  const was = since === null ? null : stampOf(since)
  if (was === null || was.table !== now.table || was.frame !== now.frame) return whole()
  const written = writtenSince(read, was.change)
  if (written === null) return whole()
  const places = frame.rows.flatMap((row, at) =>
    written.has(row.head.id) || row.sources.some(source => under.table.turnOf(source.n) > was.turn) ? [at] : [],
  )
  if (places.length === 0) return { stamp, whole: null, rows: [] }
  // Which rows and columns are narrowed to depends on all cells; and many rows are read faster at once.
  if (request.show !== 'all' || places.length > Math.max(8, frame.rows.length / 2)) return whole()
  return { stamp, whole: null, rows: rowsIn(frame, read, under, request, places) }
}

/** Reads a stamp. One that is none of ours is as good as none. */
function stampOf(text: string): Stamp | null {
  const [table, turn, change, frame] = text.split(' ')
  if (table === undefined || frame === undefined) return null
  return { table, turn: Number(turn), change: Number(change), frame }
}

/** Changes with everything that a matrix shows besides its cells, and with what was asked. */
function digestOf(frame: Frame, under: Under, request: FrameworkMatrixRequest): string {
  const { columns, about } = frame
  const shown = [
    request,
    columns.columns,
    columns.categories,
    frame.rows.map(row => rowHead(under, row, frame)),
    about,
    leftOutOf(under.heads, request, columns, frame),
    // Links say where they lead, summaries by whom they are.
    under.heads.sources.map(keyOrName),
    under.heads.coders.map(coder => coder.name),
  ]
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 16)
}

const keyOrName = (source: SourceHead) => source.key ?? source.name

/** The cases of which something was written since a change, by id. Null where that cannot be told by them: something was removed. */
function writtenSince(read: Read, change: number): ReadonlySet<string> | null {
  const cases = new Set<string>()
  for (const [table, deed, first, last] of read.arrays<[string, string, number, number]>(sql`
    SELECT table_name, deed, first_row, last_row FROM change_row
    WHERE change_n > ${change} AND table_name IN ('summary', 'summary_link') ORDER BY n`)) {
    if (deed === 'delete') return null
    const rows =
      table === 'summary'
        ? sql`summary.n BETWEEN ${first} AND ${last}`
        : sql`summary.id IN (SELECT summary_id FROM summary_link WHERE n BETWEEN ${first} AND ${last})`
    for (const [id] of read.arrays<[Buffer]>(sql`SELECT DISTINCT case_id FROM summary WHERE ${rows}`))
      cases.add(idOf(id))
  }
  return cases
}
