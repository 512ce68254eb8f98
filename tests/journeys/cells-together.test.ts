// Tables that each may leave, and what they tell together: cells against the cells of earlier outputs, the sampling table among them (METHODS 6.4).

import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AttributeId } from '../../src/base/ids.ts'
import type { CountsShown } from '../../src/exchange/output/manifest.ts'
import { sql } from '../../src/store/sql.ts'
import { Journey } from '../support/journey.ts'
import { matrixAsked } from '../support/requests.ts'

const study = new Journey()
beforeAll(async () => {
  await study.sample('study', 'A')
})
afterAll(() => study.end())

const attributeOf =
  (study: Journey) =>
  async (name: string): Promise<AttributeId> =>
    (await study.ask('case.attributes', {})).find(one => one.about === 'site' && one.name === name)!.id
const BY_ROLE = matrixAsked({ columns: { attribute: 'role' }, measure: 'cases' })
const ACUTE = { is: 'attribute', about: 'site', name: 'sector', how: 'is not', values: ['specialist'] } as const
const saidWith = async (file: string, request: typeof BY_ROLE) =>
  (await study.ask('disclosure.matrix', { request })).findings.filter(one => one.says.includes(file))

describe('a matrix that counts sites', () => {
  it('alone and again as it was gives nothing away by subtraction', async () => {
    const to = study.path('by role.csv')
    await study.ask('export.matrix', { ...BY_ROLE, audience: 'outside', to, format: 'csv' })
    expect(await saidWith('by role.csv', BY_ROLE)).toEqual([])
  })

  it('[84] with a filter that takes one site of each role away, the cells of those two follow; so does how many there are', async () => {
    const found = await saidWith('by role.csv', { ...BY_ROLE, filter: ACUTE })
    expect(found.map(one => [one.rule, one.where])).toContainEqual(['small cells', 'Together with by role.csv'])
    const [cells] = found
    expect(cells!.places!.length).toBeGreaterThan(20)
    expect(cells!.says).toMatch(
      /^\d+ counts, less those in by role\.csv, tell of fewer than 3 sites that only one of them counts: .* × .* \(\d of 5 here, \d of 6 there\)/,
    )
    expect(cells!.places).toContain('Column exemplar')
    // Half the sites by another attribute are not few.
    expect(await saidWith('by role.csv', { ...BY_ROLE, columns: { attribute: 'study_depth' } })).toEqual([])
  })

  it('after one more coding the same table tells of whom, and the decision holds for just that', async () => {
    const codes = await study.ask('code.list', {})
    const { rows, cells, columns } = await study.ask(
      'matrix.compute',
      matrixAsked({ measure: 'cases', columns: 'sites' }),
    )
    const [row, column] = rows.flatMap((one, at) => one.kind === 'code' ? columns.flatMap((_, across) => cells[at]![across] === 0 ? [[at, across]] : []) : [])[0]! // prettier-ignore
    const codeId = codes.find(one => one.id === rows[row!]!.id)!.id
    const sources = await study.ask('list.rows', { what: 'sources' })
    const key = columns[column!]!.key
    const source = sources.find(one => JSON.stringify(one['sites'] ?? one['cases']) === JSON.stringify([key]))!
    await study.ask('coding.apply', { sourceId: source.id as never, codeIds: [codeId], range: { start: 0, end: 20 } })
    const found = await saidWith('by role.csv', BY_ROLE)
    expect(found).toHaveLength(1)
    expect(found[0]!.says).toMatch(
      /^2 counts of the same sites changed by fewer than 3 since by role\.csv: .* × \w+ \(\d, now \d\), .*, total \(/,
    )
    const { rule, subject } = found[0]!
    await study.ask('disclosure.decide', {
      kind: 'matrix',
      rule,
      subject,
      decision: 'Leave that count out',
      reason: null,
    })
    expect((await saidWith('by role.csv', BY_ROLE))[0]!.decided).not.toBeNull()
    await study.ask('project.undo', {})
    await study.ask('project.undo', {})
    expect(await saidWith('by role.csv', BY_ROLE)).toEqual([])
  })

  it('what the mask hides is neither told nor remembered', async () => {
    await study.ask('disclosure.settle', { least: 3 })
    const to = study.path('masked.csv')
    await study.ask('export.matrix', { ...BY_ROLE, filter: ACUTE, audience: 'outside', to, format: 'csv' })
    const { counts } = study.core.needProject().project.read.get<{ counts: string }>(sql`SELECT counts FROM output WHERE file = 'masked.csv'`)! // prettier-ignore
    const told = (JSON.parse(counts) as CountsShown[]).flatMap(one => Object.entries(one.counts))
    expect(told.some(([about]) => about.startsWith('present '))).toBe(true)
    expect(told.filter(([, count]) => count === 1 || count === 2)).toEqual([])
    await study.ask('disclosure.settle', { least: null })
  })
})

describe('the sampling table for outside', () => {
  const study = new Journey()
  beforeAll(async () => {
    await study.sample('study', 'A')
  })
  afterAll(() => study.end())
  const attribute = attributeOf(study)

  it('is checked by all its attributes, refused while something is undecided, and says in its manifest what was found', async () => {
    const by = [await attribute('role'), await attribute('sector')]
    const about = { kind: 'site', by, waves: null, audience: 'outside' as const, format: 'csv' as const }
    const to = study.path('sampling.csv')
    expect(await study.refused('export.sampling', { ...about, to, minGroup: 3 })).toMatch(
      /^The disclosure check found .* sites by role and sector: 4 counts are above none and below 3\./,
    )
    expect(existsSync(to)).toBe(false)
    const { manifest } = await study.ask('export.sampling', { ...about, by: [by[0]!], to, minGroup: 3 })
    expect(JSON.parse(readFileSync(manifest, 'utf8'))).toMatchObject({
      kind: 'sampling',
      options: { audience: 'outside', by: ['role'], disclosure: { leastGroup: 3, found: 0, undecided: 0 } },
    })
  })

  it('is remembered: exemplars that did not merge leave the one that did', async () => {
    const { findings } = await study.ask('disclosure.sampling', { kind: 'site', by: ['role', 'merged'] })
    expect(findings.map(one => one.says).join()).toMatch(/less those in sampling\.csv|less that in sampling\.csv/)
  })

  it('with a mask rows of few are not shown, nor reasons of few', async () => {
    await study.ask('disclosure.settle', { least: 3 })
    const by = [await attribute('role'), await attribute('sector')]
    const to = study.path('masked sampling.html')
    await study.ask('export.sampling', { kind: 'site', by, waves: null, audience: 'outside', to, format: 'html' })
    const page = readFileSync(to, 'utf8')
    expect(page.match(/not shown/g)!.length).toBeGreaterThan(8)
    expect(page).toContain('Rows of fewer than 3 are not shown')
    await study.ask('disclosure.settle', { least: null })
  })
})

describe('everything', () => {
  it('[83] joins what its own files show, and asks for a decision of its own', async () => {
    await study.ask('case.drawCodes', { kind: 'site', by: null, rules: [{ value: null, style: 'numbers', prefix: 'Q' }] }) // prettier-ignore
    const filter = { is: 'attribute', about: 'site', name: 'sector', how: 'is not', values: ['specialist'] } as const
    const { findings } = await study.ask('disclosure.everything', { filter })
    const linked = findings.find(one => one.rule === 'linked labels' && one.says.includes('somebody at'))!
    // Propositions do not leave under this filter, as positions do not: they show nothing.
    expect(await study.refused('disclosure.propositions', { filter })).toMatch(/would tell readers outside/)
    expect(linked.says).toMatch(
      /It comes from .*role.* \(codebook, Quote \d+\); sector \(themes by site, Site Q\d+\)\./,
    )
    // None of its files tells that alone.
    const alone = [
      ...(await study.ask('disclosure.codebook', {})).findings,
      ...(await study.ask('disclosure.themes', { filter })).findings,
    ]
    expect(alone.map(one => one.subject)).not.toContain(linked.subject)
    const { rule, subject } = linked
    await study.ask('disclosure.decide', { kind: 'everything', rule, subject, decision: 'Let it stand', reason: 'The list is not public.' }) // prettier-ignore
    const after = await study.ask('disclosure.everything', { filter })
    expect(after.findings.find(one => one.subject === subject)!.decided).not.toBeNull()
    expect(after.conclusion).toContain(`${findings.length - 1} are undecided`)
  })
})
