// What people choose as a copy and what is none: files of other kinds, and a plain copy of the project file that nobody handed out.

import { copyFileSync, writeFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { Connection } from '../../../src/store/driver.ts'
import { stateOf } from '../../support/crash/state.ts'
import { Cases, smallBase, type CaseInHand } from './support/merge-case.ts'

const cases = new Cases(smallBase)
afterAll(() => cases.end())

describe('a file that is no project', () => {
  it.each([
    ['five bytes of text', 'hello'],
    ['a text', 'What people said.\n'.repeat(4000)],
    ['an archive', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(9000, 7)])],
    ['the first part of a closed project', Buffer.alloc(10_000, 0xa7)],
  ])('%s is no closed one: it is said to be none, and nothing is changed', async (_name, bytes) => {
    const one = await cases.start()
    const file = one.copy('notes')
    writeFileSync(file, bytes)
    const before = stateOf(one.ours.read)
    for (const passphrase of [undefined, 'rain over the harbour'])
      expect(
        await one.journey.refused('merge.compare', {
          paths: [file],
          ...(passphrase === undefined ? {} : { passphrase }),
        }),
      ).toBe('“notes.crosscase” is no Crosscase project, or only a part of one. Nothing was changed.')
    expect(stateOf(one.ours.read)).toBe(before)
    expect(await one.journey.refused('project.open', { path: file })).toContain('is no Crosscase project')
  })

  it('a database of another program is none either', async () => {
    const one = await cases.start()
    const file = one.copy('birds')
    const other = new Connection(file)
    other.run('CREATE TABLE bird (name TEXT)')
    other.close()
    expect(await one.journey.refused('merge.compare', { paths: [file] })).toBe(
      '“birds.crosscase” is no Crosscase project. Nothing was changed.',
    )
  })
})

/** A plain copy of ours with one coding, in which that is removed and a code renamed; ours removed the coding too, and coded other words. */
async function plainCopy(): Promise<CaseInHand> {
  const one = await cases.start()
  await one.ours.apply('Help', 'Tomasz helped')
  await one.journey.core.closeProject()
  copyFileSync(one.path, one.copy('plain'))
  await one.theirs('plain', async hand => {
    await hand.rename('Sharing', 'Giving')
    await hand.ask('coding.remove', { codingIds: [hand.idOfCoding('Trust')] })
  })
  await one.ours.ask('coding.remove', { codingIds: [one.ours.idOfCoding('Help')] })
  return one
}

describe('a plain copy of the project file', () => {
  it('has no base: nothing is deleted, what was deleted here comes in again, what differs is asked about', async () => {
    const one = await plainCopy()
    const { plan, asked, ours, question } = await one.merge('plain')
    expect(plan.copies).toMatchObject([{ handOutId: null, handedOutAt: null }])
    expect(asked).toEqual(['M01 Sharing'])
    expect(question('M01').fields).toMatchObject([{ base: null, ours: 'Sharing', theirs: ['Giving'] }])
    expect(await ours.codings()).toEqual(['Help: Tomasz helped (Ana Lead)', 'Trust: trust went away (Ana Lead)'])
  })

  it('its report counts no base', async () => {
    const one = await plainCopy()
    await one.merge('plain')
    const [head] = await one.ours.ask('merge.reports', {})
    const asked = { reportId: head!.id, column: 'base' as const, thing: 'codings' as const }
    expect(await one.journey.refused('merge.counted', asked)).toContain('was not handed out')
  })
})
