// Puts encryption on a project file, takes it off, or changes its key: always on a copy, which takes the file's place only
// when it was opened and looked through. Backups under the former key go afterwards, at the next opening where that was cut off.

import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { faultPoint } from '../base/fault-point.ts'
import { backupFolder, backups, removeQuietly, type BackupsGone } from './backups.ts'
import { Connection } from './driver.ts'
import type { Halt } from './halt.ts'
import { headOf, headUnder, type FileKey } from './passphrase.ts'
import { formerPath, rewrittenPath, scrub, scrubFormer, verifyRewritten } from './rewriting.ts'

/** Writes a project anew beside itself under another key (`to` null: in the clear) and verifies it. `from` is its key now. The caller sees to it that nothing is written meanwhile. Blocking: run it in the store worker. */
export function writeUnder(
  path: string,
  from: FileKey | undefined,
  to: FileKey | null,
  halt: Halt = () => {},
  tell: (doing: string) => void = () => {},
): void {
  const part = rewrittenPath(path)
  scrub(part)
  try {
    tell('a copy to work on')
    const source = new Connection(path, { key: from?.key, mustExist: true })
    try {
      source.write('VACUUM INTO ?', [part])
    } finally {
      source.close()
    }
    faultPoint('encrypt.copied')
    halt()
    tell('the file')
    const copy = new Connection(part, { key: from?.key, mustExist: true })
    try {
      // No journal: it would hold the pages as they were. The copy is thrown away if this is cut off.
      copy.pragma('journal_mode = OFF')
      copy.rekey(to?.key ?? null, to?.salt)
    } finally {
      copy.close()
    }
    halt()
    tell('whether it opens')
    verifyRewritten(path, to?.key)
    faultPoint('encrypt.verified')
    halt()
  } catch (error) {
    scrub(part)
    throw error
  }
}

/** Lies among the backups from before a project under another key takes its place until the backups under its former key are gone. */
function markPath(path: string): string {
  return join(backupFolder(path), 'the key is changed')
}

/** Notes that backups under another key than that of the project are to go: call it before what is under a new key takes its place. */
export function noteFormerBackups(path: string): void {
  if (backups(path).length > 0) writeFileSync(markPath(path), '')
  faultPoint('encrypt.noted')
}

/** Whether backups under a former key may still be there. */
export function areFormerBackupsLeft(path: string): boolean {
  return existsSync(markPath(path))
}

/** Deletes the backups under another key than that of the project (`head`: the head of its file), where that is noted; null where it is not. What cannot be deleted is tried again the next time. */
export function dropFormerBackups(path: string, head: Uint8Array): BackupsGone | null {
  if (!areFormerBackupsLeft(path)) return null
  const gone: string[] = []
  const left: string[] = []
  for (const { path: one } of backups(path)) {
    try {
      // A backup has the head of the project that it was made of.
      if (Buffer.compare(head, headOf(one)) === 0) continue
      scrub(one)
      removeQuietly(one)
      gone.push(one)
      faultPoint('encrypt.backup')
    } catch {
      left.push(one)
    }
  }
  if (left.length === 0) removeQuietly(markPath(path))
  faultPoint('encrypt.finished')
  return { gone, left }
}

/** Overwrites the former file of a project that was put under another key (null: in the clear), and {@link dropFormerBackups} of it. Blocking: run it in the store worker. */
export function finishRekeyingIn(path: string, to: FileKey | null): BackupsGone {
  const former = scrubFormer(path) ? [] : [formerPath(path)]
  const { gone, left } = dropFormerBackups(path, headUnder(to)) ?? { gone: [], left: [] }
  return { gone, left: [...former, ...left] }
}
