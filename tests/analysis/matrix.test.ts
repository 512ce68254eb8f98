import { describe, expect, it } from 'vitest'
import { matrix } from '../../src/analysis/matrix.ts'
import { matrixCell } from '../../src/analysis/matrix/cell.ts'
import type { Matrix, MatrixRequest } from '../../src/analysis/types.ts'
import { asked, built, type PlainStudy } from './plain-study.ts'

// Three sites; S01 and S02 are a pair. O1 belongs to both, D9 to none; T4 is not coded yet. T3 is an interview with two people.
const STUDY: PlainStudy = {
  sites: {
    S01: { role: 'exemplar', sector: 'acute' },
    S02: { role: 'follower', sector: 'acute' },
    S03: { role: 'exemplar' },
    S04: { role: 'follower' },
  },
  pairs: {
    P01: { members: ['S01', 'S02'], values: { near: 'yes' } },
    P02: { members: ['S03', 'S04'], values: { near: 'no' } },
  },
  people: {
    R1: { within: 'S01', values: { post: 'nurse' } },
    R2: { within: 'S02', values: { post: 'manager' } },
    R3: { within: 'S02', values: { post: 'nurse' } },
    R4: { within: 'S03' },
    R9: { within: null, values: { post: 'supplier' } },
  },
  sources: {
    T1: { cases: ['S01'], people: ['R1'], codedBy: ['A', 'B'] },
    T3: { cases: ['S02'], people: ['R2', 'R3'], codedBy: ['A'] },
    T4: { cases: ['S03'], people: ['R4'], codedBy: [] },
    O1: { kind: 'observation', cases: ['S01', 'S02'], codedBy: ['B'] },
    D9: { kind: 'document', cases: [], codedBy: ['B'] },
  },
  codes: {
    FLOW: { group: true },
    REUSE: { under: 'FLOW' },
    PLAYBOOK: { under: 'FLOW' },
    CANDOUR: { under: 'PLAYBOOK' },
    CULTURE: { under: 'FLOW', retired: true },
    ADVICE: {},
  },
  coders: ['A', 'B'],
  codings: [
    { source: 'T1', code: 'REUSE', coder: 'A', words: [0, 10], people: ['R1'], stances: ['confirming'] },
    { source: 'T1', code: 'REUSE', coder: 'B', words: [5, 12], people: ['R1'] },
    { source: 'T1', code: 'PLAYBOOK', coder: 'A', words: [0, 10], people: ['R1'] },
    { source: 'T3', code: 'REUSE', coder: 'A', words: [0, 4], people: ['R2'] },
    {
      source: 'T3',
      code: 'CANDOUR',
      coder: 'A',
      words: [8, 20],
      people: ['R2', 'R3'],
      stances: ['disconfirming', 'qualifying'],
    },
    { source: 'T3', code: 'CULTURE', coder: 'A', words: [30, 40], people: ['R3'] },
    { source: 'O1', code: 'REUSE', coder: 'B', words: [0, 3] },
    { source: 'D9', code: 'ADVICE', coder: 'B', words: [0, 7] },
    { source: 'D9', code: 'REUSE', coder: 'B', words: [2, 6] },
  ],
  version: 'v4',
}
const { table, heads } = built(STUDY)

function computed(request: Partial<MatrixRequest>): Matrix {
  return matrix(table, heads, asked(request))
}
/** The cells of a row, by its code. */
function row(code: string, request: Partial<MatrixRequest>): readonly number[] {
  const found = computed(request)
  return found.cells[found.rows.findIndex(one => one.key === code)]!
}
function total(code: string, request: Partial<MatrixRequest>): number {
  const found = computed(request)
  return found.rowTotals[found.rows.findIndex(one => one.key === code)]!
}
const keys = (request: Partial<MatrixRequest>) => computed(request).columns.map(column => column.key)

describe('what a cell counts, sites across', () => {
  it('presence is one or nothing', () => expect(row('REUSE', { measure: 'presence' })).toEqual([1, 1, 0, 0]))
  it('codings of both coders', () => expect(row('REUSE', { measure: 'codings' })).toEqual([3, 2, 0, 0]))
  it('sources once, however often they are coded', () =>
    expect(row('REUSE', { measure: 'sources' })).toEqual([2, 2, 0, 0]))
  it('people at the turns, not at the notes', () =>
    expect(row('REUSE', { measure: 'participants' })).toEqual([1, 1, 0, 0]))
  it('both people of a passage that goes over two turns', () =>
    expect(row('CANDOUR', { measure: 'participants' })).toEqual([0, 2, 0, 0]))
  it('words once, where codings of two coders overlap', () =>
    expect(row('REUSE', { measure: 'words' })).toEqual([12 + 3, 4 + 3, 0, 0]))
  it('the site itself as the only case', () => expect(row('REUSE', { measure: 'cases' })).toEqual([1, 1, 0, 0]))
})

