// Theme matrices under the common filter, of one case and by site: against a plain recount of the sheets, in every file, for outside and in its check.

import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import mammoth from 'mammoth'
import readXlsx from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Filter } from '../../src/analysis/filter/types.ts'
import type { CaseId, CodeId, CoderId } from '../../src/base/ids.ts'
import type { Manifest } from '../../src/exchange/output/manifest.ts'
import { Journey } from '../support/journey.ts'
import { matrixAsked } from '../support/requests.ts'
import { sheetRows, type SheetRow } from '../support/plain-positions.ts'

const journey = new Journey()
const sites = new Map<string, CaseId>()
const codes = new Map<string, CodeId>()
const coders = new Map<string, CoderId>()
const nameOf = new Map<string, string>()

beforeAll(async () => {
  await journey.sample('themes under a filter', 'A')
  for (const one of await journey.ask('case.list', { kind: 'site' })) sites.set(one.key!, one.id)
  for (const one of await journey.ask('code.list', {})) {
    codes.set(one.key!, one.id)
    nameOf.set(one.id, one.name)
  }
  for (const one of await journey.ask('project.coders', {})) coders.set(one.name, one.id)
})
afterAll(() => journey.end())

const INTERVIEWS: Filter = { is: 'source kind', kinds: ['interview'] }
const EXEMPLARS: Filter = { is: 'attribute', about: 'site', name: 'role', how: 'is', values: ['exemplar'] }
const EVERYTHING: Filter = { is: 'source kind', kinds: ['interview', 'observation', 'document'] }
const byCoder = (name: string): Filter => ({ is: 'coders', ids: [coders.get(name)!] })
const themesOf = (site: string, filter: Filter | null = null) =>
  journey.ask('summary.themes', { caseId: sites.get(site)!, filter })

/** The rows of the sheets of codings, with the kind of their source. */
const plain = (() => {
  const kinds = new Map(sheetRows('sources.csv').map(row => [row['source_id']!, row['type']!.split(' ')[0]!]))
  return [...sheetRows('coding.csv'), ...sheetRows('coding-single.csv')].map((row): SheetRow => ({
    ...row,
    kind: kinds.get(row['source_id']!)!,
  }))
})()
const isAt = (row: SheetRow, site: string) => row['site_ids']!.split(';').includes(site)

