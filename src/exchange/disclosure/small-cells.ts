// Small counts in statements and tables (METHODS 6.4, rules 4 and 6). Pure.

import { assert } from '../../base/trouble.ts'
import type { CountTable, Finding, Statement } from './types.ts'

/** The words for a count that is too telling: it, or what it leaves over, is above none and below `least`. Null where the count may stand. */
export function bandOf(count: number, of: number, least: number): 'a few' | 'some' | 'almost all' | null {
  const isFew = count > 0 && count < least
  const leavesFew = of - count > 0 && of - count < least
  if (isFew && leavesFew) return 'some'
  if (isFew) return 'a few'
  return leavesFew ? 'almost all' : null
}

/** Judges statements: a count also tells of those that it leaves over. */
export function judgeStatements(statements: readonly Statement[], least: number): Finding[] {
  return statements.flatMap(({ where, count, of, what }): Finding[] => {
    const band = bandOf(count, of, least)
    if (band === null) return []
    const left = of - count
    const few = count > 0 && count < least ? count : left
    return [
      {
        rule: 'complement',
        subject: `${count} of ${of} ${what}`,
        where,
        says:
          few === count && few > 0
            ? `“${count} of ${of} ${what}” speaks of ${few} only, fewer than ${least}.`
            : `“${count} of ${of} ${what}” tells of the ${left === 1 ? 'one' : left} that ${left === 1 ? 'is' : 'are'} left, fewer than ${least}.`,
        k: few,
        ways: [
          { kind: 'band', says: `Say “${band}”` },
          { kind: 'leave out', says: 'Leave out' },
        ],
      },
    ]
  })
}

/**
 * Which cells of a table of counts are to be left out: those above none and below `least`, and as many others as it takes
 * that none of them follows from totals of rows and columns by subtraction. `isHidden[row][column]`; `also` are hidden for another reason.
 *
 * A hidden cell follows exactly when it lies on no closed way through hidden cells, going along rows and columns in turn
 * (seen as a graph of rows and columns whose edges are the hidden cells: when its edge is a bridge). So bridges are closed
 * to rings by the cells that take the fewest counts away; where a table has one row or column only, a second cell is enough.
 */
export function hiddenCells(
  cells: readonly (readonly number[])[],
  least: number,
  also: readonly (readonly boolean[])[] | null = null,
): boolean[][] {
  const hidden = cells.map((row, at) =>
    row.map((count, column) => (count > 0 && count < least) || also?.[at]?.[column] === true),
  )
  if (cells.length === 0 || cells[0]!.length === 0) return hidden
  if (cells.length === 1 || cells[0]!.length === 1) return hiddenInLine(cells, hidden)
  // Every step hides at least one more cell, so this ends.
  for (;;) {
    const bridge = firstBridge(hidden)
    if (bridge === null) return hidden
    for (const [row, column] of cheapestRing(cells, hidden, bridge)) hidden[row]![column] = true
  }
}

/** A cell by its places. */
export type Cell = readonly [row: number, column: number]

/** One row or column with its total: one hidden cell would follow, two do not. */
function hiddenInLine(cells: readonly (readonly number[])[], hidden: boolean[][]): boolean[][] {
  const places: Cell[] = cells.flatMap((row, at) => row.map((_, column): Cell => [at, column]))
  const open = places.filter(([row, column]) => !hidden[row]![column])
  if (places.length - open.length !== 1 || open.length === 0) return hidden
  const [row, column] = cheapest(cells, open)!
  hidden[row]![column] = true
  return hidden
}

/** The cheapest of some cells to hide; null of none. */
export function cheapest(cells: readonly (readonly number[])[], some: readonly Cell[]): Cell | null {
  return some.length === 0 ? null : some.reduce((best, one) => (cost(cells, one) < cost(cells, best) ? one : best))
}

/** What it costs to hide a cell: its count. Hiding a none helps little, for it is guessed first, so it comes last. */
function cost(cells: readonly (readonly number[])[], [row, column]: Cell): number {
  const count = cells[row]![column]!
  return count === 0 ? 1_000_000_000 : count
}

/** The cheapest cells that close a ring through a hidden cell: over another row and another column. */
function cheapestRing(
  cells: readonly (readonly number[])[],
  hidden: readonly (readonly boolean[])[],
  [row, column]: Cell,
): Cell[] {
  let best: { readonly cost: number; readonly cells: Cell[] } | null = null
  for (let otherRow = 0; otherRow < cells.length; otherRow++) {
    if (otherRow === row) continue
    for (let otherColumn = 0; otherColumn < cells[0]!.length; otherColumn++) {
      if (otherColumn === column) continue
      const ring: Cell[] = [
        [row, otherColumn],
        [otherRow, column],
        [otherRow, otherColumn],
      ]
      const added = ring.filter(([r, c]) => !hidden[r]![c])
      if (added.length === 0) continue
      const sum = added.reduce((total, cell) => total + cost(cells, cell), 0)
      if (best === null || sum < best.cost) best = { cost: sum, cells: added }
    }
  }
  assert(best !== null, 'a bridge has no ring through hidden cells yet')
  return best.cells
}

/** The first hidden cell whose edge is a bridge between rows and columns. */
function firstBridge(hidden: readonly (readonly boolean[])[]): Cell | null {
  for (let row = 0; row < hidden.length; row++) {
    for (let column = 0; column < hidden[0]!.length; column++) {
      if (hidden[row]![column] && !areJoinedWithout(hidden, [row, column])) return [row, column]
    }
  }
  return null
}

/** Whether a row and a column are joined by hidden cells other than their own. */
function areJoinedWithout(hidden: readonly (readonly boolean[])[], [row, column]: Cell): boolean {
  const rows = new Set([row])
  const columns = new Set<number>()
  let waiting: (readonly ['row' | 'column', number])[] = [['row', row]]
  while (waiting.length > 0) {
    const next: (readonly ['row' | 'column', number])[] = []
    for (const [kind, at] of waiting) {
      if (kind === 'row') {
        for (let to = 0; to < hidden[0]!.length; to++) {
          if (!hidden[at]![to] || columns.has(to) || (at === row && to === column)) continue
          if (to === column) return true
          columns.add(to)
          next.push(['column', to])
        }
      } else {
        for (let to = 0; to < hidden.length; to++) {
          if (!hidden[to]![at] || rows.has(to)) continue
          rows.add(to)
          next.push(['row', to])
        }
      }
    }
    waiting = next
  }
  return false
}

/** Judges tables of counts: one finding a table, with how many cells are to be left out and why. */
export function judgeTables(tables: readonly CountTable[], least: number): Finding[] {
  return tables.flatMap(({ where, cells }): Finding[] => {
    const small = cells.flat().filter(count => count > 0 && count < least)
    if (small.length === 0) return []
    const all = hiddenCells(cells, least).flat().filter(Boolean).length
    return [
      {
        rule: 'small cells',
        subject: `table ${where}: ${small.length} below ${least}`,
        where,
        says: `${small.length === 1 ? 'One count is' : `${small.length} counts are`} above none and below ${least}.`,
        k: Math.min(...small),
        ways: [
          {
            kind: 'suppress',
            says:
              all === small.length
                ? `Leave ${all === 1 ? 'that count' : 'those counts'} out`
                : `Leave those counts out, and ${all - small.length} more that they would follow from`,
          },
          { kind: 'coarsen', says: 'Join rows or columns' },
        ],
      },
    ]
  })
}
