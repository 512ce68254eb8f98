// `npm test`: sets up, builds what the tests need, runs every test, and ends with one plain line,
// `1234 passed, 0 failed, 2 skipped`. Arguments go to vitest: `npm test -- tests/store`.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ensure } from './ensure.mjs'
import { commandPath, isMain, root, runNode } from './node.mjs'
import { fetchChromium, findChromium, HOW_TO_GET_ONE } from './chromium.mjs'
import { electronBinary, noWindowBecause } from './electron-runtime.mjs'
import { sayHelp } from './options.mjs'
import { buildIfOlder } from './out.mjs'

/** The last line. */
export function lastLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}

async function prepareChromium() {
  const file = findChromium() ?? (process.env.CROSSCASE_CHROMIUM === 'none' ? null : await fetchChromium())
  if (!file) process.stderr.write(`Browser tests are skipped: there is no Chromium. This gets one: ${HOW_TO_GET_ONE}\n`)
  return file
}

/** Runs vitest with the counting reporter beside the others; gives its counts and exit code. */
export async function runTests(args, env = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'crosscase-counts-'))
  const countsFile = path.join(folder, 'counts.json')
  try {
    const reporters = ['--reporter=default', `--reporter=${path.join(root, 'tools', 'count-reporter.mjs')}`]
    const code = await runNode([commandPath('vitest'), 'run', ...reporters, ...args], {
      cwd: root,
      env: { ...env, CROSSCASE_COUNTS: countsFile },
    })
    return { code, counts: JSON.parse(readFileSync(countsFile, 'utf8')) }
  } catch {
    // Vitest ended before it could count: that is a failure of its own.
    return { code: 1, counts: { passed: 0, failed: 1, skipped: 0 } }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const HELP = {
  usage: 'npm test [-- FILE … OPTION …]',
  says: 'Sets up, builds what the tests need, and runs every test, or those of the files and folders named (npm test -- tests/store).\nIt ends with one line: 1234 passed, 0 failed, 2 skipped. Options are vitest’s own, such as these:',
  options: {
    t: { value: 'WORDS', says: 'only tests with these words in their name' },
    bail: { value: 'N', says: 'stops after so many failures' },
  },
}

async function main() {
  sayHelp(HELP)
  await ensure()
  const chromium = await prepareChromium()
  if (!electronBinary() || noWindowBecause())
    process.stderr.write('Tests in the real desktop runtime are skipped: no Electron runtime, or no display for it.\n')
  const built = await buildIfOlder()
  const { code, counts } = await runTests(process.argv.slice(2), {
    CROSSCASE_CHROMIUM: chromium ?? 'none',
    CROSSCASE_BUILT: '1',
  })
  if (built !== 0) counts.failed++
  if (code !== 0 && counts.failed === 0) counts.failed = 1
  // In continuous integration a browser test that did not run is a failure, not a shrug.
  if (!chromium && process.env.CROSSCASE_CI) counts.failed++
  process.stdout.write(`${lastLine(counts)}\n`)
  process.exitCode = counts.failed === 0 ? 0 : 1
}

if (isMain(import.meta.url)) await main()
