// Lists of values, cases taken away, relations and wordings that two sides changed; and what holds of a merge as a whole.

import { copyFileSync } from 'node:fs'
import { afterAll, describe, expect, it, vi } from 'vitest'
import type { PropositionId } from '../../../src/base/ids.ts'
import { idOf, sql } from '../../../src/store/sql.ts'
import { Cases, smallBase, type Hand } from './support/merge-case.ts'

const cases = new Cases(async hand => {
  await smallBase(hand)
  for (const name of ['North', 'South']) await hand.ask('case.create', { kind: 'site', name })
  await hand.ask('attribute.create', { about: 'site', name: 'Platform', type: 'choice', choices: ['x', 'y'] })
  await hand.ask('proposition.add', { statement: 'Trust comes before sharing.' })
  await link('paired early')(hand)
})
afterAll(() => cases.end())

const caseId = async (hand: Hand, name: string) => (await hand.ask('case.list', {})).find(one => one.name === name)!.id

const link = (note: string) => async (hand: Hand) =>
  hand.ask('case.link', {
    fromId: await caseId(hand, 'North'),
    toId: await caseId(hand, 'South'),
    relation: 'paired with',
    on: null,
    note,
  })

const attributeId = (hand: Hand) =>
  idOf<'attribute'>(hand.read.get<{ id: Buffer }>(sql`SELECT id FROM attribute WHERE name = 'Platform'`)!.id)

/** The values of the list as they are to be: “new”, or “was>new”. */
const choices =
  (...values: string[]) =>
  async (hand: Hand) =>
    hand.ask('attribute.setChoices', {
      attributeId: attributeId(hand),
      choices: values.map(each => {
        const [was, is] = each.split('>')
        return is === undefined
          ? { value: each, was: each === 'x' || each === 'y' ? each : null }
          : { value: is, was: was! }
      }),
    })

describe('lists of values', () => {
  it('[M33] values added on both sides: all of them', async () => {
    const one = await cases.start('Ben')
    await choices('x', 'y', 'ours')(one.ours)
    await one.theirs('Ben', choices('x', 'y', 'theirs'))
    const { asked, done, ours } = await one.merge('Ben')
    expect(asked).toEqual([])
    expect(done).toContain('M33 attribute 1')
    const { choices: list } = ours.read.get<{ choices: string }>(sql`SELECT choices FROM attribute`)!
    expect((JSON.parse(list) as string[]).sort()).toEqual(['ours', 'theirs', 'x', 'y'])
  })

  it('[M33] a value left out here and used there: kept as it was written, told, asked what it is now', async () => {
    const one = await cases.start('Ben')
    await choices('x')(one.ours)
    await one.theirs('Ben', async hand =>
      hand.ask('case.setValue', { caseId: await caseId(hand, 'North'), attributeId: attributeId(hand), value: 'y' }),
    )
    const { asked, done, ours, question } = await one.merge('Ben')
    const value = () => ours.read.get(sql`SELECT value FROM attribute_value`)
    expect(value()).toEqual({ value: 'y' })
    expect(done).toContain('M33 attribute_value 1')
    expect(asked).toEqual(['M33 Platform'])
    expect(question('M33').options.map(option => option.id)).toEqual(['keep', 'to:x', 'blank'])
    const [open] = await ours.ask('merge.open', {})
    await ours.ask('merge.answer', { decision: { question: open!.id, choice: 'to:x' } })
    expect(value()).toEqual({ value: 'x' })
    const again = await one.compare('Ben')
    expect([again.deeds, again.questions]).toEqual([0, []])
    await ours.ask('project.undo', {})
    await ours.ask('merge.answer', { decision: { question: open!.id, choice: 'blank' } })
    expect(value()).toBeUndefined()
  })

  for (const [where, number] of [
    ['here', true],
    ['there', false],
  ] as const)
    it(`[M33] made numbers ${where}, a word given on the other side: kept as text, told, asked what it is`, async () => {
      const one = await cases.start()
      const size = await one.ours.ask('attribute.create', { about: 'site', name: 'Size', type: 'text' })
      await one.handOut('Ben')
      const retype = async (hand: Hand) => hand.ask('attribute.retype', { attributeId: size, type: 'number', lose: 0 })
      const give = async (hand: Hand) =>
        hand.ask('case.setValue', { caseId: await caseId(hand, 'North'), attributeId: size, value: 'about 40' })
      await (number ? retype : give)(one.ours)
      await one.theirs('Ben', number ? give : retype)
      const { asked, done, ours, question } = await one.merge('Ben')
      const value = () => ours.read.get(sql`SELECT value FROM attribute_value`)
      expect(value()).toEqual({ value: 'about 40' })
      // What comes in is listed; ours is only asked about.
      if (number) expect(done).toContain('M33 attribute_value 1')
      expect(asked).toEqual(['M33 Size'])
      expect(question('M33').options.map(option => option.id)).toEqual(['keep', 'text', 'blank'])
      const [open] = await ours.ask('merge.open', {})
      await ours.ask('merge.answer', { decision: { question: open!.id, choice: 'text', text: '40' } })
      expect(value()).toEqual({ value: '40' })
    })

  it('[M33] a value left out there and used here: the same', async () => {
    const one = await cases.start('Ben')
    await one.ours.ask('case.setValue', {
      caseId: await caseId(one.ours, 'North'),
      attributeId: attributeId(one.ours),
      value: 'y',
    })
    await one.theirs('Ben', choices('x'))
    const { asked, ours } = await one.merge('Ben')
    expect(asked).toEqual(['M33 Platform'])
    expect(ours.read.get(sql`SELECT value FROM attribute_value`)).toEqual({ value: 'y' })
  })
})

