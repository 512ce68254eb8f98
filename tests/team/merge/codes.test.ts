// Codes that two sides changed: base, ours, theirs → what holds, what is asked.

import { afterAll, describe, expect, it } from 'vitest'
import { Cases, smallBase } from './support/merge-case.ts'

const cases = new Cases(smallBase)
afterAll(() => cases.end())

describe('codes', () => {
  it('[66] renamed here, redefined there: both stand, nothing is asked', async () => {
    const one = await cases.start('Ben')
    await one.ours.rename('Trust', 'Confidence')
    await one.theirs('Ben', hand => hand.define('Trust', 'Being able to rely on each other'))
    const { asked, ours } = await one.merge('Ben')
    expect(asked).toEqual([])
    const code = (await ours.ask('code.list', {})).find(each => each.name === 'Confidence')!
    expect((await ours.ask('code.entry', { codeId: code.id })).brief).toBe('Being able to rely on each other')
  })

  it('[M01] renamed differently on both sides: asked, ours meanwhile', async () => {
    const one = await cases.start('Ben')
    await one.ours.rename('Trust', 'Confidence')
    await one.theirs('Ben', hand => hand.rename('Trust', 'Reliance'))
    const { asked, ours, question } = await one.merge('Ben')
    expect(asked).toEqual(['M01 Confidence'])
    expect(question('M01').fields).toMatchObject([
      { label: 'Name', base: 'Trust', ours: 'Confidence', theirs: ['Reliance'] },
    ])
    expect(await ours.framework()).toContain('Confidence')
  })
})
