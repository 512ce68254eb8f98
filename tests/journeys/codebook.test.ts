// The codebook and the differences between versions go out as files, and the codebook comes in again.

import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import mammoth from 'mammoth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Journey, SAMPLE } from '../support/journey.ts'

const FORMATS = ['csv', 'xlsx', 'docx', 'html'] as const
const journey = new Journey()
beforeAll(async () => {
  await journey.project('study', 'A')
  await journey.ask('study.load', { path: SAMPLE })
})
afterAll(() => journey.end())

async function exported(format: (typeof FORMATS)[number], name = 'codebook'): Promise<Buffer> {
  const to = journey.path(`${name}.${format}`)
  expect((await journey.ask('export.codebook', { to, format })).entries).toBe(34)
  return readFileSync(to)
}
const words = async (file: Buffer) => (await mammoth.extractRawText({ buffer: file })).value

describe('the codebook going out', () => {
  it.each(FORMATS)('as %s has the same bytes twice', async format => {
    expect((await exported(format, 'again')).equals(await exported(format))).toBe(true)
  })
  it('as csv holds every field in framework order, with counts and the version', async () => {
    const rows = parse<Record<string, string>>(await exported('csv'), { columns: true })
    const sheet = parse<Record<string, string>>(readFileSync(`${SAMPLE}/codebook.csv`), { columns: true })
    const listed = await journey.ask('code.list', {})
    expect(rows.map(row => row['code_id'])).toEqual(listed.map(code => code.key))
    for (const row of sheet) {
      const out = rows.find(one => one['code_id'] === row['code_id'])!
      for (const field of [
        'label',
        'parent',
        'brief_definition',
        'full_definition',
        'inclusion',
        'exclusion',
        'typical_exemplar',
        'close_but_no',
        'status',
        'introduced',
        'retired',
        'replaced_by',
        'topic_guide_question',
      ])
        expect({ code: row['code_id'], [field]: out[field] }).toEqual({ code: row['code_id'], [field]: row[field]! })
    }
    expect(rows.map(row => Number(row['codings'])).reduce((a, b) => a + b, 0)).toBe(538)
    expect(new Set(rows.map(row => row['version']))).toEqual(new Set(['version v4']))
  })
  it('as docx reads like an appendix: hierarchy as headings, the entry below', async () => {
    const { value } = await mammoth.convertToHtml({ buffer: await exported('docx') })
    expect(value).toContain('<h1>The pairing</h1>')
    expect(value).toContain('<h2>How the partner was chosen</h2>')
    expect(value).toContain('<h3>Imposed or hurried choice</h3>')
    expect(value).toMatch(/<strong>Use it for: <\/strong>Includes links that existed/)
    expect(value).toMatch(
      /Key SELECT · Code · Deductive.* · Asked in Q2 · In use · Since v1 · .*\d+ codings in \d+ sources by \d coders/,
    )
  })
  it('is noted in the log, and changes nothing', async () => {
    const [last] = await journey.ask('project.history', {})
    expect(last).toMatchObject({ label: 'Export codebook to “codebook.docx”', state: 'noted' })
  })
})

describe('differences going out', () => {
  it('[29] what changed since v2, with reasons and counts, as docx, html and json', async () => {
    const { versions } = await journey.ask('version.list', {})
    const id = (label: string) => versions.find(one => one.label === label)!.id
    const write = async (format: 'docx' | 'html' | 'json') => {
      const to = journey.path(`changes.${format}`)
      await journey.ask('export.differences', { fromId: id('v2'), toId: id('v4'), to, format })
      return readFileSync(to)
    }
    const docx = await words(await write('docx'))
    expect(docx).toContain('The framework from v2 to v4')
    expect(docx).toContain('Merged (1)')
    expect(docx).toMatch(/CULTURE, CANDOUR · no codings concerned/)
    expect(docx).toContain('Reason: All six uses of CULTURE were about showing or hiding failure (B, 2024-05-03)')
    expect((await write('html')).toString()).toContain('<h2>Redefined (2)</h2>')
    const json = JSON.parse((await write('json')).toString())
    expect(json.added.map((one: { code: string }) => one.code)).toEqual(['MOVERS', 'PEER', 'LOCAL_LEAD'])
    expect(json.merged).toMatchObject([{ codes: ['CULTURE'], into: 'CANDOUR', codings: 0 }])
    expect(json).toEqual(await journey.ask('list.differences', { from: 'v2', to: 'v4' }))
    expect(Object.keys(json)).toEqual(
      expect.arrayContaining(['added', 'removed', 'renamed', 'moved', 'merged', 'split', 'redefined', 'retired']),
    )
  })
  it('a file with another ending is refused, and a version that is none', async () => {
    expect(await journey.refused('export.codebook', { to: journey.path('c.txt'), format: 'csv' })).toContain('.csv')
    expect(await journey.refused('list.differences', { from: 'v9', to: 'present' })).toContain(
      'The versions are: v1, v2, v3, v4.',
    )
  })
})
