// Cases that one side merged or split while the other worked on them (M35, M36): a page of cases.

import { afterAll, describe, expect, it } from 'vitest'
import { newId, type PropositionId } from '../../../src/base/ids.ts'
import { idOf, sql } from '../../../src/store/sql.ts'
import { Cases, smallBase, type Hand } from './support/merge-case.ts'

const cases = new Cases(async hand => {
  await smallBase(hand)
  for (const name of ['North', 'South', 'East']) await hand.ask('case.create', { kind: 'site', name })
  await hand.ask('case.create', { kind: 'participant', name: 'Ina', withinId: await caseId(hand, 'South') })
  await hand.ask('attribute.create', { about: 'site', name: 'Platform', type: 'choice', choices: ['x', 'y', 'z'] })
  await fill('South', 'x')(hand)
  await hand.ask('proposition.add', { statement: 'Trust comes before sharing.' })
  await write('South', 'Sharing', 'South shares.')(hand)
})
afterAll(() => cases.end())

const caseId = async (hand: Hand, name: string) => (await hand.ask('case.list', {})).find(one => one.name === name)!.id
const names = async (hand: Hand) => (await hand.ask('case.list', {})).map(one => one.name)
const sheet = async (hand: Hand, name: string) => hand.ask('case.sheet', { caseId: await caseId(hand, name) })

const fill = (site: string, value: string | null) => async (hand: Hand) => {
  const attribute = hand.read.get<{ id: Buffer }>(sql`SELECT id FROM attribute WHERE name = 'Platform'`)!
  await hand.ask('case.setValue', {
    caseId: await caseId(hand, site),
    attributeId: idOf<'attribute'>(attribute.id),
    value,
  })
}
const write = (site: string, code: string, text: string) => async (hand: Hand) =>
  hand.ask('summary.keep', {
    caseId: await caseId(hand, site),
    codeId: await hand.codeId(code),
    text,
    stretch: newId(),
  })
const decide = (site: string, value: 'supports' | 'challenges') => async (hand: Hand) =>
  hand.ask('position.decide', {
    propositionId: (await hand.ask('proposition.list', {}))[0]!.id as PropositionId,
    caseId: await caseId(hand, site),
    value,
  })
const file = (site: string) => async (hand: Hand) =>
  hand.ask('case.fileSources', { caseIds: [await caseId(hand, site)], sourceIds: [await hand.sourceId()] })
const unite = (from: string, into: string) => async (hand: Hand) => {
  const [fromId, intoId] = [await caseId(hand, from), await caseId(hand, into)]
  const { asks } = await hand.ask('case.planMerge', { fromId, intoId })
  await hand.ask('case.merge', {
    fromId,
    intoId,
    take: asks.map(({ what, id }) => ({ what, id, side: 'into' as const })),
    on: null,
    reason: null,
  })
}
const split =
  (site: string, name: string, sources: 'new' | 'both' | null = null, people: readonly string[] = []) =>
  async (hand: Hand) =>
    hand.ask('case.split', {
      caseId: await caseId(hand, site),
      name,
      key: null,
      withValues: false,
      sources: sources === null ? [] : [{ sourceId: await hand.sourceId(), to: sources }],
      peopleIds: await Promise.all(people.map(one => caseId(hand, one))),
      speakerIds: [],
      evidenceIds: [],
      on: null,
      reason: null,
    })
const rename = (from: string, name: string) => async (hand: Hand) =>
  hand.ask('case.rename', { caseId: await caseId(hand, from), name })
const together =
  (...deeds: readonly ((hand: Hand) => Promise<unknown>)[]) =>
  async (hand: Hand) => {
    for (const deed of deeds) await deed(hand)
  }
/** Each of two ways round: here and there, there and here. */
const bothWays = [
  ['merged here, edited there', true],
  ['merged there, edited here', false],
] as const

async function meet(here: boolean, mergedBy: (hand: Hand) => Promise<unknown>, work: (hand: Hand) => Promise<unknown>) {
  const one = await cases.start('Ben')
  await (here ? mergedBy : work)(one.ours)
  await one.theirs('Ben', here ? work : mergedBy)
  const outcome = await one.merge('Ben')
  // Twice is once.
  expect((await one.compare('Ben')).deeds).toBe(0)
  expect((await one.ours.ask('project.check', {})).problems).toEqual([])
  return { one, ...outcome }
}
const answer = async (hand: Hand, kind: string, choice: string, more: object = {}) => {
  const open = (await hand.ask('merge.open', {})).find(question => question.kind === kind)!
  await hand.ask('merge.answer', { decision: { question: open.id, choice, ...more } })
}

