// The disclosure check through the door, on the sample study: METHODS 6.4, scenarios 82 to 85.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { existsSync, readFileSync } from 'node:fs'
import { Journey } from '../../support/journey.ts'
import { matrixAsked } from '../../support/requests.ts'

const journey = new Journey()
beforeAll(async () => {
  await journey.sample('study', 'A')
  await journey.ask('case.drawCodes', {
    kind: 'site',
    by: null,
    rules: [{ value: null, prefix: '', style: 'letters' }],
    again: false,
  })
})
afterAll(() => journey.end())

/** Puts the first excerpt of a source into the basket. */
async function quote(source: string): Promise<void> {
  const sources = await journey.ask('source.list', {})
  const sourceId = sources.find(one => one.key === source)!.id
  const text = await journey.ask('source.open', { sourceId })
  const first = text.codings[0]!
  await journey.ask('quote.add', { codingIds: [first.id] })
}

const SECTOR = 'Site {case.code}, {case.role}, {case.sector}'

describe('the quote table', () => {
  it('by role alone: nothing is found, and nothing is called safe', async () => {
    await quote('T16')
    const report = await journey.ask('disclosure.quotes', { template: 'Site {case.code}, {case.role}' })
    expect(report.labels.map(({ unit, k }) => [unit, k])).toEqual([['site', 6]])
    expect(report.findings.filter(({ rule }) => rule === 'site k')).toEqual([])
    expect(report.conclusion).not.toMatch(/safe/i)
  })

  it('[82] by role and sector: a specialist site is one of a kind; coarsening is offered once a coarser attribute is there', async () => {
    await quote('T22')
    const findings = async () =>
      (await journey.ask('disclosure.quotes', { template: SECTOR })).findings.filter(({ rule }) => rule === 'site k')
    const [found] = (await findings()).filter(({ says }) => says.includes('specialist'))
    expect(found!.k).toBe(1)
    expect(found!.ways.map(({ kind }) => kind)).toEqual(['drop', 'other code', 'paraphrase', 'leave out'])
    const sector = (await journey.ask('case.attributes', {})).find(
      ({ about, name }) => about === 'site' && name === 'sector',
    )!
    await journey.ask('attribute.create', {
      about: 'site',
      name: 'sector, two groups',
      type: 'choice',
      choices: [],
      rule: { from: 'groups', attributeId: sector.id, groups: [{ value: 'acute', of: ['acute'] }], others: 'other' },
    })
    const [after] = (await findings()).filter(({ says }) => says.includes('specialist'))
    expect(after!.ways.find(({ kind }) => kind === 'coarsen')).toMatchObject({
      says: 'Say sector, two groups (other) for sector',
      k: 2,
    })
  })

  it('what is decided is logged with its reason, and stays beside the finding', async () => {
    const ask = () => journey.ask('disclosure.quotes', { template: SECTOR })
    const { rule, subject } = (await ask()).findings[0]!
    expect(
      await journey.refused('disclosure.decide', {
        kind: 'quotes',
        rule,
        subject,
        decision: 'stands as it is',
        reason: ' ',
      }),
    ).toBe('Say why this may stand as it is. The reason goes into the audit trail.')
    await journey.ask('disclosure.decide', {
      kind: 'quotes',
      rule,
      subject,
      decision: 'stands as it is',
      reason: 'The site agreed to be recognisable',
    })
    expect((await ask()).findings[0]!.decided).toMatchObject({
      decision: 'stands as it is',
      reason: 'The site agreed to be recognisable',
      coder: 'A',
    })
    await journey.ask('project.undo', {})
    expect((await ask()).findings[0]!.decided).toBeNull()
  })

  it('a least group refuses what nobody decided on, and writes nothing; the manifest tells what was found', async () => {
    await journey.ask('output.setSettings', { output: '', settings: { template: SECTOR } })
    const to = journey.path('quotes.docx')
    const write = (minGroup?: number) => ({
      to,
      format: 'docx' as const,
      audience: 'outside' as const,
      ...(minGroup === undefined ? {} : { minGroup }),
    })
    expect(await journey.refused('export.quotes', write(3))).toMatch(
      /^The disclosure check found .* problems? that nobody has decided on\. Quote \d/,
    )
    expect(existsSync(to)).toBe(false)
    const { manifest } = await journey.ask('export.quotes', write())
    const told = JSON.parse(readFileSync(manifest, 'utf8')) as { options: { disclosure: { undecided: number } } }
    expect(told.options.disclosure.undecided).toBeGreaterThan(0)
    expect((await journey.ask('export.quotes', write(1))).quotes).toBe(2)
  })

  it('names of sites in the words of a quote are found', async () => {
    const { hits } = await journey.ask('search.text', { words: 'Tarnhollow', speakers: 'respondents' })
    const { sourceId, start, end } = hits[0]!
    await journey.ask('quote.add', { passage: { sourceId, range: { start: start - 20, end: end + 20 } } })
    const { findings } = await journey.ask('disclosure.quotes', {})
    expect(findings.filter(({ rule }) => rule === 'names in words').map(({ says }) => says)).toContain(
      '“Tarnhollow” is the name of a site.',
    )
  })
})

