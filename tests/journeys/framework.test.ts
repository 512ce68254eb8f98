// The framework as it grows: scenarios 17, 20 and 24–28 of the methods, through the door.

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CodeId, CodingId } from '../../src/base/ids.ts'
import type { Merge, Restructuring } from '../../src/framework/restructure/types.ts'
import { FrameworkCase } from '../support/framework-case.ts'

let study: FrameworkCase
beforeEach(async () => {
  study = new FrameworkCase()
  await study.begin()
})
afterEach(() => study.end())

/** Looks at the plan, then does it. */
async function done(request: Restructuring) {
  const plan = await study.ask('framework.plan', request)
  expect(plan.refusals).toEqual([])
  return study.ask('framework.apply', { request, seen: plan.seen })
}
const merge = (codeIds: CodeId[], intoId: CodeId, more: Partial<Merge> = {}): Merge => ({
  operation: 'merge',
  codeIds,
  intoId,
  overlaps: 'apart',
  below: 'follow',
  reason: 'They mean the same.',
  ...more,
})

describe('proposed and grouping codes', () => {
  it('[17] a code made while reading is proposed, comes from the data, and is accepted from the list', async () => {
    const range = { start: 0, end: 8 }
    const codeId = await study.ask('code.create', { name: 'Kept back', from: { sourceId: study.sourceId, range } })
    const proposed = (await study.ask('code.list', {})).filter(code => code.status === 'proposed')
    expect(proposed.map(code => [code.name, code.provenance, code.provenanceKind])).toEqual([
      ['Kept back', 'inductive', 'data'],
    ])
    expect((await study.ask('code.entry', { codeId })).foundingPlace).toEqual({
      sourceId: study.sourceId,
      range,
      words: 'Answer 1',
    })
    await done({ operation: 'status', codeIds: [codeId], status: 'active' })
    expect((await study.named('Kept back')).status).toBe('active')
    expect((await study.ask('project.history', {}))[0]!.label).toBe('Accept “Kept back”')
  })

  it('[20] a code that only groups others cannot be applied; those below it are offered', async () => {
    const group = await study.code('What moved', null, 'group')
    await study.code('Openness', group)
    await study.code('Playbooks', group)
    const sentence = await study.refused('coding.apply', {
      sourceId: study.sourceId,
      codeIds: [group],
      range: { start: 0, end: 8 },
    })
    expect(sentence).toContain('“What moved” only groups other codes.')
    const offered = (await study.ask('code.list', {})).filter(code => code.parentId === group)
    expect(offered.map(code => code.name)).toEqual(['Openness', 'Playbooks'])
  })

  it('a code becomes a group: its codings stay or go below; and can be applied again', async () => {
    const contact = await study.code('Contact')
    const visits = await study.code('Visits', contact)
    await study.codings(contact, 1, 2)
    await done({ operation: 'promote', codeId: contact, codings: 'move', toId: visits })
    expect(await study.counts()).toEqual({ Visits: 2 })
    expect((await study.named('Contact')).kind).toBe('group')
    await done({ operation: 'demote', codeId: contact })
    await study.codings(contact, 3)
    expect(await study.counts()).toEqual({ Contact: 1, Visits: 2 })
  })
})

