// One sheet at a time: its columns named by whoever brings it in, every change told, a dry run that tells the same.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import writeWorkbook from 'write-excel-file/node'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Input } from '../../../src/api/contract.ts'
import { loadStudy } from '../../../src/exchange/study/load.ts'
import { ReadingPool } from '../../../src/sources/importers/pool.ts'
import { Journey } from '../../support/journey.ts'
import { lines } from './support.ts'

const folder = mkdtempSync(join(tmpdir(), 'crosscase-sheets-'))
const pool = new ReadingPool({ threads: 1 })
afterAll(async () => {
  await pool.close()
  rmSync(folder, { recursive: true, force: true })
})

let journey: Journey
beforeEach(async () => {
  journey = new Journey()
  await journey.project('study', 'Ana')
})
afterEach(() => journey.end())

const sheet = (name: string, content: string | Buffer) => {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? lines(content) : content)
  return path
}
type Cases = Omit<Input<'import.cases'>, 'path'>
const cases = (content: string, how: Cases) =>
  journey.ask('import.cases', { path: sheet('cases.csv', content), ...how })
const SITES = 'id;name;beds\nS01;Quill;300\nS02;Marrow;120'
const ofKind = async (kind: string) =>
  (await journey.ask('list.rows', { what: 'cases' })).filter(row => row['kind'] === kind)

