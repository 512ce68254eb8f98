// A matrix as those outside may see it: cases under their published codes, small counts of cases and people left out where that was
// settled. Pure.

import type { Matrix, MatrixGroup, MatrixRequest } from '../../analysis/types.ts'
import type { CaseId, SourceId } from '../../base/ids.ts'
import { compareNatural } from '../../base/order.ts'
import { bandOf, hiddenCells } from '../disclosure/small-cells.ts'
import type { ExportBook } from '../tables/book.ts'
import type { OutsideNames } from './names.ts'

type Side = MatrixRequest['rows'] | MatrixRequest['columns']

/** The kind of case on a side; null for anything else. */
export function casesOn(side: Side): string | null {
  if (side === 'sites' || side === 'participants' || side === 'pairs') return side.slice(0, -1)
  return typeof side === 'object' && 'of' in side && side.of === 'cases' ? side.kind : null
}

/** Whether sources stand on a side. */
export const isSources = (side: Side) =>
  side === 'sources' || (typeof side === 'object' && 'of' in side && side.of === 'sources')

/** What is asked for outside: people who agreed to nothing, or took their consent back, and sources with them, have no row or column of their own. `left` says who is not there. */
export function outsideRequest<Request extends MatrixRequest>(
  request: Request,
  all: { readonly people: readonly CaseId[]; readonly sources: readonly SourceId[] },
  names: Pick<OutsideNames, 'isSilent'>,
): { request: Request; left: string | null } {
  let left = 0
  const within = (side: Side): Side => {
    const kind = isSources(side) ? 'sources' : casesOn(side) === 'participant' ? 'people' : null
    if (kind === null) return side
    const chosen = typeof side === 'object' && 'ids' in side && side.ids !== undefined ? side.ids : all[kind]
    const kept = (chosen as readonly string[]).filter(id => !names.isSilent(id))
    if (kept.length === chosen.length) return side
    left += chosen.length - kept.length
    return kind === 'people'
      ? { of: 'cases', kind: 'participant', ids: kept as CaseId[] }
      : { of: 'sources', ids: kept as SourceId[] }
  }
  const asked = { ...request, rows: within(request.rows), columns: within(request.columns) } as Request
  return {
    request: asked,
    left:
      left === 0
        ? null
        : `${left} ${left === 1 ? 'row or column is' : 'rows or columns are'} left out: people in ${left === 1 ? 'it' : 'them'} did not agree, or took their consent back.`,
  }
}

/** The matrix under published codes: where nothing else was asked for, cases and sources stand in the order of these codes, which tells nothing. Refuses cases and sources without one. */
export function outsideMatrix(matrix: Matrix, request: MatrixRequest, names: OutsideNames): Matrix {
  const codesOn = (side: Side, heads: readonly { readonly id: string }[]) => {
    const ids = heads.map(head => head.id)
    return isSources(side) ? names.sourceCodesOf(ids) : casesOn(side) === null ? null : names.codesOf(ids)
  }
  const rows = codesOn(request.rows, matrix.rows)
  const columns = codesOn(request.columns, matrix.columns)
  const { down, across } = orderUnder(matrix, request, rows, columns)
  const crosswise = <Item>(cells: readonly (readonly Item[])[]) => down.map(row => across.map(at => cells[row]![at]!))
  const coded = <Head extends { readonly id: string; readonly key: string; readonly name: string }>(
    head: Head,
    codes: ReadonlyMap<string, string> | null,
  ): Head => {
    const code = codes?.get(head.id)
    return code === undefined
      ? { ...head, name: names.words(head.name) }
      : { ...head, id: code, key: code, name: code, orderedBy: undefined }
  }
  return {
    ...matrix,
    rows: down.map(at => coded(matrix.rows[at]!, rows)),
    columns: across.map(at => coded(matrix.columns[at]!, columns)),
    cells: crosswise(matrix.cells),
    empty: crosswise(matrix.empty),
    rowTotals: down.map(at => matrix.rowTotals[at]!),
    rowPresence: down.map(at => matrix.rowPresence[at]!),
    columnTotals: across.map(at => matrix.columnTotals[at]!),
    caption: names.words(matrix.caption),
    ...(matrix.notes ? { notes: matrix.notes.map(note => orderOutside(names.words(note))) } : {}),
    ...(matrix.rowGroups ? { rowGroups: matrix.rowGroups.map(group => moved(group, down, across)) } : {}),
    ...(matrix.columnGroups ? { columnGroups: matrix.columnGroups.map(group => moved(group, across, down)) } : {}),
  }
}

/** Sentences on order speak of published codes, not of the team’s keys. */
export function orderOutside(sentence: string): string {
  return sentence.replaceAll('natural order of key', 'the order of published codes')
}

function orderUnder(
  matrix: Matrix,
  request: MatrixRequest,
  rows: ReadonlyMap<string, string> | null,
  columns: ReadonlyMap<string, string> | null,
): { readonly down: number[]; readonly across: number[] } {
  return {
    down: placesOf(matrix.rows, rows, isFree(request.rowOrder, request.rowGroups)),
    across: placesOf(matrix.columns, columns, isFree(request.columnOrder, request.columnGroups)),
  }
}

