// Rows of people and sources for readers outside, and attempts to find somebody by what several outputs tell together (METHODS 6.4).

import { readFileSync } from 'node:fs'
import mammoth from 'mammoth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseId, CodeId } from '../../src/base/ids.ts'
import { Journey } from '../support/journey.ts'
import { frameworkAsked, matrixAsked } from '../support/requests.ts'

/** The sample study with published codes of sites (Q), people (P) and sources (by kind), and a signed cell of a site and of a person. */
class Study extends Journey {
  readonly ids = new Map<string, CaseId>()
  readonly codes = new Map<string, string>()

  async begin(): Promise<void> {
    await this.sample('study', 'A')
    const series = (prefix: string) => [{ value: null, style: 'numbers' as const, prefix }]
    await this.ask('case.drawCodes', { kind: 'site', by: null, rules: series('Q') })
    await this.ask('case.drawCodes', { kind: 'participant', by: null, rules: series('P') })
    for (const one of await this.ask('case.list', {})) {
      this.ids.set(one.key!, one.id)
      if (one.publishedCode) this.codes.set(one.key!, one.publishedCode)
    }
  }
  async signed(key: string, codeId: CodeId | null, text: string): Promise<void> {
    const caseId = this.ids.get(key)!
    const { summaryId } = await this.ask('summary.keep', { caseId, codeId, text, stretch: `${key} ${text.length}` })
    await this.ask('summary.sign', { summaryId, coderId: (await this.ask('project.info', {}))!.coder.id })
  }
  async quote(sourceKey: string): Promise<void> {
    const sourceId = (await this.ask('source.list', {})).find(one => one.key === sourceKey)!.id
    const { codings } = await this.ask('source.open', { sourceId })
    await this.ask('quote.add', { codingIds: [codings[0]!.id] })
  }
  async code(): Promise<CodeId> {
    return (await this.ask('code.list', {})).find(one => one.kind === 'code')!.id
  }
}

const MATRIX = matrixAsked()
const FRAMEWORK = frameworkAsked()
const INSIDE = /\b[SRTOD]\d\d\b/

