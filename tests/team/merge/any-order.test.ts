// What two copies did with the same thing, where nothing has to be asked: it is the same whoever comes first [5.2].

import { afterAll, describe, expect, it } from 'vitest'
import type { PropositionId } from '../../../src/base/ids.ts'
import { idOf, sql } from '../../../src/store/sql.ts'
import { Cases, smallBase, type Hand } from './support/merge-case.ts'
import { inEveryOrder } from './support/orders.ts'

const cases = new Cases(async hand => {
  await smallBase(hand)
  await hand.ask('attribute.create', { about: 'site', name: 'Stage', type: 'choice', choices: ['early', 'late'] })
  for (const name of ['North', 'South']) await hand.ask('case.create', { kind: 'site', name, key: name[0]! })
  await hand.ask('question.add', { wordings: ['What changed?'] })
})
afterAll(() => cases.end())

type Work = (hand: Hand) => Promise<unknown>

/** What is seen once Ben's and Cleo's copies are home. */
async function home(ben: Work, cleo: Work, look: (ours: Hand) => readonly string[] | Promise<readonly string[]>) {
  const one = await cases.start('Ben', 'Cleo')
  await one.theirs('Ben', ben)
  await one.theirs('Cleo', cleo)
  return inEveryOrder(one, ['Ben', 'Cleo'], look)
}

describe('codes made alike', () => {
  const framework = (ours: Hand) => ours.framework()
  const under = (parent: string) => async (hand: Hand) => hand.code('Reach', { parentId: await hand.codeId(parent) })
  const base = ['Help', 'Sharing', 'Trust', 'Vendors']

  it('[M04] at the top in one copy, under another code in the other: one, where it was put', async () => {
    expect(await home(hand => hand.code('Reach'), under('Trust'), framework)).toEqual([...base, 'Trust/Reach'].sort())
  })

  it('[M08] under different codes: one, and where it lies is asked', async () => {
    const one = await cases.start('Ben', 'Cleo')
    await one.theirs('Ben', under('Trust'))
    await one.theirs('Cleo', under('Sharing'))
    const { asked, ours } = await one.merge('Ben', 'Cleo')
    expect(asked).toEqual(['M08 Reach'])
    expect((await ours.framework()).filter(code => code.includes('Reach'))).toHaveLength(1)
  })

  it('[M04] one copy has two of the label, under different codes: they stay two', async () => {
    const two: Work = async hand => {
      await under('Trust')(hand)
      await under('Sharing')(hand)
    }
    expect(await home(two, under('Sharing'), framework)).toEqual([...base, 'Sharing/Reach', 'Trust/Reach'].sort())
  })

  it('[M04] written with other capitals: one, and no question', async () => {
    const [reach] = (
      await home(
        hand => hand.code('reach'),
        hand => hand.code('Reach'),
        framework,
      )
    ).filter(code => !base.includes(code))
    expect(reach).toBe('Reach')
  })
})

describe('lists of values', () => {
  const choices = (ours: Hand) => [
    ours.read.get<{ choices: string }>(sql`SELECT choices FROM attribute WHERE name = 'Stage'`)!.choices,
  ]
  const list =
    (...values: string[]): Work =>
    async hand =>
      hand.ask('attribute.setChoices', {
        attributeId: idOf<'attribute'>(
          hand.read.get<{ id: Buffer }>(sql`SELECT id FROM attribute WHERE name = 'Stage'`)!.id,
        ),
        choices: values.map(value => ({ value, was: ['early', 'late'].includes(value) ? value : null })),
      })

  it('[M33] what both added stands after what was there, in one order', async () => {
    expect(await home(list('early', 'late', 'over'), list('early', 'late', 'begun'), choices)).toEqual([
      '["early","late","begun","over"]',
    ])
  })

  it('[M33] put in another order in one copy, added to in the other: both', async () => {
    expect(await home(list('late', 'early'), list('early', 'late', 'over'), choices)).toEqual([
      '["late","early","over"]',
    ])
  })
})

describe('the topic guide', () => {
  const guide = async (ours: Hand) =>
    (await ours.ask('question.list', {})).map(({ key, wording }) => `${key} ${wording}`).sort()
  const asks = (wording: string) => (hand: Hand) => hand.ask('question.add', { wordings: [wording] })

  it('a question that both wrote down is one', async () => {
    expect(await home(asks('Why Reach?'), asks('why reach?'), guide)).toEqual(['Q1 What changed?', 'Q2 Why Reach?'])
  })
})

describe('one judge, one passage', () => {
  it('[M42] judged for two propositions that one copy merged, and otherwise for each: asked', async () => {
    const one = await cases.start()
    for (const statement of ['Sharing builds trust', 'Sharing comes first'])
      await one.ours.ask('proposition.add', { statement })
    const [first, second] = (await one.ours.ask('proposition.list', {})).map(each => each.id as PropositionId)
    const range = { start: 40, end: 60 }
    const judge =
      (propositionId: PropositionId | undefined, stance: 'confirming' | 'disconfirming'): Work =>
      async hand =>
        hand.ask('evidence.judge', { propositionId: propositionId!, sourceId: await hand.sourceId(), range, stance })
    await one.handOut('Ben', 'Cleo')
    await one.theirs('Ben', judge(second, 'disconfirming'))
    // On Cleo's machine Ben judged the same words for the other proposition, before the two were merged.
    await one.theirs('Cleo', async hand => {
      await hand.ask('project.workAs', { name: 'Ben' })
      await judge(first, 'confirming')(hand)
      await hand.ask('proposition.merge', { propositionId: first!, intoId: second! })
    })
    const seen = await inEveryOrder(one, ['Ben', 'Cleo'], ours => ours.rows('evidence').map(() => 'one judgement'))
    expect(seen.map(each => each.slice(0, 13))).toEqual(['one judgement', 'asked: M42 Sh'])
  })
})

describe('keys that people gave', () => {
  it('[M34] a case with another key in each copy: asked, ours meanwhile', async () => {
    const keyed = (key: string) => async (hand: Hand) =>
      hand.ask('case.setKey', { caseId: (await hand.ask('case.list', {})).find(one => one.name === 'North')!.id, key })
    const one = await cases.start('Ben', 'Cleo')
    await one.theirs('Ben', keyed('N1'))
    await one.theirs('Cleo', keyed('N2'))
    const { asked, question, ours } = await one.merge('Ben', 'Cleo')
    expect(asked).toEqual(['M34 North'])
    expect(question('M34').fields).toMatchObject([{ label: 'Key', base: 'N', ours: 'N' }])
    const [open] = await ours.ask('merge.open', {})
    await ours.ask('merge.answer', { decision: { question: open!.id, choice: 'theirs:1' } })
    expect((await ours.ask('case.list', {})).find(one => one.name === 'North')!.key).toMatch(/^N[12]$/)
  })
})
