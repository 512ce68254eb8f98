// The audit trail: one folder that can be read without the program (METHODS 6.2, scenario 87).

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { Journey, SAMPLE } from '../support/journey.ts'

const journey = new Journey()
beforeAll(async () => {
  await journey.project('study', 'A')
  await journey.ask('study.load', { path: SAMPLE })
  await journey.ask('version.save', { label: 'v5', reason: 'Before the trail' })
})
afterAll(() => journey.end())

const allFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(one => one.isFile())
    .map(one => join(one.parentPath, one.name))
    .toSorted()

describe('[87] the audit trail', () => {
  it('holds registers, versions, codings, log and memos, and says what is where', async () => {
    const to = journey.path('trail')
    const { files } = await journey.ask('export.audit', { to })
    const all = allFiles(to)
    expect(all).toHaveLength(files + 1)
    const rows = (file: string) => parse<Record<string, string>>(readFileSync(join(to, file)), { columns: true })
    expect(rows('1 raw data/sources.csv')).toHaveLength(38)
    expect(rows('2 reduction/codings.csv')).toHaveLength(538)
    expect(rows('3 reconstruction/propositions.csv').map(row => row['proposition'])).toEqual(
      Array.from({ length: 8 }, (_, at) => `P${at + 1}`),
    )
    expect(rows('6 instruments/topic guide.csv')).toHaveLength(10)
    expect(rows('3 reconstruction/codes by sites.csv')).toHaveLength(32)
    expect(rows('3 reconstruction/positions by the rule.csv')).toHaveLength(96)
    expect(readFileSync(join(to, '3 reconstruction/propositions.html'), 'utf8')).toContain('Being near makes it easier')
    expect(rows('4 process/change log.csv').map(row => row['what'])).toContain('Save version “v5” of the framework')
    expect(readFileSync(join(to, '2 reduction/framework v5.html'), 'utf8')).toContain('Openness about failure')
    const contents = readFileSync(join(to, 'read me first.html'), 'utf8')
    for (const file of all.filter(one => !/manifest\.json$|read me first/.test(one)))
      expect(contents).toContain(file.slice(to.length + 1))
  })

  it('is the same twice but for the log of outputs, which tells of the first', async () => {
    await journey.ask('export.audit', { to: journey.path('again') })
    const [one, two] = [journey.path('trail'), journey.path('again')]
    const differing = allFiles(one).filter(
      file => !readFileSync(file).equals(readFileSync(join(two, file.slice(one.length + 1)))),
    )
    expect(differing.map(file => file.slice(one.length + 1)).filter(file => file !== 'manifest.json')).toEqual([
      '4 process/change log.csv',
      '4 process/outputs.csv',
    ])
  })

  it('goes into a folder with nothing in it, and into no other', async () => {
    mkdirSync(journey.path('empty'))
    await journey.ask('export.audit', { to: journey.path('empty') })
    mkdirSync(journey.path('full'))
    writeFileSync(journey.path('full/mine.txt'), 'mine')
    expect(await journey.refused('export.audit', { to: journey.path('full') })).toMatch(
      /^There is already something at /,
    )
    expect(await journey.refused('export.audit', { to: journey.path('nowhere/trail') })).toMatch(/^There is no folder /)
    expect(readdirSync(journey.path('full'))).toEqual(['mine.txt'])
    expect(existsSync(journey.path('full.part'))).toBe(false)
  })
})
