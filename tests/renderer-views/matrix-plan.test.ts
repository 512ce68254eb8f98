// How a matrix is laid out, walked, shaded and copied.

import { describe, expect, it } from 'vitest'
import type { Matrix, MatrixColumn, MatrixRow } from '../../src/analysis/types.ts'
import {
  choicesOfDisplay,
  FIRST_CHOICES,
  groupingAttributes,
  lookOf,
  requestOf,
  transposed,
  type MatrixChoices,
} from '../../renderer/views/matrix/choices.ts'
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
/** The same, its sites grouped by role. */
function grouped(): Matrix {
  const group = (name: string, members: number[], cells: number[], presence: number[]) => ({
    value: name,
    name,
    members,
    cells,
    presence,
    total: 9,
    totalPresence: members.length,
    denominators: column(name, 8).denominators,
  })
  return {
    ...aMatrix(),
    columnGroups: [
      group('exemplar', [0, 2], [3, 0, 4, 3], [2, 0, 1, 1]),
      group('follower', [1], [0, 0, 2, 0], [0, 0, 1, 0]),
    ],
  }
}
const seen = (folded: readonly string[] = [], isGrouped = false): SeenMatrix => {
  const matrix = isGrouped ? grouped() : aMatrix()
  return { matrix, rolled: aMatrix('sources', true), plan: planGrid(matrix, new Set(folded)) }
}

describe('the plan of the grid', () => {
  it('shows every row when nothing is folded', () =>
    expect(seen().plan.rows.map(one => one.row.name)).toEqual([
      'Role',
      'What moved',
      'Playbooks',
      'Candour',
      'All together',
    ]))
  it('a folded group hides what it holds, and says how many codes', () => {
    const { rows } = seen(['What moved']).plan
    expect(rows.map(one => one.row.name)).toEqual(['Role', 'What moved', 'All together'])
    expect(rows[1]).toMatchObject({ folded: true, held: 2 })
  })
  it('a code cannot be folded, only a group', () => expect(seen(['Playbooks']).plan.rows).toHaveLength(5))
  it('groups stand side by side, each with its subtotal behind its members', () => {
    const { columns, groups } = seen([], true).plan
    expect(columns.map(one => one.column.key)).toEqual(['S01', 'S03', 'exemplar', 'S02', 'follower'])
    expect(groups.map(({ name, first, count }) => ({ name, first, count }))).toEqual([
      { name: 'exemplar', first: 0, count: 3 },
      { name: 'follower', first: 3, count: 2 },
    ])
    expect(columns.map(one => one.opens)).toEqual([true, false, false, true, false])
  })
  it('a folded group of columns shows its subtotal only', () =>
    expect(seen(['column:exemplar'], true).plan.columns.map(one => one.column.key)).toEqual([
      'exemplar',
      'S02',
      'follower',
    ]))
  it('a subtotal says in how many of its group', () => {
    const grid = seen([], true)
    const row = grid.plan.rows.findIndex(one => one.row.name === 'Playbooks')
    expect(cellAt(grid, row, 2)).toEqual({ value: 4, base: 8, present: { n: 1, of: 2 } })
    expect(cellWords(grid, cellAt(grid, row, 2))).toBe('4 of 8 sources, in 1 of 2')
  })
  it('rows are grouped the same way, their head being the subtotal', () => {
    const matrix = { ...aMatrix(), rowGroups: [{ ...grouped().columnGroups![0]!, members: [2, 3], cells: [4, 2, 3] }] }
    const grid: SeenMatrix = { matrix, rolled: null, plan: planGrid(matrix, new Set()) }
    expect(grid.plan.rows.map(one => one.row.name)).toEqual(['exemplar', 'Playbooks', 'Candour', 'All together'])
    expect(cellAt(grid, 0, 1)).toMatchObject({ value: 2, present: { n: 0, of: 2 } })
    expect(planGrid(matrix, new Set(['row:exemplar'])).rows).toHaveLength(2)
  })
  it('the last row is the totals of the columns', () => {
    const grid = seen()
    expect(cellAt(grid, 4, 1)).toEqual({ value: 2, base: 6 })
    expect(totalsAt(grid, grid.plan.rows[4]!)).toEqual({ presence: 3, total: 10 })
  })
  it('leaves a gap before a group, and none before the first', () => {
    const { plan } = seen([], true)
    const measures = measureGrid(plan, 1000, 2, { textSize: 1, density: 'normal' })
    const lefts = placeColumns(plan, measures).flatMap(block => block.columns.map(one => one.left - measures.first))
    const { column: one, subtotal, gap } = measures
    expect(lefts).toEqual([0, one, 2 * one, 2 * one + subtotal + gap, 3 * one + subtotal + gap])
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
    expect(gridAsLines(seen(['column:exemplar'], true), 'Code', ['Sites', 'Sources'])).toEqual([
      ['', 'exemplar', 'follower', '', '', ''],
      [
        'Code',
        'exemplar, together (8 sources)',
        'S02 Site S02 (6 sources)',
        'follower, together (8 sources)',
        'Sites',
        'Sources',
      ],
      ['Role', '3 (2 of 2)', '–', '0 (0 of 1)', '2', '3'],
      ['What moved', '', '', '', '', ''],
      ['  Playbooks', '4 (1 of 2)', '2', '2 (1 of 1)', '2', '6'],
      ['  Candour', '3 (1 of 2)', 'no source', '0 (0 of 1)', '1', '3'],
      ['All together', '9 (2 of 2)', '2', '9 (1 of 1)', '3', '10'],
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

describe('what was chosen', () => {
  it('[51] before anything is, a matrix says where there is something, not how often', () =>
    expect(requestOf(FIRST_CHOICES)).toMatchObject({ measure: 'presence' }))
  const choices: MatrixChoices = {
    ...FIRST_CHOICES,
    measure: 'sources',
    share: 'row',
    columnOrder: { by: 'total' },
    hideEmptyRows: true,
    folded: ['a', 'column:exemplar'],
    look: 'heat',
  }
  it('comes back from a saved display as it was', () =>
    expect(choicesOfDisplay(requestOf(choices) as never, lookOf(choices), 'd')).toEqual({ ...choices, displayId: 'd' }))
  it('a look that is none of ours is passed over', () =>
    expect(choicesOfDisplay(requestOf(choices) as never, '{"look":"pie"}', 'd')).toMatchObject({ look: 'table' }))
  it('turned round and round again it is the same', () =>
    expect({ ...choices, ...transposed({ ...choices, ...transposed(choices) }) }).toEqual(choices))
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
