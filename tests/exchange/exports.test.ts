// The sample study, loaded through the door, and what comes out of it: held against its sheets alone.

import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import readXlsx from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MatrixRequest, Measure } from '../../src/analysis/types.ts'
import type { CodingId } from '../../src/base/ids.ts'
import { Journey, SAMPLE } from '../support/journey.ts'
import { partsOf, xmlOf } from './tables/unpack.ts'

type Row = Record<string, string>
const sheet = (name: string) => parse<Row>(readFileSync(path.join(SAMPLE, name), 'utf8'), { columns: true })
const codings = [...sheet('coding.csv'), ...sheet('coding-single.csv')]
const sites = sheet('sites.csv')
const FORMATS = ['xlsx', 'csv', 'html', 'docx', 'json'] as const

let clock = '2026-03-01T09:00:00.000Z'
const study = new Journey(() => clock)

beforeAll(async () => {
  await study.project('study', 'A')
  await study.ask('study.load', { path: SAMPLE })
})
afterAll(() => study.end())

const request = (given: Partial<MatrixRequest> = {}): MatrixRequest => ({
  rows: 'codes',
  columns: 'sites',
  measure: 'codings',
  where: [],
  codedBy: [],
  stance: null,
  rollUp: false,
  ...given,
})

async function exported(
  format: (typeof FORMATS)[number],
  given: Partial<MatrixRequest> = {},
  name = 'out',
): Promise<Buffer> {
  const to = study.path(`${name}.${format}`)
  const { bytes } = await study.ask('export.matrix', { ...request(given), to, format } as never)
  const written = readFileSync(to)
  expect(written.length).toBe(bytes)
  return written
}

/** What the sheets alone say: codings of a code at a site, counted. */
function fromSheets(measure: Measure, filter: (row: Row) => boolean = () => true): Record<string, number[]> {
  const counted: Readonly<Partial<Record<Measure, (rows: Row[]) => number>>> = {
    codings: rows => rows.length,
    presence: rows => Math.min(1, rows.length),
    sources: rows => new Set(rows.map(row => row['source_id'])).size,
    participants: rows => new Set(rows.map(row => row['respondent_id']).filter(Boolean)).size,
  }
  const codes = sheet('codebook.csv').filter(code => code['status'] !== 'retired')
  return Object.fromEntries(
    codes.map(code => [
      code['code_id']!,
      sites.map(site =>
        counted[measure]!(
          codings.filter(
            row =>
              filter(row) &&
              row['code_id'] === code['code_id'] &&
              row['site_ids']!.split(';').includes(site['site_id']!),
          ),
        ),
      ),
    ]),
  )
}

async function fromExport(given: Partial<MatrixRequest>): Promise<Record<string, number[]>> {
  const [head, ...rows] = parse((await exported('csv', given)).toString('utf8'))
  expect(head).toEqual(['code', ...sites.map(site => site['site_id'])])
  return Object.fromEntries(rows.map(([key, ...numbers]) => [key!, numbers.map(Number)]))
}

describe('a matrix export equals the sheets', () => {
  it.each(['codings', 'presence', 'sources', 'participants'] as const)('codes × sites by %s', async measure => {
    expect(await fromExport({ measure })).toEqual(fromSheets(measure))
  })
  it('only what one coder coded', async () => {
    const b = (await study.ask('list.find', { what: 'coders', names: ['B'] }))[0]!
    expect(await fromExport({ codedBy: [b] })).toEqual(fromSheets('codings', row => row['coder'] === 'B'))
  })
  it('the JSON says the same, with names and denominators', async () => {
    const value = JSON.parse((await exported('json', { measure: 'sources' })).toString('utf8'))
    const expected = fromSheets('sources')
    expect(
      Object.fromEntries(value.rows.map(({ key }: { key: string }, at: number) => [key, value.cells[at]])),
    ).toEqual(expected)
    expect(value.columns.map((column: { name: string }) => column.name)).toEqual(sites.map(site => site['pseudonym']))
    const sourcesOf = (site: Row) =>
      sheet('sources.csv').filter(source => source['site_ids']!.split(';').includes(site['site_id']!)).length
    expect(value.columns.map((column: { denominators: { sources: number } }) => column.denominators.sources)).toEqual(
      sites.map(sourcesOf),
    )
    expect(value.filter).toContain('Left out: 2 retired codes')
  })
})

