// The command line as a process of its own, as scripts run it: few runs, for starting one takes its time.

import { execFile, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { ROOT } from '../house/files.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'crosscase-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs `crosscase WORDS` in the folder of this test. */
function crosscase(...words: readonly string[]): Promise<{ exit: number; out: string; error: string }> {
  return new Promise(resolve => {
    const options = { cwd: folder, env: { ...process.env, CROSSCASE_HOME: path.join(folder, 'home') } }
    execFile(process.execPath, [path.join(ROOT, 'src/cli/main.ts'), ...words], options, (error, out, said) => {
      resolve({ exit: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, error: said })
    })
  })
}

describe('a process', () => {
  it('makes a project where it stands, says so, and leaves one file', async () => {
    expect(await crosscase('new', 'study.crosscase', '--coder', 'Ana')).toEqual({
      exit: 0,
      out: `Made ${path.join(folder, 'study.crosscase')} for Ana.\n`,
      error: '',
    })
    expect(readdirSync(folder).toSorted()).toEqual(['home', 'study.crosscase'])
  })
  it('refuses to standard error in one sentence, ends with 1, and leaves nothing', async () => {
    const ended = await crosscase('list', 'nothing-here.crosscase', 'codes')
    expect(ended).toMatchObject({ exit: 1, out: '' })
    expect(ended.error).toMatch(/^There is no file at .*nothing-here\.crosscase\.\n$/)
    expect(readdirSync(folder)).not.toContain('nothing-here.crosscase')
  })
  it('says its help without opening anything', async () => {
    expect(await crosscase('matrix', '--help')).toMatchObject({
      exit: 0,
      error: '',
      out: expect.stringMatching(/^crosscase matrix P/),
    })
  })
  it('serves the workbench to this machine until it is ended, and closes the project', async () => {
    const child = spawn(
      process.execPath,
      [path.join(ROOT, 'src/cli/main.ts'), 'serve', 'study.crosscase', '--no-open'],
      {
        cwd: folder,
        env: { ...process.env, CROSSCASE_HOME: path.join(folder, 'home') },
      },
    )
    let said = ''
    await new Promise<void>(resolve => {
      child.stdout.on('data', (bytes: Buffer) => {
        said += bytes.toString()
        if (said.includes('Ctrl+C')) resolve()
      })
      child.on('exit', () => resolve())
    })
    expect(said).toMatch(/^Crosscase is open at {2}http:\/\/127\.0\.0\.1:\d+\/#token=/)
    const ended = new Promise(resolve => child.on('exit', resolve))
    child.kill('SIGINT')
    expect(await ended).toBe(0)
    expect(readdirSync(folder).toSorted()).toEqual(['home', 'study.crosscase'])
  })
})
