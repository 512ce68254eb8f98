// Quotes for a report, through the door: chosen, edited, attributed, cleared and written out.

import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import mammoth from 'mammoth'
import readXlsx from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseId, SourceId } from '../../src/base/ids.ts'
import type { QuoteEntry } from '../../src/exchange/quotes/types.ts'
import { Journey } from '../support/journey.ts'

const SEED = 'Site {case.code}[, {case.study_depth} study][, {case.role}], {person.role_category}'

class Study extends Journey {
  async source(key: string): Promise<SourceId> {
    return (await this.ask('source.list', {})).find(one => one.key === key)!.id
  }
  async called(key: string): Promise<CaseId> {
    return (await this.ask('case.list', {})).find(one => one.key === key)!.id
  }
  /** Words of a source, as they would be selected. */
  async passage(key: string, words: string) {
    const sourceId = await this.source(key)
    const { paragraphs } = await this.ask('source.open', { sourceId })
    const text = paragraphs.map(one => one.text).join('\n')
    const start = text.indexOf(words)
    if (start < 0) throw new Error(`not in ${key}: ${words}`)
    return { sourceId, range: { start, end: start + words.length } }
  }
  async quote(key: string, words: string) {
    return this.ask('quote.add', { passage: await this.passage(key, words) })
  }
  async quotes(): Promise<QuoteEntry[]> {
    return (await this.ask('quote.basket', {})).sections.flatMap(section => section.quotes)
  }
  async last(): Promise<QuoteEntry> {
    return (await this.quotes()).at(-1)!
  }
  async empty(): Promise<void> {
    const quoteIds = (await this.quotes()).map(one => one.id)
    if (quoteIds.length > 0) await this.ask('quote.remove', { quoteIds })
  }
  async code(key: string): Promise<string> {
    return (await this.ask('case.list', { kind: 'site' })).find(one => one.key === key)!.publishedCode!
  }
}

const study = new Study()
beforeAll(async () => {
  await study.sample('study', 'A')
})
afterAll(() => study.end())

const JOINT = 'I’d say that it was a sensible decision, taken in the round.\n\nR17: I’d say that we read about it.'

describe('before any code is published', () => {
  it('a quote table for outside is refused, and says what to do', async () => {
    await study.quote('T15', JOINT)
    expect(
      await study.refused('export.quotes', { to: study.path('q.csv'), format: 'csv', audience: 'outside' }),
    ).toMatch(/^None of the quotes may be shown. R17 must be asked/)
    await study.empty()
    await study.ask('quote.add', { passage: await study.passage('T01', 'the') })
    expect(
      await study.refused('export.quotes', { to: study.path('q.csv'), format: 'csv', audience: 'outside' }),
    ).toMatch(/S01 Quillbrook General has no published code.*Draw published codes/)
    await study.empty()
  })
})