describe('totals count each thing once', () => {
  it('a source of two sites once, and one of no site too', () => expect(total('REUSE', { measure: 'sources' })).toBe(4))
  it('each coding once', () => expect(total('REUSE', { measure: 'codings' })).toBe(5))
  it('each site once', () => expect(total('REUSE', { measure: 'cases' })).toBe(2))
  it('each word once', () => expect(total('REUSE', { measure: 'words' })).toBe(12 + 4 + 3 + 4))
  it('presence by the sites where it is', () => expect(total('REUSE', { measure: 'presence' })).toBe(2))
  it('a column over all its codes', () =>
    expect(computed({ measure: 'words' }).columnTotals).toEqual([12 + 3, 4 + 12 + 3, 0, 0]))
  it('the whole over everything', () => expect(computed({ measure: 'codings' }).total).toBe(8))
  it('how many columns a row is in', () => expect(computed({ measure: 'words' }).rowPresence).toEqual([0, 2, 1, 1, 0]))
})

describe('rolled up', () => {
  it('a group holds nothing of its own', () => expect(row('FLOW', { measure: 'codings' })).toEqual([0, 0, 0, 0]))
  it('a group gathers what is below, a passage of one coder once', () =>
    expect(row('FLOW', { measure: 'codings', rollUp: true })).toEqual([3, 3, 0, 0]))
  it('a code that is applied itself adds its children', () =>
    expect(row('PLAYBOOK', { measure: 'codings', rollUp: true })).toEqual([1, 1, 0, 0]))
  it('a code without children stays as it is', () =>
    expect(row('REUSE', { measure: 'codings', rollUp: true })).toEqual([3, 2, 0, 0]))
  it('words once over all the codes below', () =>
    expect(row('FLOW', { measure: 'words', rollUp: true })).toEqual([12 + 3, 4 + 12 + 3, 0, 0]))
  it('totals still count codings', () => expect(computed({ measure: 'codings', rollUp: true }).total).toBe(8))
})

describe('retired codes', () => {
  it('are no rows', () => expect(computed({}).rows.map(one => one.key)).not.toContain('CULTURE'))
  it('are named', () => expect(computed({}).leftOut).toEqual(['Name of CULTURE']))
  it('are named in the caption', () =>
    expect(computed({}).caption).toContain('Left out: 1 retired code (Name of CULTURE).'))
  it('do not count above them either', () => expect(row('FLOW', { measure: 'words', rollUp: true })[1]).toBe(19))
  it('are refused as a cell', () =>
    expect(() => matrixCell(table, heads, { ...asked({}), row: 'CULTURE' })).toThrow('retired'))
})

describe('filters', () => {
  it('by an attribute of sites: the columns', () =>
    expect(keys({ where: [{ attribute: 'role', value: 'exemplar' }] })).toEqual(['S01', 'S03']))
  it('by an attribute of sites: the totals', () =>
    expect(total('REUSE', { measure: 'sources', where: [{ attribute: 'role', value: 'exemplar' }] })).toBe(2))
  it('by two attributes at once', () =>
    expect(
      keys({
        where: [
          { attribute: 'role', value: 'exemplar' },
          { attribute: 'Sector', value: 'acute' },
        ],
      }),
    ).toEqual(['S01']))
  it('a person inherits the site’s value', () =>
    expect(keys({ columns: 'participants', where: [{ attribute: 'role', value: 'follower' }] })).toEqual(['R2', 'R3']))
  it('by an attribute of people: only what they said', () =>
    expect(row('REUSE', { measure: 'codings', where: [{ attribute: 'post', value: 'nurse' }] })).toEqual([2, 0, 0, 0]))
  it('by an attribute of pairs: their sites', () =>
    expect(keys({ where: [{ attribute: 'near', value: 'yes' }] })).toEqual(['S01', 'S02']))
  it('by the kind of source', () =>
    expect(row('REUSE', { measure: 'sources', where: [{ attribute: 'source kind', value: 'observation' }] })).toEqual([
      1, 1, 0, 0,
    ]))
  it('by coder', () => expect(row('REUSE', { measure: 'codings', codedBy: ['A'] })).toEqual([1, 1, 0, 0]))
  it('by stance, as judged by the same coder', () =>
    expect(row('REUSE', { measure: 'codings', stance: 'confirming' })).toEqual([1, 0, 0, 0]))
  it('by one of several stances', () =>
    expect(row('CANDOUR', { measure: 'codings', stance: 'qualifying' })).toEqual([0, 1, 0, 0]))
  it('refuses an attribute that is not there, and says which are', () =>
    expect(() => computed({ where: [{ attribute: 'roll', value: 'x' }] })).toThrow(
      'There is no attribute “roll”. There are: role, sector',
    ))
  it('refuses a value that nothing has', () =>
    expect(() => computed({ where: [{ attribute: 'role', value: 'exemplr' }] })).toThrow(
      'Values are: exemplar, follower.',
    ))
  it('refuses a coder who is gone', () => expect(() => computed({ codedBy: ['Z'] })).toThrow('coder'))
  it('is a sentence', () =>
    expect(computed({ codedBy: ['A', 'B'], where: [{ attribute: 'role', value: 'exemplar' }] }).caption).toBe(
      'Interviews, observations and documents where role is exemplar, coded by A or B, any stance, codes as in framework v4. Left out: 1 retired code (Name of CULTURE).',
    ))
})

