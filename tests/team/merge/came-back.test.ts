// What is known of a copy that came back, what cannot take one in, and whose word holds in who codes what.

import { afterAll, describe, expect, it } from 'vitest'
import { Cases, smallBase, type CaseInHand, type Hand } from './support/merge-case.ts'

const cases = new Cases(smallBase)
afterAll(() => cases.end())

const cameBack = async ({ ours }: CaseInHand) => (await ours.ask('team.copies', {})).handedOut[0]!.cameBack
const allocate = async (hand: Hand, coder: string, part: 'first' | 'second', blind: boolean) =>
  hand.ask('team.allocate', {
    changes: [{ sourceId: await hand.sourceId(), coderId: hand.coderId(coder), part, blind }],
  })

describe('a copy that came back', () => {
  it('tells the report of its merge; undone, that it is undone; the same file once more leaves no second trace', async () => {
    const one = await cases.start('Ben')
    await one.theirs('Ben', hand => hand.apply('Sharing', 'playbooks early'))
    await one.merge('Ben')
    const [report] = await one.ours.ask('merge.reports', {})
    expect(await cameBack(one)).toMatchObject([{ reportId: report!.id, isUndone: false }])
    await one.ours.ask('project.undo', {})
    expect(await cameBack(one)).toMatchObject([{ reportId: null, isUndone: true }])
    await one.ours.ask('project.redo', {})
    await one.merge('Ben')
    expect(await cameBack(one)).toMatchObject([{ reportId: report!.id, isUndone: false }])
  })

  it('does not come back into another copy: what that was not to see would come in', async () => {
    const one = await cases.start('Ben', 'Cleo')
    await one.theirs('Ben', async () => {
      expect(await one.journey.refused('merge.compare', { paths: [one.copy('Cleo')] })).toBe(
        'This is the copy that Ana Lead handed out to Ben. Copies come back into the project that they came from: open that one.',
      )
    })
  })
})

describe('who codes what', () => {
  it('changed on both sides: it is as the project says, and blind where either side says so; nobody is asked', async () => {
    const one = await cases.start()
    await one.ours.ask('coder.add', { name: 'Ben' })
    await allocate(one.ours, 'Ben', 'first', false)
    await one.handOut('Ben')
    await one.theirs('Ben', hand => allocate(hand, 'Ben', 'second', true))
    await allocate(one.ours, 'Ben', 'first', true)
    await allocate(one.ours, 'Ben', 'first', false)
    const { asked, ours } = await one.merge('Ben')
    expect(asked).toEqual([])
    expect((await ours.ask('team.get', {})).allocation).toMatchObject([{ blind: true }])
  })
})