describe.each(bothWays)('[M36] two cases merged: %s', (_name, here) => {
  it('a relation that was made between the two ends, and is told; where they are two again it holds', async () => {
    const { plan, ours } = await meet(here, unite('North', 'South'), async hand =>
      hand.ask('case.link', {
        fromId: await caseId(hand, 'North'),
        toId: await caseId(hand, 'South'),
        relation: 'taught',
        on: null,
        note: 'as we were told',
      }),
    )
    expect(plan.lines.filter(line => line.what === 'case_link').map(({ says, count }) => [says, count])).toEqual([
      ['Relations of cases that were merged: they go along, and end between the two', 1],
    ])
    expect(ours.rows('case_link')).toEqual([])
    await answer(ours, 'M36', 'apart')
    expect(await names(ours)).toContain('North')
    expect(ours.rows('case_link').join()).toContain('as we were told')
  })

  it('nothing was done with the one that went over: they are one, and nothing is asked', async () => {
    const { asked, ours } = await meet(here, unite('South', 'North'), fill('East', 'y'))
    expect(asked).toEqual([])
    expect(await names(ours)).not.toContain('South')
    expect((await sheet(ours, 'North')).participants.map(one => one.name)).toEqual(['Ina'])
  })

  it('sources, people, summaries, positions that came to it meanwhile go over, and it is asked', async () => {
    const { asked, ours, question } = await meet(
      here,
      unite('South', 'North'),
      together(file('South'), decide('South', 'supports'), write('South', 'Trust', 'South trusts.'), async hand =>
        hand.ask('case.create', { kind: 'participant', name: 'Uli', withinId: await caseId(hand, 'South') }),
      ),
    )
    expect(asked).toEqual(['M36 North'])
    expect(question('M36').options.map(one => one.id)).toEqual(['merged', 'dated', 'apart'])
    expect(await names(ours)).not.toContain('South')
    const north = await sheet(ours, 'North')
    expect(north.ownSourceIds).toHaveLength(1)
    expect(north.participants.map(one => one.name).sort()).toEqual(['Ina', 'Uli'])
    expect(ours.read.all(sql`SELECT text FROM summary ORDER BY text`)).toEqual([
      { text: 'South shares.' },
      { text: 'South trusts.' },
    ])
    expect(ours.read.get(sql`SELECT value FROM position`)).toEqual({ value: 'supports' })
    expect((await ours.ask('case.events', { caseId: north.id })).map(one => one.event)).toEqual(['merged'])
    await answer(ours, 'M36', 'dated', { text: '2024-04' })
    expect((await ours.ask('case.events', { caseId: north.id }))[0]!.on).toBe('2024-04')
  })

  it('a date that is none is refused', async () => {
    const { ours, one } = await meet(here, unite('South', 'North'), file('South'))
    const open = (await ours.ask('merge.open', {})).find(question => question.kind === 'M36')!
    const decision = { question: open.id, choice: 'dated', text: 'in spring' }
    expect(await one.journey.refused('merge.answer', { decision })).toMatch(/no date/)
  })

  it('what was edited of it is edited of the other; what both have is asked about', async () => {
    const { asked, ours } = await meet(
      here,
      together(write('North', 'Sharing', 'North shares.'), fill('North', 'z'), unite('South', 'North')),
      together(write('South', 'Sharing', 'South shares a lot.'), fill('South', 'y')),
    )
    expect(asked.map(each => each.slice(0, 3))).toEqual(['M31', 'M36', 'M39'])
    const texts = ours.read.all<{ text: string }>(sql`SELECT text FROM summary`)
    expect(texts).toHaveLength(1)
    expect(texts[0]!.text).toContain('North shares.')
    expect(texts[0]!.text).toContain('South shares a lot.')
    expect(ours.read.all(sql`SELECT value FROM attribute_value`)).toEqual([{ value: 'z' }])
    await answer(ours, 'M31', 'theirs')
    expect(ours.read.all(sql`SELECT value FROM attribute_value`)).toEqual([{ value: 'y' }])
  })

  it('positions decided of both: the one that stays holds, the other is asked about', async () => {
    const { asked, ours } = await meet(
      here,
      together(decide('North', 'supports'), unite('South', 'North')),
      decide('South', 'challenges'),
    )
    expect(asked.map(each => each.slice(0, 3)).sort()).toEqual(['M36', 'M40'])
    expect(ours.read.all(sql`SELECT value FROM position`)).toEqual([{ value: 'supports' }])
  })

  it('renamed meanwhile: they are one, and it is asked; two cases again brings the former back with what was its', async () => {
    const { asked, ours } = await meet(
      here,
      unite('South', 'North'),
      together(file('South'), rename('South', 'South East')),
    )
    expect(asked).toEqual(['M36 North'])
    await answer(ours, 'M36', 'apart')
    expect((await ours.ask('project.check', {})).problems).toEqual([])
    const again = (await names(ours)).find(name => name.startsWith('South'))!
    const back = await sheet(ours, again)
    expect(back.participants.map(one => one.name)).toEqual(['Ina'])
    expect(back.ownSourceIds).toHaveLength(1)
    expect(back.attributes.map(one => one.value)).toEqual(['x'])
    expect((await sheet(ours, 'North')).participants).toEqual([])
    expect(await ours.ask('case.events', { caseId: await caseId(ours, 'North') })).toEqual([])
    await ours.ask('project.undo', {})
    expect(await names(ours)).not.toContain(again)
  })

  it('filters and memos that name the one name the other', async () => {
    const { ours } = await meet(
      here,
      unite('South', 'North'),
      together(
        async hand =>
          hand.ask('filter.save', { name: 'The south', filter: { is: 'cases', ids: [await caseId(hand, 'South')] } }),
        async hand => {
          const link = { type: 'link', to: 'case', id: await caseId(hand, 'South'), name: 'the south' }
          await hand.ask('memo.write', { title: 'Links', rich: [{ type: 'paragraph', children: [link] }] as never })
        },
      ),
    )
    const north = await caseId(ours, 'North')
    expect((await ours.ask('filter.list', {}))[0]).toMatchObject({ gone: false, filter: { is: 'cases', ids: [north] } })
    expect(ours.rows('memo')[0]).toContain(north)
    expect(ours.rows('memo_link')[0]).toContain(north.replaceAll('-', ''))
  })
})