describe('merging', () => {
  it('[24] six codings of CULTURE become CANDOUR, were CULTURE, which is retired and replaced; one undo restores all', async () => {
    const culture = await study.code('CULTURE')
    const candour = await study.code('CANDOUR')
    await study.codings(culture, 1, 2, 3)
    await study.as('Ben')
    await study.codings(culture, 4, 5, 6)
    const kept = await study.codings(candour, 1, 9)
    await study.as('Ana')
    const before = await study.ask('list.rows', { what: 'codings' })

    const request = merge([culture], candour)
    const plan = await study.ask('framework.plan', request)
    expect(plan).toMatchObject({
      codings: 6,
      sources: 1,
      both: 1,
      overlaps: 0,
      needsReason: true,
      becomes: { into: [6], stay: 0, remove: 0 },
    })
    expect(plan.coders.map(coder => [coder.name, coder.codings])).toEqual([
      ['Ana', 3],
      ['Ben', 3],
    ])
    await study.ask('framework.apply', { request, seen: plan.seen })

    expect(await study.counts()).toEqual({ CANDOUR: 8 })
    const entry = await study.ask('code.entry', { codeId: culture })
    expect([entry.status, entry.replacedBy.map(code => code.name)]).toEqual(['retired', ['CANDOUR']])
    expect((await study.ask('code.entry', { codeId: candour })).replaces.map(code => code.name)).toEqual(['CULTURE'])
    const was = study.core.opened!.project.read.arrays<[string, string]>({
      text: 'SELECT code.name, coder.name FROM coding JOIN code ON code.id = was_code_id JOIN coder ON coder.id = coder_id ORDER BY coding.n',
      values: [],
    })
    expect(was.map(one => one.join(' by '))).toEqual(
      ['Ana', 'Ana', 'Ana', 'Ben', 'Ben', 'Ben'].map(coder => `CULTURE by ${coder}`),
    )
    expect((await study.ask('project.history', {}))[0]!.label).toBe('Merge “CULTURE” into “CANDOUR”, 6 codings')

    await study.ask('project.undo', {})
    expect(await study.ask('list.rows', { what: 'codings' })).toEqual(before)
    expect(await study.counts()).toEqual({ CULTURE: 6, CANDOUR: 2 })
    expect((await study.named('CULTURE')).status).toBe('active')
    expect(kept).toHaveLength(2)
    expect(await study.ask('project.check', {})).toMatchObject({ problems: [] })
  })

  it('is refused without a reason, and when the numbers are no longer those that were seen', async () => {
    const culture = await study.code('CULTURE')
    const candour = await study.code('CANDOUR')
    await study.codings(culture, 1)
    const request = merge([culture], candour)
    const { seen } = await study.ask('framework.plan', request)
    expect(await study.refused('framework.apply', { request: { ...request, reason: ' ' } })).toContain('Say why')
    await study.codings(culture, 2)
    expect(await study.refused('framework.apply', { request, seen })).toContain('changed since this was shown')
    expect(await study.counts()).toEqual({ CULTURE: 2 })
  })

  it('passages of one coder that overlap afterwards are joined when asked, never across coders', async () => {
    const culture = await study.code('CULTURE')
    const candour = await study.code('CANDOUR')
    await study.codings(culture, 1, 3)
    await study.codings(candour, 1)
    await study.as('Ben')
    await study.codings(candour, 3)
    await study.as('Ana')
    expect(await study.ask('framework.plan', merge([culture], candour))).toMatchObject({ both: 2, overlaps: 1 })
    const did = await done(merge([culture], candour, { overlaps: 'join' }))
    expect(did).toMatchObject({ recoded: 2, joined: 1 })
    expect(await study.counts()).toEqual({ CANDOUR: 3 })
    await study.ask('project.undo', {})
    expect(await study.counts()).toEqual({ CULTURE: 2, CANDOUR: 2 })
  })

  it('what lies below follows or stays; propositions, questions and sets follow', async () => {
    const culture = await study.code('CULTURE')
    const below = await study.code('Habits', culture)
    const candour = await study.code('CANDOUR')
    const setId = await study.ask('codeSet.create', { name: 'Soft things', codeIds: [culture] })
    await done(merge([culture], candour))
    const codes = await study.ask('code.list', {})
    expect(codes.find(code => code.id === below)!.parentId).toBe(candour)
    expect(await study.ask('codeSet.list', {})).toEqual([{ id: setId, name: 'Soft things', codeIds: [candour] }])
    await study.ask('project.undo', {})
    await done(merge([culture], candour, { below: 'stay' }))
    expect((await study.named('Habits')).parentId).toBe(culture)
  })
})

