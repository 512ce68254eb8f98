// Another project brought in: what is alike is found, nothing is taken for one unless somebody says so, and what rests on it comes along.

import { afterAll, describe, expect, it } from 'vitest'
import { code, codings, source, TwoProjects } from './support/bringing.ts'
import type { Hand } from '../merge/support/merge-case.ts'

const INTERVIEW =
  'Interviewer: How did it go?\nRespondent: We shared the playbooks early.\nRespondent: Then trust went away for months.\n'
const CORRECTED =
  'Interviewer: How did it go?\nRespondent: We shared our playbooks early on.\nRespondent: Then trust went away for months.\n'
const OTHER = 'Interviewer: And you?\nRespondent: The vendor changed twice.\n'

const two = new TwoProjects()
afterAll(() => two.end())

async function ours(hand: Hand): Promise<void> {
  await source(hand, 'Interview A', INTERVIEW)
  await hand.code('Trust')
  await hand.define('Trust', 'Trust between partners')
  await hand.code('Vendors')
  await code(hand, 'Interview A', 'Trust', 'trust went away')
}

async function theirs(hand: Hand): Promise<void> {
  await source(hand, 'Interview A', INTERVIEW)
  await source(hand, 'Talk on the ward', OTHER)
  await hand.code('Trust')
  await hand.define('Trust', 'Trust between partners')
  await hand.code('Suppliers')
  await code(hand, 'Interview A', 'Trust', 'shared the playbooks')
  await code(hand, 'Talk on the ward', 'Suppliers', 'vendor changed')
}

async function withSite(hand: Hand): Promise<void> {
  await theirs(hand)
  await hand.ask('case.create', { kind: 'site', name: 'North' })
}

describe('what may be one', () => {
  it('is said with its reasons, and nothing is decided', async () => {
    await two.make(ours, theirs)
    const bringing = await two.bring()
    const [interview, talk] = await two.pairs(bringing, 'source')
    expect(interview).toMatchObject({ name: 'Interview A', answer: null, known: false })
    expect(interview!.likely[0]).toMatchObject({ name: 'Interview A', certain: true, differs: false })
    expect(interview!.likely[0]!.why).toContain('same text')
    expect(talk).toMatchObject({ name: 'Talk on the ward', likely: [], answer: { choice: 'new', with: null } })
    const codes = await two.pairs(bringing, 'code')
    expect(codes[0]!.likely[0]!.why).toEqual(['same name', 'same definition'])
    expect(codes[1]).toMatchObject({ name: 'Suppliers', answer: { choice: 'new' } })
    expect(await two.journey.refused('bring.plan', { bringingId: bringing.id })).toContain('not decided yet')
  })
})

