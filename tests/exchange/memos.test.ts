// Memos as files: what they say, in every format, and the same bytes for the same memos.

import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Input } from '../../src/api/contract.ts'
import { listSigns } from '../../src/memos/list-signs.ts'
import type { Rich } from '../../src/memos/rich.ts'
import { Journey, SAMPLE } from '../support/journey.ts'
import { partsOf, xmlOf, type XmlElement } from './tables/unpack.ts'

let minutes = 0
const study = new Journey(() => new Date(Date.UTC(2026, 2, 1, 9, minutes++)).toISOString())
const FORMATS = ['docx', 'html', 'md', 'txt', 'csv'] as const
type Format = (typeof FORMATS)[number]
let codeId = ''

const text = (words: string, ...marks: string[]) => ({
  text: words,
  ...Object.fromEntries(marks.map(mark => [mark, true])),
})
const item = (list: 'bulleted' | 'numbered', depth: number, words: string) =>
  ({ type: 'item', list, depth, children: [text(words)] }) as const

beforeAll(async () => {
  await study.project('study', 'A')
  await study.ask('study.load', { path: SAMPLE })
  const source = (await study.ask('source.list', {})).find(one => one.key === 'T10')!
  const code = (await study.ask('code.list', {})).find(one => one.name === 'Playbooks')!
  codeId = code.id
  const { codings } = await study.ask('coding.inSource', { sourceId: source.id })
  const coding = codings[0]!
  const first = await study.ask('memo.write', {
    about: 'coding',
    subjectId: coding.id,
    title: 'On *one* excerpt <here>',
    rich: [
      { type: 'heading', level: 1, children: [text('Why & how')] },
      {
        type: 'paragraph',
        children: [
          text('See '),
          { type: 'link', to: 'code', id: code.id, name: 'old name' },
          text(', which is '),
          text('bold ', 'bold'),
          text('and struck', 'italic', 'strike'),
          text('. 1_000 * 2'),
        ],
      },
      item('bulleted', 0, 'one'),
      item('numbered', 1, 'first below'),
      item('numbered', 1, 'second below'),
      item('bulleted', 0, 'two'),
      { type: 'quote', children: [text('They rang\nus.')] },
      { type: 'paragraph', children: [text('# no heading, - no list')] },
    ],
  } as never)
  await study.ask('memo.write', {
    title: 'Later',
    rich: [{ type: 'paragraph', children: [{ type: 'link', to: 'memo', id: first, name: 'x' }] }],
  } as never)
  await study.ask('memo.write', { title: '', body: 'At the second site.', journalOn: '2026-03-02' })
  await study.ask('memo.write', { title: '', body: 'At the first site.', journalOn: '2026-03-01' })
})
afterAll(() => study.end())

async function exported(format: Format, which: Partial<Input<'export.memos'>> = {}, name = 'memos'): Promise<Buffer> {
  const to = study.path(`${name}.${format}`)
  await study.ask('export.memos', { order: 'oldest', ...which, to, format })
  return readFileSync(to)
}
const wordsIn = (element: XmlElement): string => element.text + element.children.map(wordsIn).join('')

describe('every format', () => {
  for (const format of FORMATS) {
    it(`${format} is the same, byte for byte, for the same memos`, async () =>
      expect((await exported(format, {}, 'again')).equals(await exported(format, {}, 'once'))).toBe(true))

    it(`${format} says title, subject with its place, author, time, links by their present names, and what links here`, async () => {
      const bytes = await exported(format)
      const said =
        format === 'docx'
          ? wordsIn(xmlOf(partsOf(bytes)['word/document.xml']!))
          : bytes
              .toString()
              .replaceAll(/&lt;/g, '<')
              .replaceAll(/&gt;/g, '>')
              .replaceAll('&amp;', '&')
              .replaceAll('\\', '')
      for (const words of ['On *one* excerpt <here>', 'Why & how', 'T10 ¶', 'UTC', 'Playbooks', 'Later', '2026-03-01'])
        expect(said).toContain(words)
      expect(said).not.toContain('old name')
    })

    it(`${format} refuses another ending`, async () =>
      expect(await study.refused('export.memos', { to: study.path('x.pdf'), format })).toContain(`.${format}`))
  }
})

