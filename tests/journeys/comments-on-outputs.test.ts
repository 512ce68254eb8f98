// What was written out is commented on, answered in a copy that knows it by name only, and answered for when it comes home.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Input } from '../../src/api/contract.ts'
import { Journey } from '../support/journey.ts'

const lead = new Journey()
const away = new Journey()

beforeAll(async () => {
  await lead.sample('study', 'Lead')
  await lead.ask('project.workAs', { name: 'Ben Osei' })
  await lead.ask('export.methods', { to: lead.path('methods.docx'), format: 'docx' })
  await lead.ask('project.workAs', { name: 'Lead' })
})
afterAll(async () => {
  await lead.end()
  await away.end()
})

const outputs = () => lead.ask('output.list', {})
const thing = async (): Promise<Input<'comment.add'>['thing']> => ({
  about: 'output',
  id: (await outputs())[0]!.id as never,
})
const coder = async (name: string) => (await lead.ask('project.coders', {})).find(one => one.name === name)!.id

describe('what was written out', () => {
  it('is listed with what it was made from, and with how many acts altered the research since', async () => {
    expect(await outputs()).toMatchObject([
      {
        kind: 'methods',
        file: 'methods.docx',
        coderId: await coder('Ben Osei'),
        filter: 'everything',
        options: [
          ['audience', 'outside'],
          ['disclosure', 'least group 3, found 17, undecided 17'],
          ['format', 'docx'],
        ],
        files: [{ name: 'methods.docx' }],
        since: 0,
      },
    ])
    const { id } = (await lead.ask('code.list', {}))[0]!
    await lead.ask('code.change', { codeId: id, brief: 'Said in other words' })
    expect((await outputs())[0]!.since).toBe(1)
    await lead.ask('project.undo', {})
    expect((await outputs())[0]!.since).toBe(0)
  })

  it('[77] is commented on: whoever wrote it out is to answer, and the comment has replies and a state', async () => {
    const id = await lead.ask('comment.add', { thing: await thing(), body: 'Table 2 names a site. @Ben Osei' })
    const found = async () => (await lead.ask('comment.find', { about: 'output' })).comments[0]!
    expect(await found()).toMatchObject({
      name: 'methods.docx',
      isGone: false,
      moved: [],
      forId: await coder('Ben Osei'),
      state: 'open',
    })
    expect(await lead.ask('comment.signs', {})).toContainEqual(
      expect.objectContaining({ about: 'output', open: 1, all: 1 }),
    )
    expect((await outputs())[0]!.since).toBe(0)
    await lead.ask('project.workAs', { name: 'Ben Osei' })
    await lead.ask('comment.reply', { commentId: id, body: 'Written anew.', decides: 'settled' })
    expect(await found()).toMatchObject({ state: 'settled', decided: { why: 'Written anew.' } })
    await lead.ask('project.undo', {})
    expect(await found()).toMatchObject({ state: 'open', replies: [] })
    await lead.ask('project.workAs', { name: 'Lead' })
  })

  it('can be put into a round, looked at and ticked off', async () => {
    const roundId = await lead.ask('round.open', {
      name: 'Before it goes out',
      purpose: '',
      coderIds: [await coder('Lead')],
      things: [await thing()],
    })
    await lead.ask('round.look', { roundId, things: [await thing()], looked: true })
    expect((await lead.ask('round.list', {})).find(one => one.id === roundId)!.name).toBe('Before it goes out')
  })

  it('goes with no copy, but what was said of it does: answered there, the answer comes home', async () => {
    const path = lead.path('ben.crosscase')
    const copies = [{ coder: 'Ben Osei', to: path }]
    await lead.ask('team.handOut', { blind: false, withoutSources: [], originals: false, copies })
    await away.ask('project.open', { path })
    expect(await away.ask('output.list', {})).toEqual([])
    const [there] = (await away.ask('comment.find', { about: 'output' })).comments
    expect(there).toMatchObject({ name: 'methods.docx', isGone: true, state: 'open' })
    await away.ask('comment.reply', { commentId: there!.id, body: 'I will look.' })
    expect(await away.refused('comment.add', { thing: await thing(), body: 'Another.' })).toContain('not there')
    await away.ask('project.close', {})
    const plan = await lead.ask('merge.compare', { paths: [path] })
    expect(plan.questions).toEqual([])
    await lead.ask('merge.apply', { planId: plan.id })
    const [home] = (await lead.ask('comment.find', { about: 'output' })).comments
    expect(home).toMatchObject({ isGone: false, replies: [{ body: 'I will look.' }] })
    expect((await lead.ask('project.check', {})).problems).toEqual([])
  })

  it('does not take comments into another project: its outputs stay where they are', async () => {
    await away.project('other', 'Lead')
    const { id: bringingId } = await away.ask('bring.project', { path: lead.path('study.crosscase') })
    await away.ask('bring.decideMany', { bringingId, which: 'open', choice: 'same' })
    const plan = await away.ask('bring.plan', { bringingId })
    await away.ask('merge.apply', { planId: plan.id })
    expect((await away.ask('source.list', {})).length).toBeGreaterThan(10)
    expect((await away.ask('comment.find', { about: 'output' })).total).toBe(0)
  })
})
