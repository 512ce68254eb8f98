// A whole study brought into a project that has nothing, and into one that has the same.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SAMPLE } from '../../support/journey.ts'
import { TwoProjects } from './support/bringing.ts'
import type { Hand } from '../merge/support/merge-case.ts'

const two = new TwoProjects()
afterAll(() => two.end())

const sample = async (hand: Hand) => {
  await hand.ask('study.load', { path: SAMPLE })
  const [sourceId] = (await hand.ask('source.list', {})).map(one => one.id)
  const [code] = await hand.ask('code.list', {})
  await hand.ask('memo.write', { about: 'source', subjectId: sourceId!, title: 'A thought', body: 'Of the source.' })
  await hand.ask('memo.write', { about: 'code', subjectId: code!.id, title: 'Another', body: 'Of the code.' })
}
const nothing = async () => {}

/** Everything of the research, by table: how many rows. */
const TABLES = [
  'source',
  'paragraph',
  'speaker',
  'case',
  'case_member',
  'case_link',
  'case_source',
  'attribute',
  'attribute_value',
  'consent',
  'code',
  'code_question',
  'code_replacement',
  'question',
  'anchor',
  'coding',
  'evidence',
  'proposition',
  'proposition_code',
  'memo',
  'source_coder',
]
const counts = (hand: Hand) => Object.fromEntries(TABLES.map(table => [table, hand.rows(table).length]))

describe('the sample study', () => {
  let whole: ReturnType<typeof counts>
  beforeAll(async () => {
    await two.make(nothing, sample)
    await two.there(async hand => {
      whole = counts(hand)
    })
  })

  it('comes whole into a project that has nothing, and undo takes it away whole', async () => {
    await two.make(nothing, sample)
    const { asked } = await two.bringIn()
    expect(asked).toEqual([])
    expect(counts(two.ours)).toEqual(whole)
    expect((await two.ours.ask('project.check', {})).problems).toEqual([])
    expect((await two.ours.ask('search.text', { words: 'vendor' })).total).toBeGreaterThan(0)
    await two.ours.ask('project.undo', {})
    expect(Object.values(counts(two.ours)).every(count => count === 0)).toBe(true)
  })

  it('meets a project that loaded the same: all is found certain, nothing is doubled', async () => {
    const same = async (hand: Hand) => {
      await hand.ask('study.load', { path: SAMPLE })
    }
    await two.make(same, sample)
    const before = counts(two.ours)
    const bringing = await two.bring()
    for (const kind of bringing.kinds)
      expect({ kind: kind.kind, uncertain: kind.kind === 'coder' ? 0 : kind.open - kind.certain }).toEqual({
        kind: kind.kind,
        uncertain: 0,
      })
    const { asked, done } = await two.bringIn()
    expect(asked).toEqual([])
    expect(done).toEqual(['M20 coding 538', 'added coder 1', 'added memo 2'])
    expect(counts(two.ours)).toEqual({ ...before, memo: before['memo']! + 2 })
    expect((await two.ours.ask('project.check', {})).problems).toEqual([])
    const again = await two.bring()
    expect(again.open).toBe(0)
    expect(await two.plan(again)).toMatchObject({ deeds: 0, questions: [] })
  })
})