describe('cases taken away', () => {
  const remove = async (hand: Hand) => hand.ask('case.remove', { caseIds: [await caseId(hand, 'South')] })

  it('[M35] removed here, sources filed under it there: kept with them, asked', async () => {
    const one = await cases.start('Ben')
    await remove(one.ours)
    await one.theirs('Ben', async hand =>
      hand.ask('case.fileSources', { caseIds: [await caseId(hand, 'South')], sourceIds: [await hand.sourceId()] }),
    )
    const { asked, ours } = await one.merge('Ben')
    expect(asked).toEqual(['M35 South'])
    expect(await caseId(ours, 'South')).toBeDefined()
  })

  it('[M36] removed here, called otherwise there: asked', async () => {
    const one = await cases.start('Ben')
    await remove(one.ours)
    await one.theirs('Ben', async hand =>
      hand.ask('case.rename', { caseId: await caseId(hand, 'South'), name: 'South East' }),
    )
    const { asked } = await one.merge('Ben')
    expect(asked).toEqual(['M36 South East'])
  })
})

describe('relations and wordings', () => {
  it('[M38] a relation told differently: ours, asked with both', async () => {
    const one = await cases.start('Ben')
    await link('paired in spring')(one.ours)
    await one.theirs('Ben', link('paired in autumn'))
    const { asked, ours, question } = await one.merge('Ben')
    expect(asked.map(each => each.slice(0, 3))).toEqual(['M38'])
    expect(question('M38').fields).toMatchObject([{ ours: 'paired in spring', theirs: ['paired in autumn'] }])
    expect(ours.read.get(sql`SELECT note FROM case_link`)).toEqual({ note: 'paired in spring' })
  })

  it('[M41] a proposition reworded on both sides: three columns, ours meanwhile', async () => {
    const one = await cases.start('Ben')
    const reword = (statement: string) => async (hand: Hand) => {
      const [first] = await hand.ask('proposition.list', {})
      return hand.ask('proposition.reword', { propositionId: first!.id as PropositionId, statement })
    }
    await reword('Trust helps sharing.')(one.ours)
    await one.theirs('Ben', reword('Sharing builds trust.'))
    const { asked, ours, question } = await one.merge('Ben')
    expect(asked.map(each => each.slice(0, 3))).toEqual(['M41'])
    expect(question('M41').fields).toMatchObject([
      { base: 'Trust comes before sharing.', ours: 'Trust helps sharing.', theirs: ['Sharing builds trust.'] },
    ])
    expect(ours.read.get(sql`SELECT statement FROM proposition`)).toEqual({ statement: 'Trust helps sharing.' })
  })
})