describe('with published codes', () => {
  beforeAll(async () => {
    const attribute = (await study.ask('case.attributes', {})).find(one => one.name === 'study_depth')!
    await study.ask('case.drawCodes', {
      kind: 'site',
      by: attribute.id,
      rules: [
        { value: 'in-depth', style: 'letters', prefix: '' },
        { value: null, style: 'numbers', prefix: 'AG' },
      ],
    })
    await study.ask('output.setSettings', { output: 'quotes', settings: { template: SEED } })
  })

  it('[79] a quote by R21 is attributed under a published code', async () => {
    const sources = (await study.ask('list.rows', { what: 'sources' })).filter(row =>
      (row['participants'] as string[] | undefined)?.includes('R21'),
    )
    const key = String(sources[0]!.key)
    await study.empty()
    const sourceId = await study.source(key)
    const { paragraphs, speakers } = await study.ask('source.open', { sourceId })
    const spoken = paragraphs.find(one =>
      speakers.some(speaker => speaker.id === one.speakerId && speaker.role === 'respondent'),
    )!
    await study.ask('quote.add', {
      passage: { sourceId, range: { start: spoken.start, end: spoken.start + spoken.text.length } },
    })
    const code = await study.code('S10')
    expect(code).toMatch(/^AG\d+$/)
    expect((await study.last()).attribution).toBe(`Site ${code}, broader study, follower, non-clinical digital leader`)
    const to = study.path('quotes.csv')
    const written = await study.ask('export.quotes', { to, format: 'csv', audience: 'outside' })
    expect(written).toMatchObject({ quotes: 1, leftOut: [] })
    const text = readFileSync(to, 'utf8')
    expect(text).toContain(`Site ${code}, broader study, follower, non-clinical digital leader`)
    expect(text).not.toMatch(/S10|R21/)
  })

  it('published codes that were shown are fixed, and undo does not free them', async () => {
    const codes = await study.ask('case.publishedCodes', {})
    const s10 = await study.called('S10')
    expect(codes.filter(one => one.publishedAt !== null).map(one => one.caseId)).toEqual([s10])
    expect(await study.refused('case.setPublishedCode', { caseId: s10, code: 'ZZ' })).toMatch(
      /has been published as AG/,
    )
  })

  it('[80] two speakers: turns carry role labels and the attribution joins both roles', async () => {
    await study.empty()
    expect(await study.quote('T15', JOINT)).toMatchObject({ needApproval: 1 })
    const quote = await study.last()
    expect(
      quote.turns.map(turn => [turn.label, turn.lines.map(line => line.map(piece => piece.said).join(''))]),
    ).toEqual([
      ['Senior manager', ['I’d say that it was a sensible decision, taken in the round.']],
      ['Non-clinical digital leader', ['I’d say that we read about it.']],
    ])
    expect(quote.attribution).toBe(
      `Site ${await study.code('S08')}, broader study, ${await roleOf('S08')}, senior manager and non-clinical digital leader`,
    )
    await study.ask('quote.change', { quoteId: quote.id, approvedOn: '2026-03-01', approval: 'R17 by e-mail' })
    const to = study.path('joint.docx')
    await study.ask('export.quotes', { to, format: 'docx', audience: 'outside' })
    const { value } = await mammoth.extractRawText({ path: to })
    expect(value).toContain('Senior manager: “I’d say that it was a sensible decision')
    expect(value).toContain('Non-clinical digital leader: I’d say that we read about it.”')
    expect(value).not.toMatch(/R16|R17|S08|Nettlespur/)
  })

  it('[81] edits are marked in the quote and listed with the original', async () => {
    await study.empty()
    await study.quote(
      'T15',
      'I had a list of four exemplars on our platform, I’d rung two of them, and one had said yes.',
    )
    const { id, words } = await study.last()
    const at = (some: string) => ({ start: words.indexOf(some), end: words.indexOf(some) + some.length })
    await study.ask('quote.change', { quoteId: id, approvedOn: '2026-03-01', approval: 'R17, on paper' })
    await study.ask('quote.edit', {
      quoteId: id,
      edits: [
        { ...at('four exemplars on our platform, '), kind: 'elide', text: '' },
        { ...at('two of them'), kind: 'substitute', text: 'two exemplars' },
        { start: at('yes').end, end: at('yes').end, kind: 'clarify', text: 'to being a partner' },
      ],
    })
    const to = study.path('edited.xlsx')
    await study.ask('export.quotes', { to, format: 'xlsx', audience: 'outside', withEdits: true })
    const sheets = await readXlsx(to)
    const rows = sheets.find(one => one.sheet === 'Quotes')!.data
    expect(rows[1]![2]).toBe('I had a list of … I’d rung [two exemplars], and one had said yes [to being a partner].')
    expect(sheets.find(one => one.sheet === 'Edits')!.data).toEqual([
      ['quote', 'edit', 'original', 'now'],
      [1, 'left out', 'four exemplars on our platform,', '…'],
      [1, 'replaced', 'two of them', '[two exemplars]'],
      [1, 'added', null, '[to being a partner]'],
    ])
    await study.ask('project.undo', {})
    expect((await study.last()).edits.edits).toEqual([])
    await study.ask('project.redo', {})
  })

  it('edits hold when the source text is corrected, or wait for a look', async () => {
    const sourceId = await study.source('T15')
    const { words, range, edits } = await study.last()
    expect(edits.edits).toHaveLength(3)
    const opened = await study.ask('source.open', { sourceId })
    const text = opened.paragraphs.map(one => one.text).join('\n')
    const at = text.indexOf('I had a list')
    await study.ask('source.edit', {
      sourceId,
      state: opened.textState,
      steps: [{ start: at + 2, end: at + 5, insert: 'kept' }],
    })
    const after = await study.last()
    expect(after.words).not.toBe(words)
    expect(after.range.end - after.range.start).toBe(range.end - range.start + 1)
    expect(after.edits.lost).toEqual([])
    expect(after.turns[0]!.lines[0]!.map(piece => piece.said).join('')).toBe(
      'I kept a list of … I’d rung [two exemplars], and one had said yes [to being a partner].',
    )
    await study.ask('project.undo', {})
  })

  it('fillers are dropped as edits of their own', async () => {
    await study.ask('output.setSettings', { output: 'quotes', settings: { fillers: ['I’d say that'] } })
    await study.empty()
    await study.quote('T15', 'I’d say that it was a sensible decision')
    const { id } = await study.last()
    expect(await study.ask('quote.dropFillers', { quoteIds: [id] })).toBe(1)
    expect((await study.last()).turns[0]!.lines[0]!.map(piece => piece.said).join('')).toBe(
      'it was a sensible decision',
    )
    await study.empty()
  })

  it('the same passage stands in a section once, and can stand in another', async () => {
    const [coding] = await study.ask('list.rows', { what: 'codings' })
    const codes = await study.ask('code.list', {})
    const codingIds = [coding!.id as never]
    expect((await study.ask('quote.add', { codingIds })).added).toHaveLength(1)
    expect(await study.ask('quote.add', { codingIds })).toMatchObject({ added: [], there: 1 })
    const other = codes.find(one => one.key === 'PLAYBOOK')!.id
    await study.ask('quote.add', { codingIds, codeId: other })
    const basket = await study.ask('quote.basket', {})
    expect(basket.sections).toHaveLength(2)
    const [first] = basket.sections.flatMap(one => one.quotes)
    await study.ask('quote.arrange', { quoteId: first!.id, codeId: null, propositionId: null, beforeId: null })
    expect((await study.ask('quote.basket', {})).sections.at(-1)).toMatchObject({
      kind: 'none',
      quotes: [{ id: first!.id }],
    })
    await study.empty()
  })
})

