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
const include = soak ? ['tests/**/*.soak.ts'] : ['tests/**/*.test.{ts,tsx}']
// What holds a browser, a shell or a process of its own: each file in a process that nobody had before. All others share processes, and what those have read.
const apart = soak
  ? include
  : [
      'tests/{e2e,serve,shells,tools}/**/*.test.ts',
      'tests/renderer-views/views.test.ts',
      'tests/renderer/window.test.ts',
    ]

export default defineConfig({
  resolve: { alias: { electron: path.resolve(import.meta.dirname, 'tests/host/electron.ts') } },
  test: {
    globalSetup: ['tests/host/home.ts'],
    // Processes, no threads: SQLite's file locks belong to a process, and crash tests end theirs.
    pool: 'forks',
    // One more than the two cores of a small machine: a browser test waits for its window much of the time.
    maxWorkers: 3,
    sequence: { sequencer: SlowFirst },
    // A test with many steps may take its time on a busy machine (57 s were seen where 10 are usual); what never comes fails each wait all the same.
    testTimeout: soak ? 3_600_000 : 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
    reporters: ['default'],
    projects: [
      { extends: true, test: { name: 'apart', include: apart } },
      { extends: true, test: { name: 'together', include, exclude: [...apart, 'node_modules/**'], isolate: false } },
    ],
  },
})
