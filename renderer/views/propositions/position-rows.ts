// The rows of the matrix of positions as they are shown: heads of groups and cases, in one order. Pure.

import {
  LEFT_OUT,
  POSITIONS,
  type PositionCell,
  type PositionCounts,
  type PositionMatrix,
} from '../../../src/analysis/positions/types.ts'
import type { SuggestedPosition } from '../../../src/analysis/types.ts'
import type { CaseId } from '../../../src/base/ids.ts'

/** A row: the head of a group with how many hold which position on each proposition, or a case. */
export type ShownRow =
  | {
      readonly kind: 'group'
      readonly name: string
      readonly of: number
      readonly counts: readonly PositionCounts[]
    }
  | {
      readonly kind: 'case'
      readonly caseId: CaseId
      readonly key: string
      readonly name: string
      readonly by: string | null
      readonly cells: readonly PositionCell[]
    }

const held = (cell: PositionCell) => cell.decided?.value ?? cell.suggested

/** The rows in order, each group under its head. */
export function rowsOf(matrix: PositionMatrix): ShownRow[] {
  const heads = new Map(matrix.groups?.map(group => [group.from, group]))
  return matrix.cases.flatMap((one, at): ShownRow[] => {
    const head = heads.get(at)
    const row: ShownRow = { kind: 'case', ...one, cells: matrix.cells[at]! }
    return head ? [{ kind: 'group', name: head.name, of: head.of, counts: head.counts }, row] : [row]
  })
}

/** The positions that somebody holds with how many do, in their order. */
export function heldBy(counts: PositionCounts): { readonly position: SuggestedPosition; readonly n: number }[] {
  return POSITIONS.flatMap(position => (counts[position] === 0 ? [] : [{ position, n: counts[position] }]))
}

/** The same in words: "supports 4, mixed 1". */
export const countsInWords = (counts: PositionCounts): string =>
  heldBy(counts)
    .map(({ position, n }) => `${position} ${n}`)
    .join(', ')

/** The matrix as a spreadsheet takes it: heads, then a line for each row, "supports 3/0/0". */
export function shownText(
  rows: readonly ShownRow[],
  columns: readonly { readonly key: string | null; readonly name: string; readonly isJudged: boolean }[],
): string {
  const cellOf = (cell: PositionCell, at: number) =>
    held(cell) === 'silent'
      ? cell.decided === null && !columns[at]!.isJudged
        ? 'nothing judged yet'
        : `silent: ${cell.decided?.silentKind ?? cell.silentKind ?? LEFT_OUT}`
      : `${held(cell)} ${cell.confirming}/${cell.qualifying}/${cell.disconfirming}`
  const lines = rows.map(row =>
    row.kind === 'group'
      ? [`${row.name}, ${row.of}`, ...row.counts.map(countsInWords)]
      : [[row.key, row.name === row.key ? '' : row.name].filter(Boolean).join(' '), ...row.cells.map(cellOf)],
  )
  return [['', ...columns.map(one => one.key ?? one.name)], ...lines].map(line => line.join('\t')).join('\n')
}
