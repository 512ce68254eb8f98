// Reads what changed between two versions: from their contents, or from the history that tells of them.

import type { CodeId, VersionId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import type { Read } from '../../store/access.ts'
import { idOf, sql } from '../../store/sql.ts'
import { listCodes } from '../queries.ts'
import { codingCounts, NO_CODINGS, presentFramework } from './present-queries.ts'
import { contentOf, goneVersion, itemOf, versionRows, type VersionRow } from './queries.ts'
import { tellHistory, type CodeNow } from './told-history.ts'
import { tellDifference } from './told.ts'
import { tellThings } from './told-things.ts'
import type { KeptOperation, SheetEntry, VersionDifferences, VersionSide } from './types.ts'

/** What changed between two versions, whichever is the older; `toId` null is the framework as it is now. Refuses a version with itself. */
export function versionDifferences(read: Read, fromId: VersionId, toId: VersionId | null): VersionDifferences {
  const rows = versionRows(read)
  const at = (id: VersionId) => {
    const found = rows.findIndex(row => idOf(row.id) === id)
    if (found < 0) throw goneVersion()
    return found
  }
  const ends = [at(fromId), toId === null ? rows.length : at(toId)].sort((a, b) => a - b) as [number, number]
  const older = rows[ends[0]]!
  const newer = rows[ends[1]] ?? null
  if (older === newer)
    throw new Refusal(
      'same-version',
      `“${older.label}” does not differ from itself. Choose another version to compare it with.`,
    )
  const sides = { older: sideOf(older), newer: sideOf(newer) }
  if (older.has_content && (newer === null || newer.has_content)) {
    const now = newer ? contentOf(read, newer)! : presentFramework(read, codingCounts(read))
    const done = operations(read).filter(one => one.n > (older.upto ?? 0) && (!newer || one.n <= (newer.upto ?? 0)))
    const was = contentOf(read, older)!
    return { ...sides, told: 'contents', note: null, entries: tellDifference(was, now, done), ...tellThings(was, now) }
  }
  const between = rows.slice(ends[0] + 1, ends[1] + 1)
  const bare = [older, ...(newer ? [newer] : [])].filter(row => !row.has_content).map(row => row.label)
  return {
    ...sides,
    told: 'history',
    note: `${bare.join(' and ')} ${bare.length === 1 ? 'is' : 'are'} known from the history of the framework only, without ${bare.length === 1 ? 'its' : 'their'} texts. What changed is told from its entries and from the codes that came or went; former definitions cannot be shown.`,
    entries: tellHistory(
      [...sheetEntries(read, between), ...recorded(read, older, newer)],
      new Set(between.map(row => row.label)),
      codesNow(read),
    ),
    sets: [],
    questions: [],
  }
}

function sideOf(row: VersionRow | null): VersionSide {
  if (row === null) return { id: null, label: 'present', on: null, reason: null, by: null }
  const { id, label, savedAt, savedOn, reason, by } = itemOf(row)
  return { id, label, on: savedAt ?? savedOn, reason, by }
}

/** The entries of the history sheet in some versions, in the order of the versions. */
export function sheetEntries(read: Read, rows: readonly Pick<VersionRow, 'id' | 'label' | 'saved_on'>[]): SheetEntry[] {
  const parts = (list: string | null) =>
    (list ?? '')
      .split(';')
      .map(part => part.trim())
      .filter(part => part !== '')
  return rows.flatMap(row =>
    read
      .all<{
        operation: string
        codes: string
        into_codes: string | null
        made_by: string | null
        reason: string | null
      }>(
        sql`SELECT operation, codes, into_codes, made_by, reason FROM framework_entry WHERE version_id = ${row.id} ORDER BY n`,
      )
      .map(entry => ({
        version: row.label,
        on: row.saved_on,
        operation: entry.operation,
        codes: parts(entry.codes),
        into: parts(entry.into_codes),
        by: entry.made_by && parts(entry.made_by).join(', '),
        reason: entry.reason,
      })),
  )
}

/** What was done in the workbench between two versions, in the form of a history sheet: since the older one came in, until the newer one was saved. */
function recorded(read: Read, older: VersionRow, newer: VersionRow | null): SheetEntry[] {
  if (newer !== null && newer.saved_at === null) return []
  const since = older.saved_at ?? cameIn(read, older)
  return operations(read)
    .filter(one => one.at > since && (newer === null || one.at <= newer.saved_at!))
    .map(one => ({
      version: '',
      on: one.at,
      operation: one.operation,
      codes: one.codes,
      into: one.into,
      by: one.by,
      reason: one.reason,
    }))
}

/** When the row of a version came into the project. */
function cameIn(read: Read, { n }: VersionRow): string {
  return (
    read.get<{ at: string | null }>(sql`
      SELECT min(made_at) AS at FROM change_row JOIN change ON change.n = change_n
      WHERE table_name = 'framework_version' AND deed = 'insert' AND last_row >= ${n} AND first_row <= ${n}`)!.at ?? ''
  )
}

/** Everything that was done to the framework, oldest first. */
export function operations(read: Read): (KeptOperation & { readonly n: number })[] {
  return read
    .all<{ n: number; operation: string; details: string; reason: string | null; by: string; made_at: string }>(sql`
      SELECT framework_operation.n, operation, details, reason, coder.name AS by, framework_operation.made_at FROM framework_operation JOIN coder ON coder.id = coder_id
      ORDER BY framework_operation.n`)
    .map(({ n, operation, details, reason, by, made_at }) => {
      const told = JSON.parse(details) as {
        codes?: { id: CodeId }[]
        into?: { id: CodeId }[]
        codings?: number
        sources?: number
        coders?: number
      }
      return {
        n,
        operation,
        codes: (told.codes ?? []).map(one => one.id),
        into: (told.into ?? []).map(one => one.id),
        codings: told.codings ?? null,
        sources: told.sources ?? null,
        coders: told.coders ?? null,
        reason,
        by,
        at: made_at,
      }
    })
}

function codesNow(read: Read): CodeNow[] {
  const counts = codingCounts(read)
  const versions = new Map(
    read
      .arrays<[Buffer, string | null, string | null]>(sql`SELECT id, introduced_in, retired_in FROM code`)
      .map(([id, introducedIn, retiredIn]) => [idOf<'code'>(id), { introducedIn, retiredIn }]),
  )
  return listCodes(read, new Map()).map(({ id, key, name }) => ({
    id,
    key,
    name,
    ...versions.get(id)!,
    ...(counts.get(id) ?? NO_CODINGS),
  }))
}
