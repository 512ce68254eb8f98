import type { VersionId } from '../../base/ids.ts'
import { codingCounts, presentFramework } from '../../framework/versions/present-queries.ts'
import { keptAnywhere } from '../../framework/versions/other-queries.ts'
import { versionState } from '../../framework/versions/queries.ts'
import type { Read } from '../../store/access.ts'
import { idOf, sql } from '../../store/sql.ts'
import { codebookOf, type Codebook } from './codebook.ts'

/** The codebook of the framework as it is, or as it was in a saved version, ours or another project’s. Refuses a version known from a history sheet only. */
export function readCodebook(read: Read, versionId: VersionId | null): Codebook {
  const people = new Map(
    read.all<{ id: Buffer; name: string }>(sql`SELECT id, name FROM coder`).map(row => [idOf(row.id), row.name]),
  )
  const project = read.get<{ name: string }>(sql`SELECT name FROM project`)!.name
  if (versionId === null) {
    const framework = presentFramework(read, codingCounts(read))
    return codebookOf(framework, { project, people, version: versionState(read) })
  }
  const { label, framework } = keptAnywhere(read, versionId)
  return codebookOf(framework, { project, people, version: `version ${label}` })
}
