// A review through the door: comments with an owner and a state, rounds, proposals that are accepted or declined with a reason.

import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CoderId, CommentId, PropositionId } from '../../src/base/ids.ts'
import type { Input } from '../../src/api/contract.ts'
import { Journey, SAMPLE } from '../support/journey.ts'

let minute = 0
const journey = new Journey(() => new Date(Date.UTC(2026, 2, 2, 10, minute++)).toISOString())
const TEAM = [
  'Ana Lind',
  'Ben Osei',
  'Cara Voss',
  'Dai Rees',
  'Eva Holm',
  'Femi Ade',
  'Gus Park',
  'Hana Ito',
  'Ivo Kral',
]

beforeAll(async () => {
  await journey.project('study', TEAM[0])
  await journey.ask('study.load', { path: SAMPLE })
  for (const name of TEAM) await as(name)
  await as('Ana Lind')
})
afterAll(() => journey.end())

type Thing = Input<'comment.add'>['thing']
const as = (name: string) => journey.ask('project.workAs', { name })
const coder = async (name: string) => (await journey.ask('team.record', {})).coders.find(one => one.name === name)!.id
const code = async (key: string) => (await journey.ask('code.list', {})).find(one => one.key === key)!
const site = async (key: string) => (await journey.ask('case.list', {})).find(one => one.key === key)!.id
const source = async (key: string) => (await journey.ask('source.list', {})).find(one => one.key === key)!.id
const proposition = async (key: string) =>
  (await journey.ask('proposition.list', {})).find(one => one.key === key)!.id as PropositionId
const aboutCode = async (key: string): Promise<Thing> => ({ about: 'code', id: (await code(key)).id as never })
const aboutCell = async (siteKey: string, codeKey: string): Promise<Thing> => ({
  about: 'summary',
  id: (await site(siteKey)) as never,
  besideId: (await code(codeKey)).id as never,
})
const add = (thing: Thing, body: string, more: Partial<Input<'comment.add'>> = {}) =>
  journey.ask('comment.add', { thing, body, ...more })
const on = (thing: Thing) => journey.ask('comment.on', { thing })
const undo = () => journey.ask('project.undo', {})
const clean = async () => expect((await journey.ask('project.check', {})).problems).toEqual([])
const keys = async () => (await journey.ask('code.list', {})).filter(one => one.kind === 'code').map(one => one.key!)
const write = async (siteKey: string, codeKey: string, text: string) =>
  journey.ask('summary.keep', {
    caseId: await site(siteKey),
    codeId: (await code(codeKey)).id,
    text,
    stretch: `stretch ${minute++}`,
  })
const anyCoding = async (sourceKey: string) =>
  (await journey.ask('coding.inSource', { sourceId: await source(sourceKey) })).codings[0]!

