// Summaries that several wrote, reviewed, signed, or looked at again (M39): a page of cases.

import { afterAll, describe, expect, it } from 'vitest'
import { newId } from '../../../src/base/ids.ts'
import { bytesOf, sql } from '../../../src/store/sql.ts'
import { Cases, smallBase, type Hand } from './support/merge-case.ts'

const cases = new Cases(async hand => {
  await smallBase(hand)
  await hand.ask('case.create', { kind: 'site', name: 'North' })
  const [north] = await hand.ask('case.list', {})
  await hand.ask('case.fileSources', { caseIds: [north!.id], sourceIds: [await hand.sourceId()] })
  await write('Trust grew.')(hand)
})
afterAll(() => cases.end())

const cell = async (hand: Hand) => ({
  caseId: (await hand.ask('case.list', {}))[0]!.id,
  codeId: await hand.codeId('Trust'),
})
const write = (text: string) => async (hand: Hand) =>
  hand.ask('summary.keep', { ...(await cell(hand)), text, stretch: newId() })
const open = async (hand: Hand) => (await hand.ask('summary.cell', await cell(hand))).summary!
const review = async (hand: Hand) => hand.ask('summary.review', { summaryIds: [(await open(hand)).id], reviewed: true })
const sign = async (hand: Hand) => {
  const { coder } = (await hand.ask('project.info', {}))!
  await hand.ask('summary.sign', { summaryId: (await open(hand)).id, coderId: coder.id })
}
/** Codes something under the cell, sees that it moved, and says that the summary stands. */
const lookAgain = (words: string) => async (hand: Hand) => {
  await hand.apply('Trust', words)
  await hand.ask('summary.accept', { summaryIds: [(await open(hand)).id] })
}

/** The text, how far the work on it is, and who signed. */
const stands = (hand: Hand) =>
  hand.read.get(
    sql`SELECT text, summary.status, coder.name AS signed FROM summary LEFT JOIN coder ON coder.id = signed_by_id`,
  )

async function meet(ours: (hand: Hand) => Promise<unknown>, theirs: (hand: Hand) => Promise<unknown>) {
  const one = await cases.start('Ben')
  await ours(one.ours)
  await one.theirs('Ben', theirs)
  const outcome = await one.merge('Ben')
  const again = await one.compare('Ben')
  expect(again.deeds).toBe(0)
  return { ...outcome, one }
}

describe('[M39] a summary whose words nobody changed', () => {
  it('signed there, looked at again here: signed, and what moved here is told as before', async () => {
    const { asked, ours } = await meet(lookAgain('shared the playbooks'), sign)
    expect([asked, stands(ours)]).toEqual([[], { text: 'Trust grew.', status: 'signed', signed: 'Ben' }])
  })

  it('looked at again on both sides: nothing is asked, and what only they saw is to be looked at', async () => {
    const { asked, ours } = await meet(lookAgain('shared the playbooks'), lookAgain('vendor changed'))
    expect(asked).toEqual([])
    expect((await ours.ask('summary.cell', await cell(ours))).added).toHaveLength(1)
  })

  it('looked at again in two copies, and signed in one: signed, and what the other coded is to be looked at', async () => {
    const lookAndSign = async (hand: Hand) => {
      await lookAgain('vendor changed')(hand)
      await sign(hand)
    }
    const one = await cases.start('Ben', 'Cleo')
    await one.theirs('Ben', lookAgain('shared the playbooks'))
    await one.theirs('Cleo', lookAndSign)
    const { asked, ours } = await one.merge('Ben', 'Cleo')
    expect([asked, stands(ours)]).toEqual([[], { text: 'Trust grew.', status: 'signed', signed: 'Cleo' }])
    const { added } = await ours.ask('summary.cell', await cell(ours))
    expect(
      added.map(id =>
        ours.read.get(
          sql`SELECT coder.name FROM coding JOIN coder ON coder.id = coder_id WHERE coding.id = ${bytesOf(id)}`,
        ),
      ),
    ).toEqual([{ name: 'Ben' }])
  })

  it('reviewed here, signed there: which holds is asked, and ours does until then', async () => {
    const { asked, ours, question, one } = await meet(review, sign)
    expect([asked.map(each => each.slice(0, 3)), stands(ours)]).toEqual([
      ['M39'],
      { text: 'Trust grew.', status: 'reviewed', signed: null },
    ])
    expect(question('M39').fields.map(({ label, ours: here, theirs }) => [label, here, theirs])).toEqual([
      ['Status', 'reviewed', ['signed']],
    ])
    const [left] = await ours.ask('merge.open', {})
    await ours.ask('merge.answer', { decision: { question: left!.id, choice: 'theirs' } })
    expect(stands(ours)).toEqual({ text: 'Trust grew.', status: 'signed', signed: 'Ben' })
    expect((await one.compare('Ben')).deeds).toBe(0)
  })

  it('signed by both: whose name stands under it is asked', async () => {
    const { asked, ours, question } = await meet(sign, sign)
    expect([asked.map(each => each.slice(0, 3)), stands(ours)]).toEqual([
      ['M39'],
      { text: 'Trust grew.', status: 'signed', signed: 'Ana Lead' },
    ])
    expect(question('M39').fields.map(({ ours: here, theirs }) => [here, theirs])).toEqual([['Ana Lead', ['Ben']]])
  })
})

describe('[M39] a summary written anew on one side, and signed or looked at on the other', () => {
  it.each([
    ['written on', 'Trust grew. It went, too.'],
    ['written otherwise', 'Trust went.'],
  ])(
    '%s here, signed there: the new words stand alone, and that the former were signed is asked',
    async (_name, text) => {
      const { asked, ours, question, one } = await meet(write(text), sign)
      expect([asked.map(each => each.slice(0, 3)), stands(ours)]).toEqual([
        ['M39'],
        { text, status: 'draft', signed: null },
      ])
      expect(question('M39').says).toBe('Reviewed or signed on one side, written anew on another. Ours holds.')
      const [left] = await ours.ask('merge.open', {})
      await ours.ask('merge.answer', { decision: { question: left!.id, choice: 'theirs' } })
      expect(stands(ours)).toEqual({ text: 'Trust grew.', status: 'signed', signed: 'Ben' })
      expect((await one.compare('Ben')).deeds).toBe(0)
    },
  )

  it('written anew here, and there only looked at again: nothing is asked', async () => {
    const { asked, ours } = await meet(write('Trust went.'), lookAgain('vendor changed'))
    expect([asked, stands(ours)]).toEqual([[], { text: 'Trust went.', status: 'draft', signed: null }])
  })

  it('written anew there, and here only looked at again: the new words stand alone', async () => {
    const { asked, ours } = await meet(lookAgain('vendor changed'), write('Trust went.'))
    expect([asked, stands(ours)]).toEqual([[], { text: 'Trust went.', status: 'draft', signed: null }])
  })
})
