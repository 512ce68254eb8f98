// What one copy removed and another changed, brought home together while nothing was done to it here: as if one came after the other.

import { afterAll, describe, expect, it } from 'vitest'
import { idOf, sql } from '../../../src/store/sql.ts'
import { Cases, smallBase } from './support/merge-case.ts'

const cases = new Cases(smallBase)
afterAll(() => cases.end())

describe('removed in one copy, changed in another', () => {
  for (const order of [
    ['Ben', 'Cleo'],
    ['Cleo', 'Ben'],
  ])
    it(`[M44] a memo (${order.join(', then ')}): the changed one is kept, and asked about`, async () => {
      const one = await cases.start()
      const memoId = await one.ours.ask('memo.write', {
        about: 'project',
        subjectId: null,
        title: 'Plan',
        body: 'Code it all.',
      })
      await one.handOut('Ben', 'Cleo')
      await one.theirs('Ben', hand => hand.ask('memo.remove', { memoId }))
      await one.theirs('Cleo', hand =>
        hand.ask('memo.write', { memoId, about: 'project', subjectId: null, title: 'Plan', body: 'Only two sites.' }),
      )
      const { asked, ours } = await one.merge(...order)
      expect(asked).toEqual(['M44 Plan'])
      expect((await ours.ask('memo.some', { memoIds: [memoId] })).map(memo => memo.body)).toEqual(['Only two sites.'])
      expect((await one.compare(...order)).deeds).toBe(0)
      const [open] = await ours.ask('merge.open', {})
      await ours.ask('merge.answer', { decision: { question: open!.id, choice: 'remove' } })
      expect(ours.rows('memo')).toEqual([])
      expect((await one.compare(...order)).deeds).toBe(0)
    })

  it('[M36] a case: it stays under its new name, and is asked about', async () => {
    const one = await cases.start()
    await one.ours.ask('case.create', { kind: 'site', name: 'North', key: 'N' })
    const caseId = idOf<'case'>(one.ours.read.get<{ id: Buffer }>(sql`SELECT id FROM "case"`)!.id)
    await one.handOut('Ben', 'Cleo')
    await one.theirs('Ben', hand => hand.ask('case.remove', { caseIds: [caseId] }))
    await one.theirs('Cleo', hand => hand.ask('case.rename', { caseId, name: 'North harbour' }))
    const { asked, ours } = await one.merge('Ben', 'Cleo')
    expect(asked).toEqual(['M36 North harbour'])
    expect(ours.rows('case').join()).toContain('North harbour')
    expect((await one.compare('Ben', 'Cleo')).deeds).toBe(0)
  })

  it('[M17] a code: its new definition stays, and is asked about', async () => {
    const one = await cases.start('Ben', 'Cleo')
    await one.theirs('Ben', async hand => hand.ask('code.remove', { codeId: await hand.codeId('Help') }))
    await one.theirs('Cleo', hand => hand.define('Help', 'Any help at all'))
    const { asked, ours } = await one.merge('Ben', 'Cleo')
    expect(asked.map(each => each.slice(4))).toEqual(['Help'])
    expect(ours.rows('code').join()).toContain('Any help at all')
    expect((await one.compare('Ben', 'Cleo')).deeds).toBe(0)
  })

  it('[M22] a coding, removed by its own coder: the changed one is kept, and asked about', async () => {
    const one = await cases.start()
    await one.ours.ask('project.workAs', { name: 'Ben' })
    const coding = (await one.ours.apply('Help', 'Tomasz helped')) as never
    await one.ours.ask('project.workAs', { name: 'Ana Lead' })
    await one.handOut('Ben', 'Cleo')
    await one.theirs('Ben', hand => hand.ask('coding.remove', { codingIds: [coding] }))
    await one.theirs('Cleo', hand => hand.ask('coding.mark', { codingIds: [coding], comment: 'Telling' }))
    const { asked, ours } = await one.merge('Ben', 'Cleo')
    expect(asked.map(each => each.slice(0, 3))).toEqual(['M22'])
    expect(await ours.codings()).toContain('Help: Tomasz helped (Ben)')
    expect(ours.rows('coding').join()).toContain('Telling')
    expect((await one.compare('Ben', 'Cleo')).deeds).toBe(0)
  })
})

describe('what only says that something is so', () => {
  it('taken away in a copy it goes, also where it was added to here: who takes part in a round', async () => {
    const one = await cases.start()
    const [lead] = await one.ours.ask('project.coders', {})
    await one.ours.ask('project.workAs', { name: 'Cara' })
    const coderIds = (await one.ours.ask('project.coders', {})).map(coder => coder.id)
    const roundId = await one.ours.ask('round.open', { name: 'First pass', coderIds })
    await one.handOut('Ben')
    await one.ours.ask('round.done', { roundId, done: true })
    await one.theirs('Ben', hand => hand.ask('round.change', { roundId, coderIds: [lead!.id] }))
    const { asked, ours } = await one.merge('Ben')
    expect(asked).toEqual([])
    expect((await ours.ask('round.list', {})).map(round => round.people.map(one => one.coderId))).toEqual([[lead!.id]])
  })
})