describe('comments', () => {
  it('[77] in round 2 nine people comment on findings, cells and codes; each comment has an owner and a state, and the lead sees what is open', async () => {
    const [first, second] = await keys()
    const people = await Promise.all(TEAM.map(coder))
    const roundId = await journey.ask('round.open', {
      name: 'Round 2',
      purpose: 'Findings of the exemplar sites before the report',
      coderIds: people,
      from: '2026-03-02',
      until: '2026-03-16',
      things: [await aboutCode(first!), await aboutCode(second!), await aboutCell('S08', first!)],
    })
    const p1 = await proposition('P1')
    const s08 = await site('S08')
    const things: readonly Thing[] = [
      { about: 'proposition', id: p1 as never },
      { about: 'position', id: p1 as never, besideId: s08 as never },
      await aboutCell('S08', first!),
      await aboutCell('S08', second!),
      { about: 'summary', id: s08 as never, besideId: null },
      await aboutCode(first!),
      await aboutCode(second!),
      { about: 'coding', id: (await anyCoding('T01')).id as never },
      { about: 'passage', sourceId: await source('T01'), range: { start: 40, end: 90 } },
    ]
    const made: CommentId[] = []
    for (const [at, name] of TEAM.entries()) {
      await as(name)
      const forId = people[(at + 1) % people.length]!
      made.push(await add(things[at]!, `Look at this again, says ${name}.`, { forId, roundId }))
      await journey.ask('round.look', { roundId, things: [await aboutCode(first!)], looked: true })
    }
    await as('Ben Osei')
    await journey.ask('comment.reply', { commentId: made[0]!, body: 'Done: reworded.', decides: 'settled' })
    await as('Cara Voss')
    await journey.ask('comment.reply', { commentId: made[1]!, body: 'It stands.', decides: 'declined' })
    await journey.ask('round.done', { roundId, done: true })
    await as('Ana Lind')
    const all = await journey.ask('comment.find', { roundId })
    expect(all.total).toBe(9)
    expect(all.comments.every(one => one.forId !== null && one.coderId !== one.forId)).toBe(true)
    expect(all.comments.map(one => one.state).toSorted()).toEqual([
      'declined',
      ...Array.from({ length: 7 }, () => 'open'),
      'settled',
    ])
    const declined = all.comments.find(one => one.state === 'declined')!
    expect(declined.decided).toMatchObject({ coderId: await coder('Cara Voss'), why: 'It stands.' })
    expect((await journey.ask('comment.find', { roundId, state: 'open' })).total).toBe(7)
    expect((await journey.ask('comment.find', { concerns: people[4]!, state: 'open' })).total).toBe(2)
    const open = await journey.ask('review.open', {})
    const of = (id: CoderId) => open.find(one => one.coderId === id)!
    expect(of(people[4]!)).toMatchObject({ toAnswer: 1, made: 1, toLookAt: 2 })
    expect(of(people[1]!)).toMatchObject({ toAnswer: 0, made: 0 })
    expect(of(people[2]!)).toMatchObject({ toAnswer: 0, toLookAt: 0 })
    const [round] = await journey.ask('round.list', {})
    expect(round).toMatchObject({ things: 3, state: 'open', comments: { open: 7, all: 9 } })
    expect(round!.people.every(one => one.looked === 1 && one.comments === 1)).toBe(true)
    expect(round!.people.filter(one => one.doneAt !== null).map(one => one.coderId)).toEqual([people[2]])
    await clean()
  })

  it('[78] a comment on a cell stays with the version that it was about, and says that the cell has changed since', async () => {
    const [, , key] = await keys()
    await write('S08', key!, 'Sharing began with the chief nurse.')
    const thing = await aboutCell('S08', key!)
    await add(thing, 'Who says so?')
    expect((await on(thing))[0]!.moved).toEqual([])
    await write('S08', key!, 'Sharing began with the chief nurse and two clerks.')
    const [comment] = await on(thing)
    expect(comment!.moved).toEqual([
      {
        field: 'text',
        was: 'Sharing began with the chief nurse.',
        is: 'Sharing began with the chief nurse and two clerks.',
      },
    ])
    await add(thing, 'Now it is clear.')
    expect((await on(thing)).map(one => one.moved.length)).toEqual([1, 0])
    await undo()
    await undo()
    expect((await on(thing))[0]!.moved).toEqual([])
  })

  it('[78] so does one on a cell of a matrix, a position, a code and a coding', async () => {
    const [, , , key, other] = await keys()
    const one = await code(key!)
    const request: Input<'matrix.compute'> = {
      rows: 'codes',
      columns: 'sites',
      measure: 'sources',
      where: [],
      codedBy: [],
      stance: null,
      rollUp: false,
    }
    const row = one.id
    const column = await site('S01')
    const cell = { request, row, column, names: { row: one.name, column: 'S01' } }
    const { codings } = await journey.ask('matrix.cell', { ...request, row, column })
    const thing: Thing = { about: 'cell', cell, counted: codings }
    await add(thing, 'Fewer than I thought.')
    expect((await on(thing))[0]!.moved).toEqual([])
    expect(await journey.ask('comment.cells', { request: { ...request, hideEmptyRows: true } })).toEqual([
      { row, column, open: 1, all: 1 },
    ])
    await add({ about: 'code', id: one.id as never }, 'What of informal talk?')
    await journey.ask('framework.apply', {
      request: { operation: 'rename', codeId: one.id, name: 'Renamed by the team' },
    })
    expect((await on({ about: 'code', id: one.id as never }))[0]!.moved).toMatchObject([
      { field: 'name', was: one.name, is: 'Renamed by the team' },
    ])
    const coding = await anyCoding('T02')
    await add({ about: 'coding', id: coding.id as never }, 'Is this not the other code?')
    await journey.ask('coding.recode', { codingIds: [coding.id], codeId: (await code(other!)).id })
    expect((await on({ about: 'coding', id: coding.id as never }))[0]!.moved.map(each => each.field)).toEqual(['code'])
    const p1 = await proposition('P1')
    const position: Thing = { about: 'position', id: p1 as never, besideId: (await site('S02')) as never }
    await add(position, 'I read this otherwise.')
    await journey.ask('position.decide', { propositionId: p1, caseId: await site('S02'), value: 'mixed' })
    expect((await on(position))[0]!.moved.map(each => each.field)).toContain('position')
  })
})