describe('splitting', () => {
  it('[25] DIRECTION becomes REUSE and LEARN_BACK: its codings wait, each coder sees their own, progress is shown', async () => {
    const direction = await study.code('DIRECTION')
    await study.codings(direction, 1, 2, 3)
    await study.as('Ben')
    await study.codings(direction, 4, 5)
    await study.as('Ana')
    const did = await done({
      operation: 'split',
      codeId: direction,
      into: [{ name: 'REUSE' }, { name: 'LEARN_BACK', brief: 'What the exemplar learned' }],
      original: 'retire',
      rules: [],
      choices: [],
      rest: [],
      reason: 'Two directions were mixed.',
    })
    expect(did).toMatchObject({ queued: 5, recoded: 0, made: { length: 2 } })
    const [reuse, learnBack] = did.made as [CodeId, CodeId]
    const coders = await study.ask('project.coders', {})
    const ofCoder = (name: string) => coders.find(coder => coder.name === name)!.id
    const queueOf = (name: string) => study.ask('framework.toDecide', { coderId: ofCoder(name) })

    const mine = await queueOf('Ana')
    expect(mine.total).toBe(3)
    expect(mine.items[0]!.excerpt.words).toBe('Answer 1 says what was shared and what was kept back.')
    expect((await queueOf('Ben')).total).toBe(2)
    expect((await study.ask('framework.toDecide', {})).total).toBe(5)
    expect(mine.splits[0]).toMatchObject({
      code: { name: 'DIRECTION' },
      into: [{ name: 'REUSE' }, { name: 'LEARN_BACK' }],
      all: 5,
      waiting: 5,
    })

    const ids = mine.items.map(one => one.excerpt.codingId)
    await study.ask('framework.decide', { codingIds: [ids[0]!, ids[1]!], codeIds: [reuse] })
    await study.ask('framework.decide', { codingIds: [ids[2]!], codeIds: [reuse, learnBack] })
    expect(await study.counts()).toEqual({ DIRECTION: 2, REUSE: 3, LEARN_BACK: 1 })
    const now = await queueOf('Ana')
    expect(now.total).toBe(0)
    expect(now.splits[0]!.coders.map(one => [one.name, one.all, one.waiting])).toEqual([
      ['Ana', 3, 0],
      ['Ben', 2, 2],
    ])
    expect(await study.refused('framework.decide', { codingIds: [ids[0]!], codeIds: [reuse] })).toContain(
      'decided already',
    )

    await study.ask('project.undo', { acts: 3 })
    expect(await study.counts()).toEqual({ DIRECTION: 5 })
    expect((await study.ask('code.list', {})).map(code => code.name)).toEqual(['DIRECTION'])
  })

  it('rules send codings by coder and by word, choices stand above rules, the rest goes where it is told', async () => {
    const direction = await study.code('DIRECTION')
    const [, second] = (await study.codings(direction, 1, 2, 30)) as [CodingId, CodingId, CodingId]
    await study.as('Ben')
    await study.codings(direction, 4)
    const coders = await study.ask('project.coders', {})
    await done({
      operation: 'split',
      codeId: direction,
      into: [{ name: 'By word' }, { name: 'By Ben' }, { name: 'By hand' }, { name: 'The rest' }],
      original: 'retire',
      rules: [
        { word: 'ANSWER 30', to: [0] },
        { coderId: coders.find(coder => coder.name === 'Ben')!.id, to: [1] },
      ],
      choices: [{ codingId: second, to: [2, 3] }],
      rest: [3],
      reason: 'To try.',
    })
    expect(await study.counts()).toEqual({ 'By word': 1, 'By Ben': 1, 'By hand': 1, 'The rest': 2 })
  })

  it('the code may be kept, with its successors below it; a coding that is removed leaves the queue', async () => {
    const direction = await study.code('DIRECTION')
    const [first, second] = (await study.codings(direction, 1, 2)) as [CodingId, CodingId]
    await done({
      operation: 'split',
      codeId: direction,
      into: [{ name: 'Up' }, { name: 'Down' }],
      original: 'keep',
      rules: [],
      choices: [],
      rest: [],
      reason: 'To see both.',
    })
    expect((await study.named('Up')).parentId).toBe(direction)
    const page = await study.ask('framework.toDecide', {})
    expect(page.splits[0]!.into.map(code => code.name)).toEqual(['DIRECTION', 'Up', 'Down'])
    await study.ask('coding.remove', { codingIds: [first] })
    await study.ask('framework.decide', { codingIds: [second], codeIds: [direction] })
    expect((await study.ask('framework.toDecide', {})).total).toBe(0)
    expect(await study.counts()).toEqual({ DIRECTION: 1 })
  })

  it('a successor that was merged since is offered by what replaced it', async () => {
    const direction = await study.code('DIRECTION')
    const other = await study.code('OTHER')
    await study.codings(direction, 1)
    const { made } = await done({
      operation: 'split',
      codeId: direction,
      into: [{ name: 'Up' }, { name: 'Down' }],
      original: 'retire',
      rules: [],
      choices: [],
      rest: [],
      reason: 'To see both.',
    })
    await done(merge([made[0]!], other))
    const page = await study.ask('framework.toDecide', {})
    expect(page.splits[0]!.into.map(code => code.name)).toEqual(['OTHER', 'Down'])
  })
})

