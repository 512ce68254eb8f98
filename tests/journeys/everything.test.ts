// Everything a report needs in one folder, and the codebook as its appendix.

import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import mammoth from 'mammoth'
import readXlsx from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Filter } from '../../src/analysis/filter/types.ts'
import type { Manifest } from '../../src/exchange/output/manifest.ts'
import { Journey } from '../support/journey.ts'

const study = new Journey()
beforeAll(async () => {
  await study.sample('study', 'A')
})
afterAll(() => study.end())

describe('the codebook as an appendix', () => {
  it('holds every entry, the versions, and what changed between them', async () => {
    const to = study.path('codebook.docx')
    await study.ask('export.appendix', { to, format: 'docx' })
    const { value } = await mammoth.extractRawText({ path: to })
    for (const code of await study.ask('code.list', {})) expect(value).toContain(code.name)
    expect(value).toContain('The framework from v1 to v2')
    expect(value).toContain('The framework from v3 to v4')
    expect(value).toMatch(/v4: \d{4}-\d\d-\d\d/)
  })
  it('shows exemplars whose people agreed, and counts the others', async () => {
    const rows = await study.ask('list.rows', { what: 'codings' })
    const spoken = async (key: string) => {
      const sources = await study.ask('list.rows', { what: 'sources' })
      const source = sources.find(row => (row['participants'] as string[]).includes(key))!.key
      return rows.find(row => row['source'] === source && (row['quote'] as string).length > 40)!
    }
    const [free, barred] = [await spoken('R01'), await spoken('R20')]
    await study.ask('coding.mark', { codingIds: [free.id, barred.id], exemplar: true } as never)
    const to = study.path('codebook.xlsx')
    await study.ask('export.appendix', { to, format: 'xlsx' })
    const sheets = await readXlsx(to)
    const words = JSON.stringify(sheets.find(one => one.sheet === 'In the data')!.data)
    expect(words).toContain(JSON.stringify((free['quote'] as string).slice(0, 30)).slice(1, -1))
    expect(words).not.toContain((barred['quote'] as string).slice(0, 30))
    expect(sheets.map(one => one.sheet)).toEqual(['Codebook', 'In the data', 'Versions', 'Changes', 'About'])
  })
})