describe('rows of sources and people', () => {
  const study = new Study()
  beforeAll(() => study.begin())
  afterAll(() => study.end())

  it('sources have codes drawn by their kind, which tell nothing and are fixed once shown', async () => {
    const rules = [
      { value: 'interview', style: 'numbers' as const, prefix: 'Int' },
      { value: null, style: 'numbers' as const, prefix: 'Text' },
    ]
    const sources = await study.ask('source.list', {})
    expect(await study.ask('source.drawCodes', { rules })).toEqual({ drawn: sources.length, left: 0 })
    expect(await study.ask('source.drawCodes', { rules })).toEqual({ drawn: 0, left: 0 })
    const codes = await study.ask('source.publishedCodes', {})
    expect(new Set(codes.map(one => one.code)).size).toBe(sources.length)
    const kinds = new Map<string, string>(sources.map(one => [one.id, one.kind]))
    for (const { sourceId, code } of codes)
      expect(code).toMatch(kinds.get(sourceId) === 'interview' ? /^Int\d+$/ : /^Text\d+$/)
    const to = study.path('sources.csv')
    await study.ask('export.matrix', { ...MATRIX, rows: { of: 'sources' }, columns: { of: 'source kinds' }, audience: 'outside', to, format: 'csv' }) // prettier-ignore
    const said = readFileSync(to, 'utf8')
    expect(said).toMatch(/Int\d+/)
    expect(said).not.toMatch(INSIDE)
    const [first] = await study.ask('source.publishedCodes', {})
    expect(first!.publishedAt).not.toBeNull()
    expect(await study.refused('source.setPublishedCode', { sourceId: first!.sourceId, code: 'Text99' })).toMatch(
      /has been published as/,
    )
  })

  it('a draw is one act, taken back in one step', async () => {
    const other = new Study()
    await other.begin()
    await other.ask('source.drawCodes', { rules: [{ value: null, style: 'numbers', prefix: 'Text' }] })
    await other.ask('project.undo', {})
    expect(await other.ask('source.publishedCodes', {})).toEqual([])
    await other.end()
  })

  it('what a matrix tells of a source is told of the one person in it, and counted among people', async () => {
    const request = {
      ...MATRIX,
      rows: { of: 'sources' as const },
      columns: { of: 'source kinds' as const },
      rowGroups: { about: 'site', name: 'sector' },
    }
    const { labels } = await study.ask('disclosure.matrix', { request })
    expect(labels.length).toBeGreaterThan(10)
    // An interview with one person tells of that person, a note or document of its sites.
    expect(new Set(labels.map(one => one.unit))).toEqual(new Set(['person', 'site']))
    for (const one of labels.filter(label => label.code !== null)) expect(one.code).toMatch(/^(Int|Text)\d+$/)
  })

  it('people stand behind their sites under codes; who agreed to nothing has no row', async () => {
    const codeId = await study.code()
    await study.signed('S01', codeId, 'The site learned.')
    await study.signed('R01', codeId, 'The person learned.')
    await study.signed('R02', codeId, 'The other one did not.')
    const consent = { scope: 'nothing', givenOn: null, withdrawnOn: null, note: null } as const
    await study.ask('case.setConsent', { caseId: study.ids.get('R02')!, consent })
    const to = study.path('people.csv')
    const asked = { ...FRAMEWORK, people: true, audience: 'outside' as const, to, format: 'csv' as const }
    await study.ask('export.frameworkMatrix', asked)
    const said = readFileSync(to, 'utf8')
    const [p1, p2, q1] = ['R01', 'R02', 'S01'].map(key => study.codes.get(key)!) as [string, string, string]
    expect(said).toContain(`${p1} (${q1})`)
    expect(said).not.toMatch(new RegExp(`\\b${p2}\\b|other one`))
    expect(said).not.toMatch(INSIDE)
    const matrix = study.path('people matrix.csv')
    await study.ask('export.matrix', { ...MATRIX, columns: 'participants', audience: 'outside', to: matrix, format: 'csv' }) // prettier-ignore
    const heads = readFileSync(matrix, 'utf8').split('\r\n')[0]!.split(',')
    expect(heads).toContain(p1)
    expect(heads).not.toContain(p2)
    const published = (await study.ask('case.list', { kind: 'participant' })).filter(one => one.publishedAt !== null)
    expect(published.map(one => one.publishedCode)).toContain(p1)
  })

  it('[83] what an earlier output told of a site counts for the people who stand with it', async () => {
    const ask = async () =>
      (await study.ask('disclosure.frameworkMatrix', { request: { ...FRAMEWORK, people: true } })).findings.filter(
        ({ rule, says }) => rule === 'linked labels' && /“P\d+”/.test(says),
      )
    expect(await ask()).toEqual([])
    const to = study.path('sector.csv')
    await study.ask('export.frameworkMatrix', { ...FRAMEWORK, attributes: ['sector', 'role'], audience: 'outside', to, format: 'csv' }) // prettier-ignore
    const [found] = await ask()
    expect(found!.says).toMatch(/role .*sector|sector .*role/)
    expect(found!.says).toContain('(sector.csv)')
  })

  it('the order and the filter of a framework matrix tell an attribute too', async () => {
    const labels = async (more: object) =>
      (await study.ask('disclosure.frameworkMatrix', { request: { ...FRAMEWORK, ...more } })).labels.flatMap(
        one => one.shows,
      )
    expect(await labels({})).toEqual([])
    expect((await labels({ order: { by: 'sector', down: false } })).map(one => one.attribute)).toContain('site: sector')
    const filter = { is: 'attribute', about: 'site', name: 'role', how: 'is', values: ['exemplar'] } as const
    expect(new Set((await labels({ filter })).map(one => `${one.attribute} ${one.value}`))).toEqual(
      new Set(['site: role exemplar']),
    )
  })
})

