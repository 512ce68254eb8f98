// Puts encryption on a project file, takes it off, or changes its key: always on a copy, which takes the file's place only
// when it was opened and looked through.

import { faultPoint } from '../base/fault-point.ts'
import { backUp, backups } from './backups.ts'
import { Connection } from './driver.ts'
import type { FileKey } from './passphrase.ts'
import { placeRewritten, rewrittenPath, scrub, toRewrite, verifyRewritten } from './rewriting.ts'

/** Rewrites a closed project file, whose lock the caller holds, under another key (`to` null: in the clear). `from` is its key now. Backups under the former key are replaced by one fresh backup; their paths come back. Blocking: run it in the store worker. */
export function rewriteUnder(
  path: string,
  from: FileKey | undefined,
  to: FileKey | null,
  now: string,
  tell: (doing: string) => void = () => {},
): { readonly backupsRemoved: readonly string[] } {
  const part = rewrittenPath(path)
  scrub(part)
  tell('a copy to work on')
  const source = toRewrite(path, from?.key)
  try {
    source.write('VACUUM INTO ?', [part])
  } finally {
    source.close()
  }
  faultPoint('encrypt.copied')
  tell('the file')
  const copy = new Connection(part, { key: from?.key, mustExist: true })
  try {
    // No journal: it would hold the pages as they were. The copy is thrown away if this is cut off.
    copy.pragma('journal_mode = OFF')
    copy.rekey(to?.key ?? null, to?.salt)
  } finally {
    copy.close()
  }
  tell('whether it opens')
  verifyRewritten(path, to?.key)
  faultPoint('encrypt.verified')
  tell('its place')
  placeRewritten(path)
  const former = backups(path).map(backup => backup.path)
  if (former.length > 0) {
    tell('a fresh backup')
    backUp(path, 'after a new key', now, to?.key)
  }
  for (const old of former) scrub(old)
  return { backupsRemoved: former }
}
