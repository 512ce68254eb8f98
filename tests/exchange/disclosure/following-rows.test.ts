// Masks of sampling tables, checklists and counts in a text follow what left before: no sequence of outputs gives back by subtraction what a mask could have hidden.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SampledRow, Sampling } from '../../../src/cases/sampling.ts'
import { sampledCounts, samplingTableOf } from '../../../src/exchange/cases/sampling-table.ts'
import { cellsApart, countsOfCells, type EarlierCounts } from '../../../src/exchange/disclosure/count-differences.ts'
import { factCells } from '../../../src/exchange/disclosure/fact-cells.ts'
import { tellingAmong } from '../../../src/exchange/disclosure/following-rows.ts'
import type { CountedCell, Population } from '../../../src/exchange/disclosure/types.ts'
import { outsideFacts } from '../../../src/exchange/outside/outside-facts.ts'
import { countBlocks } from '../../../src/exchange/propositions/counts-in-text.ts'
import { withFollowingClaims } from '../../../src/exchange/propositions/following-claims.ts'
import type { WrittenProposition } from '../../../src/exchange/propositions/proposition-files.ts'
import type { StudyFacts } from '../../../src/exchange/reporting/study-facts.ts'

const LEAST = 3
const NAMES = ['role', 'sector', 'size'] as const
const VALUES = { role: ['exemplar', 'follower'], sector: ['acute', 'mental', 'other'], size: ['large', 'small'] }
type Site = { readonly id: string } & Readonly<Record<(typeof NAMES)[number], string>>

const sites = fc
  .array(fc.record({ role: fc.nat(1), sector: fc.nat(2), size: fc.nat(1) }), { minLength: 8, maxLength: 16 })
  .map(all =>
    all.map((one, at): Site => ({
      id: `S${at}`,
      role: VALUES.role[one.role]!,
      sector: VALUES.sector[one.sector]!,
      size: VALUES.size[one.size]!,
    })),
  )
/** What is written out, one after the other: counted by some attributes, of those sites that are still in the study. */
const outputs = fc.array(
  fc.record({ by: fc.subarray([...NAMES], { minLength: 1, maxLength: 2 }), gone: fc.nat(3), isFacts: fc.boolean() }),
  { minLength: 2, maxLength: 5 },
)

function samplingOf(some: readonly Site[], by: readonly (typeof NAMES)[number][]): Sampling {
  const row = (values: readonly string[], its: readonly Site[]): SampledRow => ({ values, caseIds: its.map(one => one.id), people: its.length * 4, sources: its.length, byKind: [], byWave: [] }) as unknown as SampledRow // prettier-ignore
  const groups = Map.groupBy(some, one => by.map(name => one[name]).join(' × '))
  return {
    kind: 'site',
    by,
    rows: [...groups].map(([, its]) =>
      row(
        by.map(name => its[0]![name]),
        its,
      ),
    ),
    total: row([], some),
    kinds: [],
    waves: [],
    leftOut: [],
  }
}

const populationOf = (some: readonly Site[]): Population => ({
  site: some.map(one => ({ id: one.id, values: new Map(NAMES.map(name => [`site: ${name}`, one[name]])) })),
  person: [],
  pair: [],
})

const factsOf = (some: readonly Site[], by: readonly (typeof NAMES)[number][]): StudyFacts =>
  ({
    values: by.map(name => ({
      about: 'site',
      name,
      values: VALUES[name].flatMap(value => {
        const count = some.filter(one => one[name] === value).length
        return count === 0 ? [] : [{ value, count }]
      }),
    })),
  }) as unknown as StudyFacts

/** What none of these masks can hide is left: a total. */
const canBeHidden = (cells: readonly CountedCell[]) => cells.filter(one => one.at !== undefined)

describe('masks of lists of counts', () => {
  it('leave nothing to be reckoned with what left before, and hide no less than they would alone', () => {
    let followed = 0
    fc.assert(
      fc.property(sites, outputs, (all, asked) => {
        const earlier: EarlierCounts[] = []
        for (const [at, { by, gone, isFacts }] of asked.entries()) {
          const some = all.slice(gone)
          const told = (before: readonly EarlierCounts[]) =>
            isFacts
              ? factCells(outsideFacts(factsOf(some, by), LEAST, populationOf(some), before), populationOf(some))
              : [...sampledCounts(samplingOf(some, by), { least: LEAST, earlier: before }, LEAST).cells]
          const cells = told(earlier)
          expect(canBeHidden(tellingAmong(cells, earlier, LEAST))).toEqual([])
          const shown = (list: readonly CountedCell[]) => list.flatMap(one => (one.isHidden ? [] : one.where))
          const alone = shown(told([]))
          expect(alone).toEqual(expect.arrayContaining(shown(cells)))
          if (alone.length > shown(cells).length) followed++
          earlier.push(...countsOfCells(cells).map(one => ({ ...one, file: `${at}.docx` })))
          // A total cannot be hidden: once it left, rows may be shown that alone would have told the same.
          expect(canBeHidden(tellingAmong(told(earlier), earlier, LEAST))).toEqual([])
        }
      }),
      { numRuns: 400 },
    )
    expect(followed).toBeGreaterThan(0)
  })

  it('of a sampling table: the row that one site less would tell of is not shown, nor one more', () => {
    const all = Array.from({ length: 12 }, (_, at): Site => ({
      id: `S${at}`,
      role: VALUES.role[at % 2]!,
      sector: VALUES.sector[at % 3]!,
      size: VALUES.size[at < 6 ? 0 : 1]!,
    }))
    const first = sampledCounts(samplingOf(all, ['role']), { least: LEAST, earlier: [] }, LEAST).cells
    const earlier = countsOfCells(first).map(one => ({ ...one, file: 'first.docx' }))
    const table = samplingTableOf(samplingOf(all.slice(1), ['role']), { least: LEAST, earlier })
    expect(table.rows.map(row => row[1])).toEqual(['not shown', 'not shown'])
    expect(samplingTableOf(samplingOf(all, ['role']), { least: LEAST, earlier }).rows.map(row => row[1])).toEqual([
      6, 6,
    ])
  })

  it('of counts in a text: one that a former count would tell of is said in words, without its cases', () => {
    const claim = { id: 'c', words: 'six sites', unit: 'sites', counts: ['supports'], where: 'only acute', was: { count: 6, of: 11 }, is: { count: 6, of: 11 }, amongIds: Array.from({ length: 11 }, (_, at) => `S${at}`) } // prettier-ignore
    const sheet = { proposition: { id: 'P', key: 'P1' }, unit: 'sites', cases: [], counts: [{ claim, cases: ['A', 'B'] }] } as unknown as WrittenProposition // prettier-ignore
    const of = Array.from({ length: 12 }, (_, at) => `S${at}`)
    const earlier = [{ file: 'first.docx', of, counts: { 'position P supports': 7 } }]
    const [told] = withFollowingClaims([sheet], earlier, LEAST)[0]!.counts
    expect(told).toMatchObject({ isHidden: true, cases: null })
    expect(JSON.stringify(countBlocks([told!], LEAST))).toContain('some of 11 sites')
    expect(withFollowingClaims([sheet], earlier, null)[0]!.counts[0]).not.toHaveProperty('isHidden')
    expect(withFollowingClaims([sheet], [{ ...earlier[0]!, counts: { 'position P supports': 6 } }], LEAST)[0]!.counts[0]).toMatchObject({ isHidden: true }) // prettier-ignore
    expect(cellsApart([], earlier, LEAST)).toEqual([])
  })
})
