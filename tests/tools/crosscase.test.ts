// The command line as `npm run -s crosscase -- …` starts it.

import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { root } from '../../tools/node.mjs'

const folder = mkdtempSync(path.join(tmpdir(), 'crosscase-line-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs it as npm does: in the project's folder, with the person's own folder told aside. */
const crosscase = (...args: string[]) =>
  spawnSync(process.execPath, ['tools/crosscase.mjs', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, npm_lifecycle_event: 'crosscase', INIT_CWD: folder },
  })

it('takes paths from where the person is, and prints only what the command says', () => {
  const made = crosscase('new', 'study.crosscase', '--name', 'Study', '--coder', 'Ana', '--json')
  expect(made).toMatchObject({ status: 0, stderr: '' })
  expect(JSON.parse(made.stdout)).toBeTruthy()
  expect(existsSync(path.join(folder, 'study.crosscase'))).toBe(true)
  expect(JSON.parse(crosscase('list', 'study.crosscase', 'sources', '--json').stdout)).toEqual([])
})

it('hands on the exit code of a refusal', () => {
  const refused = crosscase('list', 'missing.crosscase', 'sources')
  expect(refused).toMatchObject({ status: 1, stdout: '' })
  expect(refused.stderr).not.toBe('')
})
