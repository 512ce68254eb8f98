// How a matrix is laid out, walked, shaded and copied.

import { describe, expect, it } from 'vitest'
import type { Matrix, MatrixColumn, MatrixRow } from '../../src/analysis/types.ts'
import { captionPieces, FIRST_CHOICES, groupingAttributes } from '../../renderer/views/matrix/choices.ts'
import { gridAsLines, linesAsHtml, linesAsText } from '../../renderer/views/matrix/copy.ts'
import { measureGrid, placeColumns } from '../../renderer/views/matrix/grid-measures.ts'
import { moveInGrid, planGrid } from '../../renderer/views/matrix/grid-plan.ts'
import { cellAt, cellWords, totalsAt, type SeenMatrix } from '../../renderer/views/matrix/seen.ts'
import { shadeStep } from '../../renderer/views/matrix/shade.ts'

const row = (key: string, depth: number, kind: 'code' | 'group' = 'code'): MatrixRow => ({
  id: key,
  key,
  name: key,
  kind,
  depth,
  hue: 0,
  pattern: 0,
})
const column = (key: string, sources = 4): MatrixColumn => ({
  id: key,
  key,
  name: `Site ${key}`,
  denominators: { sources, participants: 2, codings: 40, words: 900, cases: 1 },
})

/** Roles; What moved { Playbooks, Candour }, at two exemplars and a follower. */
function aMatrix(measure: Matrix['measure'] = 'sources', rolled = false): Matrix {
  return {
    rows: [row('Role', 0), row('What moved', 0, 'group'), row('Playbooks', 1), row('Candour', 1)],
    columns: [column('S01'), column('S02', 6), column('S03')],
    measure,
    cells: [[1, 0, 2], rolled ? [4, 2, 3] : [0, 0, 0], [4, 2, 0], [0, 0, 3]],
    empty: [
      [null, 'nothing said', null],
      [null, null, null],
      [null, null, 'not asked'],
      ['not coded', 'no source', null],
    ],
    rowTotals: [3, rolled ? 9 : 0, 6, 3],
    rowPresence: [2, rolled ? 3 : 0, 2, 1],
    columnTotals: [4, 2, 4],
    total: 10,
    caption: 'Every interview, coded by A or B, any stance, codes as in framework v4.',
    leftOut: [],
  }
}
const byRole = (one: MatrixColumn) => (one.key === 'S02' ? 'follower' : 'exemplar')
const seen = (folded: readonly string[] = [], grouped = false): SeenMatrix => ({
  matrix: aMatrix(),
  rolled: aMatrix('sources', true),
  plan: planGrid(aMatrix(), new Set(folded), grouped ? byRole : null),
})

describe('the plan of the grid', () => {
  it('shows every row when nothing is folded', () =>
    expect(seen().plan.rows.map(one => one.row.name)).toEqual(['Role', 'What moved', 'Playbooks', 'Candour']))
  it('a folded group hides what it holds, and says how many codes', () => {
    const { rows } = seen(['What moved']).plan
    expect(rows.map(one => one.row.name)).toEqual(['Role', 'What moved'])
    expect(rows[1]).toMatchObject({ folded: true, held: 2 })
  })
  it('a code cannot be folded, only a group', () => expect(seen(['Playbooks']).plan.rows).toHaveLength(4))
  it('groups of columns stand in the order of their first column', () => {
    const { columns, groups } = seen([], true).plan
    expect(columns.map(one => one.column.key)).toEqual(['S01', 'S03', 'S02'])
    expect(groups).toEqual([
      { name: 'exemplar', first: 0, count: 2 },
      { name: 'follower', first: 2, count: 1 },
    ])
    expect(columns.map(one => one.opens)).toEqual([true, false, true])
  })
  it('leaves a gap before a group, and none before the first', () => {
    const { plan } = seen([], true)
    const measures = measureGrid(plan, 1000, 2, { textSize: 1, density: 'normal' })
    const lefts = placeColumns(plan, measures).flatMap(block => block.columns.map(one => one.left - measures.first))
    expect(lefts).toEqual([0, measures.column, 2 * measures.column + measures.gap])
  })
  it('grows with the text, so that nothing is cut', () => {
    const at = (textSize: number) => measureGrid(seen().plan, 1000, 2, { textSize, density: 'normal' })
    expect(at(1.5).row).toBe(36)
    expect(at(1.5).first).toBeGreaterThan(at(1).first)
  })
})

