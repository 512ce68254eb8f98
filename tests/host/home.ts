// A home of their own for all tests, so that none touches the projects of whoever runs them. What one process compiled is kept there for the next: tests
// start hundreds, of the program and of its threads, and reading its TypeScript takes most of a second each. So is the sample study, loaded.

import { mkdirSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A folder that is memory, as Linux has it, and the least room there that the tests are let into: they take a tenth of it. */
const MEMORY = '/dev/shm'
const ROOM = 4e9

/** Where the tests keep their files. Each act of theirs is written through to the disk, and they wait for it half of their time: in memory nobody waits. Long ones, which are about the disk, keep to it. */
function place(): string {
  if (process.env['CROSSCASE_SOAK']) return tmpdir()
  try {
    const { bavail, bsize } = statfsSync(MEMORY)
    return bavail * bsize < ROOM ? tmpdir() : MEMORY
  } catch {
    return tmpdir()
  }
}

/** Makes the home before the first test and takes it away after the last. */
export default function setUp(): () => void {
  const home = mkdtempSync(path.join(place(), 'crosscase-tests-'))
  process.env['CROSSCASE_HOME'] = home
  process.env['CROSSCASE_DISK'] = tmpdir()
  process.env['TMPDIR'] = path.join(home, 'tmp')
  process.env['NODE_COMPILE_CACHE'] = path.join(home, 'compiled')
  process.env['CROSSCASE_PREPARED'] = path.join(home, 'prepared')
  for (const folder of ['TMPDIR', 'CROSSCASE_PREPARED']) mkdirSync(process.env[folder]!)
  return () => rmSync(home, { recursive: true, force: true, maxRetries: 3 })
}
