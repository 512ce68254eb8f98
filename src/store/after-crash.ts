// What a killed process left beside a project is cleared before the project is opened, and only while nobody holds it: what
// looks like remains may be another process's work.

import { existsSync } from 'node:fs'
import { clearRemains } from './backups.ts'
import { copyWork } from './copy-out.ts'
import { ProjectLock } from './lock.ts'
import { clearRewrite, formerPath, rewrittenPath, scrub } from './rewriting.ts'

/** Takes away half-written backups and finishes or takes back a rewrite that was cut off, and tells which of the two. Does nothing where there is no project; refuses when somebody holds it. */
export function clearAfterCrash(path: string, holder: string, now: string): ReturnType<typeof clearRewrite> {
  if (!existsSync(path) && !existsSync(formerPath(path))) return null
  const lock = ProjectLock.take(path, holder, now)
  try {
    const cutOff = clearRewrite(path)
    const isCopyLeft = existsSync(copyWork(path))
    // What was being worked on may hold what was to be destroyed.
    scrub(copyWork(path))
    clearRemains(path)
    return cutOff ?? (isCopyLeft ? 'taken back' : null)
  } finally {
    lock.free()
  }
}

/** Whether a rewrite of a project was cut off, or is under way elsewhere. */
export function isBeingRewritten(path: string): boolean {
  return existsSync(formerPath(path)) || existsSync(rewrittenPath(path))
}
