// Opening the desktop window, with a small program in the runtime's place.

import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openDesktop } from '../../tools/desktop.mjs'
import { root } from '../../tools/node.mjs'

const folder = mkdtempSync(path.join(tmpdir(), 'crosscase-desktop-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A runtime that writes down what it was started with and ends with `code`. */
function runtimeEndingWith(code: number) {
  const place = mkdtempSync(path.join(folder, 'r-'))
  writeFileSync(path.join(place, 'electron'), `#!/bin/sh\necho "$@" > "${place}/started"\nexit ${code}\n`)
  chmodSync(path.join(place, 'electron'), 0o755)
  return { place, env: { DISPLAY: ':0', ELECTRON_OVERRIDE_DIST_PATH: place } }
}
const unprivileged = { user: 1000 }

it('starts the runtime on the program’s folder', async () => {
  const { place, env } = runtimeEndingWith(0)
  expect(await openDesktop({ env, ...unprivileged })).toBeNull()
  expect(readFileSync(path.join(place, 'started'), 'utf8').trim()).toBe(root)
})
it('says so when the window did not come up', async () => {
  const { env } = runtimeEndingWith(1)
  expect(await openDesktop({ env, ...unprivileged })).toBe('The desktop window did not come up')
})
it('says so when the runtime cannot be fetched', async () => {
  const env = { DISPLAY: ':0', ELECTRON_OVERRIDE_DIST_PATH: path.join(folder, 'nothing') }
  const fetch = () => Promise.resolve(null)
  expect(await openDesktop({ env, fetch, ...unprivileged })).toBe('The desktop runtime could not be fetched')
})
it('tries no download where no window could be shown', async () => {
  const fetch = () => Promise.reject(new Error('tried'))
  expect(await openDesktop({ env: { DISPLAY: ':0' }, user: 0, fetch })).toContain('root')
})
