// Every test, one configuration. `electron` is the stand-in of tests/host wherever a test loads the desktop shell.

import path from 'node:path'
import { defineConfig } from 'vitest/config'
import SlowFirst from './tests/host/order.ts'

// The database driver crashes on older Nodes instead of failing: say so before it is loaded.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 12)) {
  throw new Error(
    `The tests need Node 22.12 or newer, and this is ${process.version}. \`npm test\` picks the right one.`,
  )
}

const soak = Boolean(process.env['CROSSCASE_SOAK'])

export default defineConfig({
  resolve: { alias: { electron: path.resolve(import.meta.dirname, 'tests/host/electron.ts') } },
  test: {
    include: soak ? ['tests/**/*.soak.ts'] : ['tests/**/*.test.{ts,tsx}'],
    globalSetup: ['tests/host/home.ts'],
    // A process for each file: SQLite's file locks belong to a process, and crash tests end theirs.
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: SlowFirst },
    // A test with many steps may take its time on a busy machine (57 s were seen where 10 are usual); what never comes fails each wait all the same.
    testTimeout: soak ? 3_600_000 : 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
    reporters: ['default'],
  },
})
