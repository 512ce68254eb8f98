// Reads what manifests say of the project.

import { versionState } from '../../framework/versions/queries.ts'
import type { Read } from '../../store/access.ts'
import { idOf, sql } from '../../store/sql.ts'
import type { OutputState } from './manifest.ts'

/** The state of the research: the number of the last change that altered it. Acts that are only noted (exports, and what is written down of them) alter nothing. */
export function projectState(read: Read): OutputState {
  const project = read.get<{ id: Buffer; name: string }>(sql`SELECT id, name FROM project`)!
  const last = read.get<{ n: number }>(
    sql`SELECT change.n FROM change JOIN act ON act.n = act_n WHERE act.state <> 'noted' ORDER BY change.n DESC LIMIT 1`,
  )
  return {
    project: project.name,
    projectId: idOf(project.id),
    change: last?.n ?? 0,
    framework: versionState(read),
  }
}
