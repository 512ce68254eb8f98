// The rows of the matrix of positions as they are shown: groups by an attribute, or one run. Pure.

import type { PositionCell, PositionMatrix } from '../../../src/analysis/positions/types.ts'
import type { CaseId } from '../../../src/base/ids.ts'

/** A row: the head of a group with how many support each proposition, or a case. */
export type ShownRow =
  | { readonly kind: 'group'; readonly name: string; readonly of: number; readonly supports: readonly number[] }
  | {
      readonly kind: 'case'
      readonly caseId: CaseId
      readonly key: string
      readonly name: string
      readonly cells: readonly PositionCell[]
    }

type CaseRow = Extract<ShownRow, { kind: 'case' }>

const held = (cell: PositionCell) => cell.decided?.value ?? cell.suggested

/** The rows in order; with `groupOf` under the head of their group, groups as they first come. */
export function rowsOf(
  matrix: PositionMatrix,
  groupOf: ((one: { caseId: string; key: string }) => string) | null,
): ShownRow[] {
  const rows = matrix.cases.map((one, at): CaseRow => ({ kind: 'case', ...one, cells: matrix.cells[at]! }))
  if (groupOf === null) return rows
  const groups = new Map<string, CaseRow[]>()
  for (const row of rows) groups.set(groupOf(row), [...(groups.get(groupOf(row)) ?? []), row])
  return [...groups].flatMap(([name, its]): ShownRow[] => [
    {
      kind: 'group',
      name,
      of: its.length,
      supports: matrix.propositions.map(
        (_, column) => its.filter(row => held(row.cells[column]!).startsWith('supports')).length,
      ),
    },
    ...its,
  ])
}

/** The matrix as a spreadsheet takes it: heads, then a line for each case, "supports 3/0/0". */
export function shownText(
  rows: readonly ShownRow[],
  columns: readonly { readonly key: string | null; readonly name: string }[],
): string {
  const cellOf = (cell: PositionCell) =>
    held(cell) === 'silent'
      ? `silent: ${cell.decided?.silentKind ?? cell.silentKind ?? ''}`
      : `${held(cell)} ${cell.confirming}/${cell.qualifying}/${cell.disconfirming}`
  const lines = rows.map(row =>
    row.kind === 'group'
      ? [row.name, ...row.supports.map(n => `${n} of ${row.of}`)]
      : [[row.key, row.name].join(' '), ...row.cells.map(cellOf)],
  )
  return [['', ...columns.map(one => one.key ?? one.name)], ...lines].map(line => line.join('\t')).join('\n')
}
