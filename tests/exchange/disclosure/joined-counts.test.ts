// Counts of several outputs, subtracted from each other: METHODS 6.4, rules 4 and 6 over the union of outputs, on the sites of the sample study.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  countsOfCells,
  judgeCells,
  judgeDifferences,
  type EarlierCounts,
} from '../../../src/exchange/disclosure/count-differences.ts'
import { sizeOf } from '../../../src/exchange/disclosure/counted-cells.ts'
import { judgeUnion } from '../../../src/exchange/disclosure/joined-counts.ts'
import type { CountedCell } from '../../../src/exchange/disclosure/types.ts'
import { whatFollows, type KnownCount } from '../../../src/exchange/disclosure/what-follows.ts'
import { SAMPLE } from '../../support/journey.ts'

const [heads, ...lines] = readFileSync(join(SAMPLE, 'sites.csv'), 'utf8')
  .trim()
  .split('\n')
  .map(line => line.split(','))
const sites = lines.map(line => Object.fromEntries(heads!.map((head, at) => [head, line[at]!])))
const those = (told: Record<string, string>) =>
  sites
    .filter(site =>
      Object.entries(told).every(
        ([name, value]) => (name === 'care' ? (site['sector'] === 'acute' ? 'acute' : 'other') : site[name]) === value,
      ),
    ) // prettier-ignore
    .map(site => site['site_id']!)
const spoken = new Set(['S01', 'S02', 'S03', 'S05', 'S07', 'S11'])

/** How many sites of a group speak of a theme. */
const cell = (told: Record<string, string>, more: Partial<CountedCell> = {}): CountedCell => {
  const cases = those(told)
  return {
    where: `Theme × ${Object.values(told).join(' ') || 'all'}`,
    about: 'present theme',
    count: cases.filter(id => spoken.has(id)).length,
    of: cases.length,
    what: 'sites',
    cases,
    ...more,
  }
}
const size = (told: Record<string, string>) => sizeOf(Object.values(told).join(' ') || 'all', those(told), 'sites')
const left = (file: string, ...cells: CountedCell[]): EarlierCounts[] => countsOfCells(cells).map(one => ({ ...one, file })) // prettier-ignore
const says = (found: readonly { readonly says: string }[]) => found.map(one => one.says)

describe('how many cases there are', () => {
  it('role alone passes (6 and 6), sector coarsened passes (8 and 4): together they leave nobody', () => {
    const earlier = left('roles.docx', size({ role: 'exemplar' }), size({ role: 'follower' }), size({}))
    const now = [size({ care: 'acute' }), size({ care: 'other' })]
    expect([...judgeCells(now, earlier, 3), ...judgeUnion(now, earlier, 3)]).toEqual([])
  })
  it('acute exemplars (4) less all exemplars (6) leave the two that are in mental health and specialist', () => {
    const earlier = left('roles.docx', size({ role: 'exemplar' }), size({ role: 'follower' }))
    expect(says(judgeCells([size({ care: 'acute', role: 'exemplar' })], earlier, 3))).toEqual([
      'One count, less that in roles.docx, tells of fewer than 3 sites that only one of them counts: acute exemplar (4 of 4 here, 6 of 6 there).',
    ])
  })
  it('no count alone leaves few, three do: all sites, less the acute, less the others but one', () => {
    const earlier = [...left('a.docx', size({})), ...left('b.docx', size({ care: 'acute' }))]
    const others = those({ care: 'other' }).slice(1)
    const now = [sizeOf('three of the others', others, 'sites')]
    expect(judgeCells(now, earlier, 3)).toEqual([])
    expect(says(judgeUnion(now, earlier, 3))).toEqual([
      '“12 of 12” in a.docx, less “8 of 8” in b.docx, less “3 of 3” here: that leaves 1 of 1 sites, fewer than 3 are left over.',
    ])
  })
})