describe('cases', () => {
  it('of a kind of the study’s own', async () => {
    expect(
      await cases('circle,begun\nNorth,2023-05-01\nSouth,2023-09-01', { kind: 'Learning circle', key: 'circle' }),
    ).toEqual({ added: 2, changed: 0, skipped: 0, warnings: [] })
    expect((await ofKind('learning circle')).map(row => [row.key, row['attributes']])).toEqual([
      ['North', { begun: '2023-05-01' }],
      ['South', { begun: '2023-09-01' }],
    ])
  })
  it('have their columns named in any case', async () => {
    await cases('Site Code,Long Name,Beds\nS01,Quill,300', { kind: 'site', key: 'site_code', name: 'long name' })
    expect(await ofKind('site')).toMatchObject([{ key: 'S01', name: 'Quill', attributes: { Beds: '300' } }])
  })
  it('lie in others of the project, or of the same sheet', async () => {
    await cases(SITES, { kind: 'site', key: 'id' })
    await cases('ward,part_of\nW2,W1\nW1,S01\nW3,S09', { kind: 'ward', key: 'ward', within: 'part_of' })
    expect((await ofKind('ward')).map(row => [row.key, row['within'] ?? null])).toEqual([
      ['W1', 'S01'],
      ['W3', null],
      ['W2', 'W1'],
    ])
  })
  it('that are there are skipped; values that differ are set, and it is counted', async () => {
    await cases(SITES, { kind: 'site', key: 'id' })
    expect(await cases(SITES, { kind: 'site', key: 'id' })).toEqual({ added: 0, changed: 0, skipped: 2, warnings: [] })
    expect(await cases(SITES.replace('120', '140'), { kind: 'site', key: 'id' })).toEqual({
      added: 0,
      changed: 1,
      skipped: 1,
      warnings: [],
    })
    expect((await ofKind('site')).map(row => (row['attributes'] as { beds: string }).beds)).toEqual(['300', '140'])
    await journey.ask('project.undo', {})
    expect((await ofKind('site')).map(row => (row['attributes'] as { beds: string }).beds)).toEqual(['300', '120'])
  })
  it('link to each other, each pairing once; a slip is told, not taken for an organisation outside', async () => {
    const links = [
      { column: 'with', relation: 'merged_with' },
      { column: 'refers', relation: 'refers to' },
    ]
    const report = await cases('id,with,refers\nS01,S02,S02\nS02,S01,S01\nS03,S99,Fernside Trust', {
      kind: 'site',
      key: 'id',
      links,
    })
    expect(report.warnings).toEqual(['cases.csv, row 4, column “with”: there is no case “S99”; this was left out.'])
    const told = (await journey.ask('list.rows', { what: 'cases' })).flatMap(row =>
      ((row['links'] ?? []) as { relation: string; to: string }[]).map(link => link.relation),
    )
    expect(told.toSorted()).toEqual(['merged with', 'refers to', 'refers to', 'refers to'])
    expect((await ofKind('outside')).map(row => row.name)).toEqual(['Fernside Trust'])
  })
  it('come from a workbook as from a text, days and yes or no included', async () => {
    const rows = [
      ['site', 'opened', 'merged', 'beds', 'note'],
      ['S01', new Date(Date.UTC(1998, 3, 1)), true, 300, 'a, b; "c"\nd'],
      ['S02', new Date(Date.UTC(2004, 11, 24)), false, 12.5, null],
    ]
    const data = rows.map(row =>
      row.map(value => (value instanceof Date ? { value, type: Date, format: 'yyyy-mm-dd' } : value)),
    )
    const path = sheet('sites.xlsx', await writeWorkbook(data as never).toBuffer())
    expect(await journey.ask('import.cases', { path, kind: 'site', key: 'site' })).toEqual({
      added: 2,
      changed: 0,
      skipped: 0,
      warnings: [],
    })
    expect((await ofKind('site')).map(row => row['attributes'])).toEqual([
      { opened: '1998-04-01', merged: 'yes', beds: '300', note: 'a, b; "c"\nd' },
      { opened: '2004-12-24', merged: 'no', beds: '12.5' },
    ])
    const types = Object.fromEntries(
      (await journey.ask('list.rows', { what: 'attributes' })).map(row => [row.name, row['type']]),
    )
    expect(types).toEqual({ opened: 'date', merged: 'yes or no', beds: 'number', note: 'text' })
  })

  const refused =
    (content: string | Buffer, how: Cases, sentence: RegExp, name = 'cases.csv') =>
    async () => {
      expect(await journey.refused('import.cases', { path: sheet(name, content), ...how })).toMatch(sentence)
      expect(await journey.ask('project.history', {})).toEqual([])
    }
  it(
    'without the key column that was named are refused',
    refused(
      SITES,
      { kind: 'site', key: 'code' },
      /cases\.csv has no column “code”\. The columns are: “id”, “name”, “beds”/,
    ),
  )
  it(
    'without another column that was named are refused',
    refused(SITES, { kind: 'site', key: 'id', within: 'region' }, /has no column “region”/),
  )
  it('of the kind “source” are refused', refused(SITES, { kind: 'source', key: 'id' }, /no kind of case/))
  it(
    'in a damaged workbook are refused',
    refused(Buffer.from('PK\u0003\u0004 nothing'), { kind: 'site', key: 'id' }, /sites\.xlsx/, 'sites.xlsx'),
  )
  it(
    'in a text under the name of a workbook are refused',
    refused(SITES, { kind: 'site', key: 'id' }, /sites\.xlsx/, 'sites.xlsx'),
  )
})

const CODEBOOK =
  'code,name,definition,when to use,brief,status\nVISIT,Visits,A visit in person.,Walking the ward.,Going to see,\nCALL,Calls,A call.,,Ringing,'