describe('everything in one folder', () => {
  it('says which files cannot be made yet, and why', async () => {
    const { names: files, refused } = await study.ask('export.everything', { to: study.path('early') })
    expect(refused.map(one => one.file)).toEqual(
      expect.arrayContaining(['outside/themes by site.xlsx', 'outside/quotes.docx', 'team/quotes.xlsx']),
    )
    expect(refused.find(one => one.file === 'outside/themes by site.xlsx')!.why).toMatch(/no published code/)
    for (const file of files) expect(existsSync(join(study.path('early'), file))).toBe(true)
  })

  it('is whole once codes are drawn and quotes chosen: nothing for outside names a site as the team does', async () => {
    await study.ask('case.drawCodes', {
      kind: 'site',
      by: null,
      rules: [{ value: null, style: 'numbers', prefix: 'Q' }],
    })
    const [coding] = await study.ask('list.rows', { what: 'codings' })
    await study.ask('quote.add', { codingIds: [coding!.id as never] })
    const to = study.path('all')
    mkdirSync(to)
    const { names: files, refused, manifest } = await study.ask('export.everything', { to })
    expect(refused).toEqual([])
    expect(files.filter(file => file.startsWith('outside/')).length).toBe(19)
    const told = JSON.parse(readFileSync(manifest, 'utf8')) as Manifest
    expect(manifest).toBe(join(to, 'manifest.json'))
    expect(told.files.map(one => one.name)).toEqual(files.toSorted())
    const themes = JSON.stringify(await readXlsx(join(to, 'outside/themes by site.xlsx')))
    expect(themes).toMatch(/"Q1"/)
    expect(themes).not.toMatch(/\bS\d\d\b|Nettlespur/)
    const quotes = await mammoth.extractRawText({ path: join(to, 'outside/quotes.docx') })
    expect(quotes.value).not.toMatch(/\bS\d\d\b|\bR\d\d\b/)
    const sites = await readXlsx(join(to, 'team/theme matrices.xlsx'))
    expect(sites).toHaveLength(13)
    expect(readdirSync(study.folder).filter(name => name.endsWith('.part'))).toEqual([])
  })

  it('holds the pictures as SVG, drawn without a window, and nothing of the team in them', () => {
    for (const name of ['themes by site', 'themes in how many sites', 'positions', 'saturation']) {
      const svg = readFileSync(join(study.path('all'), `outside/pictures/${name}.svg`), 'utf8')
      expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/)
      expect(svg).not.toMatch(/\b[SRTO]\d\d\b|Quillbrook|Nettlespur|<script|href=/)
      if (name === 'themes by site' || name === 'positions') expect(svg).toContain('>Q12<')
    }
  })

  it('lays points beside a picture where a window drew them, of this very state only', async () => {
    const [first] = await study.ask('picture.report', {})
    const content = readFileSync(join(import.meta.dirname, '../../docs/pictures/coding.png')).toString('base64')
    await study.ask('picture.keep', { name: first!.name, of: first!.of, content })
    const { names } = await study.ask('export.everything', { to: study.path('drawn') })
    expect(names).toContain(`outside/pictures/${first!.name}.png`)
    await study.ask('picture.keep', { name: first!.name, of: 'another state', content })
    const { names: without } = await study.ask('export.everything', { to: study.path('undrawn') })
    expect(without).not.toContain(`outside/pictures/${first!.name}.png`)
  })

  it('the same state gives the same bytes', async () => {
    const { names: files } = await study.ask('export.everything', { to: study.path('again') })
    for (const file of files)
      expect(readFileSync(join(study.path('again'), file)).equals(readFileSync(join(study.path('all'), file)))).toBe(
        true,
      )
    expect(
      readFileSync(join(study.path('again'), 'manifest.json')).equals(
        readFileSync(join(study.path('all'), 'manifest.json')),
      ),
    ).toBe(true)
  })

  it('as one zip, with its manifest beside', async () => {
    const { manifest } = await study.ask('export.everything', { to: study.path('all.zip') })
    expect(manifest).toBe(study.path('all.zip.manifest.json'))
    expect(readFileSync(study.path('all.zip')).subarray(0, 2).toString()).toBe('PK')
    expect(readdirSync(study.folder).filter(name => name.endsWith('.part'))).toEqual([])
  })

  it('under a filter propositions and excerpts hold what passes, by the rule of their own exporters; the page says why the others are whole', async () => {
    const to = study.path('interviews')
    const filter: Filter = { is: 'source kind', kinds: ['interview'] }
    const { refused } = await study.ask('export.everything', { to, filter })
    expect(refused).toEqual([])
    const kinds = new Map((await study.ask('list.rows', { what: 'sources' })).map(row => [row.key, row['kind']]))
    const lines = parse<Record<string, string>>(readFileSync(join(to, 'team/every excerpt.csv'), 'utf8'), { columns: true }) // prettier-ignore
    const codings = await study.ask('list.rows', { what: 'codings' })
    expect(lines).toHaveLength(codings.filter(row => kinds.get(String(row['source'])) === 'interview').length)
    expect(lines.every(line => kinds.get(line['source_id']) === 'interview')).toBe(true)
    expect(new Set(lines.map(line => line['filter']))).toEqual(new Set(['Only codings in interviews.']))
    for (const audience of ['team', 'outside'] as const) {
      const alone = study.path(`propositions ${audience}.docx`)
      await study.ask('export.propositions', { to: alone, format: 'docx', audience, filter })
      const inFolder = readFileSync(join(to, audience, 'propositions.docx'))
      expect(inFolder.equals(readFileSync(alone))).toBe(true)
      const { value } = await mammoth.extractRawText({ path: alone })
      expect(value).toContain('Only evidence in interviews.')
      expect(value).toContain('Counts in the text, scopes, searches and former wordings are of all evidence.')
    }
    const page = readFileSync(join(to, 'read me first.html'), 'utf8')
    const saidOf = (file: string) => page.slice(page.indexOf(file)).match(/Only what passes the filter\.|Not narrowed: [^<]+/)![0] // prettier-ignore
    for (const file of ['propositions.docx', 'every excerpt.csv', 'positions.xlsx'])
      expect(saidOf(file)).toBe('Only what passes the filter.')
    expect(saidOf('quotes.xlsx')).toMatch(/for each was chosen by hand/)
    expect(saidOf('sites.csv')).toMatch(/who is in the study/)
    expect(saidOf('codebook.csv')).toMatch(/with counts of all codings/)
  })

  it('a filter that would tell of each case keeps propositions from leaving, not from the team, as it does positions', async () => {
    const filter: Filter = { is: 'attribute', about: 'site', name: 'role', how: 'is', values: ['exemplar'] }
    const { refused, names } = await study.ask('export.everything', { to: study.path('exemplars'), filter })
    expect(names).toEqual(expect.arrayContaining(['team/positions.xlsx', 'team/propositions.docx']))
    for (const file of ['outside/positions.docx', 'outside/propositions.docx'])
      expect(refused.find(one => one.file === file)!.why).toMatch(/would tell readers outside something of every case/)
    expect(await study.refused('disclosure.propositions', { filter })).toMatch(/would tell readers outside/)
    const to = study.path('exemplars.xlsx')
    expect(await study.refused('export.propositions', { to, format: 'xlsx', audience: 'outside', filter })).toMatch(
      /would tell readers outside/,
    )
    await study.ask('export.propositions', { to, format: 'xlsx', filter })
    const { data } = (await readXlsx(to)).find(one => one.sheet === 'Caption')!
    expect(JSON.stringify(data)).toContain('Only evidence where role of the site is exemplar.')
    // Its counts are those of positions under the same filter.
    const csv = study.path('exemplars.csv')
    await study.ask('export.propositions', { to: csv, format: 'csv', filter })
    const lines = parse<Record<string, string>>(readFileSync(csv, 'utf8'), { columns: true })
    const { cases, propositions, cells } = await study.ask('position.matrix', { unit: 'sites', filter })
    expect(
      lines.map(line => [line['proposition'], line['case'], line['suggested'], Number(line['confirming'])]),
    ).toEqual(
      propositions.flatMap((one, column) =>
        cases.map(({ key }, row) => [one.key, key, cells[row]![column]!.suggested, cells[row]![column]!.confirming]),
      ),
    )
    expect(lines.every(line => line['filter'] === 'Only evidence where role of the site is exemplar.')).toBe(true)
  })

  it('with a least group it is checked whole, and nothing is written while something is undecided', async () => {
    const to = study.path('checked')
    expect(await study.refused('export.everything', { to, minGroup: 3 })).toMatch(
      /^The disclosure check found \d+ problems that nobody has decided on\./,
    )
    expect(existsSync(to)).toBe(false)
  })

  it('refuses a folder that has something in it, and leaves that as it is', async () => {
    mkdirSync(study.path('full'))
    writeFileSync(join(study.path('full'), 'mine.txt'), 'mine')
    expect(await study.refused('export.everything', { to: study.path('full') })).toMatch(/already something/)
    expect(readdirSync(study.path('full'))).toEqual(['mine.txt'])
  })

  it('stopped, it leaves nothing', async () => {
    const stop = new AbortController()
    const reply = await study.core.call(
      'export.everything',
      { to: study.path('stopped') },
      {
        signal: stop.signal,
        onProgress: ({ done }) => {
          if (done === 3) stop.abort()
        },
      },
    )
    expect(reply).toMatchObject({ ok: false, trouble: { kind: 'cancelled' } })
    expect(readdirSync(study.folder).filter(name => name.startsWith('stopped'))).toEqual([])
  })
})
