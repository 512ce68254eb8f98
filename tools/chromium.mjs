// Where a Chromium for the browser tests is, and how one is fetched where there is none.

import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { commandPath, root, runNode } from './node.mjs'

const PLACES = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  win32: [
    `${process.env.PROGRAMFILES}\\Google\\Chrome\\Application\\chrome.exe`,
    `${process.env['PROGRAMFILES(X86)']}\\Google\\Chrome\\Application\\chrome.exe`,
    `${process.env['PROGRAMFILES(X86)']}\\Microsoft\\Edge\\Application\\msedge.exe`,
  ],
}

/** What a person types to get one. */
export const HOW_TO_GET_ONE =
  'npx playwright-core install chromium  (or set CROSSCASE_CHROMIUM to one; on Debian and Ubuntu: sudo apt-get install chromium)'

/** The Chromium to test with: CROSSCASE_CHROMIUM, the system's, or one that Playwright fetched before; null where there is none. CROSSCASE_CHROMIUM=none says to do without. */
export function findChromium() {
  const named = process.env.CROSSCASE_CHROMIUM
  if (named === 'none') return null
  if (named) return existsSync(named) ? named : null
  const system = (PLACES[process.platform] ?? []).find(file => existsSync(file))
  if (system) return system
  // Asked for only now: the tools are read before anything is installed.
  const { chromium } = createRequire(import.meta.url)('playwright-core')
  const fetched = chromium.executablePath()
  return fetched && existsSync(fetched) ? fetched : null
}

function isDebianAsRoot() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : ''
  return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(release)
}

/** Tries to get one: the distribution's package as root on Debian or Ubuntu, else Playwright's own download. Says what it does on standard error. */
export async function fetchChromium() {
  if (isDebianAsRoot()) {
    process.stderr.write('No Chromium for the browser tests: installing the distribution’s package …\n')
    const options = {
      stdio: ['ignore', 'ignore', 'ignore'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      timeout: 300_000,
    }
    spawnSync('apt-get', ['update', '-qq'], options)
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options)
    const found = findChromium()
    if (found) return found
  }
  process.stderr.write('No Chromium for the browser tests: fetching Playwright’s …\n')
  const script = commandPath('playwright-core')
  if (script) {
    await runNode([script, 'install', 'chromium', '--no-shell'], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'ignore'],
      timeout: 300_000,
    })
  }
  return findChromium()
}