describe('what goes away under a quote', () => {
  it('quotes of a merged code stand under the one that stays; those of a removed proposition under none', async () => {
    await study.empty()
    const codes = await study.ask('code.list', {})
    const [from, into] = ['ADVICE', 'PLAYBOOK'].map(key => codes.find(one => one.key === key)!.id)
    const [coding] = await study.ask('list.rows', { what: 'codings' })
    const propositionId = await study.ask('proposition.add', { statement: 'Nobody reads it.' })
    await study.ask('quote.add', { codingIds: [coding!.id as never], codeId: from! })
    await study.ask('quote.add', { codingIds: [coding!.id as never], codeId: null, propositionId })
    const request = {
      operation: 'merge',
      codeIds: [from!],
      intoId: into!,
      overlaps: 'apart',
      below: 'follow',
      reason: 'One thing',
    } as const
    await study.ask('framework.apply', { request: { ...request, codeIds: [...request.codeIds] } })
    await study.ask('proposition.remove', { propositionId })
    expect((await study.ask('quote.basket', {})).sections.map(one => [one.kind, one.id])).toEqual([
      ['code', into],
      ['none', null],
    ])
    await study.empty()
  })
})

describe('what people agreed to', () => {
  const spokenBy = async (person: string) => {
    const rows = await study.ask('list.rows', { what: 'sources' })
    const key = String(rows.find(row => (row['participants'] as string[] | undefined)?.includes(person))!.key)
    const sourceId = await study.source(key)
    const { paragraphs, speakers } = await study.ask('source.open', { sourceId })
    const spoken = paragraphs.find(one =>
      speakers.some(speaker => speaker.id === one.speakerId && speaker.role === 'respondent'),
    )!
    return { sourceId, range: { start: spoken.start, end: spoken.start + spoken.text.length } }
  }

  it('[7] who agreed to a paraphrase only is not quoted, with the reason', async () => {
    expect(await study.refused('quote.add', { passage: await spokenBy('R20') })).toMatch(
      /^R20 agreed to being paraphrased, not quoted \(T\d+ .*, ¶\d+\)\. Say it in your own words instead\.$/,
    )
    expect(await study.quotes()).toEqual([])
  })

  it('[7] a paraphrase stands where the quote would, marked as one, and can be taken back', async () => {
    const passage = await spokenBy('R20')
    const said = 'They were told of it late, and by somebody else.'
    const { words } = await study.ask('coding.quote', passage)
    expect(await study.refused('quote.add', { passage, paraphrase: words })).toMatch(/stands in the words themselves/)
    await study.ask('quote.add', { passage, paraphrase: said })
    const { id, bar } = await study.last()
    expect(bar).toBeNull()
    for (const format of ['docx', 'csv'] as const) {
      const to = study.path(`paraphrase.${format}`)
      await study.ask('export.quotes', { to, format, audience: 'outside', withEdits: true })
      const text = format === 'csv' ? readFileSync(to, 'utf8') : (await mammoth.extractRawText({ path: to })).value
      expect(text).toContain(`${said} [paraphrase]`)
      expect(text).not.toContain(`“${said}`)
      expect(text).not.toContain(words.slice(0, 40))
      expect(text).toContain('paraphrased: the words themselves are not shown')
    }
    await study.ask('quote.change', { quoteId: id, paraphrase: null })
    expect((await study.last()).bar).toBe('paraphrase')
    await study.ask('project.undo', {})
    expect(await study.last()).toMatchObject({ bar: null, paraphrase: said })
    await study.empty()
  })

  it('[7] who withdraws after being chosen is left out of what is written', async () => {
    await study.ask('quote.add', { passage: await spokenBy('R01') })
    await study.ask('quote.add', { passage: await spokenBy('R18') })
    await study.ask('case.setConsent', {
      caseId: await study.called('R18'),
      consent: { scope: 'quote', givenOn: null, withdrawnOn: '2026-01-01', note: null },
    })
    const to = study.path('withdrawn.csv')
    const { quotes, leftOut } = await study.ask('export.quotes', { to, format: 'csv', audience: 'team' })
    expect(quotes).toBe(1)
    expect(leftOut).toEqual([expect.stringMatching(/^R18 withdrew consent/)])
    const rows = parse<Record<string, string>>(readFileSync(to, 'utf8'), { columns: true })
    expect(rows[0]).toMatchObject({ site: 'S01 Quillbrook General', consent: 'R01: may be quoted' })
    await study.ask('project.undo', {})
    await study.empty()
  })

  it('[85] a quote by R26 asks for approval, and is shown once it is recorded', async () => {
    expect(await study.ask('quote.add', { passage: await spokenBy('R26') })).toMatchObject({ needApproval: 1 })
    const { id, bar } = await study.last()
    expect(bar).toBe('ask first')
    const to = study.path('asked.html')
    expect(await study.refused('export.quotes', { to, format: 'html', audience: 'outside' })).toMatch(
      /R26 must be asked before being quoted/,
    )
    expect(await study.refused('quote.change', { quoteId: id, approvedOn: '2026-03-02' })).toMatch(/by whom/)
    await study.ask('quote.change', { quoteId: id, approvedOn: '2026-03-02', approval: 'R26, by telephone' })
    expect((await study.last()).bar).toBeNull()
    expect(await study.ask('export.quotes', { to, format: 'html', audience: 'outside' })).toMatchObject({ quotes: 1 })
  })
})