describe('what was decided', () => {
  it('[M47] a text that is the same takes their codings in beside ours', async () => {
    await two.make(ours, theirs)
    const { asked } = await two.bringIn()
    expect(asked).toEqual([])
    expect(await codings(two.ours)).toEqual([
      'Interview A: Trust: shared the playbooks (Bea Coder)',
      'Interview A: Trust: trust went away (Ana Lead)',
      'Talk on the ward: Suppliers: vendor changed (Bea Coder)',
    ])
    expect((await two.ours.framework()).sort()).toEqual(['Suppliers', 'Trust', 'Vendors'])
    expect((await two.ours.ask('project.check', {})).problems).toEqual([])
  })

  it('one undo takes all of it back', async () => {
    await two.make(ours, theirs)
    const TABLES = ['source', 'paragraph', 'anchor', 'coding', 'code', 'coder', 'merge_report']
    const state = () => TABLES.map(table => two.ours.rows(table))
    const before = state()
    await two.bringIn()
    await two.ours.ask('project.undo', {})
    expect(state()).toEqual(before)
    expect((await two.ours.ask('project.check', {})).problems).toEqual([])
  })

  it('a text that is another is never joined: their codings are carried across, and what cannot be placed is asked', async () => {
    await two.make(ours, async hand => {
      await source(hand, 'Interview A', CORRECTED)
      await hand.code('Trust')
      await code(hand, 'Interview A', 'Trust', 'shared our playbooks early on')
      await code(hand, 'Interview A', 'Trust', 'our')
      await code(hand, 'Interview A', 'Trust', 'trust went')
    })
    const bringing = await two.bring()
    const [pair] = await two.pairs(bringing, 'source')
    expect(pair!.likely[0]).toMatchObject({ differs: true, certain: false })
    await two.decide(bringing)
    const plan = await two.plan(bringing)
    await two.journey.ask('merge.apply', { planId: plan.id })
    expect(await codings(two.ours)).toEqual([
      'Interview A: Trust: shared the playbooks early (Bea Coder)',
      'Interview A: Trust: the (Bea Coder)',
      'Interview A: Trust: trust went (Bea Coder)',
      'Interview A: Trust: trust went away (Ana Lead)',
    ])
    expect(two.ours.rows('anchor_question').length).toBe(1)
    expect((await two.ours.ask('source.list', {})).length).toBe(1)
    expect((await two.ours.ask('project.check', {})).problems).toEqual([])
  })

  it('not the same: both stand, theirs under a name of its own', async () => {
    await two.make(ours, theirs)
    await two.bringIn({ Trust: 'new' })
    expect(await two.ours.framework()).toEqual(['Suppliers', 'Trust', 'Trust (Ward)', 'Vendors'])
  })

  it('left out: what rests on it stays out too, and the report says so', async () => {
    await two.make(ours, theirs)
    const { done } = await two.bringIn({ Suppliers: 'out' })
    expect(await two.ours.framework()).toEqual(['Trust', 'Vendors'])
    expect(await codings(two.ours)).toEqual([
      'Interview A: Trust: shared the playbooks (Bea Coder)',
      'Interview A: Trust: trust went away (Ana Lead)',
    ])
    expect(done).toContain('M47 coding 1')
  })

  it('where both are one and told otherwise, ours stands and it is asked', async () => {
    await two.make(ours, async hand => {
      await hand.code('Trust')
      await hand.define('Trust', 'Whether people rely on each other')
    })
    const { asked } = await two.bringIn()
    expect(asked).toEqual(['M07 Trust'])
    const [open] = await two.ours.ask('merge.open', {})
    expect(open).toMatchObject({ says: 'Defined otherwise there.', standing: 'ours' })
    await two.ours.ask('merge.answer', { decision: { question: open!.id, choice: 'theirs' } })
    expect((await two.ours.ask('code.list', {}))[0]!.brief).toBe('Whether people rely on each other')
  })

  it('two people are one only where somebody says so', async () => {
    await two.make(async hand => {
      await ours(hand)
      await hand.ask('coder.add', { name: 'Bea Coder', initials: 'BC' })
    }, theirs)
    const bringing = await two.bring()
    const [bea] = await two.pairs(bringing, 'coder')
    expect(bea).toMatchObject({ name: 'Bea Coder', answer: null })
    expect(bea!.likely[0]!.certain).toBe(true)
    await two.decide(bringing)
    await two.journey.ask('merge.apply', { planId: (await two.plan(bringing)).id })
    expect((await two.ours.ask('project.coders', {})).map(one => one.name).sort()).toEqual(['Ana Lead', 'Bea Coder'])
  })
})

