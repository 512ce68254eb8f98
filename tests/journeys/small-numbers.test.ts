// What few share is found before it leaves the team: the scenarios of METHODS 7 as a team meets them, on the sample study.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CaseId, PropositionId } from '../../src/base/ids.ts'
import { Journey } from '../support/journey.ts'

const study = new Journey()
const sites = new Map<string, { readonly id: CaseId; readonly code: string }>()

beforeAll(async () => {
  await study.sample('study', 'A')
  await study.ask('case.drawCodes', { kind: 'site', by: null, rules: [{ value: null, style: 'letters', prefix: '' }] })
  for (const { key, id, publishedCode } of await study.ask('case.list', { kind: 'site' }))
    sites.set(key!, { id, code: publishedCode! })
})
afterAll(() => study.end())
beforeEach(async () => {
  const { sections } = await study.ask('quote.basket', {})
  const quoteIds = sections.flatMap(section => section.quotes.map(quote => quote.id))
  if (quoteIds.length > 0) await study.ask('quote.remove', { quoteIds })
})

/** Puts a passage that is coded at one site alone, said by somebody who may be quoted, into the basket. */
async function quoteFrom(key: string, skip = 0): Promise<void> {
  const { id } = sites.get(key)!
  const listed = await study.ask('list.rows', { what: 'codings' })
  const sources = (await study.ask('source.list', {})).filter(
    one => one.kind === 'interview' && one.caseIds.includes(id),
  )
  for (const row of listed) {
    if (!sources.some(one => one.key === row['source'])) continue
    const reply = await study.core.call('quote.add', { codingIds: [row.id] })
    if (!reply.ok) continue
    if (skip-- === 0) return
    const { sections } = await study.ask('quote.basket', {})
    await study.ask('quote.remove', { quoteIds: [sections.flatMap(section => section.quotes).at(-1)!.id] })
  }
  throw new Error(`Nobody at ${key} may be quoted.`)
}

describe('labels', () => {
  it('[82] with role and sector, mental health and specialist sites are flagged at k = 3, and coarsening is offered', async () => {
    const sector = (await study.ask('case.attributes', {})).find(one => one.about === 'site' && one.name === 'sector')!
    await study.ask('attribute.create', {
      about: 'site',
      name: 'sector, two groups',
      type: 'choice',
      choices: [],
      rule: { from: 'groups', attributeId: sector.id, groups: [{ value: 'acute', of: ['acute'] }], others: 'other' },
    })
    for (const key of sites.keys()) await quoteFrom(key)
    const { labels, findings } = await study.ask('disclosure.quotes', {
      all: true,
      template: 'Site {case.code}, {case.role}, {case.sector}',
    })
    expect(new Set(labels.filter(one => one.unit === 'site').map(one => one.code)).size).toBe(12)
    const flagged = findings.filter(one => one.rule === 'site k')
    expect(flagged.map(one => one.says).toSorted()).toEqual(
      ['exemplar', 'follower'].flatMap(role =>
        ['mental health', 'specialist'].map(
          name => `role “${role}”, sector “${name}”: shared by one site only, fewer than 3.`,
        ),
      ),
    )
    for (const one of flagged)
      expect(one.ways).toContainEqual(
        expect.objectContaining({ kind: 'coarsen', says: 'Say sector, two groups (other) for sector', k: 2 }),
      )
    await study.ask('project.undo', {})
  })

  it('[83] a site told as merged in one quote and as specialist in another: the union is judged', async () => {
    // Three sites merged: that alone may stand.
    const merged = 'Site {case.code}, merged: {case.merged}'
    await quoteFrom('S12')
    const few = async (template: string) =>
      (await study.ask('disclosure.quotes', { template })).findings.filter(one => /k$|linked labels/.test(one.rule))
    expect((await few(merged)).filter(one => one.rule !== 'person k')).toEqual([])
    await study.ask('export.quotes', {
      to: study.path('report one.docx'),
      format: 'docx',
      audience: 'outside',
      settings: { template: merged },
    })
    await quoteFrom('S12', 1)
    const { code } = sites.get('S12')!
    const union = (await few('Site {case.code}, {case.sector}')).filter(one => one.rule === 'linked labels')
    expect(union).toHaveLength(1)
    expect(union[0]!.says).toContain(`“${code}”`)
    expect(union[0]!.says).toMatch(/merged \(report one\.docx.*\); sector|sector .*; merged \(report one\.docx/)
    expect(union[0]!.k).toBe(1)
  })
})

describe('counts', () => {
  it('[84] “11 of 12”: the complement of one is flagged, and “almost all” is offered', async () => {
    const { id } = (await study.ask('proposition.list', {})).find(one => one.key === 'P2')!
    const propositionId = id as PropositionId
    for (const [key, { id: caseId }] of sites)
      await study.ask('position.decide', { propositionId, caseId, value: key === 'S07' ? 'mixed' : 'supports' })
    const { findings } = await study.ask('disclosure.positions', {})
    const found = findings.find(one => one.where === 'P2, supports')!
    expect(found.says).toBe('“11 of 12 sites” tells of the one that is left, fewer than 3.')
    expect(found.ways[0]).toMatchObject({ kind: 'band', says: 'Say “almost all”' })
  })
})
