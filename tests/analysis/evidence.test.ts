import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EvidenceTable } from '../../src/analysis/positions/evidence-table.ts'
import { Positions } from '../../src/analysis/positions/queries.ts'
import { readEvidence } from '../../src/analysis/positions/table-queries.ts'
import type { PropositionSheet } from '../../src/analysis/types.ts'
import { suggestPosition } from '../../src/analysis/suggest-position.ts'
import type { PropositionId } from '../../src/base/ids.ts'
import { sql } from '../../src/store/sql.ts'
import { Journey } from '../support/journey.ts'

describe('the position that follows from people, by the rule of METHODS 2.4', () => {
  const follows = (confirming: number, qualifying: number, disconfirming: number, position: string) => () =>
    expect(suggestPosition({ confirming, qualifying, disconfirming })).toBe(position)
  it('nobody spoke of it', follows(0, 0, 0, 'silent'))
  it('one person for it', follows(1, 0, 0, 'supports'))
  it('for it, with a condition', follows(4, 1, 0, 'supports with conditions'))
  it('only conditions', follows(0, 2, 0, 'conditional'))
  it('both sides', follows(1, 0, 1, 'mixed'))
  it('both sides, and conditions', follows(9, 3, 1, 'mixed'))
  it('against it, with a condition', follows(0, 1, 2, 'challenges with conditions'))
  it('against it', follows(0, 0, 3, 'challenges'))
})

describe('the sheets of the sample study equal METHODS 8.2', () => {
  const journey = new Journey()
  const sheets = new Map<string, PropositionSheet>()
  beforeAll(async () => {
    await journey.openSample()
    for (const { id, key } of await journey.ask('proposition.list', {})) {
      sheets.set(key!, await journey.ask('proposition.sheet', { propositionId: id as never }))
    }
  })
  afterAll(() => journey.end())

  /** Confirming/qualifying/disconfirming people of S01 to S12. */
  const people = (key: string, expected: string) =>
    it(`${key}: people at every site`, () => {
      const counts = sheets.get(key)!.cases.map(site => `${site.confirming}/${site.qualifying}/${site.disconfirming}`)
      expect(counts.join(' ')).toBe(expected)
    })
  people('P1', '3/0/0 2/0/1 3/0/0 2/1/0 3/0/0 4/1/0 0/1/3 2/0/3 0/2/1 2/2/1 2/0/0 2/0/1')
  people('P2', '6/0/0 6/0/0 3/0/0 3/0/0 3/0/0 3/0/0 2/1/2 2/1/3 3/1/1 1/1/0 2/0/0 2/0/0')
  people('P3', '2/0/0 1/1/0 1/2/0 1/1/0 3/1/0 3/0/0 2/0/0 3/0/0 2/1/0 4/0/0 0/0/2 1/0/1')
  people('P4', '4/0/0 3/1/0 1/1/2 0/1/2 0/1/2 0/0/3 1/1/0 1/0/1 0/1/0 0/1/1 1/0/0 0/1/0')

  it('shows every excerpt that is counted, with its words and where they stand', () => {
    const { evidence, proposition } = sheets.get('P4')!
    const disconfirming = evidence.filter(one => one.stance === 'disconfirming')
    expect(new Set(disconfirming.map(one => one.anchorId)).size).toBe(proposition.disconfirming)
    expect(disconfirming.find(one => one.sourceKey === 'T12')).toMatchObject({
      caseKeys: ['S06'],
      participants: ['R13'],
      paragraph: 25,
    })
  })
  it('names the related codes and the rival', () => {
    expect(sheets.get('P4')!.codeIds).toHaveLength(4)
    for (const [, sheet] of sheets)
      for (const rival of sheet.rivals)
        expect(sheets.get(rival.key!)!.rivals.map(one => one.key)).toContain(sheet.proposition.key)
  })
  it('with another coder first, counts that coder where both coded', async () => {
    const coders = await journey.ask('project.coders', {})
    const other = coders.find(coder => coder.name === 'B')!
    const { id } = sheets.get('P6')!.proposition
    const sheet = await journey.ask('proposition.sheet', { propositionId: id as never, primary: other.id })
    expect(sheet.evidence.some(one => one.coderId === other.id && one.sourceKey === 'O01')).toBe(
      sheets.get('P6')!.evidence.some(one => one.sourceKey === 'O01' && one.coderId !== other.id),
    )
    expect(sheet.evidence).not.toEqual(sheets.get('P6')!.evidence)
  })
  it('refuses a proposition that is not there', async () => {
    const gone = '00000000-0000-4000-8000-000000000000' as never
    expect(await journey.refused('proposition.sheet', { propositionId: gone })).toBe(
      'This proposition is not in the project (any more).',
    )
  })
})

describe('the evidence as rows', () => {
  const journey = new Journey()
  beforeAll(() => journey.openSample())
  afterAll(() => journey.end())

  it('read in slices, it holds what was judged and taken back meanwhile', async () => {
    const { read } = journey.core.needProject().project
    const positions = new Positions(read)
    const propositionId = (await journey.ask('proposition.list', {}))[0]!.id as PropositionId
    const sources = await journey.ask('source.list', {})
    const judge = (at: number) =>
      journey.ask('evidence.judge', {
        propositionId,
        sourceId: sources.at(at)!.id,
        range: { start: 10, end: 60 },
        stance: 'disconfirming',
      })
    const ready = positions.ready()
    await judge(0)
    await judge(-1)
    await journey.ask('project.undo', {})
    await ready
    await judge(3)
    await positions.ready()
    const fresh = new EvidenceTable()
    readEvidence(read, fresh, null)
    const all = read.arrays<[number]>(sql`SELECT n FROM source`).map(([n]) => n)
    expect(all.map(n => positions.table.of(n))).toEqual(all.map(n => fresh.of(n)))
  })
})