it('[M36] merged by one copy, filled by another: who did what is said, once and in whichever order they came', async () => {
  const one = await cases.start('Ben', 'Cem')
  await one.theirs('Ben', unite('South', 'North'))
  await one.theirs('Cem', fill('South', 'y'))
  const ask = async (...names: string[]) => {
    const plan = await one.compare(...names)
    return one.ours.ask('merge.question', { planId: plan.id, questionId: plan.questions[0]!.id })
  }
  const atOnce = await ask('Cem', 'Ben')
  expect(atOnce.says).toMatch(
    /^“South” was merged into “North” by Ben, while one thing of it was added or changed by Cem\. /,
  )
  await one.merge('Cem')
  const after = await ask('Ben')
  expect(after.says).toMatch(
    /^“South” was merged into “North” there, while one thing of it was added or changed here\. /,
  )
  expect(after.id).toBe(atOnce.id)
})

describe('[M36] merged on both sides', () => {
  it('alike: one merge, told once, nothing asked', async () => {
    const { asked, ours } = await meet(true, unite('South', 'North'), unite('South', 'North'))
    expect(asked).toEqual([])
    expect((await ours.ask('case.events', { caseId: await caseId(ours, 'North') })).length).toBe(1)
  })

  it('into two different ones: ours holds, the other is offered', async () => {
    const { asked, ours } = await meet(true, unite('South', 'North'), unite('South', 'East'))
    expect(asked).toEqual(['M36 South'])
    expect((await sheet(ours, 'North')).participants.map(one => one.name)).toEqual(['Ina'])
    await answer(ours, 'M36', 'theirs')
    expect((await ours.ask('project.check', {})).problems).toEqual([])
    expect((await sheet(ours, 'East')).participants.map(one => one.name)).toEqual(['Ina'])
    expect((await ours.ask('case.events', { caseId: await caseId(ours, 'East') }))[0]!.otherName).toBe('South')
  })

  it('into each other: one survivor', async () => {
    const { ours } = await meet(true, unite('South', 'North'), unite('North', 'South'))
    expect((await names(ours)).filter(name => name !== 'Ina' && name !== 'East')).toEqual(['North'])
    expect((await sheet(ours, 'North')).participants.map(one => one.name)).toEqual(['Ina'])
  })
})

