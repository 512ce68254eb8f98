// When, by whom and why each side changed what a question asks about.

import { afterAll, describe, expect, it } from 'vitest'
import type { PlanSummary } from '../../../src/team/merge/types.ts'
import { Cases, smallBase, type Hand } from './support/merge-case.ts'

const cases = new Cases(smallBase)
afterAll(() => cases.end())

const redefine = async (hand: Hand, name: string, brief: string, reason: string) =>
  hand.restructure({ operation: 'redefine', codeId: await hand.codeId(name), entry: { brief }, major: false, reason })
const sides = (ours: Hand, plan: PlanSummary, kind: string) =>
  ours.ask('merge.sides', {
    planId: plan.id,
    questionId: plan.questions.find(question => question.kind === kind)!.id,
  })
const moment = expect.stringMatching(/^\d{4}-\d\d-\d\dT/)

describe('what each side did last', () => {
  it('is told with who did it and why', async () => {
    const one = await cases.start('Ben')
    await redefine(one.ours, 'Trust', 'Relying on others', 'widened after T15 was read aloud')
    await one.theirs('Ben', hand => redefine(hand, 'Trust', 'Being relied on', 'workarounds keep coming up'))
    const { ours, theirs } = await sides(one.ours, await one.compare('Ben'), 'M07')
    expect(ours).toEqual({ at: moment, by: 'Ana Lead', why: 'widened after T15 was read aloud' })
    expect(theirs).toEqual([{ at: moment, by: 'Ben', why: 'workarounds keep coming up' }])
  })

  it('is what touched what is asked about: another valence since, or what was taken back, is nothing', async () => {
    const one = await cases.start('Ben')
    await redefine(one.ours, 'Trust', 'Relying on others', 'widened')
    await one.ours.ask('code.change', { codeId: await one.ours.codeId('Trust'), valence: 'barrier' })
    await one.ours.ask('code.change', { codeId: await one.ours.codeId('Trust'), brief: 'Relying on one another' })
    await one.ours.ask('project.undo', {})
    await one.theirs('Ben', hand => hand.define('Trust', 'Being relied on'))
    const { ours, theirs } = await sides(one.ours, await one.compare('Ben'), 'M07')
    expect(ours!.why).toBe('widened')
    expect(theirs[0]).toEqual({ at: moment, by: 'Ben', why: null })
  })

  it('is nothing of ours where only copies changed it, whatever was done before they were handed out', async () => {
    const one = await cases.start('Ben', 'Cem')
    await one.theirs('Ben', hand => hand.rename('Trust', 'Reliance'))
    await one.theirs('Cem', hand => hand.rename('Trust', 'Faith'))
    const plan = await one.compare('Ben', 'Cem')
    const { ours, theirs } = await sides(one.ours, plan, 'M01')
    expect(ours).toBe(null)
    expect(theirs.map(side => side!.by)).toEqual(plan.questions[0]!.copies.map(copy => plan.copies[copy]!.coder!.name))
  })

  it('of a code made on both sides: when each was made, under whichever id', async () => {
    const one = await cases.start('Ben', 'Cem')
    const make = (brief: string) => async (hand: Hand) => {
      await hand.code('Openness')
      await hand.define('Openness', brief)
    }
    await one.theirs('Ben', make('Telling of failures'))
    await one.theirs('Cem', make('Open source'))
    const ofCopies = await sides(one.ours, await one.compare('Cem', 'Ben'), 'M05')
    expect(ofCopies).toMatchObject({ ours: { at: moment, by: 'Ben' }, theirs: [{ at: moment, by: 'Cem' }] })
    await make('Frankness')(one.ours)
    const withOurs = await sides(one.ours, await one.compare('Ben'), 'M05')
    expect(withOurs).toMatchObject({ ours: { at: moment, by: 'Ana Lead' }, theirs: [{ at: moment, by: 'Ben' }] })
  })

  it('retired or removed there: why, and when it went', async () => {
    const one = await cases.start('Ben')
    await one.ours.rename('Help', 'Support')
    await one.theirs('Ben', hand => hand.retire('Help'))
    const { theirs } = await sides(one.ours, await one.compare('Ben'), 'M02')
    expect(theirs).toEqual([{ at: moment, by: 'Ben', why: 'unused' }])
  })

  it('since it came home before, where the copy was gone on with', async () => {
    const one = await cases.start('Ben')
    await one.theirs('Ben', hand => hand.define('Trust', 'Being relied on'))
    await one.merge('Ben')
    await redefine(one.ours, 'Trust', 'Relying on others', 'sharper')
    await one.theirs('Ben', hand => redefine(hand, 'Trust', 'Being relied upon', 'as we said'))
    const { ours, theirs } = await sides(one.ours, await one.compare('Ben'), 'M07')
    expect([ours!.why, theirs[0]!.why]).toEqual(['sharper', 'as we said'])
  })

  it('tells no words that were redacted meanwhile', async () => {
    const one = await cases.start('Ben')
    await redefine(one.ours, 'Trust', 'Relying on others', 'sharper')
    await one.ours.correct('Tomasz', '[name]', { redacts: true })
    await one.theirs('Ben', hand => redefine(hand, 'Trust', 'Being relied on', 'as Tomasz puts it'))
    const { theirs } = await sides(one.ours, await one.compare('Ben'), 'M07')
    expect(theirs[0]!.why).toBe('as [name] puts it')
  })
})