describe('a comment', () => {
  it('asks whoever made the thing, unless somebody is named or it is oneself', async () => {
    const coding = await anyCoding('T03')
    const thing: Thing = { about: 'coding', id: coding.id as never }
    await add(thing, 'Why this code?')
    await add(thing, 'And who else?', { forId: null })
    await add(thing, 'For @ben osei and @CV, not a@Ana', { forId: await coder('Dai Rees') })
    const [asked, nobody, named] = await on(thing)
    expect(asked!.forId).toBe(coding.coderId)
    expect(nobody!.forId).toBeNull()
    expect(named!.mentions).toEqual(await Promise.all(['Ben Osei', 'Cara Voss'].map(coder)))
    expect((await journey.ask('comment.find', { concerns: await coder('Cara Voss'), about: 'coding' })).total).toBe(1)
    expect((await on(thing)).map(one => one.place?.sourceId)).toEqual(Array(3).fill(await source('T03')))
  })

  it('is found for who is named in it or in a reply, and for nobody else', async () => {
    const [key] = await keys()
    const [dai, eva] = [await coder('Dai Rees'), await coder('Eva Holm')]
    const before = async (namedId: CoderId) => (await journey.ask('comment.find', { namedId })).total
    const [ofDai, ofEva] = [await before(dai), await before(eva)]
    const id = await add(await aboutCode(key!), 'Is it one code or two, @Dai Rees?', { forId: eva })
    expect([await before(dai), await before(eva)]).toEqual([ofDai + 1, ofEva])
    await journey.ask('comment.reply', { commentId: id, body: '@Eva Holm knows.' })
    const open = (await journey.ask('review.open', {})).find(one => one.coderId === eva)!
    const found = await journey.ask('comment.find', { namedId: eva, state: 'open' })
    expect([found.total, found.comments[0]!.id]).toEqual([open.named, id])
    await undo()
    await undo()
  })

  it('on words or on a coding of a source is counted with the source', async () => {
    const sourceId = await source('T17')
    const sign = async () =>
      (await journey.ask('comment.signs', {})).find(one => one.about === 'source' && one.id === sourceId)
    expect(await sign()).toBeUndefined()
    const words = await add({ about: 'passage', sourceId, range: { start: 300, end: 320 } }, 'Who is meant?')
    await add({ about: 'coding', id: (await anyCoding('T17')).id as never }, 'Too wide.')
    await add({ about: 'source', id: sourceId as never }, 'Read it again.')
    await journey.ask('comment.reply', { commentId: words, body: '', decides: 'settled' })
    expect(await sign()).toMatchObject({ open: 2, all: 3 })
    for (let step = 0; step < 4; step++) await undo()
    expect(await sign()).toBeUndefined()
  })

  it('is settled, opened again and declined by replies, one act each, undone in one step', async () => {
    const thing = await aboutCode((await keys())[6]!)
    const commentId = await add(thing, 'Too wide?')
    const state = async () => (await on(thing))[0]!.state
    const reply = (decides: 'open' | 'settled' | 'declined' | null, body = '') =>
      journey.ask('comment.reply', { commentId, body, decides })
    await reply('settled')
    await reply('open', 'Not quite.')
    expect(await state()).toBe('open')
    await reply('declined', 'We keep it wide.')
    expect(await state()).toBe('declined')
    expect(await undo()).toMatchObject({ label: expect.stringMatching(/^Decline the comment on “/) })
    expect(await state()).toBe('open')
    expect((await on(thing))[0]!.replies.map(one => one.decides)).toEqual(['settled', 'open'])
    expect(await journey.refused('comment.reply', { commentId, body: ' ' })).toBe(
      'Nothing is written. Write something.',
    )
    expect(await journey.refused('comment.reply', { commentId, body: '', decides: 'declined' })).toContain('why')
    expect(await journey.refused('comment.reply', { commentId, body: '', decides: 'open' })).toContain('open already')
  })

  it('is rewritten and removed by whoever made it, and not once others have answered', async () => {
    const thing = await aboutCode((await keys())[7]!)
    const commentId = await add(thing, 'A slip @Ben Osei')
    await as('Ben Osei')
    expect(await journey.refused('comment.rewrite', { commentId, body: 'x' })).toContain('Only Ana Lind can rewrite')
    expect(await journey.refused('comment.remove', { commentId })).toContain('Reply to it instead')
    const replyId = await journey.ask('comment.reply', { commentId, body: 'What slip?' })
    await as('Ana Lind')
    await journey.ask('comment.rewrite', { commentId, body: 'A slip of mine' })
    expect((await on(thing))[0]).toMatchObject({ body: 'A slip of mine', mentions: [], changedAt: expect.any(String) })
    expect(await journey.refused('comment.remove', { commentId })).toContain('Others have answered')
    await as('Ben Osei')
    await journey.ask('comment.remove', { commentId: replyId })
    await as('Ana Lind')
    await journey.ask('comment.remove', { commentId })
    expect(await on(thing)).toEqual([])
    await clean()
  })

  it('on words holds them, and lets them go with it', async () => {
    const sourceId = await source('T04')
    const commentId = await add({ about: 'passage', sourceId: sourceId, range: { start: 30, end: 60 } }, 'Who speaks?')
    const [comment] = (await journey.ask('comment.find', { about: 'passage' })).comments
    expect(comment).toMatchObject({ id: commentId, place: { sourceId, range: { start: 30, end: 60 } } })
    expect(await on({ about: 'passage', id: comment!.thing.id as never })).toHaveLength(1)
    await journey.ask('comment.remove', { commentId })
    await clean()
    await undo()
    expect(await on({ about: 'passage', id: comment!.thing.id as never })).toHaveLength(1)
    await clean()
  })

  it('outlives what it is about: settled in the same act, and open again when that is undone', async () => {
    const coding = await anyCoding('T05')
    await add({ about: 'coding', id: coding.id as never }, 'Look again.')
    await journey.ask('coding.remove', { codingIds: [coding.id] })
    const [after] = (await journey.ask('comment.find', { about: 'coding' })).comments
    expect(after).toMatchObject({
      isGone: true,
      state: 'settled',
      decided: { why: 'What this is about was removed.' },
      place: null,
    })
    expect(after!.name).toContain('T05')
    await undo()
    expect((await journey.ask('comment.find', { about: 'coding' })).comments[0]).toMatchObject({
      isGone: false,
      state: 'open',
    })
    const memoId = await journey.ask('memo.write', { title: 'Memo', body: 'Words' })
    await add({ about: 'memo', id: memoId as never }, 'Say more.')
    await journey.ask('memo.remove', { memoId })
    expect((await journey.ask('comment.find', { about: 'memo' })).comments[0]).toMatchObject({
      isGone: true,
      name: 'Memo',
    })
    await clean()
  })

  it('goes over to the coding that another is joined into', async () => {
    const sourceId = await source('T06')
    const codeId = (await code((await keys())[2]!)).id
    const apply = async (start: number) =>
      (await journey.ask('coding.apply', { sourceId, codeIds: [codeId], range: { start, end: start + 20 } }))[0]!
    const [first, second] = [await apply(100), await apply(140)]
    await add({ about: 'coding', id: second as never }, 'One or two?')
    await journey.ask('coding.join', { codingIds: [first, second] })
    expect(await on({ about: 'coding', id: first as never })).toHaveLength(1)
    expect(await on({ about: 'coding', id: second as never })).toEqual([])
    await clean()
  })

  it('refuses words that are none, and what is not there', async () => {
    const thing = await aboutCode((await keys())[0]!)
    expect(await journey.refused('comment.add', { thing, body: '  ' })).toBe('Nothing is written. Write something.')
    const nowhere = '00000000-0000-4000-8000-000000000000' as never
    expect(await journey.refused('comment.add', { thing: { about: 'code', id: nowhere }, body: 'x' })).toContain(
      'not there',
    )
    expect(await on({ about: 'code', id: nowhere })).toEqual([])
  })
})

