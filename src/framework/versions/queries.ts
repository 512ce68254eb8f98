// Reads the framework as a value, its saved versions, and what changed between two.

import { inflateRawSync } from 'node:zlib'
import { isId, type CodeId, type VersionId } from '../../base/ids.ts'
import { compareNatural, fold } from '../../base/order.ts'
import { Fault, Refusal } from '../../base/trouble.ts'
import type { Read } from '../../store/access.ts'
import { bytesOf, idOf, idOrNull, sql } from '../../store/sql.ts'
import { listCodes } from '../queries.ts'
import { difference, inOrder, isChange } from './difference.ts'
import { tellHistory, type CodeNow, type SheetEntry } from './told-history.ts'
import { tellDifference } from './told.ts'
import type {
  CodingCounts,
  KeptCode,
  KeptFramework,
  KeptOperation,
  VersionDifferences,
  VersionItem,
  VersionList,
  VersionSide,
} from './types.ts'

const NO_CODINGS: CodingCounts = { codings: 0, sources: 0, coders: 0 }
/** A whole framework, unpacked: far more than any study has. */
const LARGEST = 256 * 1024 * 1024

/** How often each code was applied, in how many sources, by how many coders. */
export function codingCounts(read: Read): Map<CodeId, CodingCounts> {
  return new Map(
    read
      .arrays<[Buffer, number, number, number]>(sql`
        SELECT code_id, count(*), count(DISTINCT source_id), count(DISTINCT coder_id) FROM coding JOIN anchor ON anchor.id = anchor_id GROUP BY code_id`)
      .map(([id, codings, sources, coders]) => [idOf<'code'>(id), { codings, sources, coders }]),
  )
}

/** The framework as it is now. Without `counts` nobody counts codings: zero everywhere. */
export function presentFramework(read: Read, counts: ReadonlyMap<CodeId, CodingCounts>): KeptFramework {
  type Text = string | null
  const codes = read
    .all<{
      id: Buffer
      key: Text
      kind: KeptCode['kind']
      name: string
      parent_id: Buffer | null
      place: number
      provenance: KeptCode['provenance']
      provenance_kind: Text
      provenance_note: Text
      founding_anchor_id: Buffer | null
      brief_definition: Text
      full_definition: Text
      inclusion: Text
      exclusion: Text
      typical_exemplar: Text
      close_but_no: Text
      status: KeptCode['status']
      introduced_in: Text
      retired_in: Text
      hue: number
      owner_id: Buffer | null
      definition: number
      made_at: string
    }>(sql`SELECT * FROM code`)
    .map((row): KeptCode => {
      const id = idOf<'code'>(row.id)
      return {
        id,
        key: row.key,
        kind: row.kind,
        name: row.name,
        parentId: idOrNull<'code'>(row.parent_id),
        place: row.place,
        provenance: row.provenance,
        provenanceKind: row.provenance_kind,
        provenanceNote: row.provenance_note,
        foundingAnchorId: idOrNull(row.founding_anchor_id),
        brief: row.brief_definition,
        full: row.full_definition,
        inclusion: row.inclusion,
        exclusion: row.exclusion,
        typical: row.typical_exemplar,
        closeButNo: row.close_but_no,
        status: row.status,
        introducedIn: row.introduced_in,
        retiredIn: row.retired_in,
        hue: row.hue,
        ownerId: idOrNull(row.owner_id),
        definition: row.definition,
        madeAt: row.made_at,
        counts: counts.get(id) ?? NO_CODINGS,
      }
    })
  const pairs = (rows: readonly [Buffer, Buffer][]) => {
    const lists = new Map<string, CodeId[]>()
    for (const [of, code] of rows) {
      const list = lists.get(idOf(of)) ?? []
      list.push(idOf<'code'>(code))
      lists.set(idOf(of), list)
    }
    return lists
  }
  const members = pairs(read.arrays(sql`SELECT set_id, code_id FROM code_set_member`))
  const asked = pairs(read.arrays(sql`SELECT question_id, code_id FROM code_question`))
  return inOrder({
    codes,
    sets: read
      .all<{ id: Buffer; name: string; place: number }>(sql`SELECT id, name, place FROM code_set`)
      .map(({ id, ...row }) => ({ id: idOf(id), ...row, codeIds: members.get(idOf(id)) ?? [] })),
    questions: read
      .all<{ id: Buffer; key: string; place: number; wording: string }>(
        sql`SELECT id, key, place, wording FROM question`,
      )
      .map(({ id, ...row }) => ({ id: idOf<'question'>(id), ...row, codeIds: asked.get(idOf(id)) ?? [] })),
    replacements: read
      .arrays<[Buffer, Buffer]>(sql`SELECT code_id, by_id FROM code_replacement`)
      .map(([code, by]) => ({ codeId: idOf<'code'>(code), byId: idOf<'code'>(by) })),
  })
}

