// Sizes of the grid in pixels, from the person's text size and density. Nothing is cut at any text size.

import type { MatrixColumn } from '../../../src/analysis/types.ts'
import type { Density } from '../../state/settings.ts'
import type { GridPlan, PlannedColumn } from './grid-plan.ts'

/** Where a column stands, in pixels from the left of the grid. `place` is its place in the plan. */
export interface PlacedColumn {
  readonly place: number
  readonly left: number
  readonly width: number
}

/** Neighbouring columns, drawn and left out together. */
export interface ColumnBlock {
  readonly first: number
  readonly left: number
  readonly width: number
  readonly columns: readonly PlacedColumn[]
}

/** So many columns make a block. */
export const BLOCK = 8

/** Every column in its place, in blocks. */
export function placeColumns(plan: GridPlan, measures: GridMeasures): ColumnBlock[] {
  const blocks: { first: number; left: number; width: number; columns: PlacedColumn[] }[] = []
  let left = measures.first
  plan.columns.forEach((column, place) => {
    if (column.opens && place > 0) left += measures.gap
    if (place % BLOCK === 0) blocks.push({ first: place, left, width: 0, columns: [] })
    const width = widthOfColumn(column, measures)
    const block = blocks.at(-1)!
    block.columns.push({ place, left, width })
    left += width
    block.width = left - block.left
  })
  return blocks
}

/** A subtotal needs room for its value and in how many members it is. */
export function widthOfColumn(column: PlannedColumn, measures: GridMeasures): number {
  return column.group ? measures.subtotal : measures.column
}

/** Everything the grid needs to place its parts. */
export interface GridMeasures {
  readonly row: number
  readonly headGroups: number
  readonly headColumns: number
  readonly head: number
  readonly first: number
  readonly column: number
  readonly subtotal: number
  readonly gap: number
  readonly totals: number
  /** How many totals stand at the end of a row: presence has only one, in how many columns. */
  readonly totalCount: number
}

/** What stands over a column: the key of a case or source, the name of all else. */
export function headOf(column: MatrixColumn): string {
  return column.code || column.key === '' ? column.name : column.key
}

const ROW: Record<Density, number> = { compact: 22, normal: 24, roomy: 28 }

/** Measures for a plan in a given width. Few columns share the room there is; many keep a width at which figures can be read. */
export function measureGrid(
  plan: GridPlan,
  width: number,
  totalCount: number,
  settings: { readonly textSize: number; readonly density: Density },
): GridMeasures {
  const scale = settings.textSize
  const row = Math.round(Math.max(ROW[settings.density], ROW[settings.density] * scale))
  const headGroups = plan.groups.length > 0 ? Math.round(25 * scale) : 0
  const headColumns = Math.round((headGroups > 0 ? 40 : 46) * scale)
  const first = Math.round((width < 800 ? 184 : 224) * scale)
  const members = plan.columns.filter(one => !one.group)
  // “145 of 1,000” is wider than “11 of 12”.
  const digits = Math.max(0, String(members.length).length - 2)
  const totals = Math.round((totalCount === 1 ? 62 : 116) * scale) + Math.round(digits * totalCount * 8 * scale)
  const longest = members.reduce((most, { column }) => Math.max(most, headOf(column).length), 0)
  const subtotal = Math.round((totalCount === 1 ? 62 : 92) * scale)
  const subtotals = subtotal * (plan.columns.length - members.length)
  const least = Math.round(Math.min(132, Math.max(50, longest * 7.4 + 14)) * scale)
  const gap = 8
  const gaps = gap * Math.max(1, plan.groups.length)
  const room = members.length > 0 ? Math.floor((width - first - totals - gaps - subtotals - 1) / members.length) : least
  return {
    row,
    headGroups,
    headColumns,
    head: headGroups + headColumns,
    first,
    column: Math.max(least, Math.min(room, Math.round(120 * scale))),
    subtotal,
    gap,
    totals,
    totalCount,
  }
}
