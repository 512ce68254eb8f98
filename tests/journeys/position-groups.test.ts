// Positions in order and in groups, through the door: by an attribute, by a rating, by a set of cases; with counts that add up.

import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { POSITIONS, type PositionGrouping, type PositionMatrix } from '../../src/analysis/positions/types.ts'
import type { CaseId, ScaleId } from '../../src/base/ids.ts'
import { Journey } from '../support/journey.ts'

const journey = new Journey()
const cases = new Map<string, CaseId>()

beforeAll(async () => {
  await journey.sample('groups', 'A')
  for (const one of await journey.ask('case.list', {})) if (one.key) cases.set(one.key, one.id)
})
afterAll(() => journey.end())

const matrix = (groupBy: PositionGrouping | null, unit: 'sites' | 'pairs' | 'participants' = 'sites') =>
  journey.ask('position.matrix', { unit, groupBy })
/** "exemplar: S01 S03", a line for each group. */
const lines = ({ groups, cases: its }: PositionMatrix) =>
  groups!.map(
    group =>
      `${group.name}: ${its
        .slice(group.from, group.from + group.of)
        .map(one => one.key)
        .join(' ')}`,
  )
const rate = (scaleId: ScaleId, value: string, ...keys: readonly string[]) =>
  journey.ask('rating.rate', { scaleId, caseIds: keys.map(key => cases.get(key)!), value })

describe('positions in groups', () => {
  it('by an attribute of sites: every case once, each cell with its case, counts that add up', async () => {
    const [plain, grouped] = [await matrix(null), await matrix({ by: 'attribute', about: 'site', name: 'role' })]
    expect(plain.groups).toBeNull()
    expect(lines(grouped).map(line => line.split(':')[0])).toEqual(['exemplar', 'follower'])
    expect(grouped.cases.map(one => one.key).toSorted()).toEqual(plain.cases.map(one => one.key).toSorted())
    const cellOf = (of: PositionMatrix, key: string) => of.cells[of.cases.findIndex(one => one.key === key)]
    for (const { key } of plain.cases) expect(cellOf(grouped, key)).toEqual(cellOf(plain, key))
    for (const column of plain.propositions.keys()) {
      const sum = POSITIONS.map(one => grouped.groups!.reduce((n, group) => n + group.counts[column]![one], 0))
      expect(sum).toEqual(POSITIONS.map(one => plain.totals[column]![one]))
      expect(sum.reduce((a, b) => a + b, 0)).toBe(12)
    }
    expect(grouped.caption).toMatch(/Cases grouped by role\.$/)
  })

  it('by an attribute of their pairs, of the members of pairs, and of the sites of people', async () => {
    const band = await matrix({ by: 'attribute', about: 'pair', name: 'travel_time_band' })
    expect(band.groups!.reduce((n, group) => n + group.of, 0)).toBe(12)
    const pairs = await matrix({ by: 'attribute', about: 'site', name: 'role' }, 'pairs')
    // A pair joins an exemplar and a follower: it is in a group of both.
    expect(pairs.groups!.map(group => group.name)).toContain('exemplar and follower')
    const people = await matrix({ by: 'attribute', about: 'site', name: 'role' }, 'participants')
    expect(people.groups!.map(group => group.name)).toEqual(expect.arrayContaining(['exemplar', 'follower']))
  })

  it('by a rating, high to low, who is not rated last; ties by key', async () => {
    const scaleId = await journey.ask('rating.addScale', {
      name: 'Trust',
      kind: 'ordinal',
      steps: ['low', 'medium', 'high'],
    })
    await rate(scaleId, 'low', 'S02')
    await rate(scaleId, 'high', 'S05', 'S03')
    const grouped = await matrix({ by: 'rating', scaleId })
    expect(lines(grouped)).toEqual(['high: S03 S05', 'low: S02', 'not rated: S01 S04 S06 S07 S08 S09 S10 S11 S12'])
    expect(grouped.cases.slice(0, 4).map(one => one.by)).toEqual(['high', 'high', 'low', null])
    expect(grouped.caption).toContain('Cases grouped by the rating Trust, high to low')
    await journey.ask('project.undo', {})
    expect(lines(await matrix({ by: 'rating', scaleId }))[0]).toBe('low: S02')
  })

  it('by a fuzzy set and by a crisp one: two sides, in order of membership', async () => {
    const fuzzy = await journey.ask('rating.addScale', { name: 'Near', kind: 'fuzzy' })
    await rate(fuzzy, '0.6', 'S01')
    await rate(fuzzy, '0.9', 'S04')
    await rate(fuzzy, '0.2', 'S02')
    expect(lines(await matrix({ by: 'rating', scaleId: fuzzy })).slice(0, 2)).toEqual([
      'more in than out: S04 S01',
      'more out than in: S02',
    ])
    const crisp = await journey.ask('rating.addScale', { name: 'Same system', kind: 'crisp' })
    await rate(crisp, '0', 'S01')
    await rate(crisp, '1', 'S09')
    expect(lines(await matrix({ by: 'rating', scaleId: crisp })).slice(0, 2)).toEqual([
      'in the set: S09',
      'not in the set: S01',
    ])
    const number = await journey.ask('rating.addScale', { name: 'Visits made', kind: 'number' })
    await rate(number, '3', 'S01')
    await rate(number, '12', 'S02')
    expect(lines(await matrix({ by: 'rating', scaleId: number }))[0]).toBe('rated: S02 S01')
  })

  it('by a set that a saved filter draws; a filter of codings draws none and is refused', async () => {
    const filterId = await journey.ask('filter.save', {
      name: 'The first round',
      filter: { is: 'cases', ids: [cases.get('S03')!, cases.get('S01')!] },
    })
    expect(lines(await matrix({ by: 'filter', filterId }))[0]).toBe('in “The first round”: S01 S03')
    const other = await journey.ask('filter.save', {
      name: 'Interviews',
      filter: { is: 'source kind', kinds: ['interview'] },
    })
    await expect(matrix({ by: 'filter', filterId: other })).rejects.toThrow('“Interviews” asks for more than cases')
    await journey.ask('filter.remove', { filterId })
    await expect(matrix({ by: 'filter', filterId })).rejects.toThrow('is not there any more')
  })

  it('refuses an attribute and a scale that are not there', async () => {
    await expect(matrix({ by: 'attribute', about: 'site', name: 'shoe size' })).rejects.toThrow('no attribute')
    await expect(matrix({ by: 'rating', scaleId: '00000000-0000-4000-8000-000000000000' as ScaleId })).rejects.toThrow(
      'not there any more',
    )
  })

  it('the files have the groups with their counts, the same bytes each time', async () => {
    const groupBy = { by: 'attribute', about: '', name: 'role' } as const
    const to = journey.path('groups.html')
    const html = async () => {
      await journey.ask('export.positions', { unit: 'sites', groupBy, to, format: 'html' })
      return readFileSync(to, 'utf8')
    }
    const once = await html()
    expect(once).toContain('exemplar, 6')
    expect(once).toContain('Cases grouped by role.')
    expect(await html()).toBe(once)
    for (const kind of ['site', 'participant', 'pair'])
      await journey.ask('case.drawCodes', {
        kind,
        by: null,
        rules: [{ value: null, style: 'numbers', prefix: kind[0]! }],
      })
    // A group would tell readers outside a value of every case.
    expect(
      await journey.refused('export.positions', { unit: 'sites', groupBy, audience: 'outside', to, format: 'html' }),
    ).toContain('without groups')
  })
})
