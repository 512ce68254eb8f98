// What a killed process left beside a project is cleared before the project is opened, and only while nobody holds it: what
// looks like remains may be another process's work.

import { existsSync } from 'node:fs'
import { clearRemains } from './backups.ts'
import { copyWork } from './copy-out.ts'
import { clearRewrite, formerPath, scrub } from './encryption.ts'
import { ProjectLock } from './lock.ts'

/** Takes away half-written backups and finishes or takes back a rewrite that was cut off. Does nothing where there is no project; refuses when somebody holds it. */
export function clearAfterCrash(path: string, holder: string, now: string): void {
  if (!existsSync(path) && !existsSync(formerPath(path))) return
  const lock = ProjectLock.take(path, holder, now)
  try {
    clearRewrite(path)
    // What was being worked on may hold what was to be destroyed.
    scrub(copyWork(path))
    clearRemains(path)
  } finally {
    lock.free()
  }
}