describe('a merge as a whole', () => {
  it('[5.2] a copy that changed nothing changes nothing', async () => {
    const one = await cases.start('Ben')
    await one.ours.apply('Help', 'helped us a lot')
    const plan = await one.compare('Ben')
    expect([plan.deeds, plan.questions]).toEqual([0, []])
  })

  it('[5.2] the same copy twice is the same as once', async () => {
    const one = await cases.start('Ben')
    await one.theirs('Ben', hand => hand.apply('Help', 'helped us a lot'))
    await one.merge('Ben')
    const again = await one.compare('Ben')
    expect([again.deeds, again.questions]).toEqual([0, []])
  })

  it('the same file chosen under two names is one copy, which says so', async () => {
    const one = await cases.start('Ben')
    await one.theirs('Ben', hand => hand.apply('Help', 'helped us a lot'))
    const second = one.copy('Ben').replace('.crosscase', ' (2).crosscase')
    copyFileSync(one.copy('Ben'), second)
    const { copies } = await one.journey.ask('merge.compare', { paths: [one.copy('Ben'), second] })
    expect(copies.map(copy => copy.again)).toEqual([['Ben (2).crosscase']])
    expect((await one.compare('Ben')).copies.map(copy => copy.again)).toEqual([undefined])
  })

  it('questions of a kind stand as people look for names', async () => {
    const one = await cases.start('Ben')
    const names = ['Group 10', 'among', 'Group 2']
    for (const name of names) await one.ours.ask('code.create', { name, brief: 'As we have it' })
    for (const name of names) await one.theirs('Ben', hand => hand.ask('code.create', { name, brief: 'As Ben has it' }))
    const { questions } = await one.compare('Ben')
    expect(questions.map(question => question.object.name)).toEqual(['among', 'Group 2', 'Group 10'])
  })

  it('[5.2] undone gives every research table back, redone the merge again; the file is sound', async () => {
    const one = await cases.start('Ben')
    await link('paired in spring')(one.ours)
    await one.ours.apply('Help', 'helped us a lot')
    await one.theirs('Ben', async hand => {
      await link('paired in autumn')(hand)
      await hand.apply('Sharing', 'shared the playbooks')
      await hand.rename('Vendors', 'Suppliers')
    })
    const state = () => RESEARCH.map(table => [table, one.ours.rows(table)])
    const before = state()
    await one.merge('Ben')
    const after = state()
    expect(after).not.toEqual(before)
    await one.ours.ask('project.undo', {})
    expect(state()).toEqual(before)
    await one.ours.ask('project.redo', {})
    expect(state()).toEqual(after)
    expect((await one.ours.ask('merge.open', {})).map(each => each.kind)).toEqual(['M38'])
    expect(await one.ours.ask('project.check', {})).toMatchObject({ problems: [] })
  })

  it('[M52] a clock that ran backwards there: ordered by the log, told', async () => {
    const one = await cases.start('Ben')
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 86_400_000 })
    try {
      await one.theirs('Ben', async hand => {
        await hand.rename('Vendors', 'Suppliers')
        vi.setSystemTime(Date.now() - 2 * 86_400_000)
        await hand.rename('Suppliers', 'Providers')
      })
    } finally {
      vi.useRealTimers()
    }
    const { asked, done, ours } = await one.merge('Ben')
    expect(asked).toEqual([])
    expect(done).toContain('M52 coder 1')
    expect(await ours.framework()).toContain('Providers')
  })

  it('[M52] a clock that is behind the hand-out: what was done there after holds, told', async () => {
    const one = await cases.start('Ben')
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 400 * 86_400_000 })
    try {
      await one.theirs('Ben', async hand => {
        await hand.define('Trust', 'First words')
        await hand.define('Trust', 'Last words')
      })
    } finally {
      vi.useRealTimers()
    }
    const { asked, done, ours } = await one.merge('Ben')
    expect([asked, done]).toEqual([[], ['M52 coder 1', 'changed code 1']])
    expect(ours.read.get(sql`SELECT brief_definition AS brief FROM code WHERE name = 'Trust'`)).toEqual({
      brief: 'Last words',
    })
  })

  it('[M52] of two people each by their own log, whoever’s clock is ahead', async () => {
    const one = await cases.start('Ben', 'Cem')
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 86_400_000 })
    try {
      await one.theirs('Ben', hand => hand.rename('Vendors', 'Suppliers'))
    } finally {
      vi.useRealTimers()
    }
    await one.theirs('Cem', async hand => {
      await hand.rename('Vendors', 'Sellers')
      await hand.rename('Sellers', 'Providers')
    })
    const { asked, question, ours } = await one.merge('Ben', 'Cem')
    // No clock says who was last: people do.
    expect(asked.map(each => each.slice(0, 3))).toEqual(['M01'])
    expect(new Set(question('M01').fields[0]!.theirs)).toEqual(new Set(['Providers', 'Suppliers']))
    expect(await ours.framework()).toContain('Vendors')
  })
})

const RESEARCH = [
  'source',
  'code',
  'anchor',
  'coding',
  'case',
  'case_link',
  'case_source',
  'attribute',
  'attribute_value',
  'proposition',
  'proposition_wording',
  'evidence',
  'memo',
  'memo_link',
  'merge_question',
]
