// The codes a coder keeps at hand on this machine, in the order they were pinned, kept per project and coder. Ids only.

import type { CodeId, CoderId } from '../../../src/base/ids.ts'
import { keep, kept } from '../../state/keep.ts'

/** More would be a second framework. */
const MOST = 20

const keyOf = (projectId: string, coderId: CoderId) => `pinned-codes.${projectId}.${coderId}`

/** The codes a coder pinned in a project. */
export function pinnedCodes(projectId: string | null, coderId: CoderId | null): readonly CodeId[] {
  return projectId === null || coderId === null ? [] : kept<readonly CodeId[]>(keyOf(projectId, coderId), [])
}

/** Pins a code, or takes its pin off. Gives back the codes pinned now. */
export function togglePin(projectId: string | null, coderId: CoderId | null, codeId: CodeId): readonly CodeId[] {
  if (projectId === null || coderId === null) return []
  const before = pinnedCodes(projectId, coderId)
  const now = before.includes(codeId) ? before.filter(id => id !== codeId) : [...before, codeId].slice(-MOST)
  keep(keyOf(projectId, coderId), now)
  return now
}
