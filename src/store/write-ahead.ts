// Where a project may be logged ahead of its file, and how what was logged gets home.

import { statfsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { Connection } from './driver.ts'

// The last is FUSE: often a network folder.
const KIND_OF_NETWORK_FILE_SYSTEM = new Set([0x6969, 0xff534d42, 0xfe534d42, 0x517b, 0x564c, 0x65735546])

/** Whether write-ahead logging may be used there: it needs shared memory, which network folders do not give. */
export function writeAheadIsSafe(path: string): boolean {
  if (process.platform === 'win32') return !path.startsWith('\\\\')
  try {
    return !KIND_OF_NETWORK_FILE_SYSTEM.has(statfsSync(dirname(path)).type)
  } catch {
    return false
  }
}

/** A log of up to so many pages between checkpoints: bulk imports write pages home less often. */
export const LOG_PAGES = 10_000

/** Whether the log of a file has grown so long that SQLite would write it home within somebody's next commit. */
export function isLogLong(path: string): boolean {
  return (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > LOG_PAGES * PAGE
}
const PAGE = 4096

/** Writes home what the log of an open file holds, as far as nobody reads what was there before. Others read and write meanwhile. Blocking: run it in the store worker. */
export function writeHome(path: string, key?: Uint8Array): void {
  const connection = new Connection(path, { key, mustExist: true })
  try {
    connection.pragma('synchronous = FULL')
    connection.pragma('main.wal_checkpoint(PASSIVE)')
  } finally {
    connection.close()
  }
}
