// The codebook and the differences between versions go out as files, and the codebook comes in again.

import { readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import mammoth from 'mammoth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Journey, SAMPLE } from '../support/journey.ts'

const FORMATS = ['csv', 'xlsx', 'docx', 'html'] as const
const journey = new Journey()
beforeAll(async () => {
  await journey.sample('study', 'A')
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

describe('the codebook coming in', () => {
  const dry = (name: string) => journey.ask('import.framework', { path: journey.path(name), dryRun: true })

  it.each(['csv', 'xlsx', 'docx'] as const)('as %s, just as it went out, changes nothing', async format => {
    await exported(format, 'back')
    expect(await dry(`back.${format}`)).toMatchObject({
      added: 0,
      changed: 0,
      skipped: 34,
      changes: [],
      absent: [],
      warnings: [],
    })
  })

  it('into another project makes the same framework', async () => {
    const csv = (await exported('csv', 'over')).toString()
    const docx = journey.path('over.docx')
    await exported('docx', 'over')
    const other = new Journey()
    try {
      await other.project('other', 'C')
      await other.ask('import.framework', { path: docx })
      const made = await other.ask('code.list', {})
      const here = await journey.ask('code.list', {})
      const shape = (codes: typeof here) =>
        codes.map(({ key, name, kind, status, provenance, brief }) => ({ key, name, kind, status, provenance, brief }))
      expect(shape(made)).toEqual(shape(here))
      await other.ask('export.codebook', { to: other.path('again.csv'), format: 'csv' })
      const without = (file: string) =>
        parse<Record<string, string>>(file, { columns: true }).map(
          ({ codings: _1, sources: _2, coders: _3, version: _4, owner: _5, topic_guide_question: _6, ...row }) => row,
        )
      expect(without(readFileSync(other.path('again.csv'), 'utf8'))).toEqual(without(csv))
    } finally {
      await other.end()
    }
  })

  it('shows what it would change by row before it changes it, then does what is accepted in one act', async () => {
    const rows = parse(await exported('csv', 'otherwise'))
    const at = (name: string) => rows[0]!.indexOf(name)
    const row = (key: string) => rows.find(one => one[0] === key)!
    row('ADVICE')[at('label')] = 'Advice to others'
    row('REUSE')[at('full_definition')] += ' Copies count too.'
    row('PEER')[at('parent')] = 'WIDER'
    row('VENDOR')[at('status')] = 'retired'
    rows.push(['WAITING', 'Waiting', 'code', 'BARRIERS', ...rows[0]!.slice(4).map(() => '')])
    rows.push(['ODD', 'Odd', 'code', 'NOWHERE', ...rows[0]!.slice(4).map(() => '')])
    writeFileSync(
      journey.path('otherwise.csv'),
      rows.map(one => one.map(cell => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n'),
    )
    const plan = await dry('otherwise.csv')
    expect(plan.changes.map(change => [change.key, change.deeds.join(), change.major])).toEqual([
      ['REUSE', 'redefined', true],
      ['PEER', 'moved', false],
      ['VENDOR', 'retired', false],
      ['ADVICE', 'renamed', false],
      ['WAITING', 'added', false],
      ['ODD', 'added', false],
    ])
    expect(plan.changes[0]!.texts[0]!.pieces.at(-1)).toEqual({ kind: 'added', words: ' Copies count too.' })
    expect(plan.warnings).toEqual([
      'otherwise.csv, row 37, column “parent”: there is no code “NOWHERE”; this was left out.',
    ])
    const acts = (await journey.ask('project.history', {})).length
    const report = await journey.ask('import.framework', {
      path: journey.path('otherwise.csv'),
      accept: ['REUSE', 'PEER', 'WAITING'],
      reason: 'Agreed on the train',
    })
    expect(report).toMatchObject({ added: 1, changed: 2 })
    expect(await journey.ask('project.history', {})).toHaveLength(acts + 1)
    const { entries } = await journey.ask('version.diff', {
      fromId: (await journey.ask('version.list', {})).versions.at(-1)!.id,
      toId: null,
    })
    expect(entries.map(one => [one.kind, one.codes[0]!.key])).toEqual([
      ['added', 'WAITING'],
      ['moved', 'PEER'],
      ['redefined', 'REUSE'],
    ])
    expect(entries[2]!.reasons.map(one => one.reason)).toEqual(['Agreed on the train'])
    await journey.ask('project.undo', {})
    expect((await dry('otherwise.csv')).changes).toEqual(plan.changes)
  })

  it('as a plain Word text of headings is understood by names', async () => {
    const { Document, HeadingLevel, Packer, Paragraph } = await import('docx')
    const h = (text: string, heading: (typeof HeadingLevel)[keyof typeof HeadingLevel]) =>
      new Paragraph({ text, heading })
    const p = (text: string) => new Paragraph({ text })
    const file = new Document({
      sections: [
        {
          children: [
            h('Codebook of the study', HeadingLevel.TITLE),
            p('Agreed in March.'),
            h('BARRIERS', HeadingLevel.HEADING_1),
            h('Waiting', HeadingLevel.HEADING_2),
            p('Time lost between a decision and its effect'),
            p('Definition: Any delay that the speaker minds.'),
            p('It need not be long.'),
            p('When to use: Delays named as such.'),
            h('What they would change', HeadingLevel.HEADING_1),
            p('Definition: Another definition altogether.'),
          ],
        },
      ],
    })
    writeFileSync(journey.path('plain.docx'), await Packer.toBuffer(file))
    const { changes, absent } = await dry('plain.docx')
    expect(changes.map(({ name, deeds, row }) => [name, deeds.join(), row])).toEqual([
      ['Waiting', 'added', 4],
      ['What they would change', 'redefined', 9],
    ])
    const said = (field: string) =>
      changes[0]!.texts
        .find(text => text.field === field)!
        .pieces.map(piece => piece.words)
        .join('')
    expect([said('brief'), said('full'), said('inclusion')]).toEqual([
      'Time lost between a decision and its effect',
      'Any delay that the speaker minds.\nIt need not be long.',
      'Delays named as such.',
    ])
    expect(absent.length).toBeGreaterThan(20)
  })

  it('as a Word table goes by its heads; a document without codes is refused', async () => {
    const { Document, Packer, Paragraph, Table, TableCell, TableRow } = await import('docx')
    const row = (...cells: string[]) =>
      new TableRow({ children: cells.map(text => new TableCell({ children: [new Paragraph(text)] })) })
    const write = async (name: string, children: (InstanceType<typeof Paragraph> | InstanceType<typeof Table>)[]) =>
      writeFileSync(journey.path(name), await Packer.toBuffer(new Document({ sections: [{ children }] })))
    await write('table.docx', [
      new Paragraph('Our codes'),
      new Table({
        rows: [
          row('Label', 'Definition', 'When to use'),
          row('Waiting', 'Any delay.', 'Always'),
          row('The pairing', '', ''),
        ],
      }),
    ])
    expect((await dry('table.docx')).changes.map(change => [change.name, change.deeds.join()])).toEqual([
      ['Waiting', 'added'],
    ])
    await write('letter.docx', [new Paragraph('Dear all,'), new Paragraph('no codes here.')])
    expect(await journey.refused('import.framework', { path: journey.path('letter.docx'), dryRun: true })).toContain(
      'holds no codebook',
    )
  })
})
