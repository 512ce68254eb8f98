// Theme matrices and matrices for readers outside: published codes, what consent allows, small counts, and which state they are of.

import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import mammoth from 'mammoth'
import readXlsx from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Manifest } from '../../src/exchange/output/manifest.ts'
import { Journey } from '../support/journey.ts'
import { matrixAsked } from '../support/requests.ts'

const study = new Journey()
beforeAll(async () => {
  await study.sample('study', 'A')
})
afterAll(() => study.end())

/** Keys of the team. Names that people say stay in their words: the disclosure check finds them. */
const KEYS = /\b[SRTO]\d\d\b/
const INSIDE = /\b[SRTO]\d\d\b|Quillbrook|Nettlespur|Pennywhistle/
const SITES = matrixAsked()

describe('theme matrices', () => {
  it('refuse sites without a published code, and say what to do', async () => {
    expect(await study.refused('export.themes', { to: study.path('t.xlsx'), format: 'xlsx' })).toMatch(
      /^S01, S02, S03, S04 and others have no published code\. Draw published codes first \(Cases\)\.$/,
    )
  })

  it('are a sheet across sites and one for each, under published codes, with quotes and signed summaries', async () => {
    await study.ask('case.drawCodes', {
      kind: 'site',
      by: null,
      rules: [{ value: null, style: 'numbers', prefix: 'Q' }],
    })
    const codings = await study.ask('list.rows', { what: 'codings' })
    for (const row of codings.filter((_, at) => at % 25 === 0))
      await study.ask('quote.add', { codingIds: [row.id as never] }).catch(() => undefined)
    const to = study.path('themes.xlsx')
    const { sites, themes, quotes, manifest } = await study.ask('export.themes', { to, format: 'xlsx' })
    expect(sites).toBe(12)
    expect(quotes).toBeGreaterThan(5)
    const book = await readXlsx(to)
    expect(book.map(sheet => sheet.sheet).slice(0, 3)).toEqual(['Across sites', 'Site Q1', 'Site Q2'])
    expect(book).toHaveLength(14)
    expect(JSON.stringify(book)).not.toMatch(KEYS)
    expect(JSON.stringify(book[0])).not.toMatch(INSIDE)
    const answer = await study.ask('matrix.compute', SITES)
    expect(themes).toBe(answer.rows.filter(row => row.kind === 'code').length)
    const across = book[0]!.data
    for (const [at, row] of answer.rows.entries())
      if (row.kind === 'code') {
        const line = across.find(cells => String(cells[0]).trim() === row.name)!
        expect(line.at(-1)).toBe(`${answer.rowPresence[at]} of 12`)
        expect(line.filter(cell => cell === 'yes')).toHaveLength(answer.rowPresence[at]!)
      }
    const told = JSON.parse(readFileSync(manifest, 'utf8')) as Manifest
    expect(JSON.stringify(told.options)).not.toMatch(INSIDE)
    expect(told).toMatchObject({ kind: 'themes', options: { audience: 'outside', quotes: 'basket' } })
  })

  it('say in Word the same words, for whom, and of which state', async () => {
    const to = study.path('themes.docx')
    await study.ask('export.themes', { to, format: 'docx' })
    const { value } = await mammoth.extractRawText({ path: to })
    expect(value).toMatch(/State of the project: change \d+; framework: version v4\./)
    expect(value).toContain('cases stand under their published codes')
    expect(value).not.toMatch(KEYS)
    const { value: inside } = await study
      .ask('export.themes', { to: study.path('team.docx'), format: 'docx', audience: 'team', quotes: 'all' })
      .then(({ path }) => mammoth.extractRawText({ path }))
    expect(inside).toContain('For the team only')
    expect(inside).toContain('S01 Quillbrook General')
  })

  it('as csv a row for each site and theme; the same state gives the same bytes', async () => {
    const [one, two] = [study.path('themes.csv'), study.path('themes 2.csv')]
    await study.ask('export.themes', { to: one, format: 'csv' })
    await study.ask('export.themes', { to: two, format: 'csv' })
    expect(readFileSync(one).equals(readFileSync(two))).toBe(true)
    const rows = parse<Record<string, string>>(readFileSync(one, 'utf8'), { columns: true })
    const themes = new Set(rows.map(row => row['theme']))
    expect(rows).toHaveLength(12 * themes.size)
    expect(rows.every(row => /^Q\d+$/.test(row['site']!))).toBe(true)
  })
})

describe('a matrix for outside', () => {
  it('has published codes in their order in every format, and no excerpts', async () => {
    for (const format of ['xlsx', 'docx', 'html', 'csv', 'json'] as const) {
      const to = study.path(`outside.${format}`)
      const { manifest } = await study.ask('export.matrix', { ...SITES, audience: 'outside', to, format })
      const said =
        format === 'xlsx'
          ? JSON.stringify(await readXlsx(to))
          : format === 'docx'
            ? (await mammoth.extractRawText({ path: to })).value
            : readFileSync(to, 'utf8')
      expect(said).toMatch(/\bQ1\b/)
      expect(said).not.toMatch(INSIDE)
      expect(readFileSync(manifest, 'utf8')).not.toMatch(INSIDE)
    }
    const [heads] = readFileSync(study.path('outside.csv'), 'utf8').split('\r\n')
    expect(heads).toBe(`code,${Array.from({ length: 12 }, (_, at) => `Q${at + 1}`).join(',')}`)
  })

  it('counts under each code what the team counts under its key', async () => {
    const codeOf = new Map((await study.ask('case.list', { kind: 'site' })).map(one => [one.key, one.publishedCode]))
    const read = (name: string) =>
      parse<Record<string, string>>(readFileSync(study.path(name), 'utf8'), { columns: true })
    await study.ask('export.matrix', { ...SITES, to: study.path('inside.csv'), format: 'csv' })
    const outside = read('outside.csv')
    for (const [at, row] of read('inside.csv').entries())
      for (const [key, value] of Object.entries(row))
        if (key !== 'code') expect(outside[at]![codeOf.get(key)!]).toBe(value)
  })

  it('chosen sites are named by their codes in the caption; sources without one are refused', async () => {
    const [s01] = await study.ask('list.find', { what: 'cases', names: ['S01'] })
    const to = study.path('chosen.json')
    await study.ask('export.matrix', {
      ...SITES,
      columns: { of: 'cases', kind: 'site', ids: [s01 as never] },
      reason: 'S01 was first',
      audience: 'outside',
      to,
      format: 'json',
    })
    expect(readFileSync(to, 'utf8')).not.toMatch(INSIDE)
    expect(
      await study.refused('export.matrix', { ...SITES, columns: 'sources', audience: 'outside', to, format: 'json' }),
    ).toMatch(/^D01, D02, D03, D04 and others have no published code\./)
  })

  it('what order and groups tell of each code is joined with later outputs', async () => {
    await study.ask('export.matrix', {
      ...SITES,
      columnOrder: { by: 'attribute', about: 'site', name: 'sector' },
      audience: 'outside',
      to: study.path('by sector.csv'),
      format: 'csv',
    })
    const { findings } = await study.ask('disclosure.quotes', { template: 'Site {case.code}, {case.role}' })
    const linked = findings.filter(({ rule }) => rule === 'linked labels')
    expect(linked.length).toBeGreaterThan(0)
    expect(linked[0]!.says).toMatch(/by sector\.csv/)
  })
})