describe('what several outputs tell together', () => {
  const study = new Study()
  beforeAll(() => study.begin())
  afterAll(() => study.end())

  it('a filter tells an attribute of everything in a matrix', async () => {
    const filter = { is: 'attribute', about: 'site', name: 'sector', how: 'is', values: ['specialist'] } as const
    const { findings } = await study.ask('disclosure.matrix', { request: { ...MATRIX, filter } })
    expect(findings.map(one => one.says)).toContain('sector “specialist”: shared by 2 sites, fewer than 3.')
  })

  it('groups asked for on the command line, without saying whose, tell it as well', async () => {
    const { findings } = await study.ask('disclosure.matrix', {
      request: { ...MATRIX, columnGroups: { about: '', name: 'sector' } },
    })
    expect(findings.some(one => one.rule === 'site k')).toBe(true)
  })

  it('[83] somebody at a site: the role in one quote, the sector of the site in another output', async () => {
    await study.ask('output.setSettings', { output: '', settings: { template: 'Site {case.code}, {case.sector}' } })
    await study.quote('T22')
    await study.ask('export.quotes', { audience: 'outside', to: study.path('sector.docx'), format: 'docx' })
    const { findings } = await study.ask('disclosure.quotes', {
      template: 'Site {case.code}, {person.role_category}',
    })
    const found = findings.find(one => one.rule === 'linked labels' && one.says.includes('somebody at'))!
    expect(found.says).toMatch(/somebody at “Q\d+”/)
    expect(found.says).toContain('sector (sector.docx)')
  })

  it('a template that names the partner names the pair: both sides count together', async () => {
    const { labels } = await study.ask('disclosure.quotes', {
      template: 'Site {case.code}, paired with {relation.partner}',
    })
    expect(labels.filter(one => one.unit === 'pair').map(one => one.code)).toEqual([
      expect.stringMatching(/^Q\d+–Q\d+$/),
    ])
  })

  it('a person under a code of their own is joined with it, and their code is fixed', async () => {
    const template = 'Site {case.code}, {person.code}, {person.role_category}'
    const { labels } = await study.ask('disclosure.quotes', { template })
    expect(labels.filter(one => one.unit === 'person').map(one => one.code)).toEqual([expect.stringMatching(/^P\d+$/)])
    await study.ask('export.quotes', { audience: 'outside', settings: { template }, to: study.path('person.docx'), format: 'docx' }) // prettier-ignore
    const people = await study.ask('case.list', { kind: 'participant' })
    expect(people.filter(one => one.publishedAt !== null)).toHaveLength(1)
  })

  it('[12] pairs: the sectors of both sides are a combination of the pair', async () => {
    await study.ask('output.setSettings', {
      output: '',
      settings: { template: 'Site {case.code}, {case.sector}, {case.region}' },
    })
    const report = await study.ask('disclosure.pairings', {})
    expect(report.kind).toBe('pairings')
    const pair = report.labels.find(one => one.unit === 'pair')!
    expect(pair.shows.map(one => one.attribute)).toEqual(
      expect.arrayContaining(['pair: sector (exemplar)', 'pair: sector (follower)']),
    )
    expect(report.findings.some(one => one.rule === 'pair k')).toBe(true)
    expect(report.findings.some(one => one.rule === 'site k' || one.rule === 'linked labels')).toBe(true)
  })

  it('[84] two outputs that each may stand leave one site when they are subtracted', async () => {
    const to = study.path('all sites.csv')
    await study.ask('export.matrix', { ...MATRIX, audience: 'outside', to, format: 'csv' })
    const ids = (await study.ask('case.list', { kind: 'site' })).map(one => one.id)
    const request = { ...MATRIX, columns: { of: 'cases' as const, kind: 'site', ids: ids.slice(1) }, reason: 'r' }
    const { findings } = await study.ask('disclosure.matrix', { request })
    const said = findings.filter(one => one.says.includes('all sites.csv'))
    expect(said.length).toBeGreaterThan(5)
    expect(said[0]!.says).toMatch(
      /^“\d+ of 11” here and “\d+ of 12” in all sites\.csv leave [01] of 1 sites: fewer than 3/,
    )
    // Six of them are half of all: nothing of fewer than three follows, where the counts are far apart.
    const half = await study.ask('disclosure.matrix', { request: { ...request, columns: { ...request.columns, ids } } })
    expect(half.findings.filter(one => one.says.includes('all sites.csv'))).toEqual([])
  })

  it('a filter on sites that another output did not have is subtracted as chosen sites are', async () => {
    const filter = { is: 'attribute', about: 'site', name: 'sector', how: 'is not', values: ['specialist'] } as const
    const { findings } = await study.ask('disclosure.matrix', { request: { ...MATRIX, filter } })
    expect(findings.some(one => one.says.includes('of 10” here') && one.says.includes('of 12” in'))).toBe(true)
  })

  it('what was decided at one k is not decided at another', async () => {
    const template = 'Site {case.code}, {case.sector}, {case.region}'
    const ask = async () => (await study.ask('disclosure.quotes', { template })).findings.filter(one => one.k !== null)
    const [first] = await ask()
    const { rule, subject } = first!
    await study.ask('disclosure.decide', { kind: 'quotes', rule, subject, decision: 'Leave out', reason: null })
    expect((await ask())[0]!.decided).not.toBeNull()
    // One of those few is not like them any more: what was decided of two is not decided of one.
    const attribute = (await study.ask('case.attributes', {})).find(
      one => one.about === 'site' && one.name === 'sector',
    )!
    const shown = (await study.ask('quote.basket', {})).sections.flatMap(section => section.quotes)
    const own = new Set(shown.flatMap(one => one.sites.map(site => site.caseId as string)))
    for (const one of await study.ask('case.list', { kind: 'site' }))
      if (!own.has(one.id))
        await study.ask('case.setValue', { caseId: one.id, attributeId: attribute.id, value: 'acute' })
    const again = (await ask()).filter(one => one.rule === rule)
    expect(again.length).toBeGreaterThan(0)
    expect(again.map(one => one.decided)).toEqual(again.map(() => null))
  })
})

