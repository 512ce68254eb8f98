// "Mine" is what a person did, under whichever of their names: the window tells it by the coder at work, and every answer by the name that stands.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CoderId } from '../../src/base/ids.ts'
import { Journey } from '../support/journey.ts'

const journey = new Journey()
let ben: CoderId
let benedikt: CoderId
const atWork = async () => (await journey.ask('project.info', {}))!.coder.id
const undo = () => journey.ask('project.undo', {})

beforeAll(async () => {
  await journey.sample('study', 'Lead')
  ben = await journey.ask('coder.add', { name: 'Ben' })
  benedikt = await journey.ask('coder.add', { name: 'Benedikt Osei' })
})
afterAll(() => journey.end())

describe('two names of one person', () => {
  it('are one in reviews: comments, who answers, mentions, proposals, rounds, owned codes, the history', async () => {
    const source = (await journey.ask('source.list', {}))[0]!.id as never
    const thing = { about: 'source', id: source } as const
    const roundId = await journey.ask('round.open', { name: 'One', coderIds: [ben, benedikt], things: [thing] })
    await journey.ask('project.workAs', { name: 'Ben' })
    const codeId = await journey.ask('code.create', { name: 'Made by Ben', parentId: null })
    await journey.ask('comment.add', { thing, body: '@Ben and @"Benedikt Osei" look.', forId: ben })
    await journey.ask('proposal.make', {
      request: { operation: 'new', name: 'Asked by Ben', parentId: null, kind: 'code', brief: null },
      reason: 'It is missing.',
    })
    await journey.ask('round.look', { roundId, things: [thing], looked: true })
    await journey.ask('project.workAs', { name: 'Benedikt Osei' })
    await journey.ask('round.look', { roundId, things: [thing], looked: true })
    await journey.ask('coder.join', { coderId: ben, intoId: benedikt })

    const [comment] = await journey.ask('comment.on', { thing })
    expect(comment).toMatchObject({ coderId: benedikt, forId: benedikt })
    expect(comment!.mentions.every(one => one === benedikt)).toBe(true)
    expect(comment!.mentions.length).toBeLessThan(2)
    expect((await journey.ask('proposal.list', {}))[0]!.coderId).toBe(benedikt)
    const [round] = await journey.ask('round.list', {})
    expect(round!.people).toMatchObject([{ coderId: benedikt, looked: 1, doneAt: null }])
    expect((await journey.ask('round.things', { roundId }))[0]!.lookedBy).toEqual([benedikt])
    expect((await journey.ask('code.entry', { codeId })).ownerId).toBe(benedikt)
    expect((await journey.ask('project.history', { limit: 8 })).some(act => act.coder === 'Ben')).toBe(false)

    await journey.ask('round.done', { roundId, done: true })
    expect((await journey.ask('round.list', {}))[0]!.people).toMatchObject([{ doneAt: expect.any(String) }])
    await journey.ask('round.look', { roundId, things: [thing], looked: false })
    expect((await journey.ask('round.things', { roundId }))[0]!.lookedBy).toEqual([])
    // Undone, they are two again, and each had looked.
    for (let times = 0; times < 3; times++) await undo()
    expect((await journey.ask('round.things', { roundId }))[0]!.lookedBy).toEqual([ben, benedikt])
    expect((await journey.ask('proposal.list', {}))[0]!.coderId).toBe(ben)
    expect((await journey.ask('project.check', {})).problems).toEqual([])
  })

  it('are one at work, from when they are joined until they are parted; undo takes back what was done under either', async () => {
    await journey.ask('project.workAs', { name: 'Ben' })
    await journey.ask('code.create', { name: 'Before', parentId: null })
    await journey.ask('coder.join', { coderId: ben, intoId: benedikt })
    expect(await atWork()).toBe(benedikt)
    await journey.ask('code.create', { name: 'After', parentId: null })
    const names = async () => (await journey.ask('code.list', {})).map(one => one.name)
    await undo()
    expect(await names()).not.toContain('After')
    expect(await atWork()).toBe(benedikt)
    await undo()
    expect(await atWork()).toBe(ben)
    await undo()
    expect(await names()).not.toContain('Before')
    await journey.ask('project.redo', { acts: 3 })
    expect(await names()).toEqual(expect.arrayContaining(['Before', 'After']))
    expect(await atWork()).toBe(benedikt)
    await journey.ask('coder.part', { coderId: ben })
    expect(await atWork()).toBe(ben)
  })
})
