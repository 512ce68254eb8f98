// The lock file and what the repository says about where packages come from.

import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { problemsOf } from '../../tools/lock-check.mjs'

const root = path.resolve(import.meta.dirname, '../..')
const integrity = 'sha512-x'

describe('the lock check', () => {
  it('finds nothing wrong with our lock', () => {
    expect(problemsOf(JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')))).toEqual([])
  })
  it('finds an optional package without an entry', () => {
    const packages = { 'node_modules/a': { integrity, optionalDependencies: { 'a-linux': '1' } } }
    expect(problemsOf({ packages })).toEqual(['node_modules/a names a-linux, which has no entry.'])
  })
  it('finds it beside the package that asks, or further out', () => {
    const a = { integrity, optionalDependencies: { b: '1' } }
    const inside = { 'node_modules/a': a, 'node_modules/a/node_modules/b': { integrity } }
    const beside = { 'node_modules/x/node_modules/a': a, 'node_modules/x/node_modules/b': { integrity } }
    const outside = { 'node_modules/x/node_modules/a': a, 'node_modules/b': { integrity } }
    for (const packages of [inside, beside, outside]) expect(problemsOf({ packages })).toEqual([])
  })
  it('does not take a package inside another for one of ours', () => {
    const packages = {
      'tools/node-runtime': { optionalDependencies: { b: '1' } },
      'node_modules/x/node_modules/b': { integrity },
    }
    expect(problemsOf({ packages })).toEqual(['tools/node-runtime names b, which has no entry.'])
  })
  it('finds a place and a missing checksum', () => {
    const packages = { 'node_modules/a': { resolved: 'somewhere', integrity }, 'node_modules/b': {} }
    expect(problemsOf({ packages })).toEqual([
      'node_modules/a says where it comes from.',
      'node_modules/b has no checksum.',
    ])
  })
})

it.skipIf(!existsSync(path.join(root, '.git')))('names no package registry in any file', () => {
  // Put together here, so that this file does not name them either.
  const hosts = [
    ['registry', 'npmjs', 'org'],
    ['registry', 'yarnpkg', 'com'],
    ['npm', 'pkg', 'github', 'com'],
  ].map(parts => parts.join('.'))
  const listed = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0')
  const files = listed.filter(file => file !== '' && existsSync(path.join(root, file)))
  const naming = files.filter(file => {
    const text = readFileSync(path.join(root, file), 'latin1')
    return hosts.some(host => text.includes(host))
  })
  expect(files.length).toBeGreaterThan(100)
  expect(naming).toEqual([])
})