describe('the excerpts under a matrix', () => {
  it('every site has its sheet, and every coding at the site its row', async () => {
    const sheets = await readXlsx(await exported('xlsx'))
    const retired = new Set(
      sheet('codebook.csv')
        .filter(code => code['status'] === 'retired')
        .map(code => code['code_id']),
    )
    expect(sheets.map(one => one.sheet.slice(0, 3))).toEqual(['Acr', ...sites.map(site => site['site_id'])])
    for (const [at, site] of sites.entries()) {
      const rows = sheets[at + 1]!.data.slice(4)
      const expected = codings.filter(
        row => row['site_ids']!.split(';').includes(site['site_id']!) && !retired.has(row['code_id']),
      )
      expect(rows.map(row => String(row[1])).sort()).toEqual(expected.map(row => row['quote']!).sort())
    }
  })
  it('attributes a person by site, depth, role of the site and role of the person', async () => {
    const person = sheet('respondents.csv').find(row => row['respondent_id'] === 'R01')!
    const site = sites.find(row => row['site_id'] === person['site_id'])!
    const html = (await exported('html')).toString('utf8')
    expect(html).toContain(
      `(Site ${site['site_id']}, ${site['study_depth']}, ${site['role']}, ${person['role_category']})`,
    )
  })
  it('names nobody: no key of a respondent and no post stands in an attribution', async () => {
    const captions = [...(await exported('html')).toString('utf8').matchAll(/<b>\(([^)]*)\)<\/b>/g)].map(
      match => match[1]!,
    )
    const identifying = sheet('respondents.csv').flatMap(row => [row['respondent_id']!, row['post']!])
    expect(captions.length).toBeGreaterThan(500)
    expect(captions.filter(caption => identifying.some(word => caption.includes(word)))).toEqual([])
  })
  it('a pair has the excerpts of both its sites', async () => {
    const sheets = await readXlsx(await exported('xlsx', { columns: 'pairs' }))
    expect(sheets).toHaveLength(7)
    const both = codings.filter(row => ['S01', 'S02'].some(site => row['site_ids']!.split(';').includes(site)))
    expect(sheets[1]!.data.slice(4)).toHaveLength(both.length)
  })
  it('only rows that were asked for have excerpts', async () => {
    const rows = await study.ask('list.find', { what: 'codes', names: ['PLAYBOOK', 'Visits'] })
    const sheets = await readXlsx(await exported('xlsx', { rows }))
    expect(new Set(sheets.slice(1).flatMap(one => one.data.slice(4).map(row => row[0])))).toEqual(
      new Set(['Playbooks', 'Visits']),
    )
  })
  it.each(['xlsx', 'docx'] as const)('every part of the %s is well-formed', async format => {
    for (const xml of Object.values(partsOf(await exported(format)))) expect(() => xmlOf(xml)).not.toThrow()
  })
})

describe('the same project and the same command give the same bytes', () => {
  it.each(FORMATS)('%s, on another day and after closing', async format => {
    const first = await exported(format, { measure: 'sources' }, 'first')
    clock = '2031-07-05T23:59:59.000Z'
    await study.ask('project.close', {})
    await study.ask('project.open', { path: study.path('study.crosscase') })
    expect((await exported(format, { measure: 'sources' }, 'second')).equals(first)).toBe(true)
  })
})

