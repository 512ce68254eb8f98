// What a killed process left beside a project is cleared before the project is opened, and only while nobody holds it: what
// looks like remains may be another process's work.

import { existsSync } from 'node:fs'
import { clearRemains, type BackupsGone } from './backups.ts'
import { copyWork } from './copy-out.ts'
import { dropFormerBackups } from './encryption.ts'
import { ProjectLock } from './lock.ts'
import { headOf } from './passphrase.ts'
import { clearRewrite, formerPath, rewrittenPath, scrub } from './rewriting.ts'

/** What a killed process left: a rewrite that was finished or taken back; the backups that were to go because the key of the project was changed. */
export interface CutOff {
  readonly rewrite: 'finished' | 'taken back' | null
  readonly underFormerKey: BackupsGone | null
}

/** Takes away half-written backups, finishes or takes back a rewrite that was cut off, and tells what of it. Does nothing where there is no project; refuses when somebody holds it. */
export function clearAfterCrash(path: string, holder: string, now: string): CutOff {
  if (!existsSync(path) && !existsSync(formerPath(path))) return { rewrite: null, underFormerKey: null }
  const lock = ProjectLock.take(path, holder, now)
  try {
    const cutOff = clearRewrite(path)
    const isCopyLeft = existsSync(copyWork(path))
    // What was being worked on may hold what was to be destroyed.
    scrub(copyWork(path))
    clearRemains(path)
    const underFormerKey = dropFormerBackups(path, headOf(path))
    return { rewrite: cutOff ?? (isCopyLeft ? 'taken back' : null), underFormerKey }
  } finally {
    lock.free()
  }
}

/** Whether a rewrite of a project was cut off, or is under way elsewhere. */
export function isBeingRewritten(path: string): boolean {
  return existsSync(formerPath(path)) || existsSync(rewrittenPath(path))
}