describe('a framework', () => {
  const bringIn = (content: string, dryRun = false) =>
    journey.ask('import.framework', { path: sheet('codebook.csv', content), dryRun })
  const changes = async (content: string) =>
    (await bringIn(content)).changes.map(
      change => `${change.key} ${change.deed} ${change.fields.join('+')}${change.major ? ' major' : ''}`,
    )
  beforeEach(() => bringIn(CODEBOOK))

  it('that is there brings no change, and no act', async () => {
    expect(await changes(CODEBOOK)).toEqual([])
    expect(await journey.ask('project.history', {})).toHaveLength(1)
  })
  it('with a changed definition is a major change', async () =>
    expect(await changes(CODEBOOK.replace('A visit in person.', 'A visit or a shared day.'))).toEqual([
      'VISIT changed full major',
    ]))
  it('with a changed criterion is a major change', async () =>
    expect(await changes(CODEBOOK.replace('Walking the ward.', 'Any ward.'))).toEqual([
      'VISIT changed inclusion major',
    ]))
  it('with another comma in a definition is a minor one', async () =>
    expect(await changes(CODEBOOK.replace('A visit in person.', 'A visit; in person'))).toEqual(['VISIT changed full']))
  it('with another name is a minor one', async () =>
    expect(await changes(CODEBOOK.replace('Visits', 'Going to see'))).toEqual(['VISIT changed name']))
  it('with a code retired', async () => expect(await changes(`${CODEBOOK}retired`)).toEqual(['CALL changed status']))
  it('with a new code', async () => expect(await changes(`${CODEBOOK}\nPOST,Posts,,,,`)).toEqual(['POST added ']))
  it('with an empty cell empties nothing', async () => {
    expect(await changes(CODEBOOK.replace('A call.', ''))).toEqual([])
  })
  it('lists its changes in a dry run and makes none', async () => {
    const otherwise = CODEBOOK.replace('A visit in person.', 'Something else.')
    const plan = await bringIn(otherwise, true)
    expect(plan.changes).toMatchObject([{ key: 'VISIT', major: true, codings: 0 }])
    expect(await journey.ask('project.history', {})).toHaveLength(1)
    expect(await bringIn(otherwise)).toEqual(plan)
    expect((await journey.ask('project.history', {}))[0]!.changes).toBe(1)
  })
  it('with a code of the name of another at its place keeps both, told apart', async () => {
    const report = await bringIn('code,name\nTRIP,visits')
    expect(report.warnings).toEqual([
      'codebook.csv, row 2: there is a code “visits” at this place already; this one was called “visits (TRIP)”. Merge them if they are the same.',
    ])
  })
  it('with a code under another parent moves it; without a column of parents nothing is moved', async () => {
    expect(await changes('code,name,parent\nCALL,Calls,VISIT')).toEqual(['CALL changed parent'])
    const parentOf = async () => (await journey.ask('code.list', {})).find(code => code.key === 'CALL')!.parentId
    const visit = (await journey.ask('code.list', {})).find(code => code.key === 'VISIT')!.id
    expect(await parentOf()).toBe(visit)
    expect(await changes('code,name\nCALL,Calls')).toEqual([])
    expect(await changes('code,name,parent\nVISIT,Visits,\nCALL,Calls,')).toEqual(['CALL changed parent'])
    expect(await parentOf()).toBeNull()
  })
  it('with parents and children changed round is no circle', async () => {
    await bringIn('code,name,parent\nCALL,Calls,VISIT')
    expect((await bringIn('code,name,parent\nVISIT,Visits,CALL\nCALL,Calls,')).warnings).toEqual([])
    expect((await journey.ask('code.list', {})).map(code => code.key)).toEqual(['CALL', 'VISIT'])
  })
  it('without a column of status leaves retired and proposed codes as they are', async () => {
    await bringIn(`${CODEBOOK}retired`)
    expect(await changes('code,name\nCALL,Calls')).toEqual([])
  })
  it('does only what is accepted, as one act; the others stay', async () => {
    const content =
      'code,name,definition,parent\nVISIT,Visiting,Otherwise.,\nCALL,Ringing,,\nGROUP,New above,,\nNEW,New,,GROUP'
    const path = sheet('codebook.csv', content)
    const report = await journey.ask('import.framework', { path, accept: ['VISIT', 'NEW'] })
    expect(report).toMatchObject({ added: 1, changed: 1 })
    expect((await journey.ask('code.list', {})).map(code => `${code.key} ${code.name}`)).toEqual([
      'VISIT Visiting',
      'CALL Calls',
      'NEW New',
    ])
    await journey.ask('project.undo', {})
    expect((await journey.ask('code.list', {})).map(code => code.name)).toEqual(['Visits', 'Calls'])
  })
  it('leaves a frozen code as it is and says so', async () => {
    const call = (await journey.ask('code.list', {})).find(code => code.key === 'CALL')!
    await journey.ask('code.change', { codeId: call.id, status: 'frozen' })
    const report = await bringIn('code,name,definition\nCALL,Calls,Another.\nVISIT,Visiting,')
    expect(report.warnings).toEqual([
      expect.stringMatching(/^codebook.csv, row 2: “Calls” is frozen.* This was left out\.$/),
    ])
    expect((await journey.ask('code.list', {})).map(code => code.name)).toEqual(['Visiting', 'Calls'])
  })
  it('is taken back as one act', async () => {
    await bringIn(CODEBOOK.replace('A call.', 'Any call.').replace('Visits', 'Visiting'))
    await journey.ask('project.undo', {})
    expect((await journey.ask('code.list', {})).map(code => code.name)).toEqual(['Visits', 'Calls'])
  })
})