describe('a proposal', () => {
  const propose = (request: Input<'proposal.make'>['request'], reason = 'They overlap in half of the passages.') =>
    journey.ask('proposal.make', { request, reason })
  const all = () => journey.ask('proposal.list', {})

  it('is accepted: the plan is made anew, done in one act, and whoever proposed it sees what became of it', async () => {
    const [a, b] = (await journey.ask('code.list', {})).filter(one => one.codings > 3 && one.status === 'active')
    await as('Ben Osei')
    const proposalId = await propose({
      operation: 'merge',
      codeIds: [a!.id],
      intoId: b!.id,
      overlaps: 'apart',
      below: 'stay',
      reason: '',
    })
    expect((await all())[0]).toMatchObject({
      says: `Merge “${a!.name}” into “${b!.name}”`,
      state: 'open',
      codes: [
        { id: a!.id, name: a!.name },
        { id: b!.id, name: b!.name },
      ],
    })
    await as('Ana Lind')
    const plan = await journey.ask('proposal.plan', { proposalId })
    expect(plan.codings).toBe(a!.codings)
    const sourceId = await source('T07')
    await journey.ask('coding.apply', { sourceId, codeIds: [a!.id], range: { start: 100, end: 130 } })
    expect(await journey.refused('proposal.accept', { proposalId, seen: plan.seen })).toContain(
      'Look at the numbers again',
    )
    const { seen } = await journey.ask('proposal.plan', { proposalId })
    await journey.ask('proposal.accept', { proposalId, seen })
    expect((await code(a!.key!)).status).toBe('retired')
    expect((await all())[0]).toMatchObject({ state: 'accepted', isKnown: false })
    await as('Ben Osei')
    expect(await journey.ask('proposal.know', { proposalIds: [proposalId] })).toBe(1)
    expect((await all())[0]).toMatchObject({ isKnown: true })
    expect(await journey.refused('proposal.reopen', { proposalId })).toContain('Undo that')
    await undo()
    await as('Ana Lind')
    expect(await undo()).toMatchObject({ label: `Accept what Ben Osei proposed: Merge “${a!.name}” into “${b!.name}”` })
    expect((await code(a!.key!)).status).toBe('active')
    expect((await all())[0]).toMatchObject({ state: 'open' })
    await clean()
  })

  it('is declined with a reason, commented on, opened again, withdrawn', async () => {
    await as('Ben Osei')
    const proposalId = await propose({
      operation: 'new',
      name: 'Trust in software',
      parentId: null,
      kind: 'code',
      brief: null,
    })
    await as('Ana Lind')
    await add({ about: 'proposal', id: proposalId as never }, 'Is that not P1 again?')
    expect((await all())[0]!.comments).toEqual({ open: 1, all: 1 })
    expect(await journey.refused('proposal.decline', { proposalId, why: ' ' })).toContain('why not')
    await journey.ask('proposal.decline', { proposalId, why: 'We have it under another name.' })
    expect((await all()).find(one => one.id === proposalId)).toMatchObject({
      state: 'declined',
      decided: { coderId: await coder('Ana Lind'), why: 'We have it under another name.' },
    })
    expect(await journey.refused('proposal.accept', { proposalId })).toContain('was declined meanwhile')
    await journey.ask('proposal.reopen', { proposalId })
    expect(await journey.refused('proposal.withdraw', { proposalId })).toContain('Only Ben Osei')
    await journey.ask('proposal.accept', { proposalId })
    const made = (await journey.ask('code.list', {})).find(one => one.name === 'Trust in software')!
    expect((await journey.ask('code.entry', { codeId: made.id })).provenanceNote).toContain('Proposed by Ben Osei')
    await undo()
    await as('Ben Osei')
    await journey.ask('proposal.withdraw', { proposalId })
    expect((await all()).find(one => one.id === proposalId)!.state).toBe('withdrawn')
    await as('Ana Lind')
    await clean()
  })

  it('refuses what could not be done either, and a proposal without a reason', async () => {
    const one = await code((await keys())[4]!)
    const request = { operation: 'rename', codeId: one.id, name: '' } as const
    expect(await journey.refused('proposal.make', { request, reason: 'because' })).toContain('name')
    expect(await journey.refused('proposal.make', { request: { ...request, name: 'Other' }, reason: '' })).toContain(
      'why',
    )
  })
})

