// Puts encryption on a project file, takes it off, or changes its key: always on a copy, which takes the file's place only
// when it was opened and looked through. What stood in the clear before is overwritten and removed.

import { closeSync, existsSync, fsyncSync, openSync, renameSync, statSync, unlinkSync, writeSync } from 'node:fs'
import { faultPoint } from '../base/fault-point.ts'
import { Fault } from '../base/trouble.ts'
import { backUp, backups } from './backups.ts'
import { Connection } from './driver.ts'
import type { FileKey } from './passphrase.ts'

const PART = '.part'

/** Where a project's former file waits while the rewritten one takes its place. */
export function formerPath(path: string): string {
  return `${path}.former`
}

/** Rewrites a closed project file, whose lock the caller holds, under another key (`to` null: in the clear). `from` is its key now. Backups under the former key are replaced by one fresh backup; their paths come back. */
export function rewriteUnder(
  path: string,
  from: FileKey | undefined,
  to: FileKey | null,
  now: string,
): { readonly backupsRemoved: readonly string[] } {
  const part = path + PART
  scrub(part)
  const source = new Connection(path, { key: from?.key, mustExist: true })
  try {
    source.write('VACUUM INTO ?', [part])
  } finally {
    source.close()
  }
  faultPoint('encrypt.copied')
  const copy = new Connection(part, { key: from?.key, mustExist: true })
  try {
    // No journal: it would hold the pages as they were. The copy is thrown away if this is cut off.
    copy.pragma('journal_mode = OFF')
    copy.rekey(to?.key ?? null, to?.salt)
  } finally {
    copy.close()
  }
  const check = new Connection(part, { key: to?.key, mustExist: true })
  try {
    if (check.pragma<{ quick_check: string }>('quick_check(1)')[0]?.quick_check !== 'ok')
      throw new Fault('rewrite-damaged', 'The rewritten project could not be verified. The project is as it was.')
  } finally {
    check.close()
  }
  faultPoint('encrypt.verified')
  renameSync(path, formerPath(path))
  renameSync(part, path)
  faultPoint('encrypt.placed')
  scrub(formerPath(path))
  const former = backups(path).map(backup => backup.path)
  if (former.length > 0) backUp(path, 'after a new key', now, to?.key)
  for (const old of former) scrub(old)
  return { backupsRemoved: former }
}

/** Finishes or takes back what a killed rewrite left beside a project. Call while holding its lock ({@link formerPath}). */
export function clearRewrite(path: string): void {
  if (existsSync(formerPath(path)) && !existsSync(path)) renameSync(formerPath(path), path)
  scrub(formerPath(path))
  scrub(path + PART)
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
