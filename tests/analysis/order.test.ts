import { describe, expect, it } from 'vitest'
import { matrix } from '../../src/analysis/matrix.ts'
import type { Axis, AxisOrder } from '../../src/analysis/matrix/types.ts'
import type { MatrixRequest } from '../../src/analysis/types.ts'
import { asked, built, type PlainStudy } from './plain-study.ts'

const talk = (source: string, code: string, first: number) =>
  ({ source, code, coder: 'A', words: [first, first + 4] }) as const
const STUDY: PlainStudy = {
  sites: {
    S1: { role: 'follower', beds: '900' },
    S2: { role: 'exemplar', beds: '1200' },
    S3: { role: 'exemplar' },
    S4: { role: 'follower', beds: '80' },
  },
  pairs: {
    P1: { members: ['S1', 'S2'], values: { near: 'yes' } },
    P2: { members: ['S1', 'S3'], values: { near: 'no' } },
  },
  sources: {
    T1: { cases: ['S1'], codedBy: ['A'] },
    T2: { cases: ['S2'], codedBy: ['A'] },
    T3: { cases: ['S3', 'S2'], codedBy: ['A'] },
  },
  codes: { A: {}, B: {}, C: {}, G: { group: true }, D: { under: 'G' } },
  coders: ['A'],
  codings: [
    talk('T1', 'A', 0),
    talk('T2', 'A', 0),
    talk('T2', 'B', 8),
    talk('T3', 'B', 0),
    talk('T3', 'A', 2),
    talk('T3', 'C', 9),
  ],
  scales: [
    {
      id: 'learning',
      name: 'learning achieved',
      kind: 'ordinal',
      steps: ['low', 'medium', 'high'],
      // Row numbers of the sites in their order.
      values: new Map([
        [1, 'high'],
        [2, 'low'],
        [3, 'high'],
      ]),
    },
  ],
}
const { table, heads } = built(STUDY)
const SITES: Axis = { of: 'cases', kind: 'site' }
const computed = (request: Partial<MatrixRequest>) =>
  matrix(table, heads, asked({ rows: SITES, columns: { of: 'codes' }, measure: 'codings', ...request }))
const rows = (rowOrder: AxisOrder, more: Partial<MatrixRequest> = {}) =>
  computed({ rowOrder, ...more }).rows.map(row => row.key)
const note = (request: Partial<MatrixRequest>) => computed(request).notes!.join(' ')

describe('the order of a side', () => {
  it('[49] by a rating: high to low, ties by name, what is not rated last; printed in the notes of the caption', () => {
    const rowOrder = { by: 'rating', scaleId: 'learning' as never } as const
    expect(rows(rowOrder)).toEqual(['S1', 'S3', 'S2', 'S4'])
    expect(rows({ ...rowOrder, descending: false })).toEqual(['S2', 'S1', 'S3', 'S4'])
    expect(computed({ rowOrder }).rows.map(row => row.orderedBy)).toEqual(['high', 'high', 'low', 'not rated'])
    expect(note({ rowOrder })).toContain('sites by the rating learning achieved, high to low, ties by name')
  })
  it('by a rating only where cases stand', () =>
    expect(() => computed({ columnOrder: { by: 'rating', scaleId: 'learning' as never } })).toThrow('rates cases'))
  it('by an attribute, what has no value last, either way', () => {
    const byBeds = { by: 'attribute', about: 'site', name: 'beds' } as const
    expect(rows(byBeds)).toEqual(['S4', 'S1', 'S2', 'S3'])
    expect(rows({ ...byBeds, descending: true })).toEqual(['S2', 'S1', 'S4', 'S3'])
  })
  it('by an attribute that what stands there cannot have is refused', () =>
    expect(() => computed({ columnOrder: { by: 'attribute', about: 'site', name: 'beds' } })).toThrow('has none'))
  it('by total', () => expect(rows({ by: 'total' })).toEqual(['S2', 'S3', 'S1', 'S4']))
  it('by likeness, from the fullest on', () => expect(rows({ by: 'similarity' })).toEqual(['S2', 'S3', 'S1', 'S4']))
  it('as chosen', () =>
    expect(rows({ by: 'given' }, { rows: { ...SITES, ids: ['S3', 'S1'] as never[] } })).toEqual(['S3', 'S1']))
})

describe('what is hidden', () => {
  it('is what has nothing, and is counted', () => {
    const got = computed({ hideEmptyRows: true, hideEmptyColumns: true })
    expect(got.rows.map(row => row.key)).toEqual(['S1', 'S2', 'S3'])
    expect(got.columns.map(column => column.key)).toEqual(['A', 'B', 'C'])
    expect(got.notes!.join(' ')).toContain('1 of the sites without anything is not shown.')
  })
})

describe('groups', () => {
  it('have subtotals that count each thing once, and say in how many there is anything', () => {
    const got = computed({ rowGroups: { about: 'site', name: 'role' }, measure: 'sources' })
    expect(got.rows.map(row => row.key)).toEqual(['S2', 'S3', 'S1', 'S4'])
    expect(got.rowGroups!.map(group => [group.name, group.members, group.total, group.totalPresence])).toEqual([
      ['exemplar', [0, 1], 2, 2],
      ['follower', [2, 3], 1, 1],
    ])
    expect(got.rowGroups![0]!.cells.slice(0, 3)).toEqual([2, 2, 1])
    expect(got.rowGroups![0]!.presence.slice(0, 3)).toEqual([2, 2, 2])
  })
  it('by an attribute of pairs: a site of two pairs stands in both', () => {
    const got = computed({ rowGroups: { about: 'pair', name: 'near' } })
    const keys = got.rowGroups!.map(group => [group.name, group.members.map(at => got.rows[at]!.key)])
    expect(keys).toEqual([
      ['no', ['S1', 'S3']],
      ['yes', ['S1', 'S2']],
      ['no value', ['S4']],
    ])
  })
})

describe('shares', () => {
  it('of the row, of the column, of what could be there', () => {
    const cell = (share: 'row' | 'column' | 'eligible', measure: 'codings' | 'sources') =>
      computed({ share, measure }).cells[1]![0]
    expect(cell('row', 'codings')).toBeCloseTo(2 / 5)
    expect(cell('column', 'codings')).toBeCloseTo(2 / 3)
    expect(cell('eligible', 'sources')).toBe(1)
  })
  it('of what could be in the cell itself, where both sides are of things', () => {
    const got = computed({ columns: { of: 'source kinds' }, measure: 'sources', share: 'eligible' })
    expect(got.cells.map(row => row[0])).toEqual([1, 1, 1, 0])
    expect(got.rowTotals).toEqual([1, 1, 1, 0])
  })
  it('of presence make no sense', () =>
    expect(() => computed({ share: 'row', measure: 'presence' })).toThrow('yes or no'))
})