describe('what the caption says besides', () => {
  it('under a filter that first, and nothing is called whole beside it', () => {
    const filter = { is: 'source kind', kinds: ['interview'] } as const
    expect(computed({ filter }).caption).toMatch(
      /^Only codings in interviews\. Coded by anybody, any stance, codes as in framework v4\. Left out: /,
    )
    expect(computed({ filter, where: [{ attribute: 'role', value: 'exemplar' }] }).caption).toMatch(
      /^Only codings in interviews\. Interviews, observations and documents where role is exemplar, coded by anybody,/,
    )
  })
  it('a source tied to no site counts in the totals only', () =>
    expect(computed({}).caption).toContain('1 source belongs to no column and counts in the totals only.'))
  it('nothing, when every source is in a column', () =>
    expect(computed({ columns: 'sources' }).caption).not.toContain('no column'))
  it('that codes below are counted too', () =>
    expect(computed({ rollUp: true }).caption).toContain('codes with those below them, each passage once'))
})

describe('columns', () => {
  it('pairs have the sources of their members, each once', () =>
    expect(row('REUSE', { columns: 'pairs', measure: 'sources' })).toEqual([3, 0]))
  it('pairs count their sites as cases', () =>
    expect(row('REUSE', { columns: 'pairs', measure: 'cases' })).toEqual([2, 0]))
  it('participants: what they said', () =>
    expect(row('CANDOUR', { columns: 'participants', measure: 'codings' })).toEqual([0, 1, 1, 0, 0]))
  it('sources', () => expect(row('REUSE', { columns: 'sources', measure: 'codings' })).toEqual([2, 1, 0, 1, 1]))
  it('coders', () => expect(row('REUSE', { columns: 'coders', measure: 'codings' })).toEqual([2, 3]))
  it('values of an attribute of sites', () =>
    expect(keys({ columns: { attribute: 'role' } })).toEqual(['exemplar', 'follower']))
  it('a source of two sites with one value once', () =>
    expect(row('REUSE', { columns: { attribute: 'sector' }, measure: 'sources' })).toEqual([3, 0]))
  it('sites without a value come last', () =>
    expect(computed({ columns: { attribute: 'sector' } }).columns.at(-1)!.name).toBe('no value'))
  it('each site takes the value of its pair', () =>
    expect(row('REUSE', { columns: { attribute: 'near' }, measure: 'cases' })).toEqual([0, 2]))
  it('values of an attribute of people: what they said', () =>
    expect(row('CANDOUR', { columns: { attribute: 'post' }, measure: 'codings' })).toEqual([1, 1, 0, 0]))
  it('kinds of source', () =>
    expect(row('REUSE', { columns: { attribute: 'source kind' }, measure: 'sources' })).toEqual([2, 1, 1]))
  it('have their denominators', () =>
    expect(computed({}).columns[1]!.denominators).toEqual({
      characters: 200,
      sources: 2,
      participants: 2,
      codings: 3,
      words: 200,
      cases: 1,
    }))
  it('the totals have theirs', () => expect(computed({}).of).toMatchObject({ sources: 5, codings: 8, words: 500 }))
})

describe('why a cell is empty', () => {
  const reason = (code: string, column: string, request: Partial<MatrixRequest> = {}) => {
    const found = computed(request)
    return found.empty[found.rows.findIndex(one => one.key === code)]![
      found.columns.findIndex(one => one.key === column)
    ]
  }
  it('no source is linked to the site', () => expect(reason('REUSE', 'S04')).toBe('no source'))
  it('a source of the site is not coded yet', () => expect(reason('REUSE', 'S03')).toBe('not coded'))
  it('all is coded, nothing was said', () => expect(reason('ADVICE', 'S01')).toBe('nothing said'))
  it('one coder has not been through it', () => expect(reason('ADVICE', 'S02', { codedBy: ['A'] })).toBe('not coded'))
  it('a full cell has no reason', () => expect(reason('REUSE', 'S01')).toBeNull())
  it('a group alone has no reason', () => expect(reason('FLOW', 'S01')).toBeNull())
})

describe('one cell', () => {
  const cell = (code: string, column: string | undefined, request: Partial<MatrixRequest> = {}) =>
    matrixCell(table, heads, { ...asked(request), row: code, column })
  it('has every measure', () =>
    expect(cell('REUSE', 'S01')).toEqual({
      sources: 2,
      participants: 1,
      cases: 1,
      codings: 3,
      excerpts: 2,
      words: 15,
      ofSources: 2,
      ofParticipants: 1,
      rows: [1, 2, 7],
      shared: [{ n: 7, with: ['S02'] }],
    }))
  it('of a total has codings outside every column', () => expect(cell('REUSE', undefined).rows).toContain(9))
  it('rolled up has a passage of one coder once', () =>
    expect(cell('FLOW', 'S01', { rollUp: true }).rows).toHaveLength(3))
  it('refuses a column that is gone', () => expect(() => cell('REUSE', 'S77')).toThrow('column'))
})
