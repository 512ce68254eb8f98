// A home of their own for all tests, so that none touches the projects of whoever runs them. What one process compiled is kept there for the next: tests
// start hundreds, of the program and of its threads, and reading its TypeScript takes most of a second each. So is the sample study, loaded.

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Makes the home before the first test and takes it away after the last. */
export default function setUp(): () => void {
  const home = mkdtempSync(path.join(tmpdir(), 'crosscase-tests-'))
  process.env['CROSSCASE_HOME'] = home
  process.env['NODE_COMPILE_CACHE'] = path.join(home, 'compiled')
  process.env['CROSSCASE_PREPARED'] = path.join(home, 'prepared')
  mkdirSync(process.env['CROSSCASE_PREPARED'])
  return () => rmSync(home, { recursive: true, force: true, maxRetries: 3 })
}
