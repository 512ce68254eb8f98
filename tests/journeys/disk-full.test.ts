// A disk that is full: what was done stays done, nothing is half there, the sentence is plain, and work goes on when there is room again.

import { mkdirSync, readdirSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { setFaultHook } from '../../src/base/fault-point.ts'
import { longWork } from '../../src/store/long-work.ts'
import { Journey, SAMPLE } from '../support/journey.ts'

const journey = new Journey()
const path = journey.path('study.crosscase')
beforeAll(() => journey.project())
afterEach(() => setFaultHook(null))
afterAll(() => journey.end())

/** From now on the disk is full whenever one of these is reached. */
const fullAt = (...points: string[]) =>
  setFaultHook(name => {
    if (points.includes(name)) throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
  })
const PLAIN = /^The disk is full\. Nothing of this step was kept; what came before is safe\. Make room/

it('what is imported stays imported where there is no room for full text: searching says so, closing goes without, and it is found when there is', async () => {
  fullAt('index.taken')
  expect((await journey.ask('study.load', { path: SAMPLE })).counts.sources).toBe(38)
  expect(await journey.refused('search.text', { words: 'the' })).toMatch(PLAIN)
  await journey.ask('project.close', {})
  setFaultHook(null)
  await journey.ask('project.open', { path })
  expect((await journey.ask('search.text', { words: 'the' })).total).toBeGreaterThan(0)
  expect((await journey.ask('project.check', {})).problems).toEqual([])
})

it('what cannot be noted is not written out', async () => {
  fullAt('commit.before')
  mkdirSync(journey.path('out'))
  expect(await journey.refused('export.excerpts', { to: journey.path('out/excerpts.csv') })).toMatch(PLAIN)
  expect(readdirSync(journey.path('out'))).toEqual([])
  setFaultHook(null)
  await journey.ask('export.excerpts', { to: journey.path('out/excerpts.csv') })
  expect(readdirSync(journey.path('out'))).toHaveLength(2)
})

it('where the list of recent projects cannot be kept, projects open and close', async () => {
  mkdirSync(journey.path('home/recent.json.part/full'), { recursive: true })
  await journey.ask('project.close', {})
  await journey.ask('project.open', { path })
})

it('what fails in a thread is told as it would be here', async () => {
  const copy = longWork({ task: 'copy', path, to: journey.path('no such folder/copy.crosscase') })
  await expect(copy).rejects.toMatchObject({ name: 'Refusal', code: 'cannot-open' })
})
