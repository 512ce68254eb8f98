// A mask follows what left before: whatever was written out, nothing that a mask could have hidden is given back by subtraction.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matrix } from '../../../src/analysis/matrix.ts'
import type { MatrixRequest } from '../../../src/analysis/types.ts'
import { cellsApart, countsOfCells, type EarlierCounts } from '../../../src/exchange/disclosure/count-differences.ts'
import { countedCells, countedHeads } from '../../../src/exchange/disclosure/counted-cells.ts'
import { maskFollowing } from '../../../src/exchange/disclosure/following-mask.ts'
import { joinedCounts } from '../../../src/exchange/disclosure/joined-counts.ts'
import type { Population } from '../../../src/exchange/disclosure/types.ts'
import { hiddenHere } from '../../../src/exchange/outside/outside-matrix.ts'
import { asked, built, type PlainStudy } from '../../analysis/plain-study.ts'

const SITES = Array.from({ length: 14 }, (_, at) => `S${at + 1}`)
const ATTRIBUTES = { role: ['exemplar', 'follower'], sector: ['acute', 'mental', 'other'], size: ['large', 'small'] }
type Name = keyof typeof ATTRIBUTES
const NAMES = Object.keys(ATTRIBUTES) as Name[]
const LEAST = 3

interface Raw {
  readonly values: readonly Readonly<Record<Name, number>>[]
  readonly present: readonly (readonly boolean[])[]
}

function studyOf({ values, present }: Raw) {
  const valuesOf = (at: number) =>
    Object.fromEntries(NAMES.map(name => [name, ATTRIBUTES[name][values[at]![name] % ATTRIBUTES[name].length]!]))
  const study: PlainStudy = {
    sites: Object.fromEntries(SITES.map((key, at) => [key, valuesOf(at)])),
    sources: Object.fromEntries(SITES.map((key, at) => [`T${at}`, { cases: [key], codedBy: ['A'] }])),
    codes: { C0: {}, C1: {} },
    coders: ['A'],
    codings: SITES.flatMap((_, at) =>
      ['C0', 'C1'].flatMap((code, which) =>
        present[which]![at] ? [{ source: `T${at}`, code, coder: 'A', words: [which * 4, which * 4 + 3] as const }] : [],
      ),
    ),
  }
  const population: Population = {
    site: SITES.map((id, at) => ({
      id,
      values: new Map(Object.entries(valuesOf(at)).map(([name, value]) => [`site: ${name}`, value])),
    })),
    person: [],
    pair: [],
  }
  return { ...built(study), population }
}

const names = { codeOf: () => null, sourceOf: () => null, partsOf: () => [], settings: { least: LEAST } } as unknown as Parameters<typeof maskFollowing>[3] // prettier-ignore

/** A table of the cases by an attribute, of all or of those with a value of another. */
function requestOf({
  by,
  where,
}: {
  readonly by: Name
  readonly where: readonly [Name, number] | null
}): MatrixRequest {
  return asked({
    rows: 'codes',
    columns: { attribute: by },
    measure: 'cases',
    where:
      where === null
        ? []
        : [{ attribute: where[0], value: ATTRIBUTES[where[0]][where[1] % ATTRIBUTES[where[0]].length]! }],
  })
}

/** An output as it leaves: its counts with what is hidden. */
function written(study: ReturnType<typeof studyOf>, request: MatrixRequest, earlier: readonly EarlierCounts[]) {
  const answer = matrix(study.table, study.heads, request)
  const hidden = maskFollowing(answer, request, study.population, names, earlier)
  const cells = countedCells(answer, request, study.population, names, hidden)
  return { answer, hidden, cells, heads: countedHeads(answer, request, study.population) }
}

const value = fc.record({ role: fc.nat(1), sector: fc.nat(2), size: fc.nat(1) })
const studies = fc.record({
  values: fc.array(value, { minLength: SITES.length, maxLength: SITES.length }),
  present: fc.array(fc.array(fc.boolean(), { minLength: SITES.length, maxLength: SITES.length }), {
    minLength: 2,
    maxLength: 2,
  }),
})
const requests = fc.array(
  fc.record({
    by: fc.constantFrom(...NAMES),
    where: fc.option(fc.tuple(fc.constantFrom(...NAMES), fc.nat(2))),
  }),
  { minLength: 2, maxLength: 4 },
)

/** Rings closed anew went another way here, and a count that the plain mask hides was shown. */
const CLOSED_ANEW: [Raw, { by: Name; where: [Name, number] | null }[]] = [
  {
    values: '001 000 000 020 000 100 000 001 101 021 101 010 001 101'
      .split(' ')
      .map(([role, sector, size]) => ({ role: Number(role), sector: Number(sector), size: Number(size) })),
    present: ['01001111010001', '11010010101000'].map(line => Array.from(line, is => is === '1')),
  },
  [
    { by: 'size', where: null },
    { by: 'sector', where: ['role', 0] },
  ],
]

describe('a mask that follows what left before', () => {
  it('without earlier outputs is the plain one', () => {
    fc.assert(
      fc.property(studies, fc.constantFrom(...NAMES), (raw, by) => {
        const study = studyOf(raw)
        const request = requestOf({ by, where: null })
        const { answer, hidden } = written(study, request, [])
        expect(hidden).toEqual(hiddenHere(answer, request, names))
      }),
      { numRuns: 60 },
    )
  })

  it('leaves nothing to be reckoned from its counts and earlier ones, hides no less than the plain one, and stays when it is written again', () => {
    let followed = 0
    fc.assert(
      fc.property(studies, requests, (raw, asking) => {
        const study = studyOf(raw)
        const earlier: EarlierCounts[] = []
        for (const [at, one] of asking.entries()) {
          const request = requestOf(one)
          let answer
          try {
            answer = matrix(study.table, study.heads, request)
          } catch {
            // A value that no site has is refused.
            continue
          }
          const { hidden, cells } = written(study, request, earlier)
          expect(cellsApart(cells, earlier, LEAST)).toEqual([])
          for (const { found } of joinedCounts(cells, earlier, LEAST))
            for (const { from } of found) expect(from.filter(part => part.known.file === null)).toEqual([])
          const plain = hiddenHere(answer, request, names)
          if (JSON.stringify(plain) !== JSON.stringify(hidden)) followed++
          plain?.forEach((row, r) => row.forEach((is, c) => is && expect(hidden?.[r]?.[c]).toBe(true)))
          const counts = countsOfCells(cells).map(told => ({ ...told, file: `${at}.docx` }))
          earlier.push(...counts)
          const again = written(study, request, earlier)
          again.hidden?.forEach((row, r) =>
            row.forEach((is, c) => !is && expect(hidden?.[r]?.[c] ?? false).toBe(false)),
          )
        }
      }),
      { numRuns: 400, examples: [CLOSED_ANEW] },
    )
    // Of some it took more than the plain one.
    expect(followed).toBeGreaterThan(0)
  })
})