describe('moving, renaming, freezing', () => {
  it('[26] Y cannot be moved under X, which lies below it', async () => {
    const y = await study.code('Y')
    const x = await study.code('X', y)
    const request: Restructuring = { operation: 'move', codeIds: [y], parentId: x, beforeId: null }
    expect((await study.ask('framework.plan', request)).refusals[0]!.says).toBe(
      '“X” lies below “Y”: a code cannot be moved under one of its own. Move “X” out first.',
    )
    expect(await study.refused('framework.apply', { request })).toContain('“X” lies below “Y”')
    expect((await study.named('Y')).parentId).toBe(null)
  })

  it('many are moved at once, in their order, before a sibling; what lies below goes along', async () => {
    const group = await study.code('Group', null, 'group')
    const first = await study.code('First', group)
    const a = await study.code('A')
    const below = await study.code('Below A', a)
    const b = await study.code('B')
    await study.codings(below, 1)
    const request: Restructuring = { operation: 'move', codeIds: [b, a, below], parentId: group, beforeId: first }
    const plan = await study.ask('framework.plan', request)
    expect(plan).toMatchObject({
      codings: 1,
      above: { lose: [], gain: [{ name: 'Group' }] },
      below: { follow: [{ name: 'Below A' }] },
    })
    await done(request)
    expect((await study.ask('code.list', {})).map(code => code.name)).toEqual(['Group', 'A', 'Below A', 'B', 'First'])
    expect(await study.refused('framework.apply', { request })).toContain('stand there already')
  })

  it('siblings keep different names, a rename keeps the codings', async () => {
    const a = await study.code('A')
    await study.code('B')
    await study.codings(a, 1)
    expect(
      await study.refused('framework.apply', { request: { operation: 'rename', codeId: a, name: 'b' } }),
    ).toContain('There is already a code “b”')
    await done({ operation: 'rename', codeId: a, name: 'Alpha' })
    expect(await study.counts()).toEqual({ Alpha: 1 })
  })

  it('a frozen code can be applied, and is not defined otherwise, renamed, moved or merged before it is unfrozen', async () => {
    const a = await study.code('A')
    const b = await study.code('B')
    await done({ operation: 'status', codeIds: [a], status: 'frozen' })
    await study.codings(a, 1)
    for (const request of [
      merge([a], b),
      merge([b], a),
      { operation: 'move', codeIds: [a], parentId: b, beforeId: null },
      { operation: 'rename', codeId: a, name: 'C' },
      { operation: 'redefine', codeId: a, entry: { brief: 'x' }, major: false, reason: null },
    ] as Restructuring[])
      expect(await study.refused('framework.apply', { request })).toContain('“A” is frozen: it can be applied, but not')
    expect(await study.refused('code.change', { codeId: a, full: 'x' })).toContain('is frozen')
    await done({ operation: 'status', codeIds: [a], status: 'active' })
    await done({ operation: 'rename', codeId: a, name: 'C' })
  })
})

