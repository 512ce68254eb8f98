// The codes applied last on this machine, newest first, kept per project.

import type { CodeId } from '../../../src/base/ids.ts'
import { keep, kept } from '../../state/keep.ts'

const MOST = 12

const keyOf = (projectId: string) => `recent-codes.${projectId}`

/** The codes applied last in a project, newest first. */
export function recentCodes(projectId: string | null): readonly CodeId[] {
  return projectId === null ? [] : kept<readonly CodeId[]>(keyOf(projectId), [])
}

/** Remembers codes that were just applied. */
export function rememberCodes(projectId: string | null, codeIds: readonly CodeId[]): void {
  if (projectId === null) return
  const rest = recentCodes(projectId).filter(id => !codeIds.includes(id))
  keep(keyOf(projectId), [...codeIds, ...rest].slice(0, MOST))
}
