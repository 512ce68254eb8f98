import { describe, expect, it } from 'vitest'
import type { CaseId, CoderId, SourceId } from '../../src/base/ids.ts'
import { fill, type Weighed } from '../../src/team/fill.ts'
import type { Allocation, Filling } from '../../src/team/types.ts'

const [ANA, BEN] = ['ana', 'ben'] as unknown as [CoderId, CoderId]
const source = (name: string, words: number, caseName: string | null = null): Weighed => ({
  sourceId: name as SourceId,
  words,
  caseId: caseName as CaseId | null,
})
const has = (name: string, coderId: CoderId, part: Allocation['part']): Allocation => ({
  sourceId: name as SourceId,
  coderId,
  part,
  blind: false,
})
/** Who gets what, as “ana: 1 2, ben: 3”. */
const shared = (sources: readonly Weighed[], how: Partial<Filling> = {}, before: readonly Allocation[] = []) => {
  const all = { coderIds: [ANA, BEN], part: 'first', blind: false, together: false, share: 100, ...how } as const
  const got = fill(sources, before, all)
  return [ANA, BEN]
    .map(id =>
      `${id}: ${got
        .filter(one => one.coderId === id)
        .map(one => one.sourceId)
        .join(' ')}`.trim(),
    )
    .join(', ')
}
const LONG_AND_SHORT = [source('1', 900), source('2', 100), source('3', 500), source('4', 400)]

describe('sharing out sources', () => {
  it('is even by words, the longest first', () => expect(shared(LONG_AND_SHORT)).toBe('ana: 1 2, ben: 3 4'))
  it('counts what coders have already', () =>
    expect(shared(LONG_AND_SHORT, {}, [has('1', ANA, 'first')])).toBe('ana: 2, ben: 3 4'))
  it('keeps the sources of a site together', () =>
    expect(shared([source('1', 300, 'S1'), source('2', 300, 'S2'), source('3', 300, 'S1')], { together: true })).toBe(
      'ana: 1 3, ben: 2',
    ))
  it('gives nobody a source in which they have another part', () =>
    expect(
      shared(
        LONG_AND_SHORT,
        { part: 'second', blind: true },
        ['1', '2', '3', '4'].map(name => has(name, ANA, 'first')),
      ),
    ).toBe('ana:, ben: 1 3 4 2'))
  it('leaves alone what somebody has in this part', () =>
    expect(
      shared(
        LONG_AND_SHORT,
        {},
        ['1', '3', '4'].map(name => has(name, BEN, 'first')),
      ),
    ).toBe('ana: 2, ben:'))
  it('takes a share, spread evenly', () =>
    expect(
      shared(
        Array.from({ length: 10 }, (_, at) => source(`${at + 1}`, 10)),
        { share: 20, coderIds: [ANA] },
      ),
    ).toBe('ana: 5 10, ben:'))
})
