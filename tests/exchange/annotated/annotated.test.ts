import { readFileSync } from 'node:fs'
import mammoth from 'mammoth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import path from 'node:path'
import { annotate, HUES, legendOf, type MarginCoding } from '../../../src/exchange/annotated/annotated.ts'
import { ROOT } from '../../house/files.ts'
import { Journey } from '../../support/journey.ts'

const text = ['Heading', 'One two three.', '', 'Four five six.', 'Seven.']
const starts = [0, 8, 23, 24, 39]
const paragraphs = text.map((words, at) => ({
  number: at + 1,
  start: starts[at]!,
  text: words,
  speechStart: 0,
  level: at === 0 ? 1 : null,
  speaker: null,
}))
const coding = (code: string, start: number, end: number): MarginCoding => ({
  code,
  start,
  end,
  coder: 'A',
  hue: 2,
  strength: null,
})
const beside = (...codings: MarginCoding[]) =>
  annotate(paragraphs, codings).map(({ marks }) =>
    marks.map(one => `${one.code}${one.begins ? ' begins' : ''}${one.ends ? ' ends' : ''}`).join('; '),
  )

describe('codes beside paragraphs', () => {
  it('a code within one paragraph begins and ends there', () =>
    expect(beside(coding('X', 12, 15))).toEqual(['', 'X begins ends', '', '']))
  it('a code over paragraphs goes on, over empty lines too', () =>
    expect(beside(coding('X', 12, 30))).toEqual(['', 'X begins', 'X ends', '']))
  it('the longer one stands first', () =>
    expect(beside(coding('A', 8, 11), coding('B', 8, 22))[1]).toBe('B begins ends; A begins ends'))
  it('coded words are told from others', () =>
    expect(annotate(paragraphs, [coding('X', 12, 15)])[1]!.words).toEqual([
      { words: 'One ', coded: false },
      { words: 'two', coded: true },
      { words: ' three.', coded: false },
    ]))
  it('the legend counts codings in framework order', () =>
    expect(legendOf([coding('B', 0, 1), coding('A', 0, 1), coding('B', 2, 3)], ['A', 'B', 'C'])).toEqual([
      { code: 'A', hue: 2, codings: 1 },
      { code: 'B', hue: 2, codings: 2 },
    ]))
  it('colours are those of the window', () => {
    const tokens = readFileSync(path.join(ROOT, 'renderer/styles/tokens.css'), 'utf8')
    expect(HUES).toEqual(
      HUES.map((_, at) => new RegExp(`--code-${at + 1}: #([0-9a-f]{6})`).exec(tokens)![1]!.toUpperCase()),
    )
  })
})

describe('a source of the sample', () => {
  const study = new Journey()
  const source = async (key: string) => (await study.ask('source.list', {})).find(one => one.key === key)!.id
  beforeAll(async () => {
    await study.sample('study', 'A')
  })
  afterAll(() => study.end())

  it('for the team: every paragraph with its number, every code by name', async () => {
    const to = study.path('T01.docx')
    const sourceId = await source('T01')
    await study.ask('export.annotated', { sourceId, audience: 'team', to, format: 'docx' })
    const { value } = await mammoth.extractRawText({ path: to })
    const opened = await study.ask('source.open', { sourceId })
    for (const paragraph of opened.paragraphs)
      expect(value).toContain(paragraph.text.slice(paragraph.speechStart).trim())
    const names = new Set(opened.codings.map(one => one.codeId))
    const codes = (await study.ask('code.list', {})).filter(code => names.has(code.id))
    expect(codes.length).toBeGreaterThan(3)
    for (const code of codes) expect(value).toContain(code.name)
  })
  it('for outside: roles instead of labels, no header, no code of the team', async () => {
    await study.ask('case.drawCodes', {
      kind: 'site',
      by: null,
      rules: [{ value: null, style: 'letters', prefix: '' }],
    })
    const to = study.path('out.html')
    await study.ask('export.annotated', { sourceId: await source('T01'), audience: 'outside', to, format: 'html' })
    const page = readFileSync(to, 'utf8')
    expect(page).toContain('Clinical digital leader:')
    expect(page).toContain('Interviewer:')
    expect(page).not.toMatch(/\bS01\b|\bR01\b|\bT01\b/)
    expect(page).not.toContain('<script')
  })
  it('[7] a source with somebody who agreed to less does not leave the team whole', async () => {
    const rows = await study.ask('list.rows', { what: 'sources' })
    const key = String(rows.find(row => (row['participants'] as string[]).includes('R20'))!.key)
    expect(
      await study.refused('export.annotated', {
        sourceId: await source(key),
        audience: 'outside',
        to: study.path('x.html'),
        format: 'html',
      }),
    ).toMatch(/R20 did not agree/)
  })
  it('chosen codes only', async () => {
    const code = (await study.ask('code.list', {})).find(one => one.key === 'PLAYBOOK')!
    const to = study.path('one.html')
    await study.ask('export.annotated', {
      sourceId: await source('T10'),
      audience: 'team',
      codeIds: [code.id],
      to,
      format: 'html',
    })
    const legend = /<ul class="legend"[\s\S]*?<\/ul>/.exec(readFileSync(to, 'utf8'))![0]
    expect(legend.match(/<li/g)).toHaveLength(1)
    expect(legend).toContain(code.name)
  })
})