describe('[43] the theme matrix of a case under the common filter', () => {
  it('without one is as ever; under one that lets everything pass nothing is counted otherwise', async () => {
    for (const site of ['S01', 'S05']) {
      const whole = await journey.ask('summary.themes', { caseId: sites.get(site)! })
      expect(await themesOf(site)).toEqual(whole)
      expect(whole.narrowed).toBeNull()
      const { cells, planned, caption } = await themesOf(site, EVERYTHING)
      expect({ cells, planned }).toEqual({ cells: whole.cells, planned: whole.planned })
      expect(caption.join(' ')).toContain('only codings in interviews, observations or documents.')
      expect(caption.join(' ')).toContain('Summaries rest on everything under their cells.')
    }
  })

  it('counts what the sheets count, row by row, and says what is left out', async () => {
    for (const [filter, passes] of [
      [INTERVIEWS, (row: SheetRow) => row['kind'] === 'interview'],
      [byCoder('B'), (row: SheetRow) => row['coder'] === 'B'],
      [
        { all: [byCoder('A'), { not: INTERVIEWS }] },
        (row: SheetRow) => row['coder'] === 'A' && row['kind'] !== 'interview',
      ],
    ] as const) {
      const themes = await themesOf('S02', filter)
      const count = (row: number, code: CodeId) =>
        themes.cells.find(cell => cell.row === row && themes.columns[cell.column]!.codeId === code)?.count ?? 0
      for (const [at, row] of themes.rows.entries())
        for (const [key, code] of codes) {
          const its = plain.filter(
            one =>
              one['code_id'] === key &&
              isAt(one, 'S02') &&
              passes(one) &&
              (row.kind === 'whole' ||
                (row.kind === 'person' &&
                  one['kind'] === 'interview' &&
                  one['respondent_id']!.split(';').includes(row.key)) ||
                row.kind === `${one['kind']!}s`),
          )
          expect(count(at, code), `${row.kind} ${row.key} × ${key}`).toBe(its.length)
        }
    }
    const talk = await themesOf('S02', INTERVIEWS)
    expect(talk.rows.map(row => row.kind)).not.toContain('documents')
    expect(talk.caption.join(' ')).toMatch(/Left out: \d rows? in which nothing could pass the filter\./)
    // With documents left out, that a code is in none says nothing.
    expect(new Set(talk.planned)).toEqual(new Set(['not compared']))
    expect(talk.caption.join(' ')).toContain('is not said: under the filter there is nothing on one side.')
  })

  it('every number opens exactly the codings that it counts, and shows the first of them', async () => {
    const all = await journey.ask('list.rows', { what: 'codings' })
    const sourceOf = new Map(all.map(row => [row.id, row['source']]))
    for (const filter of [null, byCoder('B')]) {
      const themes = await themesOf('S01', filter)
      for (const cell of themes.cells) {
        const row = themes.rows[cell.row]!
        const parts = [filter, row.only].filter(one => one !== null)
        const opened = await journey.ask('summary.cell', {
          caseId: row.caseId ?? themes.caseId,
          codeId: themes.columns[cell.column]!.codeId,
          filter: parts.length === 0 ? null : { all: parts },
        })
        expect(opened.codingIds, `${row.kind} ${row.key}`).toHaveLength(cell.count)
        for (const line of cell.lines) {
          expect(opened.codingIds).toContain(line.codingId)
          expect(sourceOf.has(line.codingId)).toBe(true)
        }
      }
    }
  })

  it('says the filter in every file and in the manifest, with the same bytes twice; refuses what is gone', async () => {
    const said = 'only codings coded by B.'
    for (const format of ['csv', 'xlsx', 'html', 'docx'] as const) {
      const to = journey.path(`S01.${format}`)
      const asked = { caseId: sites.get('S01')!, filter: byCoder('B'), to, format }
      await journey.ask('export.caseThemes', asked)
      const once = readFileSync(to)
      const words =
        format === 'xlsx'
          ? JSON.stringify(await readXlsx(to))
          : format === 'docx'
            ? (await mammoth.extractRawText({ path: to })).value
            : once.toString()
      expect(words).toContain(format === 'csv' ? 'Only codings coded by B.' : said)
      expect(readFileSync(`${to}.manifest.json`, 'utf8')).toContain(said)
      await journey.ask('export.caseThemes', asked)
      expect(readFileSync(to)).toEqual(once)
    }
    const gone = { is: 'coders', ids: ['00000000-0000-4000-8000-000000000000' as never] } as const
    const refused = 'not in the project'
    expect(await journey.refused('summary.themes', { caseId: sites.get('S01')!, filter: gone })).toContain(refused)
    const to = journey.path('x.csv')
    expect(await journey.refused('export.themes', { to, format: 'csv', audience: 'team', filter: gone })).toContain(
      refused,
    )
  })
})

type Line = Readonly<Record<string, string>>
const asLines = (file: string) => parse<Line>(readFileSync(file, 'utf8'), { columns: true })

async function bySite(filter: Filter | null, audience: 'team' | 'outside', quotes: 'all' | 'basket' | 'none' = 'all') {
  const to = journey.path(`by site ${audience}.csv`)
  const written = await journey.ask('export.themes', { to, format: 'csv', audience, quotes, filter })
  return { ...written, lines: asLines(to) }
}

