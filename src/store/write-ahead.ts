// Where a project may be logged ahead of its file.

import { statfsSync } from 'node:fs'
import { dirname } from 'node:path'

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
