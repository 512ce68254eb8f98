// The disclosure check through the door: every kind of output, ways out that the program goes, a wider population, all that was shown.

import { readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import mammoth from 'mammoth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseId, CodeId } from '../../src/base/ids.ts'
import type { Progress } from '../../src/base/reply.ts'
import type { Manifest } from '../../src/exchange/output/manifest.ts'
import type { DisclosureReport, Finding } from '../../src/exchange/disclosure/types.ts'
import { Journey } from '../support/journey.ts'
import { frameworkAsked } from '../support/requests.ts'

const study = new Journey()
const FRAMEWORK = frameworkAsked({ attributes: ['sector'] })
let s01: CaseId
let code: CodeId

beforeAll(async () => {
  await study.sample('study', 'A')
  await study.ask('case.drawCodes', {
    kind: 'site',
    by: null,
    rules: [{ value: null, style: 'numbers', prefix: 'Q' }],
  })
  s01 = (await study.ask('case.list', { kind: 'site' })).find(one => one.key === 'S01')!.id
  code = (await study.ask('code.list', {})).find(one => one.kind === 'code')!.id
})
afterAll(() => study.end())

/** What was written of a cell (or of the whole case), signed. */
async function signed(codeId: CodeId | null, text: string): Promise<void> {
  const { summaryId } = await study.ask('summary.keep', { caseId: s01, codeId, text, stretch: `s ${text.length}` })
  const { id: coderId } = (await study.ask('project.info', {}))!.coder
  await study.ask('summary.sign', { summaryId, coderId })
}

/** Goes a way out of a finding as the window does. */
async function take(report: DisclosureReport, finding: Finding, kind: string, by?: string): Promise<void> {
  const way = finding.ways.find(one => one.kind === kind)!
  const deed = way.deed!
  await study.ask('disclosure.take', {
    kind: report.kind as 'quotes',
    rule: finding.rule,
    subject: finding.subject,
    decision: way.says,
    deed: deed.do === 'substitute' && by !== undefined ? { ...deed, by } : deed,
  })
}
const named = (report: DisclosureReport, name: string) =>
  report.findings.find(({ rule, word }) => rule === 'names in words' && word === name)

describe('texts that leave the team are scanned as quotes are', () => {
  it('a case summary: the name is found, replaced in brackets by a button, and taken back in one step', async () => {
    await signed(null, 'Tarnhollow taught S01 a lot.')
    const ask = () => study.ask('disclosure.summaries', {})
    const report = await ask()
    const found = named(report, 'Tarnhollow')!
    expect(found.says).toBe('“Tarnhollow” is the name of a site.')
    await take(report, found, 'coarsen')
    const after = await ask()
    expect(named(after, 'Tarnhollow')).toBeUndefined()
    expect(after.settled.substitutes).toEqual([{ name: 'Tarnhollow', by: 'site' }])
    expect(after.earlier[0]).toMatchObject({ decision: 'Put [site] in its place', coder: 'A' })
    expect(after.conclusion).not.toMatch(/safe/i)
    const to = study.path('summaries.docx')
    await study.ask('export.caseSummaries', { caseIds: null, signed: true, audience: 'outside', to, format: 'docx' })
    const { value } = await mammoth.extractRawText({ path: to })
    expect(value).toMatch(/\[site\] taught Q\d+ a lot\./)
    expect(value).not.toMatch(/\bS\d\d\b|Tarnhollow/)
    await study.ask('project.undo', {})
    expect(named(await ask(), 'Tarnhollow')).toBeDefined()
  })

  it('the key of the team never leaves: a framework matrix, its attributes judged as labels', async () => {
    await signed(code, 'At S01 they learned from Tarnhollow, as T01 says.')
    const report = await study.ask('disclosure.frameworkMatrix', { request: FRAMEWORK })
    expect(named(report, 'Tarnhollow')).toBeDefined()
    expect(report.findings.filter(({ rule }) => rule === 'site k').map(({ says }) => says)).toContain(
      'sector “specialist”: shared by 2 sites, fewer than 3.',
    )
    const to = study.path('framework.csv')
    const asked = { ...FRAMEWORK, audience: 'outside' as const, to, format: 'csv' as const }
    expect(await study.refused('export.frameworkMatrix', { ...asked, minGroup: 3 })).toMatch(/nobody has decided on/)
    await study.ask('export.frameworkMatrix', asked)
    const said = readFileSync(to, 'utf8')
    expect(said).toMatch(/At Q\d+ they learned from Tarnhollow, as \[source\] says\./)
    expect(said).not.toMatch(/\bS\d\d\b/)
    expect(await study.refused('export.frameworkMatrix', { ...asked, people: true })).toMatch(
      /^R01, R02, R03, R04 and others have no published code/,
    )
  })

  it('propositions: excerpts as consent allows, attributed as quotes, without keys of sites and sources', async () => {
    const report = await study.ask('disclosure.propositions', {})
    expect(report.findings.some(({ rule }) => rule === 'names in words')).toBe(true)
    expect(report.findings.some(({ rule }) => rule === 'complement')).toBe(true)
    for (const format of ['docx', 'csv', 'html', 'xlsx'] as const) {
      const to = study.path(`propositions.${format}`)
      const { manifest } = await study.ask('export.propositions', { to, format, audience: 'outside' })
      const told = JSON.parse(readFileSync(manifest, 'utf8')) as Manifest
      expect(told.options['disclosure']).toMatchObject({ leastGroup: 3 })
      if (format === 'xlsx') continue
      const said = format === 'docx' ? (await mammoth.extractRawText({ path: to })).value : readFileSync(to, 'utf8')
      expect(said).not.toMatch(/\b[SRTO]\d\d\b/)
      expect(said).toMatch(/\bQ\d+\b/)
    }
  })

  it('propositions: how far the check has come is told, it can be stopped, and a change meanwhile ends it in words', async () => {
    const told: Progress[] = []
    const whole = await study.core.call('disclosure.propositions', {}, { onProgress: one => told.push(one) })
    expect(whole.ok).toBe(true)
    expect(new Set(told.map(one => one.doing))).toEqual(new Set(['excerpts', 'texts']))
    expect(told.every(({ done, total }) => done <= total)).toBe(true)
    const stop = new AbortController()
    const stopped = await study.core.call(
      'disclosure.propositions',
      {},
      { signal: stop.signal, onProgress: () => stop.abort() },
    )
    expect(stopped.ok ? null : stopped.trouble.kind).toBe('cancelled')
    let change: Promise<unknown> | undefined
    const onProgress = () => void (change ??= study.ask('memo.write', { title: 'Meanwhile', body: 'Something else.' }))
    const late = await study.core.call('disclosure.propositions', {}, { onProgress })
    expect(late.ok ? null : late.trouble.code).toBe('changed-meanwhile')
    await change
    await study.ask('project.undo', {})
  })

  it('positions stand under published codes, the same as the team has under its keys', async () => {
    const [inside, outside] = [study.path('in.csv'), study.path('out.csv')]
    await study.ask('export.positions', { unit: 'sites', to: inside, format: 'csv' })
    await study.ask('export.positions', { unit: 'sites', to: outside, format: 'csv', audience: 'outside' })
    const codeOf = new Map((await study.ask('case.list', { kind: 'site' })).map(one => [one.key, one.publishedCode]))
    const rows = (path: string) => parse<Record<string, string>>(readFileSync(path, 'utf8'), { columns: true })
    const told = new Map(rows(outside).map(row => [`${row['proposition']} ${row['case']}`, row['suggested']]))
    for (const row of rows(inside))
      expect(told.get(`${row['proposition']} ${codeOf.get(row['case']!)}`)).toBe(row['suggested'])
  })

  it('a memo with a name stays with the team by a button', async () => {
    await study.ask('memo.write', { title: 'To do', body: 'Ring Tarnhollow again about S01.' })
    const report = await study.ask('disclosure.memos', {})
    await take(report, named(report, 'Tarnhollow')!, 'leave out')
    expect(named(await study.ask('disclosure.memos', {}), 'Tarnhollow')).toBeUndefined()
    const to = study.path('memos.txt')
    await study.ask('export.memos', { to, format: 'txt', audience: 'outside' })
    expect(readFileSync(to, 'utf8')).not.toMatch(/Tarnhollow|\bS\d\d\b/)
    await study.ask('project.undo', {})
  })
})

describe('ways out that the program goes, each one act and logged', () => {
  const SECTOR = 'Site {case.code}[, {case.role}][, {case.sector}]'
  const quotes = () => study.ask('disclosure.quotes', {})
  const basket = async () => (await study.ask('quote.basket', {})).sections.flatMap(section => section.quotes)

  beforeAll(async () => {
    await study.ask('output.setSettings', { output: '', settings: { template: SECTOR } })
    const sources = await study.ask('source.list', {})
    for (const key of ['T16', 'T22']) {
      const { codings } = await study.ask('source.open', { sourceId: sources.find(one => one.key === key)!.id })
      await study.ask('quote.add', { codingIds: [codings[0]!.id] })
    }
    const { hits } = await study.ask('search.text', { words: 'Tarnhollow', speakers: 'respondents' })
    const { sourceId, start, end } = hits[0]!
    await study.ask('quote.add', { passage: { sourceId, range: { start: start - 20, end: end + 20 } } })
  })

  it('[82] an attribute leaves the template, or is rolled up', async () => {
    const report = await quotes()
    const found = report.findings.find(({ rule, says }) => rule === 'site k' && says.includes('specialist'))!
    await take(report, found, 'drop')
    const { template } = await study.ask('output.settings', { output: 'quotes' })
    expect(template).toBe('Site {case.code}[, {case.role}]')
    const after = await quotes()
    expect(after.findings.some(({ rule, says }) => rule === 'site k' && says.includes('specialist'))).toBe(false)
    expect(after.earlier[0]).toMatchObject({ decision: 'Leave out sector' })
    await study.ask('project.undo', {})
    expect((await study.ask('output.settings', { output: 'quotes' })).template).toBe(SECTOR)
    const { id } = (await study.ask('case.attributes', {})).find(one => one.about === 'site' && one.name === 'sector')!
    await study.ask('attribute.create', {
      about: 'site',
      name: 'sector, two groups',
      type: 'choice',
      choices: [],
      rule: { from: 'groups', attributeId: id, groups: [{ value: 'acute', of: ['acute'] }], others: 'other' },
    })
    const again = await quotes()
    await take(
      again,
      again.findings.find(({ rule, says }) => rule === 'site k' && says.includes('specialist'))!,
      'coarsen',
    )
    expect((await study.ask('output.settings', { output: 'quotes' })).template).toBe(
      'Site {case.code}[, {case.role}][, {case.sector, two groups}]',
    )
    expect((await basket())[0]!.attribution).toMatch(/acute|other/)
    await study.ask('project.undo', {})
  })

  it('a name in a quote gets words in brackets, as an edit that is listed', async () => {
    const report = await quotes()
    await take(report, named(report, 'Tarnhollow')!, 'coarsen', 'another hospital')
    const edited = (await basket()).find(one => one.edits.edits.length > 0)!
    expect(edited.edits.edits).toMatchObject([{ kind: 'substitute', text: 'another hospital', was: 'Tarnhollow' }])
    expect(named(await quotes(), 'Tarnhollow')).toBeUndefined()
  })

  it('another code for a quote is one that nobody has', async () => {
    const report = await quotes()
    const found = report.findings.find(({ rule }) => rule === 'site k')!
    await take(report, found, 'other code')
    const shown = (await basket()).flatMap(one => one.shownCode ?? [])
    expect(shown.length).toBeGreaterThan(0)
    const codes = (await study.ask('case.list', { kind: 'site' })).map(one => one.publishedCode)
    for (const one of shown) expect(codes).not.toContain(one)
  })

  it('[84] small counts are masked in everything for outside, and are no finding any more', async () => {
    const report = await study.ask('disclosure.positions', {})
    await take(report, report.findings[0]!, 'band')
    expect((await study.ask('disclosure.positions', {})).findings).toEqual([])
    const to = study.path('positions.docx')
    await study.ask('export.positions', { unit: 'sites', audience: 'outside', to, format: 'docx' })
    const { value } = await mammoth.extractRawText({ path: to })
    expect(value).not.toMatch(/\d\/\d\/\d/)
    const people = {
      rows: 'codes' as const,
      columns: 'sites' as const,
      measure: 'participants' as const,
      where: [],
      codedBy: [],
      stance: null,
      rollUp: false,
    }
    const csv = study.path('people.csv')
    await study.ask('export.matrix', { ...people, audience: 'outside', to: csv, format: 'csv' })
    const counts = readFileSync(csv, 'utf8')
      .split('\r\n')
      .slice(1, -1)
      .flatMap(line => line.split(',').slice(1))
    expect(counts.filter(cell => cell === '1' || cell === '2')).toEqual([])
    expect(counts).toContain('')
    await study.ask('disclosure.settle', { least: null })
  })

  it('what is left out by a button is out of the basket; all of it is in the audit trail', async () => {
    const report = await quotes()
    const before = (await basket()).length
    const found = report.findings.find(({ ways }) => ways.some(way => way.deed?.do === 'take out'))!
    await take(report, found, 'leave out')
    expect((await basket()).length).toBeLessThan(before)
    const to = study.path('trail')
    await study.ask('export.audit', { to })
    const decisions = readFileSync(`${to}/4 process/disclosure decisions.csv`, 'utf8')
    expect(decisions).toContain('Put [site] in its place')
    expect(decisions).toContain('Leave out')
  })
})

describe('a wider population', () => {
  const programme = (rows: string) => {
    const path = study.path('programme.csv')
    writeFileSync(path, `trust,role,sector\n${rows}`)
    return path
  }
  const many = (sector: string, n: number) =>
    Array.from(
      { length: n },
      (_, at) => `${sector} ${at},exemplar,${sector}\n${sector} f${at},follower,${sector}\n`,
    ).join('')

  it('is told before it is loaded: which columns are attributes, which are none', async () => {
    const path = programme(many('specialist', 4) + many('acute', 10))
    expect(await study.ask('disclosure.loadPopulation', { path, unit: 'site', dryRun: true })).toEqual({
      members: 28,
      attributes: ['site: role', 'site: sector'],
      ignored: ['trust'],
    })
    expect((await study.ask('disclosure.sampling', { kind: 'site', by: ['role'] })).lists).toEqual([])
    const none = study.path('none.csv')
    writeFileSync(none, 'a,b\n1,2\n')
    expect(await study.refused('disclosure.loadPopulation', { path: none, unit: 'site' })).toMatch(
      /^No column of “none\.csv” is called as an attribute of this project/,
    )
  })

  it('k is counted against it, and said so; what it does not know is counted among the study', async () => {
    const template = 'Site {case.code}, {case.role}, {case.sector}'
    await study.ask('output.setSettings', { output: '', settings: { template } })
    const sources = await study.ask('source.list', {})
    const { codings } = await study.ask('source.open', { sourceId: sources.find(one => one.key === 'T22')!.id })
    await study.ask('quote.add', { codingIds: [codings[0]!.id] })
    const ks = async () =>
      (await study.ask('disclosure.quotes', {})).labels.filter(one => one.unit === 'site').map(one => one.k)
    const before = await ks()
    await study.ask('disclosure.loadPopulation', {
      path: programme(many('specialist', 2) + many('acute', 10) + many('mental health', 5)),
      unit: 'site',
    })
    const report = await study.ask('disclosure.quotes', {})
    expect(report.lists).toMatchObject([{ unit: 'site', file: 'programme.csv', members: 34 }])
    expect(await ks()).not.toEqual(before)
    const says = report.findings.filter(({ rule }) => rule === 'site k').map(one => one.says)
    expect(says).toContainEqual(expect.stringMatching(/shared by 2 sites of the 34 on “programme\.csv”, fewer than 3/))
    const { id } = (await study.ask('case.attributes', {})).find(one => one.about === 'site' && one.name === 'sector')!
    await study.ask('attribute.rename', { attributeId: id, name: 'field of care' })
    expect((await study.ask('disclosure.quotes', {})).lists[0]!.attributes).toContain('site: field of care')
    await study.ask('project.undo', {})
    await study.ask('project.undo', {})
    expect(await ks()).toEqual(before)
  })
})

describe('all that was shown', () => {
  it('[83] a case summary that tells an attribute of a code is joined with a quote that tells another', async () => {
    await study.ask('output.setSettings', {
      output: '',
      settings: { template: 'Site {case.code}, {case.sector}' },
    })
    await study.ask('export.caseSummaries', {
      caseIds: null,
      signed: true,
      audience: 'outside',
      to: study.path('with sector.docx'),
      format: 'docx',
    })
    const sources = await study.ask('source.list', {})
    const { codings } = await study.ask('source.open', { sourceId: sources.find(one => one.key === 'T01')!.id })
    await study.ask('quote.add', { codingIds: [codings[0]!.id] })
    const { findings, labels } = await study.ask('disclosure.quotes', {
      template: 'Site {case.code}, {case.role}, {case.region}',
    })
    const q = (await study.ask('case.list', { kind: 'site' })).find(one => one.key === 'S01')!.publishedCode
    expect(labels.some(one => one.code === q)).toBe(true)
    const linked = findings.filter(one => one.rule === 'linked labels' && one.says.includes(`“${q}”`))
    expect(linked.map(one => one.says).join()).toMatch(/sector \((?:framework\.csv|with sector\.docx)/)
  })
})