describe('names that were decided on', () => {
  const study = new Study()
  beforeAll(() => study.begin())
  afterAll(() => study.end())

  it('stand in brackets in quotes too, as edits that are listed, and the list does not say the name again', async () => {
    const { hits } = await study.ask('search.text', { words: 'Tarnhollow', speakers: 'respondents' })
    const { sourceId, start, end } = hits[0]!
    await study.ask('quote.add', { passage: { sourceId, range: { start: start - 20, end: end + 20 } } })
    const said = async () => {
      const to = study.path('quotes.docx')
      await study.ask('export.quotes', { audience: 'outside', withEdits: true, to, format: 'docx' })
      return (await mammoth.extractRawText({ path: to })).value
    }
    expect(await said()).toContain('Tarnhollow')
    await study.ask('disclosure.settle', { substitutes: [{ name: 'Tarnhollow', by: 'the partner' }] })
    const after = await said()
    expect(after).toContain('[the partner]')
    expect(after).toMatch(/a name by \[the partner\]/)
    expect(after).not.toContain('Tarnhollow')
    // The team sees what stands there, and the quote itself is as it was.
    const basket = await study.ask('quote.basket', {})
    expect(basket.sections[0]!.quotes[0]!.edits.edits).toEqual([])
  })
})

describe('the codebook for outside', () => {
  const study = new Study()
  beforeAll(() => study.begin())
  afterAll(() => study.end())

  it('a name in a definition is found, and replaced in the appendix by a button', async () => {
    const codeId = await study.code()
    await study.ask('code.change', { codeId, full: 'What Tarnhollow did, see S01 and T01.' })
    const report = await study.ask('disclosure.codebook', {})
    const found = report.findings.find(one => one.word === 'Tarnhollow')!
    const way = found.ways.find(one => one.deed?.do === 'substitute')!
    await study.ask('disclosure.take', {
      kind: 'codebook',
      rule: found.rule,
      subject: found.subject,
      decision: way.says,
      deed: way.deed!,
    })
    const to = study.path('codebook.docx')
    await study.ask('export.appendix', { to, format: 'docx' })
    const { value } = await mammoth.extractRawText({ path: to })
    expect(value).toContain(`What [site] did, see ${study.codes.get('S01')!} and [source].`)
    expect(value).not.toMatch(/\bKept by\b/)
    expect(await study.refused('export.appendix', { to, format: 'docx', minGroup: 3 })).toMatch(/nobody has decided on/)
  })

  it('examples stand under published codes, and what their attributions tell counts from now on', async () => {
    await study.ask('output.setSettings', { output: '', settings: { template: 'Site {case.code}, {case.sector}' } })
    const rows = await study.ask('list.rows', { what: 'codings' })
    const chosen = rows.find(row => row['source'] === 'T01')!
    await study.ask('coding.mark', { codingIds: [chosen.id], exemplar: true } as never)
    const to = study.path('appendix.docx')
    await study.ask('export.appendix', { to, format: 'docx' })
    const { value } = await mammoth.extractRawText({ path: to })
    const q1 = study.codes.get('S01')!
    expect(value).toMatch(new RegExp(`In the data: “.*” \\(Site ${q1}, `))
    await study.quote('T01')
    const { findings } = await study.ask('disclosure.quotes', { template: 'Site {case.code}, {case.region}' })
    expect(
      findings
        .filter(one => one.rule === 'linked labels')
        .map(one => one.says)
        .join(),
    ).toContain('sector (appendix.docx)')
  })

  it('an example of an entry whose people did not agree is left out, however it is punctuated, in former wordings too', async () => {
    const rows = await study.ask('list.rows', { what: 'codings' })
    const sources = await study.ask('list.rows', { what: 'sources' })
    const barred = sources.find(row => (row['participants'] as string[]).includes('R20'))!.key
    const words = (rows.find(row => row['source'] === barred && (row['quote'] as string).length > 60)![
      'quote'
    ] as string).split(' ').slice(0, 9).join(' ') // prettier-ignore
    const codeId = (await study.ask('code.list', {})).filter(one => one.kind === 'code')[1]!.id
    await study.ask('code.change', { codeId, typical: words.replaceAll(/[,.]/g, ' –').toUpperCase() })
    const to = study.path('barred.docx')
    await study.ask('export.appendix', { to, format: 'docx' })
    const { value } = await mammoth.extractRawText({ path: to })
    expect(value.toLowerCase()).not.toContain(words.toLowerCase().split(' ').slice(-3).join(' '))
  })
})

