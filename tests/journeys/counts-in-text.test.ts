// Counts in a text: changed where they stand, and written out wherever propositions are, for the team and for outside.

import { readFileSync, readdirSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import mammoth from 'mammoth'
import readXlsx from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PropositionId } from '../../src/base/ids.ts'
import type { ClaimId } from '../../src/analysis/positions/types.ts'
import { Journey } from '../support/journey.ts'

const journey = new Journey()
let p3: PropositionId
let claimId: ClaimId
const exemplars = { is: 'attribute', about: 'site', name: 'role', how: 'is', values: ['exemplar'] } as const

beforeAll(async () => {
  await journey.sample('study', 'A')
  await journey.ask('case.drawCodes', {
    kind: 'site',
    by: null,
    rules: [{ value: null, style: 'numbers', prefix: 'Q' }],
  })
  p3 = (await journey.ask('proposition.list', {})).find(one => one.key === 'P3')!.id as PropositionId
  claimId = await journey.ask('claim.add', {
    propositionId: p3,
    words: 'nearly everywhere',
    unit: 'sites',
    counts: ['supports', 'supports with conditions'],
  })
})
afterAll(() => journey.end())

const claim = async () => (await journey.ask('claim.list', { propositionId: p3 })).find(one => one.id === claimId)!
const undoLabel = async () => (await journey.ask('project.info', {}))!.undo.undo

describe('a count in a text is changed where it stands', () => {
  it('another filter counts it anew, as one act that is taken back in one step', async () => {
    const before = await claim()
    await journey.ask('claim.change', { claimId, filter: exemplars })
    const now = await claim()
    expect(now).toMatchObject({ where: 'where role of the site is exemplar', filter: exemplars, isStale: false })
    expect(now.was.of).toBeLessThan(before.was.of)
    expect(now.said).toBe(`${now.was.count} of ${now.was.of} sites`)
    expect(await undoLabel()).toBe(`Count “nearly everywhere” otherwise: ${now.said}`)
    await journey.ask('project.undo', {})
    expect(await claim()).toEqual(before)
    await journey.ask('project.redo', {})
    await journey.ask('claim.change', { claimId, filter: null })
    expect(await claim()).toMatchObject({ where: null, filter: null, said: before.said })
  })

  it('other words alone leave the count of that moment as it was', async () => {
    const before = await claim()
    await journey.ask('position.decide', { propositionId: p3, caseId: before.caseIds[0]!, value: 'mixed' })
    expect((await claim()).isStale).toBe(true)
    await journey.ask('claim.change', { claimId, words: 'almost everywhere' })
    expect(await claim()).toMatchObject({ words: 'almost everywhere', said: before.said, isStale: true })
    await journey.ask('claim.change', { claimId, unit: 'pairs', counts: ['supports'] })
    expect(await claim()).toMatchObject({ unit: 'pairs', counts: ['supports'], isStale: false })
    await journey.ask('project.undo', {})
  })

  it('what is no count of cases is refused, and changes nothing', async () => {
    const before = await claim()
    expect(await journey.refused('claim.change', { claimId, filter: { is: 'exemplar' } })).toMatch(
      /A count in a text counts cases/,
    )
    expect(await journey.refused('claim.change', { claimId, words: ' ' })).toMatch(/Write the words/)
    expect(await journey.refused('claim.change', { claimId, counts: [] })).toMatch(/at least one position/)
    expect(await claim()).toEqual(before)
  })
})

describe('counts in a text are written out', () => {
  const words = async (name: string, input: object) => {
    const to = journey.path(name)
    await journey.ask('export.propositions', { to, format: 'docx', propositionIds: [p3], ...input })
    return (await mammoth.extractRawText({ path: to })).value
  }

  it('with propositions for the team: the words, the count then and now, the cases by key', async () => {
    const { said, now } = await claim()
    const text = await words('team.docx', {})
    expect(text).toContain('Counts in the text')
    expect(text).toContain(`“almost everywhere”: ${said} (supports or supports with conditions): S`)
    expect(text).toContain(`Positions moved since: ${now} now.`)
    const to = journey.path('team.xlsx')
    await journey.ask('export.propositions', { to, format: 'xlsx' })
    const sheet = (await readXlsx(to)).find(one => one.sheet === 'Counts in the text')!
    expect(sheet.data[1]!.slice(0, 4)).toEqual([
      'P3',
      'almost everywhere',
      said,
      'supports or supports with conditions',
    ])
  })

  it('for outside under published codes; among cases of a filter only the count, and small ones in words', async () => {
    const open = await words('outside.docx', { audience: 'outside' })
    expect(open).toMatch(/“almost everywhere”: .*: Q\d+, Q\d+/)
    expect(open).not.toMatch(/\bS0\d\b/)
    await journey.ask('claim.change', { claimId, filter: exemplars })
    const narrowed = await words('narrowed.docx', { audience: 'outside' })
    expect(/“almost everywhere”.*/.exec(narrowed)![0]).not.toMatch(/Q\d/)
  })

  it('the disclosure check speaks of a count that leaves few over; said in words, it stands so everywhere outside', async () => {
    const thresholds = { site: 6, person: 6, pair: 6, count: 6 }
    const report = await journey.ask('disclosure.propositions', { propositionIds: [p3], thresholds })
    const found = report.findings.find(one => one.where.includes('“almost everywhere”'))!
    expect(found.subject).toMatch(/^\d+ of \d+ sites$/)
    const way = found.ways.find(one => one.kind === 'band')!
    await journey.ask('disclosure.take', {
      kind: 'propositions',
      rule: found.rule,
      subject: found.subject,
      decision: way.says,
      deed: way.deed!,
    })
    const line = /“almost everywhere”.*/.exec(await words('small.docx', { audience: 'outside' }))![0]
    expect(line).toMatch(/: (almost all|a few|some) of/)
    expect(line).not.toContain(found.subject)
    await journey.ask('project.undo', {})
  })

  it('in the list, the audit trail, everything, the methods paragraph and SRQR', async () => {
    const [row] = await journey.ask('list.rows', { what: 'claims' })
    expect(row).toMatchObject({
      name: 'almost everywhere',
      proposition: 'P3',
      unit: 'sites',
      filter: exemplars,
      coder: 'A',
    })
    const to = journey.path('trail')
    await journey.ask('export.audit', { to })
    const csv = readFileSync(`${to}/3 reconstruction/counts in the text.csv`, 'utf8')
    expect(parse(csv, { columns: true, bom: true })).toMatchObject([{ proposition: 'P3', words: 'almost everywhere' }])
    const all = journey.path('everything')
    await journey.ask('export.everything', { to: all })
    for (const audience of ['team', 'outside']) expect(readdirSync(`${all}/${audience}`)).toContain('propositions.docx')
    const sentences = await journey.ask('report.methods', {})
    expect(sentences.map(one => one.words)).toContain(
      '1 statement of quantity in the text rests on a count of positions, kept with the cases behind it.',
    )
  })
})
