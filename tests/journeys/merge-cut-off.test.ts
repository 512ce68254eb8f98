// A merge that is cut off half-way leaves the project as it was.

import { readdirSync } from 'node:fs'
import { afterAll, expect, it } from 'vitest'
import { mergeIn, whatIsLeft, workToBring } from '../support/crash/merge-kills.ts'
import { stateOf } from '../support/crash/state.ts'
import { Cases, smallBase } from '../team/merge/support/merge-case.ts'

const cases = new Cases(smallBase)
afterAll(() => cases.end())

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

  expect((await mergeIn(one.path, one, { passes: 2 })).signal).toBe('SIGKILL')
  await journey.ask('project.open', { path: one.path, coder: 'Ana Lead' })
  expect(look()).toBe(before)
  expect((await journey.ask('project.check', {})).problems).toEqual([])
  expect(await one.ours.ask('merge.reports', {})).toEqual([])
  await journey.core.closeProject()

  // Not cut off, it passes there for every table.
  expect((await mergeIn(one.path, one, { passes: 0 })).passed).toBeGreaterThanOrEqual(3)
  await journey.ask('project.open', { path: one.path, coder: 'Ana Lead' })
  expect(await one.ours.codings()).toContain('Doubt: the vendor changed (Ben)')
  expect((await journey.ask('project.check', {})).problems).toEqual([])
})

it('[74] killed at any moment of writing, the project is as before or as after, and never between', async () => {
  const one = await cases.start('Ben')
  await workToBring(one)
  await one.journey.core.closeProject()
  const { passed } = await mergeIn(`${one.folder}/trial.crosscase`, one, { passes: 0, any: true })
  expect(passed).toBeGreaterThan(10)
  // Spread over the whole, the last moments one by one: what was done and which copy came stand together.
  const moments = [1, Math.ceil(passed / 3), Math.ceil((2 * passed) / 3), passed - 2, passed - 1, passed]
  const found: string[] = []
  for (const [at, passes] of moments.entries()) {
    const path = `${one.folder}/kill-${at}.crosscase`
    expect((await mergeIn(path, one, { passes, any: true })).signal).toBe('SIGKILL')
    found.push(await whatIsLeft(one, path))
  }
  expect(new Set(found)).toEqual(new Set(['before', 'after']))
  expect(found[0]).toBe('before')
  // Nothing half-written is left beside the project: what the first opening found, it cleared.
  expect(readdirSync(one.folder).filter(name => /\.part$|-journal$|-wal$|-shm$/.test(name))).toEqual([])
}, 240_000)
