// A merge that is cut off half-way leaves the project as it was.

import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { stateOf } from '../../support/crash/state.ts'
import { Cases, smallBase } from './support/merge-case.ts'

const MERGER = join(import.meta.dirname, '../../support/crash/merger.ts')
const cases = new Cases(smallBase)
afterAll(() => cases.end())

/** Runs a merge in a process of its own; the signal it ended by, and how often it passed where rows go in. */
function mergeIn(path: string, copy: string, passes: number): Promise<{ signal: string | null; passed: number }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--no-warnings', MERGER, path, copy, String(passes)])
    let out = ''
    let wrong = ''
    child.stdout.on('data', bytes => (out += String(bytes)))
    child.stderr.on('data', bytes => (wrong += String(bytes)))
    child.on('close', (exit, signal) => {
      if (exit !== 0 && signal === null) return reject(new Error(wrong))
      resolve({ signal, passed: Number(/passed (\d+)/.exec(out)?.[1] ?? 0) })
    })
  })
}

it('[74] killed between two tables, the project is as before, and the same copy comes in whole afterwards', async () => {
  const one = await cases.start('Ben')
  await one.theirs('Ben', async hand => {
    await hand.code('Doubt')
    await hand.apply('Doubt', 'the vendor changed')
  })
  const { journey } = one
  const look = () => stateOf(journey.core.needProject().project.read)
  const before = look()
  await journey.core.closeProject()

  expect((await mergeIn(one.path, one.copy('Ben'), 2)).signal).toBe('SIGKILL')
  await journey.ask('project.open', { path: one.path, coder: 'Ana Lead' })
  expect(look()).toBe(before)
  expect((await journey.ask('project.check', {})).problems).toEqual([])
  expect(await one.ours.ask('merge.reports', {})).toEqual([])
  await journey.core.closeProject()

  // Not cut off, it passes there for every table.
  expect((await mergeIn(one.path, one.copy('Ben'), 0)).passed).toBeGreaterThanOrEqual(3)
  await journey.ask('project.open', { path: one.path, coder: 'Ana Lead' })
  expect(await one.ours.codings()).toContain('Doubt: the vendor changed (Ben)')
  expect((await journey.ask('project.check', {})).problems).toEqual([])
})