interface VersionRow {
  readonly n: number
  readonly id: Buffer
  readonly label: string
  readonly saved_on: string
  readonly saved_at: string | null
  readonly reason: string | null
  readonly by: string | null
  readonly upto: number | null
  readonly content: Buffer | null
}

/** The rows of all versions, oldest first. */
function versionRows(read: Read): VersionRow[] {
  const when = (row: VersionRow) => row.saved_at ?? row.saved_on
  return read
    .all<VersionRow>(sql`
      SELECT framework_version.n, framework_version.id, label, saved_on, saved_at, framework_version.reason, coder.name AS by, framework_operation.n AS upto, content
      FROM framework_version LEFT JOIN coder ON coder.id = framework_version.coder_id LEFT JOIN framework_operation ON framework_operation.id = upto_id`)
    .sort((a, b) =>
      when(a) !== when(b)
        ? when(a) < when(b)
          ? -1
          : 1
        : a.content && b.content
          ? a.n - b.n
          : compareNatural(a.label, b.label),
    )
}

/** Reads the content of a version. A version that cannot be read is a damaged file. */
function unpacked(content: Buffer): KeptFramework {
  try {
    return JSON.parse(inflateRawSync(content, { maxOutputLength: LARGEST }).toString('utf8')) as KeptFramework
  } catch (cause) {
    throw new Fault('version-unreadable', 'The content of this version cannot be read. Check the project.', cause)
  }
}

/** The saved versions, oldest first, with what a list shows of each. */
export function versionList(read: Read): VersionList {
  const rows = versionRows(read)
  const numbers = rows.map(row => Number(/^v?(\d{1,6})$/i.exec(row.label)?.[1] ?? 0))
  return {
    versions: rows.map(row => ({ ...itemOf(row), counts: row.content && countsOf(unpacked(row.content)) })),
    nextLabel: `v${Math.max(0, ...numbers) + 1}`,
    isChanged: changedSinceLast(read, rows),
  }
}

/** Whether the framework differs from its last saved version; null where that has no content. */
export function changedSinceLast(read: Read, rows = versionRows(read)): boolean | null {
  const last = rows.at(-1)
  if (!last?.content) return null
  return isChange(difference(unpacked(last.content), presentFramework(read, new Map())))
}

function itemOf(row: VersionRow): Omit<VersionItem, 'counts'> {
  return {
    id: idOf<'version'>(row.id),
    label: row.label,
    savedOn: row.saved_on,
    savedAt: row.saved_at,
    reason: row.reason,
    by: row.by,
    hasContent: row.content !== null,
  }
}

function countsOf({ codes }: KeptFramework): NonNullable<VersionItem['counts']> {
  const active = codes.filter(code => code.status !== 'retired')
  return {
    codes: active.filter(code => code.kind === 'code').length,
    groups: active.filter(code => code.kind === 'group').length,
    retired: codes.length - active.length,
    codings: codes.reduce((sum, code) => sum + code.counts.codings, 0),
  }
}

