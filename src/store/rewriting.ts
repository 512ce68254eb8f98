// A project file that is written anew (under another key, or without what is destroyed): always beside the project, which may be read meanwhile, and
// put in its place when it was looked through. What stood there before is overwritten and removed.

import { closeSync, existsSync, fsyncSync, openSync, renameSync, statSync, unlinkSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { faultPoint } from '../base/fault-point.ts'
import { Fault, Refusal } from '../base/trouble.ts'
import { Connection } from './driver.ts'

/** Where a project's former file waits while the rewritten one takes its place. */
export function formerPath(path: string): string {
  return `${path}.former`
}

/** Where a project is written anew. */
export function rewrittenPath(path: string): string {
  return `${path}.part`
}

/** Refuses what was written anew and is not sound. */
export function verifyRewritten(path: string, key: Uint8Array | undefined): void {
  const made = new Connection(rewrittenPath(path), { key, mustExist: true })
  try {
    if (made.pragma<{ quick_check: string }>('quick_check(1)')[0]?.quick_check !== 'ok')
      throw new Fault('rewrite-damaged', 'The rewritten project could not be verified. The project is as it was.')
  } finally {
    made.close()
  }
}

/** Puts what was written anew in the place of a closed project, whose lock the caller holds; `key` is that of the project as it was. Refuses where somebody reads it elsewhere: they would go on in the former file, and what is logged beside that would be taken for the new one's. {@link scrubFormer} comes next. */
export function placeRewritten(path: string, key: Uint8Array | undefined): void {
  refuseWhileRead(path, key)
  faultPoint('rewrite.placing')
  renameSync(path, formerPath(path))
  faultPoint('rewrite.aside')
  renameSync(rewrittenPath(path), path)
  faultPoint('rewrite.placed')
  // The disk may not know the former file as empty before it knows the new one by its name.
  syncFolder(dirname(path))
}

/** Overwrites and removes the file that stood in a project's place. Whether that could be done: if not, it is tried again at the next opening. Blocking: run it in the store worker. */
export function scrubFormer(path: string): boolean {
  try {
    scrub(formerPath(path))
    faultPoint('rewrite.scrubbed')
    return true
  } catch {
    return false
  }
}

/** No log is left beside a project when nobody has it open; and only then can its kind of log be changed. */
function refuseWhileRead(path: string, key: Uint8Array | undefined): void {
  const alone = new Connection(path, { key, mustExist: true })
  try {
    alone.pragma('journal_mode = DELETE')
  } catch (error) {
    if (error instanceof Refusal && error.code === 'busy')
      throw new Refusal(
        'being-read',
        'The project is open for reading elsewhere, in another window or program. Close it there first. Nothing was changed.',
      )
    throw error
  } finally {
    alone.close()
  }
}

/** Finishes or takes back what a rewrite that was cut off left beside a project, and tells which. Call while holding its lock. */
export function clearRewrite(path: string): 'finished' | 'taken back' | null {
  const former = formerPath(path)
  const isPlaced = existsSync(former) && existsSync(path)
  const isLeft = isPlaced || existsSync(former) || existsSync(rewrittenPath(path))
  if (existsSync(former) && !isPlaced) renameSync(former, path)
  scrub(former)
  scrub(rewrittenPath(path))
  return isPlaced ? 'finished' : isLeft ? 'taken back' : null
}

/** Overwrites a file with zeros and removes it. On disks that write elsewhere (SSDs, snapshots) old blocks may outlive this: the manual says so. */
export function scrub(path: string): void {
  if (!existsSync(path)) return
  const size = statSync(path).size
  const file = openSync(path, 'r+')
  try {
    const zeros = Buffer.alloc(1 << 20)
    for (let at = 0; at < size; at += zeros.length) writeSync(file, zeros, 0, Math.min(zeros.length, size - at), at)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  unlinkSync(path)
}

function syncFolder(folder: string): void {
  // Windows opens no folders, and writes names through.
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