describe('retiring', () => {
  it('[27] the codings of a retired code are left out of a matrix, and its caption says so', async () => {
    const old = await study.code('Old')
    const young = await study.code('Young')
    await study.codings(old, 1, 2)
    await study.codings(young, 3)
    const ask = () =>
      study.ask('matrix.compute', {
        rows: 'codes',
        columns: 'sources',
        measure: 'codings',
        where: [],
        codedBy: [],
        stance: null,
        rollUp: false,
      })
    expect((await ask()).rows.map(row => row.name)).toEqual(['Old', 'Young'])
    await done({ operation: 'retire', codeIds: [old], codings: 'stay', toId: null, below: 'stay', reason: 'Unused.' })
    const matrix = await ask()
    expect(matrix.rows.map(row => row.name)).toEqual(['Young'])
    expect(matrix.caption).toContain('Left out: 1 retired code (Old).')
    expect(await study.counts(), 'they stay where they are').toEqual({ Old: 2, Young: 1 })
  })

  it('codings may go to another code, or be removed; the code comes back, they stay', async () => {
    const old = await study.code('Old')
    const young = await study.code('Young')
    await study.codings(old, 1, 2)
    await done({
      operation: 'retire',
      codeIds: [old],
      codings: 'move',
      toId: young,
      below: 'stay',
      reason: 'Too fine.',
    })
    expect(await study.counts()).toEqual({ Young: 2 })
    await done({ operation: 'revive', codeIds: [old] })
    expect((await study.named('Old')).status).toBe('active')
    expect(await study.counts()).toEqual({ Young: 2 })
    await done({
      operation: 'retire',
      codeIds: [young],
      codings: 'remove',
      toId: null,
      below: 'stay',
      reason: 'A mistake.',
    })
    expect(await study.counts()).toEqual({})
    await study.ask('project.undo', {})
    expect(await study.counts()).toEqual({ Young: 2 })
  })
})

describe('redefining', () => {
  it('[28] a major change marks earlier codings; they are confirmed one by one or all at once', async () => {
    const code = await study.code('Openness')
    await study.ask('code.change', { codeId: code, brief: 'Telling what went wrong' })
    const ids = await study.codings(code, 1, 2, 3)
    await study.as('Ben')
    await study.codings(code, 4)
    await study.as('Ana')
    await done({ operation: 'redefine', codeId: code, entry: { full: 'Longer words.' }, major: false, reason: null })
    expect((await study.ask('framework.earlierDefinition', {})).total, 'wording only').toBe(0)

    const request: Restructuring = {
      operation: 'redefine',
      codeId: code,
      entry: { brief: 'Telling, or hiding, what went wrong' },
      major: true,
      reason: 'Hiding is the other side of it.',
    }
    expect(await study.ask('framework.plan', request)).toMatchObject({ becomes: { earlier: 4 }, needsReason: true })
    await done(request)
    await study.codings(code, 9)
    const page = await study.ask('framework.earlierDefinition', {})
    expect(page.total).toBe(4)
    expect(page.codes[0]!.definitions.map(one => [one.definition, one.entry?.brief, one.until?.reason])).toEqual([
      [1, 'Telling what went wrong', 'Hiding is the other side of it.'],
      [2, 'Telling, or hiding, what went wrong', undefined],
    ])
    expect((await study.ask('code.entry', { codeId: code })).earlier).toBe(4)

    expect(await study.ask('framework.confirmDefinition', { codingIds: [ids[0]!] })).toBe(1)
    expect((await study.ask('framework.earlierDefinition', {})).total).toBe(3)
    expect(await study.ask('framework.confirmDefinition', { codeId: code })).toBe(3)
    expect((await study.ask('project.history', {}))[0]!.label).toBe(
      'Confirm 3 codings of “Openness” by Ben under the present definition',
    )
    expect((await study.ask('framework.earlierDefinition', {})).total).toBe(0)
    await study.ask('project.undo', {})
    expect((await study.ask('framework.earlierDefinition', {})).total).toBe(3)
  })
})

describe('removing', () => {
  it('only what nothing but its making speaks of is removed; else retiring is offered', async () => {
    const a = await study.code('A')
    await study.ask('code.remove', { codeId: a })
    const b = await study.code('B')
    await done({ operation: 'rename', codeId: b, name: 'C' })
    expect(await study.refused('code.remove', { codeId: b })).toContain('Retire it instead')
  })
})