describe('a round', () => {
  const round = async (name: string) => (await journey.ask('round.list', {})).find(one => one.name === name)!

  it('is about what a filter lets pass, and about things besides', async () => {
    const me = await coder('Ana Lind')
    const t01 = await source('T01')
    const roundId = await journey.ask('round.open', {
      name: 'Interviews',
      filter: { is: 'sources', ids: [t01, await source('T02')] },
      coderIds: [me],
      things: [{ about: 'source', id: t01 as never }],
    })
    const things = await journey.ask('round.things', { roundId })
    expect(things.map(one => one.byFilter)).toEqual([false, true])
    expect(await round('Interviews')).toMatchObject({ things: 2, filterWords: expect.stringContaining('T01') })
    await journey.ask('round.look', { roundId, things: [{ about: 'source', id: t01 as never }], looked: true })
    expect((await round('Interviews')).people).toMatchObject([{ coderId: me, looked: 1 }])
    expect((await journey.ask('round.things', { roundId }))[0]!.lookedBy).toEqual([me])
    await journey.ask('round.look', { roundId, things: [{ about: 'source', id: t01 as never }], looked: false })
    expect((await round('Interviews')).people).toMatchObject([{ looked: 0 }])
    expect(await journey.ask('round.add', { roundId, things: [await aboutCode((await keys())[0]!)] })).toBe(1)
    expect(await journey.ask('round.take', { roundId, things: [{ about: 'source', id: t01 as never }] })).toBe(1)
    await journey.ask('round.change', { roundId, name: 'Interviews again', coderIds: [await coder('Ben Osei')] })
    expect(await journey.refused('round.look', { roundId, things: [], looked: true })).toContain('do not take part')
    await journey.ask('round.remove', { roundId })
    expect(await round('Interviews again')).toBeUndefined()
    await clean()
  })

  it('is closed, not removed, once something was said in it', async () => {
    const { id: roundId } = await round('Round 2')
    expect(await journey.refused('round.remove', { roundId })).toContain('Close it instead')
    await journey.ask('round.setState', { roundId, state: 'closed' })
    const thing = await aboutCode((await keys())[0]!)
    expect(await journey.refused('comment.add', { thing, body: 'late', roundId })).toContain('is closed')
    expect((await round('Round 2')).state).toBe('closed')
  })

  it('refuses a name that another has, nobody, and an end before its beginning', async () => {
    const coderIds = [await coder('Ana Lind')]
    expect(await journey.refused('round.open', { name: 'round 2', coderIds })).toContain('already')
    expect(await journey.refused('round.open', { name: 'Round 3', coderIds: [] })).toContain('who takes part')
    expect(
      await journey.refused('round.open', { name: 'Round 3', coderIds, from: '2026-04-02', until: '2026-04-01' }),
    ).toContain('ends before')
  })
})

