// The matrix of positions as files. Pure.

import {
  LEFT_OUT,
  POSITIONS,
  type PositionCell,
  type PositionCounts,
  type PositionGroup,
  type PositionMatrix,
} from '../../analysis/positions/types.ts'
import type { ExportBook, TableCell, TableRow } from '../tables/book.ts'
import { bandOf } from '../disclosure/small-cells.ts'
import { csvLine } from '../tables/csv.ts'
import type { PlainSheet } from '../tables/plain-xlsx.ts'

/** "supports with conditions 3/1/0" (without the counts where those are hidden), "silent: not coded", and what was decided where that is something else; over all evidence, where a filter narrows what is suggested. */
export function cellInWords(cell: PositionCell, hidesCounts = false, isNarrowed = false): string {
  const suggested =
    cell.suggested === 'silent'
      ? `silent: ${cell.silentKind ?? LEFT_OUT}`
      : hidesCounts
        ? cell.suggested
        : `${cell.suggested} ${countsOf(cell)}`
  if (cell.decided === null) return suggested
  const { value, silentKind, moved } = cell.decided
  const decided = value === 'silent' ? `silent: ${silentKind ?? ''}` : value
  return `${decided} (decided${isNarrowed ? ' over all evidence' : ''}; suggested ${suggested}${moved ? '; the evidence moved since' : ''})`
}

/** People confirming, qualifying, disconfirming: "3/1/0". */
export function countsOf({ confirming, qualifying, disconfirming }: PositionCell): string {
  return `${confirming}/${qualifying}/${disconfirming}`
}

/** The position that holds: the decided one, else the suggested one. */
export function heldPosition(cell: PositionCell): PositionCell['suggested'] {
  return cell.decided?.value ?? cell.suggested
}

const HEADS = [
  'proposition',
  'case',
  'suggested',
  'confirming',
  'qualifying',
  'disconfirming',
  'position',
  'silent_kind',
  'rationale',
  'decided_by',
  'evidence_moved',
]

/** The heads of the rows; where the matrix is narrowed, the filter at the end. */
const headsOf = ({ narrowed }: PositionMatrix) => (narrowed === undefined ? HEADS : [...HEADS, 'filter'])

/** A row for every cell, proposition by proposition. */
function positionRows(matrix: PositionMatrix, hidesCounts = false): (string | number)[][] {
  return matrix.propositions.flatMap((proposition, column) =>
    matrix.cases.map((one, row) => {
      const cell = matrix.cells[row]![column]!
      const { decided } = cell
      return [
        proposition.key ?? proposition.id,
        one.key,
        cell.suggested,
        ...(hidesCounts ? ['', '', ''] : [cell.confirming, cell.qualifying, cell.disconfirming]),
        decided?.value ?? '',
        silentKindOf(cell) ?? (isLeftOut(cell) ? LEFT_OUT : ''),
        decided?.rationale ?? '',
        decided?.coder ?? '',
        decided?.moved ? 'yes' : '',
        ...(matrix.narrowed === undefined ? [] : [matrix.narrowed]),
      ]
    }),
  )
}

/** Whether a cell is silent only because what it says does not pass. */
const isLeftOut = ({ decided, suggested, silentKind }: PositionCell) =>
  decided === null && suggested === 'silent' && silentKind === null

function silentKindOf({ decided, silentKind }: PositionCell) {
  return decided?.value === 'silent' ? decided.silentKind : silentKind
}

/** Every cell as csv, a row each. */
export function* writePositionsCsv(matrix: PositionMatrix, hidesCounts = false): Generator<string, void, void> {
  yield csvLine(headsOf(matrix))
  for (const row of positionRows(matrix, hidesCounts)) yield csvLine(row)
}

/** Every cell in the shape that scripts rely on. */
export function* writePositionsJson(matrix: PositionMatrix, hidesCounts = false): Generator<string, void, void> {
  const cells = matrix.propositions.flatMap((proposition, column) =>
    matrix.cases.map((one, row) => {
      const cell = matrix.cells[row]![column]!
      const silentKind = silentKindOf(cell)
      return JSON.stringify({
        proposition: proposition.key ?? proposition.id,
        case: one.key,
        suggested: cell.suggested,
        ...(hidesCounts
          ? {}
          : { confirming: cell.confirming, qualifying: cell.qualifying, disconfirming: cell.disconfirming }),
        ...(cell.decided === null ? {} : { position: cell.decided.value }),
        ...(silentKind === null ? (isLeftOut(cell) ? { silentKind: LEFT_OUT } : {}) : { silentKind }),
        ...(matrix.narrowed === undefined ? {} : { filter: matrix.narrowed }),
      })
    }),
  )
  yield cells.length === 0 ? '[]\n' : `[\n  ${cells.join(',\n  ')}\n]\n`
}

