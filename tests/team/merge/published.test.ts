// Codes under which cases and sources are published, given on two sides (M34).

import { afterAll, describe, expect, it } from 'vitest'
import { sql } from '../../../src/store/sql.ts'
import { Cases, smallBase, type Hand } from './support/merge-case.ts'

const cases = new Cases(async hand => {
  await smallBase(hand)
  for (const name of ['North', 'South']) await hand.ask('case.create', { kind: 'site', name })
})
afterAll(() => cases.end())

const caseId = async (hand: Hand, name: string) => (await hand.ask('case.list', {})).find(one => one.name === name)!.id

const publish = (name: string, code: string | null, reason?: string) => async (hand: Hand) =>
  hand.ask('case.setPublishedCode', { caseId: await caseId(hand, name), code, ...(reason ? { reason } : {}) })

const fix = async (hand: Hand, name: string) => hand.ask('case.fixCodes', { caseIds: [await caseId(hand, name)] })

/** “North A, South B*”: what is fixed has a star. */
const codes = (hand: Hand) =>
  hand.read
    .all<{ name: string; code: string | null; at: string | null }>(
      sql`SELECT name, published_code AS code, published_at AS at FROM "case" ORDER BY name`,
    )
    .map(({ name, code, at }) => `${name} ${code ?? 'none'}${at === null ? '' : '*'}`)
    .join(', ')

const open = async (hand: Hand) => hand.ask('merge.open', {})

describe('the published code of a case', () => {
  it('[M34] given differently: asked with both, ours meanwhile; answered, undone, answered again from what was saved', async () => {
    const one = await cases.start('Ben')
    await publish('North', 'A')(one.ours)
    await one.theirs('Ben', publish('North', 'B'))
    const { asked, ours, question, plan } = await one.merge('Ben')
    expect(asked).toEqual(['M34 North'])
    expect(question('M34').fields).toMatchObject([{ label: 'Published code', ours: 'A', theirs: ['B'] }])
    expect(codes(ours)).toBe('North A, South none')
    const decision = { question: plan.questions[0]!.id, choice: 'theirs' }
    await ours.ask('merge.answer', { decision })
    expect(codes(ours)).toBe('North B, South none')
    await ours.ask('project.undo', {})
    expect(codes(ours)).toBe('North A, South none')
    await ours.ask('project.undo', {})
    const again = await ours.ask('merge.compare', { paths: [one.copy('Ben')], decisions: [decision] })
    await ours.ask('merge.apply', { planId: again.id })
    expect(codes(ours)).toBe('North B, South none')
    expect(await open(ours)).toEqual([])
  })

  it('[M34] given on one side: taken', async () => {
    const one = await cases.start('Ben')
    await one.theirs('Ben', publish('North', 'B'))
    const { asked, ours } = await one.merge('Ben')
    expect([asked, codes(ours)]).toEqual([[], 'North B, South none'])
  })

  it('[M34] fixed here, changed there: asked, with since when it is fixed', async () => {
    const one = await cases.start()
    await publish('North', 'A')(one.ours)
    await one.handOut('Ben')
    await fix(one.ours, 'North')
    await one.theirs('Ben', publish('North', 'B'))
    const { asked, ours, question } = await one.merge('Ben')
    expect([asked, codes(ours)]).toEqual([['M34 North'], 'North A*, South none'])
    expect(question('M34').fields.map(field => [field.label, field.theirs])).toEqual([
      ['Published code', ['B']],
      ['Published since', [null]],
    ])
  })

  it('[M34] the same code, fixed on both sides: no question, the earlier day', async () => {
    const one = await cases.start()
    await publish('North', 'A')(one.ours)
    await one.handOut('Ben')
    let there = ''
    await one.theirs('Ben', async hand => {
      await fix(hand, 'North')
      there = hand.read.get<{ at: string }>(sql`SELECT published_at AS at FROM "case" WHERE name = 'North'`)!.at
    })
    await fix(one.ours, 'North')
    const { asked, ours } = await one.merge('Ben')
    expect(asked).toEqual([])
    expect(ours.read.get(sql`SELECT published_at FROM "case" WHERE name = 'North'`)).toEqual({ published_at: there })
  })

  it('[M34] one code for two cases: ours keeps it, the other has none until somebody says whose it is', async () => {
    const one = await cases.start('Ben')
    await publish('North', 'A')(one.ours)
    await one.theirs('Ben', publish('South', 'a'))
    const { asked, done, ours, question } = await one.merge('Ben')
    expect(asked).toEqual(['M34 South'])
    expect(question('M34').says).toBe(
      '“North” and “South” came to be published under one code, a. “North” has it, “South” has none.',
    )
    expect(codes(ours)).toBe('North A, South none')
    expect(done).toEqual([])
    const [left] = await open(ours)
    await ours.ask('merge.answer', { decision: { question: left!.id, choice: 'second' } })
    expect(codes(ours)).toBe('North none, South a')
    expect((await one.compare('Ben')).deeds).toBe(0)
  })

  it('[M34] one code for two cases, fixed there: who was published with it keeps it', async () => {
    const one = await cases.start('Ben')
    await publish('North', 'A')(one.ours)
    await one.theirs('Ben', async hand => {
      await publish('South', 'A')(hand)
      await fix(hand, 'South')
    })
    const { asked, ours } = await one.merge('Ben')
    expect([asked, codes(ours)]).toEqual([['M34 North'], 'North none, South A*'])
  })

  it('[M34] codes changed round on one side: an answer that would give one code twice is refused in words, all of them together are not', async () => {
    const one = await cases.start('Ben')
    await publish('North', 'A')(one.ours)
    await publish('South', 'B')(one.ours)
    await one.theirs('Ben', async hand => {
      await publish('North', 'B')(hand)
      await publish('South', 'A')(hand)
    })
    const plan = await one.compare('Ben')
    expect(plan.questions.map(each => each.kind)).toEqual(['M34', 'M34'])
    const [north] = plan.questions.map(each => ({ question: each.id, choice: 'theirs' }))
    expect(await one.journey.refused('merge.decide', { planId: plan.id, decisions: [north!] })).toMatch(
      /two things would be published under one code \(b\)/,
    )
    await one.ours.ask('merge.apply', { planId: plan.id })
    expect(await one.journey.refused('merge.answer', { decision: north! })).toMatch(/under one code/)
    expect(codes(one.ours)).toBe('North A, South B')
    expect(await one.ours.ask('merge.answer', { decision: north!, alike: true })).toEqual({ answered: 2 })
    expect(codes(one.ours)).toBe('North B, South A')
  })
})