describe('what was said', () => {
  it('is written out as tables, the same bytes twice, and is in the audit trail', async () => {
    for (const what of ['comments', 'proposals', 'rounds'] as const) {
      const write = async (name: string) => {
        const to = journey.path(name)
        await journey.ask('export.review', { what, to, format: 'csv' })
        return readFileSync(to, 'utf8')
      }
      const first = await write(`${what} 1.csv`)
      expect(await write(`${what} 2.csv`)).toBe(first)
      expect(first.split('\n').length).toBeGreaterThan(2)
    }
    const comments = readFileSync(journey.path('comments 1.csv'), 'utf8')
    expect(comments).toContain('Done: reworded.')
    expect(comments).toContain('It stands.')
    await journey.ask('export.review', { what: 'comments', to: journey.path('comments.xlsx'), format: 'xlsx' })
    expect(
      await journey.refused('export.review', { what: 'comments', to: journey.path('a.csv'), format: 'xlsx' }),
    ).toContain('xlsx')
    await journey.ask('export.audit', { to: journey.path('trail') })
    expect(readFileSync(journey.path('trail/4 process/comments.csv'), 'utf8')).toContain('Done: reworded.')
    expect(readFileSync(journey.path('trail/4 process/proposals.csv'), 'utf8')).toContain('Trust in software')
    expect(readFileSync(journey.path('trail/4 process/rounds.csv'), 'utf8')).toContain('Round 2')
    const methods = await journey.ask('report.methods', {})
    expect(methods.map(one => one.words).join(' ')).toMatch(
      /The team reviewed the work in 1 round with \d+ comments by \d+ people/,
    )
  })

  it('on a sealed source is not shown to others, nor counted', async () => {
    const sourceId = await source('T08')
    const coding = await anyCoding('T08')
    await as('Ben Osei')
    await add({ about: 'coding', id: coding.id as never }, 'Only for who may see it.', { forId: null })
    const total = (await journey.ask('comment.find', {})).total
    await as('Ana Lind')
    expect((await journey.ask('comment.find', {})).total).toBe(total)
    const part = async (name: string, which: 'first' | 'second') => ({
      sourceId,
      coderId: await coder(name),
      part: which,
      blind: true,
    })
    await journey.ask('team.allocate', { changes: [await part('Ben Osei', 'first'), await part('Ana Lind', 'second')] })
    const seen = await journey.ask('comment.find', {})
    expect(seen.comments.some(one => one.body === 'Only for who may see it.')).toBe(false)
    expect(seen.total).toBeLessThan(total)
  })
})
