// What stands on one thing, and two sides put elsewhere: memos, and quotes in the sections of the basket.

import { afterAll, describe, expect, it } from 'vitest'
import type { PropositionId } from '../../../src/base/ids.ts'
import { idOf, sql } from '../../../src/store/sql.ts'
import { Cases, smallBase, type Hand } from './support/merge-case.ts'

const cases = new Cases(async hand => {
  await smallBase(hand)
  await hand.ask('case.create', { kind: 'site', name: 'North' })
  await hand.ask('proposition.add', { statement: 'Trust comes before sharing.' })
  const subjectId = await hand.codeId('Trust')
  await hand.ask('memo.write', { about: 'code', subjectId, title: 'Doubt', body: 'Is it so?' })
  await hand.ask('quote.add', { codingIds: [hand.idOfCoding('Trust')] })
})
afterAll(() => cases.end())

const memo = async (hand: Hand) => (await hand.ask('memo.list', {}))[0]!
const toCase = async (hand: Hand) =>
  hand.ask('memo.move', {
    memoId: (await memo(hand)).id,
    about: 'case',
    subjectId: (await hand.ask('case.list', {}))[0]!.id,
  })
const toWords = async (hand: Hand) =>
  hand.ask('memo.move', {
    memoId: (await memo(hand)).id,
    passage: { sourceId: await hand.sourceId(), range: { start: 20, end: 30 } },
  })
const toSource = async (hand: Hand) =>
  hand.ask('memo.move', { memoId: (await memo(hand)).id, about: 'source', subjectId: await hand.sourceId() })
const toJournal = async (hand: Hand) =>
  hand.ask('memo.move', {
    memoId: (await memo(hand)).id,
    about: 'project',
    subjectId: null,
    journalOn: '2026-02-03',
  })

async function meet(ours: (hand: Hand) => Promise<unknown>, theirs: (hand: Hand) => Promise<unknown>) {
  const one = await cases.start('Ben')
  await ours(one.ours)
  await one.theirs('Ben', theirs)
  const outcome = await one.merge('Ben')
  expect((await one.compare('Ben')).deeds).toBe(0)
  return { ...outcome, one }
}

describe('[M44] a memo put elsewhere', () => {
  it.each([
    ['on a case here, on words there', toCase, toWords, 'Case North', 'Place interview'],
    ['on words here, on a case there', toWords, toCase, 'Place interview', 'Case North'],
    ['on a source here, in the journal there', toSource, toJournal, 'Source interview', '2026-02-03'],
  ] as const)('%s: asked, and where ours put it until then', async (_name, mine, others, here, there) => {
    const { asked, question, ours, one } = await meet(mine, others)
    expect(asked).toEqual(['M44 Doubt'])
    const [field] = question('M44').fields
    expect([field!.label, field!.base, field!.ours, field!.theirs]).toEqual(['Stands on', 'Code Trust', here, [there]])
    const before = (await memo(ours)).about
    const [open] = await ours.ask('merge.open', {})
    await ours.ask('merge.answer', { decision: { question: open!.id, choice: 'theirs' } })
    expect((await memo(ours)).about).not.toBe(before)
    expect((await ours.ask('project.check', {})).problems).toEqual([])
    expect((await one.compare('Ben')).deeds).toBe(0)
  })

  it('put on the same on both sides: nothing is asked', async () => {
    expect((await meet(toCase, toCase)).asked).toEqual([])
  })
})

describe('[M44] a quote put into another section', () => {
  const quoteId = (hand: Hand) => idOf<'quote'>(hand.read.get<{ id: Buffer }>(sql`SELECT id FROM quote`)!.id)
  const section = (hand: Hand) =>
    hand.read.get(
      sql`SELECT code.name AS code, statement FROM quote LEFT JOIN code ON code.id = code_id LEFT JOIN proposition ON proposition.id = proposition_id`,
    )
  const under = (what: 'code' | 'proposition') => async (hand: Hand) => {
    const [proposition] = await hand.ask('proposition.list', {})
    await hand.ask('quote.arrange', {
      quoteId: quoteId(hand),
      codeId: what === 'code' ? await hand.codeId('Help') : null,
      propositionId: what === 'code' ? null : (proposition!.id as PropositionId),
      beforeId: null,
    })
  }
  it('a code’s here, a proposition’s there: asked, and where ours put it until then', async () => {
    const { asked, question, ours } = await meet(under('code'), under('proposition'))
    expect(asked.map(each => each.slice(0, 3))).toEqual(['M44'])
    expect(question('M44').fields.map(({ ours: here, theirs }) => [here, theirs])).toEqual([
      ['Code Help', ['Proposition Trust comes before sharing.']],
    ])
    expect(section(ours)).toEqual({ code: 'Help', statement: null })
  })
})