describe.each([
  ['split here, linked to there', true],
  ['split there, linked to here', false],
] as const)('[M35] a case: %s', (_name, here) => {
  it.each(['part', 'both'])(
    'a source filed there, and by now under the part too: answered “%s” it is there once',
    async choice => {
      const { ours } = await meet(here, split('South', 'South West', null, ['Ina']), file('South'))
      await file('South West')(ours)
      await answer(ours, 'M35', choice)
      expect((await sheet(ours, 'South West')).ownSourceIds).toHaveLength(1)
      expect((await sheet(ours, 'South')).ownSourceIds).toHaveLength(choice === 'both' ? 1 : 0)
      await ours.ask('project.undo', {})
      expect((await sheet(ours, 'South')).ownSourceIds).toHaveLength(1)
    },
  )

  it('a source filed there, of which whoever split it said that it is of both: nothing is asked', async () => {
    const { asked, ours } = await meet(
      here,
      together(file('South'), split('South', 'South West', 'both', ['Ina'])),
      file('South'),
    )
    expect(asked).toEqual([])
    for (const name of ['South', 'South West']) expect((await sheet(ours, name)).ownSourceIds).toHaveLength(1)
  })

  it('a source filed there, that whoever split it put into the part alone: asked, as before', async () => {
    const { asked } = await meet(
      here,
      together(file('South'), split('South', 'South West', 'new', ['Ina'])),
      file('South'),
    )
    expect(asked).toEqual(['M35 interview'])
  })

  it('sources filed and people put there meanwhile stay with the first until somebody says', async () => {
    const { asked, ours, question } = await meet(
      here,
      split('South', 'South West', null, ['Ina']),
      together(file('South'), async hand =>
        hand.ask('case.create', { kind: 'participant', name: 'Uli', withinId: await caseId(hand, 'South') }),
      ),
    )
    expect(asked.toSorted()).toEqual(['M35 Uli', 'M35 interview'])
    expect((await sheet(ours, 'South')).ownSourceIds).toHaveLength(1)
    expect((await sheet(ours, 'South West')).participants.map(one => one.name)).toEqual(['Ina'])
    const options = question('M35').options.map(one => one.id)
    expect(options.slice(0, 2)).toEqual(['first', 'part'])
    const open = await ours.ask('merge.open', {})
    const about = (name: string) => open.find(one => one.object.name === name)!.id
    await ours.ask('merge.answer', { decision: { question: about('interview'), choice: 'both' } })
    await ours.ask('merge.answer', { decision: { question: about('Uli'), choice: 'part' } })
    expect((await sheet(ours, 'South')).ownSourceIds).toHaveLength(1)
    expect((await sheet(ours, 'South West')).ownSourceIds).toHaveLength(1)
    expect((await sheet(ours, 'South West')).participants.map(one => one.name).sort()).toEqual(['Ina', 'Uli'])
    expect((await ours.ask('project.check', {})).problems).toEqual([])
  })

  it('what was written of the whole stays with the first, and nothing is asked', async () => {
    const { asked, ours } = await meet(
      here,
      split('South', 'South West', null, ['Ina']),
      write('South', 'Trust', 'South trusts.'),
    )
    expect(asked).toEqual([])
    const south = await caseId(ours, 'South')
    expect(ours.rows('summary').every(row => row.includes(south.replaceAll('-', '')))).toBe(true)
  })
})

describe('[M35] split on both sides', () => {
  it('a source that went to two different parts is of both until somebody says', async () => {
    const base = new Cases(async hand => {
      await smallBase(hand)
      await hand.ask('case.create', { kind: 'site', name: 'South' })
      await file('South')(hand)
    })
    const one = await base.start('Ben')
    await split('South', 'South West', 'new')(one.ours)
    await one.theirs('Ben', split('South', 'South East', 'new'))
    const { asked, ours } = await one.merge('Ben')
    expect(asked).toEqual(['M35 interview'])
    await answer(ours, 'M35', 'part:0')
    const filed = await Promise.all(
      ['South', 'South West', 'South East'].map(async name => (await sheet(ours, name)).ownSourceIds.length),
    )
    expect(filed[0]).toBe(0)
    expect(filed[1]! + filed[2]!).toBe(1)
    expect((await ours.ask('project.check', {})).problems).toEqual([])
    await base.end()
  })
})

describe('[M35] a case removed on one side, linked to on the other', () => {
  it('is kept with what is new, and can be taken away again with it', async () => {
    const { asked, ours } = await meet(
      true,
      async hand => hand.ask('case.remove', { caseIds: [await caseId(hand, 'East')] }),
      file('East'),
    )
    expect(asked).toEqual(['M35 East'])
    await answer(ours, 'M35', 'remove')
    expect(await names(ours)).not.toContain('East')
    expect(ours.rows('case_source')).toEqual([])
    expect((await ours.ask('project.check', {})).problems).toEqual([])
  })
})
