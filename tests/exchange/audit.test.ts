// The audit trail: one folder that can be read without the program (METHODS 6.2, scenario 87).

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { copyComesHome } from '../support/comes-home.ts'
import { Journey } from '../support/journey.ts'
import { frameworkAsked, matrixAsked } from '../support/requests.ts'

const journey = new Journey()
beforeAll(async () => {
  await journey.sample('study', 'A')
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

  it('holds displays and filters that are kept under names, with their rules; one that names what is gone says so', async () => {
    const gone = (await journey.ask('code.list', {})).find(one => one.key === 'VISITS' || one.kind === 'code')!
    await journey.ask('display.save', {
      name: 'Who says so: by role',
      request: matrixAsked({ columns: { attribute: 'role' }, measure: 'cases', rule: 'Where two people say so.' }),
    })
    await journey.ask('display.saveFramework', { name: 'Who says so? by role', request: frameworkAsked() })
    await journey.ask('filter.save', { name: 'Talk', filter: { is: 'source kind', kinds: ['interview'] } })
    const to = journey.path('with displays')
    await journey.ask('export.audit', { to })
    const rows = (file: string) => parse<Record<string, string>>(readFileSync(join(to, '3 reconstruction', file)), { columns: true }) // prettier-ignore
    const listed = rows('displays.csv')
    expect(listed.map(one => [one['display'], one['kind'], one['rule'], one['coder']])).toEqual([
      ['Who says so: by role', 'matrix', 'Where two people say so.', 'A'],
      ['Who says so? by role', 'framework matrix', '', 'A'],
    ])
    expect(listed[0]!['shows']).toMatch(/^Counted: cases\. Every interview, observation and document.*Decision rule: /)
    expect(rows(listed[0]!['file']!)).toHaveLength(32)
    expect(readFileSync(join(to, '3 reconstruction', listed[1]!['file']!), 'utf8')).toContain(gone.name)
    expect(rows('filters.csv')).toMatchObject([{ filter: 'Talk', passes: 'Only codings in interviews.' }])
    for (let step = 0; step < 3; step++) await journey.ask('project.undo', {})
  })
})

it('[64] [87] whole: a proposition reworded, a search that found nothing, a merge and a memo are all there to be read', async () => {
  const study = new Journey()
  try {
    await study.sample('study', 'A')
    const p4 = (await study.ask('proposition.list', {})).find(one => one.key === 'P4')!.id as never
    await study.ask('proposition.reword', { propositionId: p4, statement: 'Being near helps those who meet.' })
    await study.ask('evidenceSearch.log', { propositionId: p4, lookedFor: 'distance did not matter', lookedIn: 'near sites', lookedAt: 31, found: 0 }) // prettier-ignore
    await study.ask('memo.write', { title: 'A doubt', body: 'They may only say so.' })
    await copyComesHome(study)
    const to = study.path('trail')
    await study.ask('export.audit', { to })
    const read = (file: string) => readFileSync(join(to, file), 'utf8')
    expect(read('3 reconstruction/former wordings.csv')).toContain(
      'Being near makes it easier to learn from a partner.',
    )
    expect(read('3 reconstruction/propositions.html')).toContain('Being near helps those who meet.')
    // [64]
    expect(read('3 reconstruction/searches for evidence against.csv')).toMatch(
      /P4,distance did not matter,near sites,31,0,/,
    )
    expect(read('4 process/change log.csv')).toContain('nothing found')
    expect(read('4 process/merge 1.html')).toMatch(/B\.crosscase|\bB\b/)
    expect(JSON.parse(read('4 process/merges.json'))).toHaveLength(1)
    for (const words of ['They may only say so.', 'What I saw.']) expect(read('4 process/memos.html')).toContain(words)
  } finally {
    await study.end()
  }
})