describe('a matrix', () => {
  const found = async (request: object) =>
    (await journey.ask('disclosure.matrix', { request: { ...matrixAsked(), ...request } })).findings

  it('of sites tells at how many of them a code is present, and of those left over', async () => {
    const said = (await found({})).map(({ where, says }) => `${where}: ${says}`)
    expect(said).toContain('Row Swaps and shared posts: “1 of 12 sites” speaks of 1 only, fewer than 3.')
    expect(said).toContain(
      'Row The name and its standing: “10 of 12 sites” tells of the 2 that are left, fewer than 3.',
    )
    expect(said.filter(words => words.startsWith('Column'))).toEqual([])
  })
  it('ordered by sector shows the sector of each site', async () => {
    const labels = (await found({ columnOrder: { by: 'attribute', about: 'site', name: 'sector' } })).filter(
      ({ rule }) => rule === 'site k',
    )
    expect(labels.map(({ says }) => says).toSorted()).toEqual([
      'sector “mental health”: shared by 2 sites, fewer than 3.',
      'sector “specialist”: shared by 2 sites, fewer than 3.',
    ])
  })
  it('by the values of sector tells how few have one', async () => {
    const said = (await found({ columns: { attribute: 'sector' } })).map(({ says }) => says)
    expect(said).toContain('“2 of 12 sites with “mental health”” speaks of 2 only, fewer than 3.')
  })
  it('that counts people has small counts', async () => {
    const rules = (await found({ measure: 'participants' })).map(({ rule }) => rule)
    expect(rules).toContain('small cells')
  })
})

describe('tables and counts', () => {
  it('sites by role and sector: small counts, and those they would follow from', async () => {
    const { findings } = await journey.ask('disclosure.sampling', { kind: 'site', by: ['role', 'sector'] })
    expect(findings.map(({ says }) => says)).toEqual(['4 counts are above none and below 3.'])
    expect((await journey.ask('disclosure.sampling', { kind: 'site', by: ['role'] })).findings).toEqual([])
  })

  it('[84] positions: what too few hold, and what too few are left of', async () => {
    const { findings } = await journey.ask('disclosure.positions', {})
    const said = findings.filter(({ where }) => where.startsWith('P3')).map(({ where, says }) => `${where}: ${says}`)
    expect(said).toContain('P3, mixed: “1 of 12 sites” speaks of 1 only, fewer than 3.')
    expect(findings.every(({ rule }) => rule === 'complement')).toBe(true)
  })

  it('at k = 1 nothing is small', async () => {
    expect((await journey.ask('disclosure.positions', { thresholds: { count: 1 } })).conclusion).toBe(
      'The check found no problem under these settings.',
    )
  })
})