describe('coders', () => {
  const named = new Journey()
  beforeAll(async () => {
    await named.sample('named', 'Marguerite Dupont')
    await named.ask('case.drawCodes', { kind: 'site', by: null, rules: [{ value: null, style: 'numbers', prefix: 'Q' }] }) // prettier-ignore
  })
  afterAll(() => named.end())

  it('are not named outside by what a filled cell says of them, and are found as names where somebody wrote them', async () => {
    const caseId = (await named.ask('case.list', {})).find(one => one.key === 'S08')!.id
    const text = '“It helped.” (T15 ¶3), coded by Marguerite Dupont and B\n“Not at all.” (T15 ¶4), coded by A, B and Marguerite Dupont\nMarguerite Dupont doubts it.' // prettier-ignore
    const { summaryId } = await named.ask('summary.keep', { caseId, codeId: null, text, stretch: 'one' })
    await named.ask('summary.review', { summaryIds: [summaryId], reviewed: true })
    const { coder } = (await named.ask('project.info', {}))!
    await named.ask('summary.sign', { summaryId, coderId: coder.id })
    const { findings } = await named.ask('disclosure.summaries', {})
    const found = findings.filter(one => one.says.includes('the name of a coder'))
    expect(found).toHaveLength(1)
    const way = found[0]!.ways.find(one => one.deed?.do === 'substitute')!
    await named.ask('disclosure.take', { kind: 'summaries', rule: found[0]!.rule, subject: found[0]!.subject, decision: way.says, deed: way.deed } as never) // prettier-ignore
    const to = named.path('summaries.html')
    await named.ask('export.caseSummaries', { caseIds: null, signed: true, audience: 'outside', to, format: 'html' })
    const page = readFileSync(to, 'utf8')
    expect(page).toMatch(/coded by 2 people/)
    expect(page).toMatch(/coded by 3 people/)
    expect(page).toContain('[coder] doubts it.')
    expect(page).not.toContain('Dupont')
  })
})