function isFree(order: MatrixRequest['rowOrder'], groups: MatrixRequest['rowGroups']): boolean {
  return (order === undefined || order.by === 'own' || order.by === 'given') && !groups
}

function placesOf(
  heads: readonly { readonly id: string }[],
  codes: ReadonlyMap<string, string> | null,
  byCode: boolean,
): number[] {
  const places = heads.map((_, at) => at)
  if (codes === null || !byCode) return places
  return places.toSorted((a, b) => compareNatural(codes.get(heads[a]!.id)!, codes.get(heads[b]!.id)!))
}

/** A group whose own side, and the other side, stand in another order. */
function moved(group: MatrixGroup, own: readonly number[], other: readonly number[]): MatrixGroup {
  return {
    ...group,
    members: own.flatMap((was, at) => (group.members.includes(was) ? [at] : [])),
    cells: other.map(at => group.cells[at]!),
    presence: other.map(at => group.presence[at]!),
  }
}

/** Which counts of cases or people are left out, so that none below the least can be read or reckoned; `also` are left out for another reason. Null where nothing is hidden. */
function hiddenOf(
  matrix: Matrix,
  least: number | null,
  also: readonly (readonly boolean[])[] | null,
): boolean[][] | null {
  if (least === null || matrix.share || (matrix.measure !== 'cases' && matrix.measure !== 'participants')) return null
  const hidden = hiddenCells(matrix.cells, least, also)
  return hidden.some(row => row.includes(true)) ? hidden : null
}

/** The same of a matrix that is not under published codes yet, whose rows and columns stand in another order. */
export function hiddenHere(
  matrix: Matrix,
  request: MatrixRequest,
  names: OrderedBy & Pick<OutsideNames, 'settings'>,
  also: readonly (readonly boolean[])[] | null = null,
): boolean[][] | null {
  const { down, across } = orderHere(matrix, request, names)
  const moved = <Item>(cells: readonly (readonly Item[])[]) => down.map(row => across.map(at => cells[row]![at]!))
  const hidden = hiddenOf({ ...matrix, cells: moved(matrix.cells) }, names.settings.least, also && moved(also))
  if (hidden === null) return null
  const here = matrix.cells.map(row => row.map(() => false))
  down.forEach((row, at) => across.forEach((column, place) => (here[row]![column] = hidden[at]![place]!)))
  return here
}

/** What is hidden of a matrix, in the order in which it stands under published codes. */
export function hiddenOutside(
  hidden: readonly (readonly boolean[])[] | null,
  matrix: Matrix,
  request: MatrixRequest,
  names: OrderedBy,
): boolean[][] | null {
  const { down, across } = orderHere(matrix, request, names)
  return hidden && down.map(row => across.map(at => hidden[row]![at]!))
}

type OrderedBy = Pick<OutsideNames, 'codeOf' | 'sourceOf'>

/** The order under published codes of a matrix that is not under them yet. */
function orderHere(matrix: Matrix, request: MatrixRequest, names: OrderedBy): ReturnType<typeof orderUnder> {
  const codesOn = (side: Side, heads: readonly { readonly id: string }[]) => {
    if (!isSources(side) && casesOn(side) === null) return null
    const codes = new Map<string, string>()
    for (const { id } of heads) {
      const code = isSources(side) ? names.sourceOf(id)?.code : names.codeOf(id)
      if (code === null || code === undefined) return null
      codes.set(id, code)
    }
    return codes
  }
  return orderUnder(matrix, request, codesOn(request.rows, matrix.rows), codesOn(request.columns, matrix.columns))
}

/** What stands for a count that is left out. */
export const NOT_SHOWN = 'not shown'

/** A book without the counts that are hidden; “in how many” is said in words where it would tell of too few. */
export function maskedBook(
  book: ExportBook,
  matrix: Matrix,
  hidden: readonly (readonly boolean[])[] | null,
  least: number | null,
  countsCases: boolean,
): ExportBook {
  if (least === null) return book
  const of = matrix.columns.length
  const groups = (matrix.columnGroups ?? []).length * 2
  return {
    ...book,
    caption: [
      ...book.caption,
      `Small counts are not given: below ${least}, and as many more as those would follow from.`,
    ],
    table: {
      ...book.table,
      rows: book.table.rows.map((row, at) => ({
        ...row,
        cells: row.cells.map((cell, column) => {
          if (hidden !== null && at >= matrix.rows.length) return { ...cell, value: 1, asWord: NOT_SHOWN }
          if (column < of && hidden?.[at]?.[column]) return { value: 1, shade: 0, why: null, asWord: NOT_SHOWN }
          if (countsCases && column === of + groups && at < matrix.rows.length && !row.isGroup) {
            const band = bandOf(cell.value, of, least)
            return band === null ? cell : { ...cell, asWord: band }
          }
          // Totals of a row with hidden counts would give them away.
          return hidden?.[at]?.includes(true) && column >= of ? { ...cell, value: 1, asWord: NOT_SHOWN } : cell
        }),
      })),
      totals: {
        ...book.table.totals,
        cells: book.table.totals.cells.map((cell, column) =>
          hidden?.some(row => row[column]) || (hidden !== null && column >= of) ? null : cell,
        ),
      },
    },
  }
}