/** Two sheets: the matrix in words, and a row for every cell. */
export function positionSheets(matrix: PositionMatrix, hidesCounts = false): PlainSheet[] {
  const columns = matrix.propositions.map(one => one.key ?? one.name)
  return [
    {
      name: 'Matrix',
      heads: ['case', 'name', ...(matrix.groups ? ['group'] : []), ...columns],
      widths: [10, 26, ...(matrix.groups ? [20] : []), ...columns.map(() => 26)],
      rows: matrix.cases.map((one, row) => [
        one.key,
        one.name,
        ...(matrix.groups ? [groupAt(matrix.groups, row)!.name] : []),
        ...matrix.cells[row]!.map(cell => cellInWords(cell, hidesCounts, matrix.narrowed !== undefined)),
      ]),
    },
    ...(matrix.narrowed === undefined ? [] : [{ name: 'Caption', heads: ['caption'], widths: [120], rows: [[matrix.caption]] }]), // prettier-ignore
    ...(matrix.groups ? [groupSheet(matrix, matrix.groups)] : []),
    {
      name: 'Propositions',
      heads: ['proposition', 'statement', 'status'],
      widths: [14, 90, 12],
      rows: matrix.propositions.map(one => [one.key ?? one.name, one.statement, one.status]),
    },
    {
      name: 'Cells',
      heads: headsOf(matrix),
      widths: [12, 10, 24, 11, 11, 13, 24, 20, 40, 16, 15, ...(matrix.narrowed === undefined ? [] : [60])],
      rows: positionRows(matrix, hidesCounts),
    },
  ]
}

/** The group that a row stands in. */
const groupAt = (groups: readonly PositionGroup[], row: number) =>
  groups.find(group => row >= group.from && row < group.from + group.of)

/** How many cases of each group hold each position, a row for every proposition and group. */
function groupSheet(matrix: PositionMatrix, groups: readonly PositionGroup[]): PlainSheet {
  return {
    name: 'Groups',
    heads: ['proposition', 'group', 'cases', ...POSITIONS],
    widths: [12, 26, 8, ...POSITIONS.map(() => 14)],
    rows: matrix.propositions.flatMap((proposition, column) =>
      groups.map(({ name, of, counts }) => [
        proposition.key ?? proposition.id,
        name,
        of,
        ...POSITIONS.map(position => counts[column]![position]),
      ]),
    ),
  }
}

/** The positions of a group that somebody holds, in their order: "supports 4, mixed 1, silent 1". */
export function countsInWords(counts: PositionCounts): string {
  return POSITIONS.flatMap(position => (counts[position] === 0 ? [] : [`${position} ${counts[position]}`])).join(', ')
}

const UNIT_WORDS = { sites: 'Site', participants: 'Participant', pairs: 'Pair' } as const

const inWords = (asWord: string): TableCell => ({ value: 1, shade: 0, why: null, asWord })

/** The head of a group: how many cases, and their positions on each proposition. */
const headOf = ({ name, of, counts }: PositionGroup): TableRow => ({
  id: `group ${name}`,
  key: name,
  label: `${name}, ${of}`,
  depth: 0,
  isGroup: true,
  cells: counts.map(one => inWords(countsInWords(one))),
})

/** The matrix as a table to be read: cases down, propositions across, at the foot how many cases support each; with a least count, no count that is smaller or leaves fewer over. */
export function positionBook(
  matrix: PositionMatrix,
  least: number | null = null,
  more: readonly string[] = [],
): ExportBook {
  const supports = (column: number) =>
    matrix.cells.filter(row => heldPosition(row[column]!).startsWith('supports')).length
  return {
    title: 'Positions on the propositions',
    caption: [
      matrix.caption,
      least === null
        ? 'Each cell: the position, then people confirming, qualifying and disconfirming. A decided position stands beside the suggested one.'
        : `Each cell: the position. Counts of people, and of fewer than ${least} cases, are not given.`,
      ...matrix.propositions.map(
        one =>
          `${one.key ?? one.name}: ${one.statement} (${one.status}${one.isJudged ? '' : '; nothing judged for it yet'})`,
      ),
      ...more,
    ],
    excerpts: [],
    table: {
      name: 'Positions',
      title: 'Positions on the propositions',
      corner: UNIT_WORDS[matrix.unit],
      columns: matrix.propositions.map(one => ({
        key: one.key ?? one.name,
        name: '',
        below: `of ${matrix.cases.length}`,
        kind: 'cell',
        sheet: null,
      })),
      rows: matrix.cases.flatMap((one, row): TableRow[] => {
        const group = matrix.groups && groupAt(matrix.groups, row)
        const line = {
          id: one.caseId,
          key: one.key,
          label: [one.key, one.name === one.key ? '' : one.name, one.by === null ? '' : `(${one.by})`]
            .filter(Boolean)
            .join(' '),
          depth: group ? 1 : 0,
          isGroup: false,
          cells: matrix.cells[row]!.map(cell =>
            inWords(cellInWords(cell, least !== null, matrix.narrowed !== undefined)),
          ),
        }
        return group?.from === row ? [headOf(group), line] : [line]
      }),
      totals: {
        label: 'Cases that support it',
        cells: matrix.propositions.map((_, column) => {
          const count = supports(column)
          return least !== null && bandOf(count, matrix.cases.length, least) !== null ? null : count
        }),
      },
    },
  }
}