describe('templates', () => {
  it('are refused with a sentence at the place', async () => {
    const labels: never[] = []
    const told = async (template: string) =>
      (await study.ask('output.previewAttribution', { template, labels })).problem
    expect(await told('Site {case.code}, {case.study_dept}')).toEqual({
      at: 18,
      sentence:
        'The attribution template cannot be read: nothing in this project is called “case.study_dept” (character 19); do you mean {case.study_depth}?',
    })
    expect(await told('Site [{case.code}')).toMatchObject({ at: 5 })
    expect(await told('a respondent')).toMatchObject({ sentence: expect.stringContaining('names no field') })
    expect(await study.refused('output.setSettings', { output: '', settings: { template: '{case.key}' } })).toMatch(
      /nothing in this project is called “case.key”/,
    )
  })

  it('are shown live on passages of the project, with short forms', async () => {
    const { examples } = await study.ask('output.previewAttribution', {
      template: '{case.role}, {source.kind}[, {date:year}]',
      labels: [{ field: 'case.role', value: 'exemplar', short: 'GDE' }],
    })
    expect(examples.length).toBeGreaterThan(0)
    for (const { attribution } of examples)
      expect(attribution).toMatch(/^(GDE|follower|interview|document|observation)/)
  })

  it('those of quotes go before those of the project', async () => {
    await study.ask('output.setSettings', { output: '', settings: { template: '{person.role_category}' } })
    expect(await study.ask('output.settings', { output: 'quotes' })).toMatchObject({ template: SEED, isOwn: true })
    await study.ask('output.setSettings', { output: 'quotes', settings: null })
    expect(await study.ask('output.settings', { output: 'quotes' })).toMatchObject({
      template: '{person.role_category}',
      isOwn: false,
    })
  })
})

async function roleOf(key: string): Promise<string> {
  const sheet = await study.ask('case.sheet', { caseId: await study.called(key) })
  return sheet.attributes.find(one => one.name === 'role')!.value!
}
