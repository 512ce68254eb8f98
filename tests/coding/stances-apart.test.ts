// What cannot become one is known before it is done: passages that their coder judged otherwise for one proposition.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CodeId, PropositionId } from '../../src/base/ids.ts'
import { stancesApart } from '../../src/coding/stances-apart.ts'
import { Journey } from '../support/journey.ts'

const on = (anchorId: string, coderId: string, proposition: string, stance: string) => ({ anchorId, coderId, proposition, stance }) // prettier-ignore
const apart = (anchors: string, judgements: ReturnType<typeof on>[]) =>
  stancesApart(judgements, new Set(anchors.split(' ')), 'Ana')

describe('judgements go together', () => {
  it('where there are none', () => expect(apart('a b', [])).toBe(null))
  it('that say the same', () =>
    expect(apart('a b', [on('a', 'Ana', 'P1', 'confirming'), on('b', 'Ana', 'P1', 'confirming')])).toBe(null))
  it('for different propositions', () =>
    expect(apart('a b', [on('a', 'Ana', 'P1', 'confirming'), on('b', 'Ana', 'P2', 'neutral')])).toBe(null))
  it('of different coders', () =>
    expect(apart('a b', [on('a', 'Ana', 'P1', 'confirming'), on('b', 'Ben', 'P1', 'neutral')])).toBe(null))
  it('on other words', () =>
    expect(apart('a b', [on('a', 'Ana', 'P1', 'confirming'), on('c', 'Ana', 'P1', 'neutral')])).toBe(null))
  it('not where one coder judged otherwise for one proposition', () =>
    expect(apart('a b', [on('a', 'Ana', 'P1', 'confirming'), on('b', 'Ana', 'P1', 'neutral')])).toEqual({
      proposition: 'P1',
      stances: ['confirming', 'neutral'],
    }))
})

describe('joining in a merge', () => {
  const study = new Journey()
  beforeAll(async () => {
    await study.sample()
  })
  afterAll(() => study.end())

  it('is refused in the plan where it would be refused in the deed; kept apart it can be done', async () => {
    const [one, other] = [await study.ask('code.create', { name: 'One' }), await study.ask('code.create', { name: 'Other' })] // prettier-ignore
    const sourceId = (await study.ask('source.list', {})).find(source => source.key === 'T10')!.id
    const apply = async (codeId: CodeId, start: number, end: number) =>
      (await study.ask('coding.apply', { sourceId, codeIds: [codeId], range: { start, end } }))[0]!
    const first = await apply(one, 300, 340)
    const second = await apply(other, 320, 380)
    const [proposition] = await study.ask('proposition.list', {})
    const judge = (start: number, end: number, stance: 'confirming' | 'disconfirming') =>
      study.ask('evidence.judge', {
        propositionId: proposition!.id as PropositionId,
        sourceId,
        range: { start, end },
        stance,
      })
    await judge(300, 340, 'confirming')
    await judge(320, 380, 'disconfirming')
    const merge = { operation: 'merge', codeIds: [one], intoId: other, below: 'follow', reason: 'One thing' } as const
    const plan = (overlaps: 'apart' | 'join') => study.ask('framework.plan', { ...merge, codeIds: [one], overlaps })
    expect((await plan('join')).refusals).toMatchObject([
      { code: 'stance-differs', says: expect.stringContaining('confirming and disconfirming for P1') },
    ])
    expect((await plan('apart')).refusals).toEqual([])
    expect(await study.refused('coding.join', { codingIds: [first, second] })).toContain('are of different codes')
  })
})
