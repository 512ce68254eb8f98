// [32] T10 is allocated to A and B blind: until both are done nothing of B's is seen by A, anywhere; then everything is.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CoderId, SourceId } from '../../src/base/ids.ts'
import { Journey } from '../support/journey.ts'

const journey = new Journey()
let t10: SourceId
let coders: Map<string, CoderId>
const count = async () => (await journey.ask('project.info', {}))!.counts.codings
const inT10 = async () => (await journey.ask('source.open', { sourceId: t10 })).codings

beforeAll(async () => {
  await journey.sample('study', 'Lead')
  t10 = (await journey.ask('source.list', {})).find(one => one.key === 'T10')!.id
  coders = new Map((await journey.ask('project.coders', {})).map(one => [one.name, one.id]))
})
afterAll(() => journey.end())

describe('[32] blind coding', () => {
  it('is open while nobody codes blind', async () => {
    expect(new Set((await inT10()).map(one => one.coderId))).toEqual(new Set([coders.get('A'), coders.get('B')]))
  })

  it('seals T10 as soon as it is allocated blind and not both have marked it, and says so in one act', async () => {
    await journey.ask('project.workAs', { name: 'B' })
    await journey.ask('source.markCoded', { sourceId: t10, coded: false })
    await journey.ask('project.workAs', { name: 'A' })
    const codedByB = (await journey.ask('source.list', {})).find(one => one.id === t10)!.codedBy
    expect(codedByB).not.toContain(coders.get('B'))
    const all = await count()
    const ofB = (await inT10()).filter(one => one.coderId === coders.get('B')).length
    expect(ofB).toBeGreaterThan(5)
    await journey.ask('team.allocate', {
      changes: ['A', 'B'].map((name, at) => ({
        sourceId: t10,
        coderId: coders.get(name)!,
        part: at === 0 ? 'first' : 'second',
        blind: true,
      })),
    })
    expect((await journey.ask('team.get', {})).sealed).toEqual([t10])
    expect(await journey.ask('team.ofSource', { sourceId: t10 })).toMatchObject({
      sealed: true,
      parts: [
        { coderId: coders.get('A'), part: 'first', blind: true },
        { coderId: coders.get('B'), part: 'second', blind: true },
      ],
    })
    expect(new Set((await inT10()).map(one => one.coderId))).toEqual(new Set([coders.get('A')]))
    expect(await count()).toBe(all - ofB)
  })

  it('B sees their own and not A’s; the lead sees neither', async () => {
    await journey.ask('project.workAs', { name: 'B' })
    expect(new Set((await inT10()).map(one => one.coderId))).toEqual(new Set([coders.get('B')]))
    await journey.ask('project.workAs', { name: 'Lead' })
    expect(await inT10()).toEqual([])
  })

  it('opens when both have marked it as coded', async () => {
    await journey.ask('project.workAs', { name: 'B' })
    await journey.ask('source.markCoded', { sourceId: t10, coded: true })
    expect((await journey.ask('team.get', {})).sealed).toEqual([])
    expect((await journey.ask('team.ofSource', { sourceId: t10 })).sealed).toBe(false)
    expect(new Set((await inT10()).map(one => one.coderId))).toEqual(new Set([coders.get('A'), coders.get('B')]))
  })
})