describe('cells of a table against those that left before', () => {
  it('a filter that takes few away: what those few say follows, cell by cell, in one finding', () => {
    const others = those({ role: 'exemplar' }).filter(id => id !== 'S01')
    const now = [cell({ role: 'exemplar' }, { cases: others, count: 4, of: 5 }), cell({ role: 'follower' })]
    const [found, ...more] = judgeCells(now, left('all.csv', cell({ role: 'exemplar' }), cell({ role: 'follower' })), 3)
    expect(more).toEqual([])
    expect(found).toMatchObject({ rule: 'small cells', where: 'Theme × exemplar', places: ['Theme × exemplar'] })
    expect(found!.says).toContain('Theme × exemplar (4 of 5 here, 5 of 6 there)')
  })
  it('the same cells give nothing away', () => {
    expect(judgeCells([cell({ role: 'exemplar' })], left('all.csv', cell({ role: 'exemplar' })), 3)).toEqual([])
  })
  it('the same cells in another state: what came since is of fewer than three', () => {
    const then = cell({ role: 'exemplar' })
    const now = { ...then, count: then.count + 1 }
    expect(says(judgeCells([now], left('draft.csv', then), 3))).toEqual([
      `One count of the same sites changed by fewer than 3 since draft.csv: whoever has both, and knows what was added in between, knows of whom. Theme × exemplar (${then.count}, now ${now.count}).`,
    ])
    expect(judgeDifferences([now], left('draft.csv', then), 3)[0]!.rule).toBe('complement')
    expect(judgeCells([now], [...left('draft.csv', then), ...left('final.csv', now)], 3)).toEqual([])
  })
  it('where the whole says all or none, it said so of each before', () => {
    const none = cell({}, { count: 0 })
    expect(judgeCells([cell({ role: 'exemplar', care: 'acute' }, { count: 0 })], left('all.csv', none), 3)).toEqual([])
  })
  it('what is hidden is not remembered', () => {
    expect(countsOfCells([cell({ role: 'exemplar' }, { isHidden: true })])).toEqual([])
  })
})

describe('what one output hides and another gives away', () => {
  const exemplar = { role: 'exemplar' }
  const hiddenHere = [
    cell({ ...exemplar, care: 'acute' }, { count: 3 }),
    cell({ ...exemplar, sector: 'mental health' }, { count: 1, isHidden: true }),
    cell({ ...exemplar, sector: 'specialist' }, { count: 0, isHidden: true }),
  ]
  it('a hidden cell is all that is left of a total from elsewhere', () => {
    const earlier = left('totals.docx', cell(exemplar, { count: 4 }))
    // Two counts: the difference is found as such; the two hidden ones together.
    expect(judgeCells(hiddenHere, earlier, 3)).toHaveLength(1)
    const more = [...earlier, ...left('mental health.docx', cell({ sector: 'mental health' }, { count: 1 })), ...left('f.docx', cell({ role: 'follower', sector: 'mental health' }, { count: 0 }))] // prettier-ignore
    const [found] = judgeUnion(hiddenHere, more, 3)
    expect(found!.where).toBe('Theme × exemplar specialist')
    expect(found!.says).toMatch(/^“4 of 6” in totals\.docx, .*less “3 of 4” here.*: that leaves 0 of 1 sites/)
  })
  it('what follows from the earlier ones alone is not this one’s doing', () => {
    const earlier = [...left('a.docx', cell({})), ...left('b.docx', cell({ care: 'acute' })), ...left('c.docx', cell({ sector: 'specialist' }))] // prettier-ignore
    expect(judgeUnion([cell({ region: 'nowhere' })], earlier, 3)).toEqual([])
    expect(judgeUnion([cell({ role: 'exemplar' })], earlier, 3)).toEqual([])
  })
})

describe('what follows', () => {
  const known = (cases: string, count: number, file: string | null): KnownCount => ({
    of: cases.split(''),
    count,
    file,
  })
  const found = (...args: Parameters<typeof whatFollows>) =>
    whatFollows(...args).map(({ cases, count }) => `${count} of ${cases.join('')}`)

  it('of two that are told apart, together: neither follows alone', () => {
    const counts = [known('abcde', 2, 'a'), known('cd', 1, 'b'), known('axy', 1, 'c'), known('e', 0, null)]
    expect(found(counts, 3)).toEqual(['1 of ab'])
  })
  it('of more than a few that are hidden, where the count leaves a few', () => {
    const counts = [known('abcdefg', 5, 'a'), known('ef', 1, 'b'), known('g', 1, null)]
    expect(found(counts, 3, ['abcd'.split('')])).toEqual(['3 of abcd'])
    expect(found(counts, 3)).toEqual(['3 of abcd'])
  })
  it('nothing where counts of different days contradict each other', () => {
    expect(found([known('abcd', 1, 'a'), known('ab', 1, 'b'), known('c', 1, null)], 3)).toEqual([])
  })
  it('nothing from what an earlier output said already, though this one says it again', () => {
    const earlier = [known('abcd', 2, 'a'), known('ab', 1, 'b'), known('c', 1, 'c')]
    expect(found([...earlier, known('c', 1, null), known('xyz', 1, null)], 3)).toEqual([])
  })
})