describe('the same project again', () => {
  it('brings nothing, and asks nothing', async () => {
    await two.make(ours, theirs)
    await two.bringIn()
    const again = await two.bring()
    expect(again).toMatchObject({ open: 0, copy: { cameBefore: expect.any(String) } })
    const plan = await two.plan(again)
    expect(plan).toMatchObject({ deeds: 0, questions: [] })
  })

  it('brings what is new there, and what was taken away here stays away', async () => {
    await two.make(ours, theirs)
    await two.bringIn()
    const sources = await two.ours.ask('source.list', {})
    const talk = sources.find(one => one.name === 'Talk on the ward')!.id
    const [coding] = (await two.ours.ask('source.open', { sourceId: talk })).codings
    await two.ours.ask('coding.remove', { codingIds: [coding!.id] })
    await two.there(async hand => code(hand, 'Interview A', 'Suppliers', 'playbooks early'))
    const { plan } = await two.bringIn()
    expect(plan.lines.map(line => `${line.kind} ${line.what} ${line.count}`)).toEqual(['added coding 1'])
    expect(await codings(two.ours)).toEqual([
      'Interview A: Suppliers: playbooks early (Bea Coder)',
      'Interview A: Trust: shared the playbooks (Bea Coder)',
      'Interview A: Trust: trust went away (Ana Lead)',
    ])
  })

  it('takes a change that only they made; what both changed is asked', async () => {
    await two.make(ours, theirs)
    await two.bringIn()
    await two.there(async hand => {
      await hand.define('Suppliers', 'Who sells systems')
      await hand.define('Trust', 'Reliance')
    })
    await two.ours.define('Trust', 'Trust, and its loss')
    const { asked } = await two.bringIn()
    expect(asked).toEqual(['M07 Trust'])
    const codes = await two.ours.ask('code.list', {})
    expect(codes.find(one => one.name === 'Suppliers')!.brief).toBe('Who sells systems')
    expect(codes.find(one => one.name === 'Trust')!.brief).toBe('Trust, and its loss')
  })

  it('what stood out can come in later', async () => {
    await two.make(ours, theirs)
    await two.bringIn({ 'Talk on the ward': 'out' })
    const again = await two.bring()
    expect(again.open).toBe(0)
    await two.decide(again, { 'Talk on the ward': 'new' })
    await two.journey.ask('merge.apply', { planId: (await two.plan(again)).id })
    expect(await codings(two.ours)).toContain('Talk on the ward: Suppliers: vendor changed (Bea Coder)')
    expect((await two.ours.ask('project.check', {})).problems).toEqual([])
  })

  it('a thing that was taken away here since is asked about anew', async () => {
    await two.make(ours, withSite)
    await two.bringIn()
    const [north] = await two.ours.ask('case.list', {})
    await two.ours.ask('case.remove', { caseIds: [north!.id] })
    const again = await two.bring()
    expect(again.open).toBe(1)
    await two.decide(again, { North: 'new' })
    await two.journey.ask('merge.apply', { planId: (await two.plan(again)).id })
    expect((await two.ours.ask('case.list', {})).map(one => one.name)).toEqual(['North'])
    expect((await two.ours.ask('project.check', {})).problems).toEqual([])
  })
})

describe('what is refused', () => {
  it('a copy of this project, and this project itself', async () => {
    await two.make(ours, theirs)
    const to = await two.handOut('Ben')
    expect(await two.journey.refused('bring.project', { path: to })).toContain('is of this project')
    const own = two.journey.core.needProject().project.path
    expect(await two.journey.refused('bring.project', { path: own })).toContain('cannot be brought into itself')
  })

  it('one of ours that a thing cannot be', async () => {
    await two.make(
      async hand => {
        await hand.ask('case.create', { kind: 'site', name: 'North' })
      },
      async hand => {
        await hand.ask('case.create', { kind: 'participant', name: 'North' })
      },
    )
    const bringing = await two.bring()
    const [pair] = await two.pairs(bringing, 'case')
    expect(pair!.likely).toEqual([])
    const north = (await two.ours.ask('case.list', {}))[0]!.id
    expect(
      await two.journey.refused('bring.decide', {
        bringingId: bringing.id,
        decisions: [{ id: pair!.id, choice: 'same', with: north }],
      }),
    ).toContain('two kinds')
  })
})
