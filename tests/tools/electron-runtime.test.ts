// Finding Electron's runtime without loading its package.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { electronBinary, noWindowBecause } from '../../tools/electron-runtime.mjs'

const folder = mkdtempSync(path.join(tmpdir(), 'crosscase-runtime-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const PACKED = {
  'package.json': '{"version":"45.4.1"}',
  'path.txt': 'electron',
  'dist/version': 'v45.4.1',
  'dist/electron': '',
}
const packageWith = (files: Readonly<Record<string, string | null>>) => {
  const place = mkdtempSync(path.join(folder, 'e-'))
  mkdirSync(path.join(place, 'dist'))
  for (const [name, text] of Object.entries({ ...PACKED, ...files }))
    if (text !== null) writeFileSync(path.join(place, name), text)
  return place
}

describe('the desktop runtime', () => {
  it('is there when downloaded', () => {
    const place = packageWith({})
    expect(electronBinary(place, '')).toBe(path.join(place, 'dist', 'electron'))
  })
  it('is not there before the download', () => expect(electronBinary(packageWith({ 'path.txt': null }), '')).toBeNull())
  it('is not there in another version', () =>
    expect(electronBinary(packageWith({ 'dist/version': 'v44.0.0' }), '')).toBeNull())
  it('is not there when its program went away', () =>
    expect(electronBinary(packageWith({ 'dist/electron': null }), '')).toBeNull())
  it('may lie elsewhere', () => {
    const place = packageWith({ 'path.txt': null })
    expect(electronBinary(place, path.join(place, 'dist'))).toBe(path.join(place, 'dist', 'electron'))
    expect(electronBinary(place, path.join(place, 'nothing'))).toBeNull()
  })
})

describe('a window can be opened', () => {
  it('not without a display', () => expect(noWindowBecause({}, 'linux', 1000)).toBe('There is no display here'))
  it('not as root, where the sandbox does not run', () =>
    expect(noWindowBecause({ DISPLAY: ':0' }, 'linux', 0)).toBe('The desktop runtime’s sandbox does not run as root'))
  it('with either kind of display', () => {
    expect(noWindowBecause({ DISPLAY: ':0' }, 'linux', 1000)).toBeNull()
    expect(noWindowBecause({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux', 1000)).toBeNull()
  })
  it('always on Windows and macOS', () => {
    expect(noWindowBecause({}, 'win32')).toBeNull()
    expect(noWindowBecause({}, 'darwin', 0)).toBeNull()
  })
})
