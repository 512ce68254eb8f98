// Reads the saved versions of other projects' frameworks that were brought in. They stand apart from ours: nothing that asks for the last version, or for
// the versions there are, reads these.

import { inflateRawSync } from 'node:zlib'
import { isId, type VersionId } from '../../base/ids.ts'
import { fold } from '../../base/order.ts'
import { Fault, Refusal } from '../../base/trouble.ts'
import type { Read } from '../../store/access.ts'
import { bytesOf, idOf, sql, type Sql } from '../../store/sql.ts'
import { findVersion, goneVersion, keptVersion, withLaterFields } from './queries.ts'
import type { KeptFramework, OtherContent, OtherVersionItem, OtherVersions, VersionItem } from './types.ts'

/** What is kept of a version, unpacked: far more than any study has. */
const LARGEST = 256 * 1024 * 1024

/** A version of another project without its content. */
export interface OtherVersion extends OtherVersionItem {
  readonly projectId: string
  readonly project: string
  readonly broughtAt: string
}

interface Row {
  readonly id: Buffer
  readonly project_id: Buffer
  readonly project: string
  readonly label: string
  readonly saved_on: string
  readonly saved_at: string | null
  readonly reason: string | null
  readonly by: string | null
  readonly content_counts: string | null
  readonly brought_at: string
}

function versionsWhere(read: Read, where: Sql): OtherVersion[] {
  return read
    .all<Row>(sql`
      SELECT other_version.id, project_id, other_project.name AS project, label, saved_on, saved_at, reason, coder.name AS by, content_counts, other_version.brought_at
      FROM other_version JOIN other_project ON other_project.id = project_id LEFT JOIN coder ON coder.id = coder_id
      WHERE ${where} ORDER BY other_project.n, place, other_version.n`)
    .map(row => ({
      id: idOf<'version'>(row.id),
      label: row.label,
      savedOn: row.saved_on,
      savedAt: row.saved_at,
      reason: row.reason,
      by: row.by,
      hasContent: row.content_counts !== null,
      counts: row.content_counts === null ? null : (JSON.parse(row.content_counts) as VersionItem['counts']),
      projectId: idOf(row.project_id),
      project: row.project,
      called: `${row.label} (${row.project})`,
      broughtAt: row.brought_at,
    }))
}

/** The versions of other projects, project by project, each oldest first. */
export function otherVersions(read: Read): OtherVersions[] {
  return [...Map.groupBy(versionsWhere(read, sql`1`), one => one.projectId).values()].map(versions => ({
    projectId: versions[0]!.projectId,
    project: versions[0]!.project,
    broughtAt: versions.map(one => one.broughtAt).toSorted()[0]!,
    versions: versions.map(({ projectId: _projectId, project: _project, broughtAt: _at, ...item }) => item),
  }))
}

/** A version of another project; null where there is none of this id. */
export function otherVersion(read: Read, id: VersionId): OtherVersion | null {
  return versionsWhere(read, sql`other_version.id = ${bytesOf(id)}`)[0] ?? null
}

/** The versions of one project, oldest first. */
export function versionsOfOther(read: Read, projectId: string): OtherVersion[] {
  return versionsWhere(read, sql`project_id = ${bytesOf(projectId)}`)
}

/** Unpacks what is kept of a version of another project. What cannot be read is a damaged file. */
export function unpackedOther(content: Uint8Array): OtherContent {
  try {
    const kept = JSON.parse(inflateRawSync(content, { maxOutputLength: LARGEST }).toString('utf8')) as OtherContent
    return { ...kept, framework: kept.framework && withLaterFields(kept.framework) }
  } catch (cause) {
    throw new Fault('version-unreadable', 'The content of this version cannot be read. Check the project.', cause)
  }
}

/** What is kept of a version of another project. */
export function otherContent(read: Read, id: VersionId): OtherContent {
  const row = read.get<{ content: Buffer }>(sql`SELECT content FROM other_version WHERE id = ${bytesOf(id)}`)
  if (!row) throw goneVersion()
  return unpackedOther(row.content)
}

/** The whole framework of a saved version, ours or another project's, with what it is called. Refuses one that is known from a history sheet only. */
export function keptAnywhere(read: Read, id: VersionId): { readonly label: string; readonly framework: KeptFramework } {
  const other = otherVersion(read, id)
  if (other === null) return keptVersion(read, id)
  const { framework } = otherContent(read, id)
  if (framework === null) throw withoutContent(other.called)
  return { label: other.called, framework }
}

/** The refusal of a version of another project that has no texts. */
export function withoutContent(called: string): Refusal {
  return new Refusal(
    'version-without-content',
    `${called} is known from the history of that framework only, without its texts. Choose a version that was saved there.`,
  )
}

/** The version with this label or id, ours before those of other projects (“v2 (Ward)”); null for `present`. Refuses a name that no version has, and one that versions of two projects have. */
export function findAnyVersion(read: Read, name: string): VersionId | null {
  const others = versionsWhere(read, sql`1`)
  try {
    return findVersion(read, name)
  } catch (trouble) {
    if (!(trouble instanceof Refusal)) throw trouble
    const found = isId(name)
      ? others.filter(one => one.id === name)
      : others.filter(one => fold(one.called) === fold(name))
    if (found.length === 1) return found[0]!.id
    if (found.length > 1)
      throw new Refusal(
        'version-unclear',
        `${found.length} versions are called “${name}”. Name one by its id: ${found.map(one => one.id).join(', ')}.`,
      )
    if (others.length === 0) throw trouble
    throw new Refusal(
      'version-unknown',
      `${trouble.message} Of other projects: ${others.map(one => one.called).join(', ')}.`,
    )
  }
}