describe('every coding to csv', () => {
  it('holds each quote verbatim, with its code, coder, people, sites and stance', async () => {
    const to = study.path('quotes.csv')
    expect(await study.ask('export.excerpts', { to })).toEqual({
      path: to,
      manifest: `${to}.manifest.json`,
      excerpts: 538,
    })
    const rows = parse<Row>(readFileSync(to, 'utf8'), { columns: true })
    const said = (row: Row) => [
      row['coding_id'],
      row['source_id'],
      row['code_id'],
      row['coder'],
      row['quote'],
      row['site_ids'],
    ]
    const byKey = (a: unknown[], b: unknown[]) => (String(a[0]) < String(b[0]) ? -1 : 1)
    expect(rows.map(said).sort(byKey)).toEqual(codings.map(said).sort(byKey))
    const stances = new Map(rows.map(row => [row['coding_id'], row['stances']]))
    for (const row of codings.filter(one => one['stance']))
      expect(stances.get(row['coding_id'])).toContain(`${row['proposition_id']} ${row['stance']}`)
    const people = new Map(rows.map(row => [row['coding_id'], row['respondent_ids']!]))
    for (const row of codings.filter(one => one['respondent_id']))
      expect(people.get(row['coding_id'])!.split(';')).toContain(row['respondent_id'])
  })
  it('says what its coder says of it: strength, exemplar, comment', async () => {
    const marked = (await study.ask('list.rows', { what: 'codings' })).find(
      row => row.key === codings[0]!['coding_id'],
    )!
    const codingIds = [marked.id as CodingId]
    await study.ask('coding.mark', { codingIds, strength: 'strong', exemplar: true, comment: 'Twice, "so"' })
    const to = study.path('marked.csv')
    await study.ask('export.excerpts', { to })
    const rows = parse<Row>(readFileSync(to, 'utf8'), { columns: true })
    expect(rows.find(row => row['coding_id'] === marked.key)).toMatchObject({
      strength: 'strong',
      exemplar: 'yes',
      comment: 'Twice, "so"',
    })
    expect(rows.filter(row => row['strength'] !== '' || row['comment'] !== '')).toHaveLength(1)
    await study.ask('project.undo', {})
  })
  it('its offsets stand on the words, counted in UTF-16 units', async () => {
    const rows = await study.ask('list.rows', { what: 'codings' })
    const texts = new Map(
      sheet('sources.csv').map(source => [
        source['source_id']!,
        readFileSync(path.join(SAMPLE, source['file']!), 'utf8'),
      ]),
    )
    for (const row of rows)
      expect(texts.get(String(row['source']))!.slice(Number(row['start']), Number(row['end']))).toBe(row['quote'])
  })
})

describe('what cannot be written is refused, and nothing is left', () => {
  const refused = (given: object) =>
    study.refused('export.matrix', { ...request(), to: study.path('x.csv'), format: 'csv', ...given } as never)
  it('a name with the ending of another format', async () =>
    expect(await refused({ to: study.path('x.docx') })).toMatch(/does not end with .csv/))
  it('the project file', async () =>
    expect(await refused({ to: study.path('study.crosscase') })).toMatch(/does not end with .csv/))
  it('a folder that is not there', async () =>
    expect(await refused({ to: study.path('none/x.csv') })).toMatch(/There is no folder/))
  it('an attribute that is not there', async () =>
    expect(await refused({ columns: { attribute: 'colour' } })).toMatch(/no attribute “colour”/))
  it('stopped by the one who asked', async () => {
    const stop = new AbortController()
    const reply = await study.core.call(
      'export.matrix',
      { ...request(), to: study.path('stopped.xlsx'), format: 'xlsx' },
      { signal: stop.signal, onProgress: () => stop.abort() },
    )
    expect(reply).toMatchObject({ ok: false, trouble: { kind: 'cancelled' } })
    expect(readdirSync(study.folder).filter(name => name.includes('stopped'))).toEqual([])
  })
  it('while everything in it is taken back', async () => {
    let isUndone = false
    const reply = await study.core.call(
      'export.matrix',
      { ...request(), to: study.path('gone.xlsx'), format: 'xlsx' },
      {
        onProgress: () => {
          if (!isUndone) void study.core.call('project.undo', {})
          isUndone = true
        },
      },
    )
    await study.ask('project.redo', {})
    expect(reply).toMatchObject({ ok: false, trouble: { kind: 'refusal', code: 'changed-meanwhile' } })
    expect(readdirSync(study.folder).filter(name => name.includes('gone'))).toEqual([])
  })
})

describe('an empty project', () => {
  it.each(FORMATS)('gives a whole %s all the same', async format => {
    const empty = new Journey()
    await empty.project('empty', 'Ana')
    const to = empty.path(`out.${format}`)
    await empty.ask('export.matrix', { ...request(), to, format } as never)
    if (format === 'xlsx' || format === 'docx') for (const xml of Object.values(partsOf(readFileSync(to)))) xmlOf(xml)
    expect(readFileSync(to).length).toBeGreaterThan(0)
    await empty.end()
  })
})