/** The version with this label or id; null for `present`. Refuses a name that no version has. */
export function findVersion(read: Read, name: string): VersionId | null {
  const rows = versionRows(read)
  const found = rows.find(row => row.label === name) ?? rows.find(row => fold(row.label) === fold(name))
  if (found) return idOf<'version'>(found.id)
  if (isId(name) && rows.some(row => idOf(row.id) === name)) return name as VersionId
  if (fold(name) === 'present') return null
  const labels = rows.map(row => row.label)
  const there = labels.length > 0 ? `The versions are: ${labels.join(', ')}.` : 'None was saved yet.'
  throw new Refusal(
    'version-unknown',
    `There is no version “${name}”. ${there} “present” is the framework as it is now.`,
  )
}

/** What changed between two versions, whichever is the older; `toId` null is the framework as it is now. Refuses a version with itself. */
export function versionDifferences(read: Read, fromId: VersionId, toId: VersionId | null): VersionDifferences {
  const rows = versionRows(read)
  const at = (id: VersionId) => {
    const found = rows.findIndex(row => idOf(row.id) === id)
    if (found < 0) throw new Refusal('version-gone', 'This version is not in the project (any more).')
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
  if (older.content && (newer === null || newer.content)) {
    const now = newer?.content ? unpacked(newer.content) : presentFramework(read, codingCounts(read))
    const done = operations(read).filter(one => one.n > (older.upto ?? 0) && (!newer || one.n <= (newer.upto ?? 0)))
    return { ...sides, told: 'contents', note: null, entries: tellDifference(unpacked(older.content), now, done) }
  }
  const between = rows.slice(ends[0] + 1, ends[1] + 1)
  const bare = [older, ...(newer ? [newer] : [])].filter(row => !row.content).map(row => row.label)
  return {
    ...sides,
    told: 'history',
    note: `${bare.join(' and ')} ${bare.length === 1 ? 'is' : 'are'} known from the history of the framework only, without ${bare.length === 1 ? 'its' : 'their'} texts. What changed is told from its entries and from the codes that came or went; former definitions cannot be shown.`,
    entries: tellHistory(
      [...sheetEntries(read, between), ...recorded(read, older, newer)],
      new Set(between.map(row => row.label)),
      codesNow(read),
    ),
  }
}

function sideOf(row: VersionRow | null): VersionSide {
  if (row === null) return { id: null, label: 'present', on: null, reason: null, by: null }
  const { id, label, savedAt, savedOn, reason, by } = itemOf(row)
  return { id, label, on: savedAt ?? savedOn, reason, by }
}

/** The entries of the history sheet in some versions, in the order of the versions. */
function sheetEntries(read: Read, rows: readonly VersionRow[]): SheetEntry[] {
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
        by: entry.made_by,
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

/** The last operation on the framework, if any was done. */
export function lastOperation(read: Read): string | null {
  const row = read.get<{ id: Buffer }>(sql`SELECT id FROM framework_operation ORDER BY n DESC LIMIT 1`)
  return row ? idOf(row.id) : null
}

/** Whether a version has this label, compared without case. */
export function hasLabel(read: Read, label: string): boolean {
  return read
    .all<{ label: string }>(sql`SELECT label FROM framework_version`)
    .some(row => fold(row.label) === fold(label))
}

/** The codes whose row does not say yet in which version they came or went. */
export function unlabelled(read: Read): { id: CodeId; isNew: boolean; isGone: boolean; isBack: boolean }[] {
  return read
    .all<{ id: Buffer; status: string; introduced_in: string | null; retired_in: string | null }>(sql`
      SELECT id, status, introduced_in, retired_in FROM code
      WHERE introduced_in IS NULL OR (status = 'retired') <> (retired_in IS NOT NULL)`)
    .map(row => ({
      id: idOf<'code'>(row.id),
      isNew: row.introduced_in === null,
      isGone: row.status === 'retired' && row.retired_in === null,
      isBack: row.status !== 'retired' && row.retired_in !== null,
    }))
}

/** Whether a version is there. */
export function getVersion(read: Read, versionId: VersionId): { readonly label: string } {
  const row = read.get<{ label: string }>(sql`SELECT label FROM framework_version WHERE id = ${bytesOf(versionId)}`)
  if (!row) throw new Refusal('version-gone', 'This version is not in the project (any more).')
  return row
}
