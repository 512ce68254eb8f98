// Which Node runs the project, and how it is asked for.

import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { isInstalled } from '../../tools/ensure.mjs'
import { askForNode, atLeast, chooseNode, commandPath, flagsFor, root, versionOf } from '../../tools/node.mjs'

const folder = mkdtempSync(path.join(tmpdir(), 'crosscase-tools-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a Node', () => {
  it.each([
    ['v20.19.0', false],
    ['v22.11.9', false],
    ['v22.12.0', true],
    ['v24.0.0', true],
  ])('%s is new enough: %s', (version, enough) => expect(atLeast(versionOf(version), [22, 12, 0])).toBe(enough))

  it.each([
    ['22.12.0', true],
    ['22.17.1', true],
    ['22.18.0', false],
    ['23.5.0', true],
    ['23.6.0', false],
    ['24.21.0', false],
  ])('%s is told to strip types: %s', (version, told) =>
    expect(flagsFor(versionOf(version)).includes('--experimental-strip-types')).toBe(told),
  )

  it('is asked for in words, with the one that is there', () =>
    expect(askForNode('v20.19.0')).toBe(
      'Crosscase needs Node 22.12 or newer on this platform, and this is v20.19.0. Install a newer Node (the current long-term version will do) and run the same command again.',
    ))

  it('is the pinned one where a package fits', () => expect(chooseNode(root)?.path).toContain('node_modules'))
  it('is the running one where none does', () => expect(chooseNode(folder)?.path).toBe(process.execPath))
  it('is the running one where the pinned does not start', () => {
    const platform = process.platform === 'win32' ? 'win' : process.platform
    const bin = path.join(folder, 'node_modules', `node-${platform}-${process.arch}`, 'bin')
    mkdirSync(bin, { recursive: true })
    writeFileSync(path.join(bin, 'node'), 'not a program')
    chmodSync(path.join(bin, 'node'), 0o755)
    expect(chooseNode(folder)?.path).toBe(process.execPath)
  })
})

describe('what is installed', () => {
  const integrity = 'sha512-x'
  const lock = (packages: object) => JSON.stringify({ packages: { '': {}, ...packages } })
  const folderWith = (wanted: object, installed: object | null) => {
    const place = mkdtempSync(path.join(folder, 'p-'))
    writeFileSync(path.join(place, 'package-lock.json'), lock(wanted))
    if (installed) {
      mkdirSync(path.join(place, 'node_modules'))
      writeFileSync(path.join(place, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: installed }))
    }
    return place
  }
  const a = { 'node_modules/a': { version: '1.0.0', integrity } }
  const newer = { 'node_modules/a': { version: '1.0.1', integrity: 'sha512-y' } }
  const elsewhere = { 'node_modules/a-win': { version: '1.0.0', integrity, optional: true } }

  it.each([
    ['nothing yet', a, null, false],
    ['just what the lock asks for', a, a, true],
    ['an older version', newer, a, false],
    ['one package too few', { ...a, 'node_modules/b': { version: '1.0.0' } }, a, false],
    ['one package too many', {}, a, false],
    ['all but a package for another platform', { ...a, ...elsewhere }, a, true],
  ])('%s', (_what, wanted, installed, expected) => expect(isInstalled(folderWith(wanted, installed))).toBe(expected))
})

describe('a command of the project', () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ['tools/run.mjs', ...args], { cwd: root, encoding: 'utf8' })

  it('is found by name', () => expect(commandPath('tsc')).toContain(path.join('typescript', 'bin', 'tsc')))
  it('runs on a Node that runs the core', () => {
    const { stdout, status } = run('vitest', '--version')
    expect(status).toBe(0)
    expect(atLeast(versionOf(/node-(v[\d.]+)/.exec(stdout)![1]!), [22, 12, 0])).toBe(true)
  })
  it('hands on its exit code', () => expect(run('oxfmt', '--no-such-flag').status).not.toBe(0))
  it('is refused in words when there is none', () =>
    expect(run('no-such-command')).toMatchObject({
      status: 2,
      stdout: '',
      stderr: 'There is no command “no-such-command” among the installed packages.\n',
    }))
})