describe('the published code of a source', () => {
  it('[M34] given differently: asked; the same that a case has: that keeps it', async () => {
    const one = await cases.start('Ben')
    const sourceId = await one.ours.sourceId()
    await one.ours.ask('source.setPublishedCode', { sourceId, code: 'S1' })
    await publish('North', 'A')(one.ours)
    await one.theirs('Ben', hand => hand.ask('source.setPublishedCode', { sourceId, code: 'A' }))
    const { asked, ours, question } = await one.merge('Ben')
    expect(asked).toEqual(['M34 interview'])
    expect(question('M34').fields).toMatchObject([{ ours: 'S1', theirs: ['A'] }])
    const [left] = await open(ours)
    expect(await one.journey.refused('merge.answer', { decision: { question: left!.id, choice: 'theirs' } })).toMatch(
      /under one code/,
    )
  })

  it('[M34] the code of a case given to a source there: the case keeps it', async () => {
    const one = await cases.start('Ben')
    await publish('North', 'A')(one.ours)
    const sourceId = await one.ours.sourceId()
    await one.theirs('Ben', hand => hand.ask('source.setPublishedCode', { sourceId, code: 'A' }))
    const { asked, ours } = await one.merge('Ben')
    expect(asked).toEqual(['M34 interview'])
    expect([codes(ours), ours.rows('source_code')]).toEqual(['North A, South none', []])
    const [left] = await open(ours)
    await ours.ask('merge.answer', { decision: { question: left!.id, choice: 'second' } })
    expect(codes(ours)).toBe('North none, South none')
    expect(ours.rows('source_code')).toHaveLength(1)
  })
})