describe('one format', () => {
  it('Markdown escapes what would be read as a sign, and nests lists', async () => {
    const said = (await exported('md')).toString()
    expect(said).toContain('## On \\*one\\* excerpt \\<here\\>')
    expect(said).toContain('See *Playbooks*, which is **bold** *~~and struck~~*. 1\\_000 \\* 2')
    expect(said).toContain('- one\n    1. first below\n    2. second below\n- two\n\n> They rang\\\n> us.')
    expect(said).toContain('\n\\# no heading, - no list\n')
    expect(said).toContain('*Linked from: Later*')
  })

  it('text has its lists and quotations as people type them', async () => {
    const said = (await exported('txt')).toString()
    expect(said).toContain('• one\n   1. first below\n   2. second below\n• two\n\n> They rang\n> us.')
  })

  it('html holds real lists, and nothing that runs or is loaded', async () => {
    const said = (await exported('html')).toString()
    expect(said).toContain('<ul><li>one<ol><li>first below</li><li>second below</li></ol></li><li>two</li></ul>')
    expect(said).toContain('<em><s>and struck</s></em>')
    expect(said).toContain('On *one* excerpt &lt;here&gt;')
    expect(said).not.toMatch(/<script|src=|href=/)
  })

  it('docx has headings that make an outline, runs with their marks, and items with their signs', async () => {
    const xml = partsOf(await exported('docx'))['word/document.xml']!
    xmlOf(xml)
    expect(xml).toContain('<w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t xml:space="preserve">Why &amp; how')
    expect(xml).toContain('<w:rPr><w:i/><w:strike/></w:rPr><w:t xml:space="preserve">and struck')
    expect(xml).toContain('<w:t xml:space="preserve">2.</w:t><w:tab/></w:r><w:r><w:t xml:space="preserve">second below')
  })

  it('csv has one line a memo, with plain words', async () => {
    const rows = parse<Record<string, string>>(await exported('csv'), { columns: true })
    expect(rows.map(row => row['kind'])).toEqual(['coding', 'project', 'journal', 'journal'])
    expect(rows[0]!['links']).toBe('Code: Playbooks')
    expect(rows[0]!['memo']).toContain('See Playbooks, which is bold and struck.')
    expect(rows[0]!['linked_from']).toBe('Later')
    expect(rows[3]!['journal_on']).toBe('2026-03-02')
  })

  it('the journal goes by its days, whenever its entries were written', async () => {
    const said = (await exported('md', { about: 'journal' })).toString()
    expect(said.match(/^## .*$/gm)).toEqual(['## 2026-03-01', '## 2026-03-02'])
    expect(said).toContain('# Research journal: study')
    expect(said).toContain('2 entries of the research journal.')
  })

  it('only what was asked for goes out, and the file says so', async () => {
    const said = (await exported('txt', { codeId: codeId as never })).toString()
    expect(said).toContain('1 memo, on the code “Playbooks”.')
    expect((await exported('txt', { from: '2026-03-02', until: '2026-03-02' })).toString()).toContain(
      'At the second site.',
    )
    expect((await exported('txt', { words: 'no such words' })).toString()).toContain('0 memos, with the words')
  })

  it('an export is noted, and changes nothing', async () => {
    const memos = await study.ask('memo.list', {})
    const { undo } = (await study.ask('project.info', {}))!
    await exported('txt')
    expect((await study.ask('project.history', { limit: 1 }))[0]).toMatchObject({
      label: 'Export memos to “memos.txt”',
      state: 'noted',
    })
    expect((await study.ask('project.info', {}))!.undo).toEqual(undo)
    expect(await study.ask('memo.list', {})).toEqual(memos)
  })
})

describe('signs of lists', () => {
  const signs = (...blocks: readonly (readonly ['bulleted' | 'numbered', number] | null)[]) =>
    listSigns(
      blocks.map(one => (one === null ? { type: 'paragraph', children: [] } : item(one[0], one[1], 'x'))) as Rich,
    ).join(' ')
  const n = (depth = 0) => ['numbered', depth] as const
  const b = (depth = 0) => ['bulleted', depth] as const
  it('count up', () => expect(signs(n(), n(), n())).toBe('1. 2. 3.'))
  it('begin anew after a paragraph', () => expect(signs(n(), null, n())).toBe('1.  1.'))
  it('count each level for itself', () => expect(signs(n(), n(1), n(1), n(), n(1))).toBe('1. 1. 2. 2. 1.'))
  it('go on after a level below', () => expect(signs(n(), b(1), n())).toBe('1. • 2.'))
  it('begin anew after a bullet of the same level', () => expect(signs(n(), b(), n())).toBe('1. • 1.'))
})

it('comments on codings come after the memos, with their words; not where days or other memos are asked for', async () => {
  const source = (await study.ask('source.list', {})).find(one => one.key === 'T10')!
  const { codings } = await study.ask('coding.inSource', { sourceId: source.id })
  await study.ask('coding.mark', { codingIds: [codings[1]!.id], comment: 'Ask her *again* & soon' })
  const code = (await study.ask('code.list', {})).find(one => one.id === codings[1]!.codeId)!
  const to = study.path('with-comments.csv')
  const written = await study.ask('export.memos', { to, format: 'csv' })
  expect(written.comments).toBe(1)
  const rows = parse<Record<string, string>>(readFileSync(to), { columns: true })
  expect(rows).toHaveLength(written.memos + 1)
  expect(rows.at(-1)).toMatchObject({
    title: `Comment on “${code.name}”`,
    kind: 'comment',
    written_at: '',
    memo: 'Ask her *again* & soon',
  })
  for (const format of FORMATS) {
    const one = study.path(`with-comments-too.${format}`)
    expect(await study.ask('export.memos', { to: one, format, codeId: code.id })).toMatchObject({ comments: 1 })
    if (format === 'html') expect(readFileSync(one, 'utf8')).toContain('Ask her *again* &amp; soon')
  }
  const asked = async (more: object) => (await study.ask('export.memos', { to, format: 'csv', ...more })).comments
  expect(await asked({ words: 'again soon' })).toBe(1)
  expect(await asked({ words: 'never' })).toBe(0)
  expect(await asked({ about: 'journal' })).toBe(0)
  expect(await asked({ from: '2026-01-01', zone: 'Europe/London' })).toBe(0)
  expect(await study.refused('export.memos', { to, format: 'csv', zone: 'Mars/Olympus' })).toContain('time zone')
})