describe('codings', () => {
  const TEXT = 'KO: 💊?\n\nR01: We met on the bus, and then we met again.\n'
  beforeEach(async () => {
    const root = join(folder, 'one')
    rmSync(root, { recursive: true, force: true })
    const { mkdirSync } = await import('node:fs')
    mkdirSync(root)
    writeFileSync(join(root, 'T01.txt'), TEXT)
    writeFileSync(join(root, 'sources.csv'), 'source_id,file\nT01,T01.txt')
    writeFileSync(join(root, 'codebook.csv'), CODEBOOK)
    await loadStudy(
      journey.core.needProject(),
      { path: root },
      { progress: () => {}, signal: new AbortController().signal },
      pool,
    )
  })
  const bringIn = (content: string, more: Omit<Input<'import.codings'>, 'path'> = {}) =>
    journey.ask('import.codings', { path: sheet('coding.csv', content), ...more })
  const stored = async () =>
    (await journey.ask('list.rows', { what: 'codings' })).map(
      row => `${row['quote'] as string} ${row['code'] as string} ${row['coder'] as string}`,
    )
  const start = TEXT.indexOf('on the bus')
  const row = (offset: number) => `source,start,end,code,coder\nT01,${offset},${offset + 10},VISIT,B`

  it('count code points', async () => {
    await bringIn(row(start - 1))
    expect(await stored()).toEqual(['on the bus VISIT B'])
  })
  it('count UTF-16 units where told', async () => {
    await bringIn(row(start), { offsets: 'utf-16' })
    expect(await stored()).toEqual(['on the bus VISIT B'])
  })
  it('come in once', async () => {
    expect(await bringIn(row(start - 1))).toEqual({
      added: 1,
      changed: 0,
      skipped: 0,
      warnings: [],
      quotesVerified: 0,
      evidence: 0,
    })
    expect(await bringIn(row(start - 1))).toMatchObject({ added: 0, skipped: 1 })
    expect(await journey.ask('project.history', {})).toHaveLength(2)
  })
  it('may name sources and codes by name, and leave the coder to whoever brings them in', async () => {
    await bringIn('Document;Excerpt;Code\nT01.txt;on the bus;visits')
    expect(await stored()).toEqual(['on the bus VISIT Ana'])
  })
  it('of a hundred rows with the same slip tell it briefly', async () => {
    const report = await bringIn(`source,start,end,code\n${'T01,3,900,VISIT\n'.repeat(100)}`)
    expect(report.warnings).toHaveLength(41)
    expect(report.warnings.at(-1)).toBe('coding.csv: 60 more like the one before, in rows 42–101.')
  })
  it('lie under the marks that a spreadsheet leaves', async () => {
    await bringIn('"source","quote","code"\r\n"T01","We met on the bus, and then","VISIT"\r\n')
    expect(await stored()).toEqual(['We met on the bus, and then VISIT Ana'])
  })
})

it('propositions that are there stay as they are', async () => {
  const bringIn = (content: string) => journey.ask('import.propositions', { path: sheet('propositions.csv', content) })
  expect(await bringIn('id,statement,rival\nP1,Pairing helps,\nP2,Drive helps,P1')).toMatchObject({
    added: 2,
    warnings: [],
  })
  expect(await bringIn('id,statement\nP1,Pairing hinders\nP3,Distance hinders')).toMatchObject({
    added: 1,
    skipped: 1,
    warnings: ['propositions.csv, row 2: P1 says “Pairing helps” in the project; it stayed so.'],
  })
  expect((await journey.ask('proposition.list', {})).map(one => one.statement)).toEqual([
    'Pairing helps',
    'Drive helps',
    'Distance hinders',
  ])
})