describe('[44] theme matrices by site under the common filter', () => {
  it('count sources and people as a matrix under the same filter does, among those of whom something could pass', async () => {
    for (const filter of [INTERVIEWS, byCoder('B'), { all: [EXEMPLARS, INTERVIEWS] }] as const) {
      const { lines } = await bySite(filter, 'team')
      const asked = matrixAsked({ filter })
      const people = await journey.ask('matrix.compute', { ...asked, measure: 'participants' })
      const sources = await journey.ask('matrix.compute', { ...asked, measure: 'sources' })
      expect(new Set(lines.map(line => line['site']))).toEqual(new Set(people.columns.map(column => column.key)))
      for (const [row, code] of people.rows.entries())
        for (const [column, site] of people.columns.entries()) {
          if (code.kind === 'group') continue
          const line = lines.find(one => one['site'] === site.key && one['theme'] === code.name)!
          expect([line['people'], line['of_people'], line['sources'], line['of_sources']].map(Number)).toEqual([
            people.cells[row]![column],
            site.denominators.participants,
            sources.cells[row]![column],
            site.denominators.sources,
          ])
        }
      expect(lines.every(line => line['filter']!.startsWith('Only codings'))).toBe(true)
    }
  })

  it('quotes below a cell are the passages that pass in the sheets, and no other', async () => {
    for (const [filter, passes] of [
      [null, () => true],
      [INTERVIEWS, (row: SheetRow) => row['kind'] === 'interview'],
      [byCoder('B'), (row: SheetRow) => row['coder'] === 'B'],
    ] as const) {
      const { lines } = await bySite(filter, 'team')
      for (const line of lines) {
        const key = [...codes].find(([, id]) => nameOf.get(id) === line['theme'])![0]
        const its = plain.filter(row => row['code_id'] === key && isAt(row, line['site']!) && passes(row))
        const passages = new Set(its.map(row => `${row['source_id']} ${row['start']} ${row['end']}`))
        const shown = line['quotes'] === '' ? 0 : (line['quotes']!.match(/^“/gmu)?.length ?? 0)
        // Who agreed to nothing is quoted nowhere.
        expect(shown, `${line['site']} × ${line['theme']}`).toBeLessThanOrEqual(passages.size)
        if (passages.size === 0) expect(line['quotes']).toBe('')
        expect(Number(line['sources'])).toBe(new Set(its.map(row => row['source_id'])).size)
      }
      const quoted = (await bySite(filter, 'team')).quotes
      expect(quoted).toBeGreaterThan(0)
    }
    const [all, talk] = [await bySite(null, 'team'), await bySite(INTERVIEWS, 'team')]
    expect(talk.quotes).toBeLessThan(all.quotes)
    expect((await bySite(EVERYTHING, 'team')).quotes).toBe(all.quotes)
  })

  it('say the filter in words in every file and in the manifest: what it does to counts, quotes and summaries', async () => {
    for (const format of ['xlsx', 'html', 'docx'] as const) {
      const to = journey.path(`sites.${format}`)
      const { manifest } = await journey.ask('export.themes', { to, format, audience: 'team', filter: { all: [EXEMPLARS, INTERVIEWS] } }) // prettier-ignore
      const words =
        format === 'xlsx'
          ? JSON.stringify(await readXlsx(to))
          : format === 'docx'
            ? (await mammoth.extractRawText({ path: to })).value
            : readFileSync(to, 'utf8')
      for (const said of [
        'Only codings where role of the site is exemplar and in interviews.',
        'of all people of the site of whom something could pass the filter',
        'in which nothing could pass the filter.',
        'Quotes are of passages that pass; what was written of a theme rests on all of them.',
      ])
        expect(words).toContain(said)
      expect((JSON.parse(readFileSync(manifest, 'utf8')) as Manifest).filter).toContain('in interviews.')
    }
  })

  it('for outside name sites in the filter by their published codes, and keep what it tells for later checks', async () => {
    await journey.ask('case.drawCodes', {
      kind: 'site',
      by: null,
      rules: [{ value: null, style: 'numbers', prefix: 'Q' }],
    })
    const some: Filter = { is: 'cases', ids: ['S01', 'S02', 'S03', 'S04', 'S05'].map(key => sites.get(key)!) }
    const chosen = await bySite(some, 'outside', 'none')
    expect(chosen.sites).toBe(5)
    expect(chosen.lines[0]!['filter']).toMatch(/^Only codings of Q\d+, Q\d+, Q\d+, Q\d+ or Q\d+\.$/)
    expect(readFileSync(chosen.manifest, 'utf8')).not.toMatch(/\bS\d\d\b/)
    // Counts of these five, less those of a later output about all twelve.
    const { findings } = await journey.ask('disclosure.themes', { quotes: 'none' })
    expect(findings.some(one => one.says.includes('by site outside.csv'))).toBe(true)
  })

  it('are checked as they go out: a filter tells its attribute of every site that passes', async () => {
    const plainly = await journey.ask('disclosure.themes', { quotes: 'none' })
    const filtered = await journey.ask('disclosure.themes', { quotes: 'none', filter: EXEMPLARS })
    expect(plainly.labels.filter(one => one.shows.length > 0)).toEqual([])
    const told = filtered.labels.filter(one => one.shows.some(({ attribute }) => attribute === 'site: role'))
    expect(told.length).toBeGreaterThan(0)
    expect(told.every(one => one.shows.every(({ value }) => value === 'exemplar'))).toBe(true)
    // What was told by a filter is joined with what a later output shows of the same code.
    await bySite(EXEMPLARS, 'outside', 'none')
    const later = await journey.ask('disclosure.quotes', { all: true, template: 'Site {case.code}, {case.sector}' })
    expect(later.findings.some(one => one.rule === 'linked labels' && /role “exemplar”/.test(one.says))).toBe(true)
  })
})