describe('any counts', () => {
  const CASES = 7
  const ids = Array.from({ length: CASES }, (_, at) => `c${at}`)
  const study = fc.record({
    holds: fc.array(fc.boolean(), { minLength: CASES, maxLength: CASES }),
    groups: fc.array(fc.record({ mask: fc.integer({ min: 1, max: 2 ** CASES - 1 }), isHere: fc.boolean() }), {
      minLength: 2,
      maxLength: 6,
    }),
  })
  const inMask = (mask: number) => ids.filter((_, at) => (mask >> at) & 1)
  const knownOf = ({ holds, groups }: { holds: boolean[]; groups: { mask: number; isHere: boolean }[] }) =>
    groups
      .toSorted((a, b) => Number(a.isHere) - Number(b.isHere))
      .map(({ mask, isHere }): KnownCount => {
        const of = inMask(mask)
        return { of, count: of.filter(id => holds[ids.indexOf(id)]).length, file: isHere ? null : `${mask}.csv` }
      })

  it('whatever is said to follow is so', () => {
    fc.assert(
      fc.property(study, told => {
        for (const { cases, count, from } of whatFollows(knownOf(told), 3)) {
          // What two counts say is found by subtracting them.
          expect(from.length).toBeGreaterThanOrEqual(3)
          expect(count).toBe(cases.filter(id => told.holds[ids.indexOf(id)]).length)
          for (const id of ids) {
            const times = from.reduce((sum, one) => sum + (one.known.of.includes(id) ? one.times : 0), 0)
            expect(times).toBeCloseTo(cases.includes(id) ? 1 : 0)
          }
        }
      }),
    )
  })

  it('one case is found exactly where it follows from all of them, and from neither side alone', () => {
    fc.assert(
      fc.property(study, told => {
        const known = knownOf(told)
        const masks = [...new Set(told.groups.map(one => one.mask))]
        const here = masks.filter(mask => !told.groups.some(one => one.mask === mask && !one.isHere))
        const before = masks.filter(mask => !here.includes(mask))
        const found = new Set(whatFollows(known, 3).map(one => one.cases.join()))
        ids.forEach((id, at) => {
          const follows = [masks, here, before].map(some => isSumOf(2 ** at, some))
          const isOfTwo = masks.some(one => masks.some(other => one === (other | (2 ** at)) && (other & (2 ** at)) === 0)) // prettier-ignore
          const isTold = known.some(one => (one.count === 0 || one.count === one.of.length) && one.of.includes(id))
          if (found.has(id)) expect([...follows, isTold]).toEqual([true, false, false, false])
          if (follows[0] === false) expect(found.has(id)).toBe(false)
          else if (follows[1] === false && follows[2] === false && !isOfTwo && !isTold) expect(found.has(id)).toBe(true)
        })
      }),
    )
  })

  /** Whether a group is a sum of multiples of others: whether it adds nothing to what they span, reckoned in fractions. */
  function isSumOf(mask: number, others: readonly number[]): boolean {
    return rankOf([...others, mask]) === rankOf(others)
  }
  function rankOf(masks: readonly number[]): number {
    let rows = masks.map(mask => ids.map((_, at) => (mask >> at) & 1))
    let rank = 0
    for (let column = 0; column < CASES; column++) {
      const pivot = rows.find(row => Math.abs(row[column]!) > 1e-9)
      if (pivot === undefined) continue
      rank++
      rows = rows
        .filter(row => row !== pivot)
        .map(row => row.map((value, at) => value - (pivot[at]! * row[column]!) / pivot[column]!))
    }
    return rank
  }
})
