import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Journey } from '../support/journey.ts'

const journey = new Journey()
beforeAll(async () => {
  await journey.sample('study')
})
afterAll(() => journey.end())

it('an archive holds a whole copy of the project with its digest and counts, and leaves nothing beside it', async () => {
  const to = journey.path('study.zip')
  await journey.ask('project.backUp', { to })
  const parts = unzipSync(readFileSync(to))
  const about = Buffer.from(parts['about.txt']!).toString()
  const copy = parts['study.crosscase']!
  expect(about).toContain(`${createHash('sha256').update(copy).digest('hex')}  study.crosscase`)
  expect(about).toContain('sources: 38')
  expect(readdirSync(journey.folder).filter(name => name.includes('.part'))).toEqual([])
  writeFileSync(journey.path('again.crosscase'), copy)
  await journey.ask('project.open', { path: journey.path('again.crosscase') })
  expect((await journey.ask('project.check', {})).problems).toEqual([])
  expect((await journey.ask('project.info', {}))!.counts.codings).toBe(538)
})

it('is refused where something is', async () => {
  expect(await journey.refused('project.backUp', { to: journey.path('study.zip') })).toContain('already a file')
})