describe('walking the grid by keys', () => {
  const size = { rows: 10, columns: 5, page: 4 }
  const walk = (key: string, control: boolean, from: [number, number], to: [number, number] | null) => () =>
    expect(moveInGrid(key, control, { row: from[0], column: from[1] }, size)).toEqual(
      to && { row: to[0], column: to[1] },
    )
  it('down', walk('ArrowDown', false, [2, 1], [3, 1]))
  it('stays at the end', walk('ArrowRight', false, [2, 4], [2, 4]))
  it('to the last row', walk('ArrowDown', true, [2, 1], [9, 1]))
  it('to the first of the row', walk('Home', false, [2, 3], [2, 0]))
  it('to the very end', walk('End', true, [2, 3], [9, 4]))
  it('a page on', walk('PageDown', false, [2, 3], [6, 3]))
  it('other keys are not the grid’s', walk('x', false, [2, 3], null))
})

describe('what a cell says', () => {
  const says =
    (rowName: string, columnKey: string, words: string, folded: readonly string[] = []) =>
    () => {
      const grid = seen(folded)
      const at = [
        grid.plan.rows.findIndex(one => one.row.name === rowName),
        grid.plan.columns.findIndex(one => one.column.key === columnKey),
      ] as const
      expect(cellWords(grid, cellAt(grid, ...at))).toBe(words)
    }
  it('the value with what could be there', says('Playbooks', 'S01', '4 of 4 sources'))
  it('nothing said of it', says('Role', 'S02', 'nothing said of it'))
  it('not asked', says('Playbooks', 'S03', 'not asked'))
  it('not coded yet', says('Candour', 'S01', 'not coded yet'))
  it('no source', says('Candour', 'S02', 'no source'))
  it('an open group says nothing of its own', says('What moved', 'S01', ''))
  it('a folded group is rolled up', says('What moved', 'S02', '2 of 6 sources', ['What moved']))
  it('a folded group has totals', () => {
    const grid = seen(['What moved'])
    expect(totalsAt(grid, grid.plan.rows[1]!)).toEqual({ presence: 3, total: 9 })
  })
})

describe('shade is a share of what could be there, never a count', () => {
  const shade = (value: number, sources: number, step: number) => () =>
    expect(shadeStep('sources', value, column('S01', sources).denominators)).toBe(step)
  it('one of four', shade(1, 4, 1))
  it('one of three', shade(1, 3, 2))
  it('two of three', shade(2, 3, 3))
  it('three of four', shade(3, 4, 4))
  it('all of two is as dark as all of six', shade(2, 2, 5))
  it('nothing', shade(0, 4, 0))
  it('presence has no share', () => expect(shadeStep('presence', 1, column('S01').denominators)).toBe(0))
})

describe('copying gives what is seen', () => {
  it('heads, groups, reasons and totals', () => {
    expect(gridAsLines(seen([], true), ['Sites', 'Sources'])).toEqual([
      ['', 'exemplar', '', 'follower', '', ''],
      ['Code', 'S01 Site S01 (4 sources)', 'S03 Site S03 (4 sources)', 'S02 Site S02 (6 sources)', 'Sites', 'Sources'],
      ['Role', '1', '2', '–', '2', '3'],
      ['What moved', '', '', '', '', ''],
      ['  Playbooks', '4', 'not asked', '2', '2', '6'],
      ['  Candour', 'not coded yet', '3', 'no source', '1', '3'],
    ])
  })
  it('as text, with the filter beneath', () =>
    expect(linesAsText([['a\tb', 'c']], 'All of it.')).toBe('a b\tc\n\nAll of it.'))
  it('as a table that cannot be broken by names', () =>
    expect(
      linesAsHtml(
        [
          ['<b>', 'x'],
          ['r', '1'],
        ],
        1,
        'A & B',
      ),
    ).toBe(
      '<table><caption>A &amp; B</caption><tr><th>&lt;b&gt;</th><th>x</th></tr><tr><th>r</th><td>1</td></tr></table>',
    ))
})

describe('the filter as a sentence', () => {
  it('what was chosen stands out', () => {
    const coders = [
      { id: 'a', name: 'A', initials: 'A' },
      { id: 'b', name: 'B', initials: 'B' },
    ] as never
    const pieces = captionPieces(aMatrix().caption, { ...FIRST_CHOICES, codedBy: ['a', 'b'] }, coders, 'v4')
    expect(pieces).toEqual([
      'Every interview, coded by ',
      'A or B',
      ', ',
      'any stance',
      ', codes as in ',
      'framework v4',
      '.',
    ])
  })
  it('a sentence of another shape is shown as it is', () =>
    expect(captionPieces('Nothing.', FIRST_CHOICES, [], 'v4').join('')).toBe('Nothing.'))
})

it('sites are grouped by attributes that several share, not by their names', () => {
  const attribute = (name: string) => ({ id: name, about: 'site', name, type: 'text', choices: [] })
  const table = {
    attributes: [attribute('role'), attribute('pseudonym'), attribute('country')],
    cases: [1, 2, 3],
    members: [],
    values: [
      ['exemplar', 'Ash', 'UK'],
      ['follower', 'Elm', 'UK'],
      ['exemplar', 'Oak', 'UK'],
    ],
  }
  expect(groupingAttributes(table as never)).toEqual(['role'])
})
