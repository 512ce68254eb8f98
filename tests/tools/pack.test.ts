// What the check of the packaged app would object to.

import { describe, expect, it } from 'vitest'
import { problemsOf } from '../../tools/pack-check.mjs'

const about = { platform: 'linux', arch: 'x64', migrations: ['schema/migrations/0001-project.sql'] }
const outside = [
  'package.json',
  'out/electron/core-process.js',
  'out/electron/reading-worker.js',
  'out/electron/store-worker.js',
  'out/electron/merge-worker.js',
  'node_modules/better-sqlite3/prebuilds/linux-x64.node',
  'fixtures/sample-study/sources.csv',
  'schema/migrations/0001-project.sql',
]
const packed = [...outside, 'out/renderer/index.html', 'out/electron/main.js', 'out/electron/preload.cjs']
const with_ = (...more: string[]) => problemsOf([...packed, ...more], outside, about)

describe('the packaged app', () => {
  it('is whole', () => expect(with_()).toEqual([]))
  it.each(['out/renderer/index.html', 'out/electron/main.js', 'out/electron/preload.cjs'])('needs %s', file =>
    expect(
      problemsOf(
        packed.filter(one => one !== file),
        outside,
        about,
      ),
    ).toEqual([`${file} is missing from the archive.`]),
  )
  it.each(outside)('needs %s beside the archive', file =>
    expect(
      problemsOf(
        packed,
        outside.filter(one => one !== file),
        about,
      ),
    ).toEqual([`${file} is missing beside the archive.`]),
  )
  it('has no package but the driver', () =>
    expect(with_('node_modules/react/index.js')).toEqual([
      'node_modules/react/index.js is packed, and has no business there.',
    ]))
  it('has nothing of the tests', () =>
    expect(with_('tests/store/undo.test.ts')).toEqual([
      'tests/store/undo.test.ts is packed, and has no business there.',
      'tests/store/undo.test.ts is packed: it is for developers.',
    ]))
  it('has no driver for another platform', () =>
    expect(with_('node_modules/better-sqlite3/prebuilds/win32-x64.node')).toEqual([
      'node_modules/better-sqlite3/prebuilds/win32-x64.node is packed: it is for another platform.',
    ]))
  it('has no sources of the driver', () =>
    expect(with_('node_modules/better-sqlite3/src/addon.cpp')).toEqual([
      'node_modules/better-sqlite3/src/addon.cpp is packed: it is for developers.',
    ]))
})
