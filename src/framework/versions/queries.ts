// Reads the saved versions of the framework.

import { inflateRawSync } from 'node:zlib'
import { isId, type CodeId, type VersionId } from '../../base/ids.ts'
import { compareNatural, fold } from '../../base/order.ts'
import { Fault, Refusal } from '../../base/trouble.ts'
import type { Read } from '../../store/access.ts'
import { bytesOf, idOf, sql } from '../../store/sql.ts'
import { difference, isChange } from './difference.ts'
import { presentFramework } from './present-queries.ts'
import type { KeptCode, KeptFramework, VersionItem, VersionList } from './types.ts'

/** What came to a code after the first versions were saved. */
const LATER = { valence: null } satisfies Partial<KeptCode>

/** A whole framework, unpacked: far more than any study has. */
const LARGEST = 256 * 1024 * 1024

/** A version as it is stored; `upto` is the number of the last operation that went into it. */
export interface VersionRow {
  readonly n: number
  readonly id: Buffer
  readonly label: string
  readonly saved_on: string
  readonly saved_at: string | null
  readonly reason: string | null
  readonly by: string | null
  readonly upto: number | null
  readonly has_content: 0 | 1
  /** What a list shows of its content, as JSON; null in versions saved before it was kept. */
  readonly content_counts: string | null
}

/** The rows of all versions, oldest first. */
export function versionRows(read: Read): VersionRow[] {
  const when = (row: VersionRow) => row.saved_at ?? row.saved_on
  return read
    .all<VersionRow>(sql`
      SELECT framework_version.n, framework_version.id, label, saved_on, saved_at, framework_version.reason, coder.name AS by, framework_operation.n AS upto, content IS NOT NULL AS has_content, content_counts
      FROM framework_version LEFT JOIN coder ON coder.id = framework_version.coder_id LEFT JOIN framework_operation ON framework_operation.id = upto_id`)
    .sort((a, b) =>
      when(a) !== when(b)
        ? when(a) < when(b)
          ? -1
          : 1
        : a.has_content && b.has_content
          ? a.n - b.n
          : compareNatural(a.label, b.label),
    )
}

/** Reads the content of a version. A version that cannot be read is a damaged file. */
export function unpacked(content: Buffer): KeptFramework {
  try {
    return withLaterFields(
      JSON.parse(inflateRawSync(content, { maxOutputLength: LARGEST }).toString('utf8')) as KeptFramework,
    )
  } catch (cause) {
    throw new Fault('version-unreadable', 'The content of this version cannot be read. Check the project.', cause)
  }
}

/** Versions saved before a field was there say nothing of it. */
export function withLaterFields(kept: KeptFramework): KeptFramework {
  return { ...kept, codes: kept.codes.map(code => ({ ...LATER, ...code })) }
}

/** The content of a version; null where it has none. Read one by one: a list needs none. */
export function contentOf(read: Read, { id }: Pick<VersionRow, 'id'>): KeptFramework | null {
  const row = read.get<{ content: Buffer | null }>(sql`SELECT content FROM framework_version WHERE id = ${id}`)
  return row?.content ? unpacked(row.content) : null
}

/** The saved versions, oldest first, with what a list shows of each. */
export function versionList(read: Read): VersionList {
  const rows = versionRows(read)
  const numbers = rows.map(row => Number(/^v?(\d{1,6})$/i.exec(row.label)?.[1] ?? 0))
  return {
    versions: rows.map(row => ({ ...itemOf(row), counts: countsIn(read, row) })),
    nextLabel: `v${Math.max(0, ...numbers) + 1}`,
    isChanged: changedSinceLast(read, rows),
  }
}

/** The saved versions whose content is there, oldest first. */
export function keptVersions(read: Read): { readonly id: VersionId; readonly label: string }[] {
  return versionRows(read)
    .filter(row => row.has_content === 1)
    .map(row => ({ id: idOf<'version'>(row.id), label: row.label }))
}

/** Whether the framework differs from its last saved version; null where that has no content. */
export function changedSinceLast(read: Read, rows = versionRows(read)): boolean | null {
  const last = rows.at(-1)
  const content = last && contentOf(read, last)
  if (!content) return null
  return isChange(difference(content, presentFramework(read, new Map())))
}

/** A version as lists show it. */
export function itemOf(row: VersionRow): Omit<VersionItem, 'counts'> {
  return {
    id: idOf<'version'>(row.id),
    label: row.label,
    savedOn: row.saved_on,
    savedAt: row.saved_at,
    reason: row.reason,
    by: row.by,
    hasContent: row.has_content === 1,
  }
}

/** The counts of a version's content: as they were kept when it was saved, else from the content itself. */
function countsIn(read: Read, row: VersionRow): VersionItem['counts'] {
  if (row.content_counts !== null) return JSON.parse(row.content_counts) as NonNullable<VersionItem['counts']>
  const content = contentOf(read, row)
  return content && countsOf(content)
}

/** What a list shows of a framework. */
export function countsOf({ codes }: KeptFramework): NonNullable<VersionItem['counts']> {
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

/** A saved version's whole framework. Refuses one that is known from a history sheet only. */
export function keptVersion(
  read: Read,
  versionId: VersionId,
): { readonly label: string; readonly framework: KeptFramework } {
  const row = read.get<{ label: string; content: Buffer | null }>(
    sql`SELECT label, content FROM framework_version WHERE id = ${bytesOf(versionId)}`,
  )
  if (!row) throw goneVersion()
  if (!row.content) {
    throw new Refusal(
      'version-without-content',
      `${row.label} is known from the history of the framework only, without its texts. Choose a version that was saved here, or the framework as it is now.`,
    )
  }
  return { label: row.label, framework: unpacked(row.content) }
}

/** Which state of the framework the present one is: "version v5", or what it has become since. */
export function versionState(read: Read): string {
  const rows = versionRows(read)
  const last = rows.at(-1)
  if (!last) return 'no version saved yet'
  return changedSinceLast(read, rows) === true ? `changed since version ${last.label}` : `version ${last.label}`
}

/** The refusal of a version that is not there. */
export function goneVersion(): Refusal {
  return new Refusal('version-gone', 'This version is not in the project (any more).')
}
