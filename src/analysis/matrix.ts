// Codes × sites, participants, pairs, sources, coders or values of an attribute, with totals that count each thing once.

import { Refusal } from '../base/trouble.ts'
import type { CodingTable } from './coding-table.ts'
import { keyOf, nameOf, type CodeHead, type Heads } from './heads.ts'
import { captionOf } from './matrix-caption.ts'
import { codingsUnder, countColumn, peopleOf, rowIndex, sitesIn, type RowIndex } from './matrix-count.ts'
import { simple } from './matrix-scope.ts'
import { columnsOf } from './matrix-columns.ts'
import { scopeOf, type Column, type Scope, type SimpleRequest } from './matrix-scope.ts'
import type { EmptyReason, Matrix, MatrixCell, MatrixColumn, MatrixRequest } from './types.ts'

interface Rows {
  readonly shown: readonly CodeHead[]
  readonly leftOut: readonly CodeHead[]
  readonly index: RowIndex
}

const MOST_CELLS = 1_000_000

/** The codes of the rows, in framework order; retired ones are left out. Refuses a code that is not there. */
function rowsOf(heads: Heads, request: Pick<SimpleRequest, 'rows' | 'rollUp'>): Rows {
  const wanted = request.rows === 'codes' ? null : new Set(request.rows)
  const asked = heads.codes.filter(code => wanted === null || wanted.has(code.id))
  if (wanted !== null && asked.length < wanted.size) {
    throw new Refusal('no-such-code', 'A code chosen for this matrix is not in the framework any more.')
  }
  const shown = asked.filter(code => !code.retired)
  return { shown, leftOut: asked.filter(code => code.retired), index: rowIndex(heads.codes, shown, request.rollUp) }
}

/** What a column could hold at most, each thing once; codings of retired codes are not among them. */
function denominators(table: CodingTable, scope: Scope, column: Column, codings: number): MatrixColumn['denominators'] {
  return {
    sources: column.sources.length,
    participants: peopleOf(table, column).size,
    codings,
    words: column.sources.reduce((sum, source) => sum + (table.block(source.n)?.words ?? 0), 0),
    cases: sitesIn(scope, column).size,
  }
}

/**
 * Why nothing is found in a column. *Not coded* as soon as one of its sources is marked as coded by nobody (with a filter by
 * coder: by none of those). Which question was put to whom is not recorded, so *not asked* is never claimed.
 */
function emptyReason(scope: Scope, column: Column): EmptyReason {
  if (column.sources.length === 0) return column.coder === 0 ? 'no source' : 'not coded'
  const marked = (coder: number) =>
    (column.coder === 0 || coder === column.coder) && (scope.coders === null || scope.coders.has(coder))
  return column.sources.every(source => source.codedBy.some(marked)) ? 'nothing said' : 'not coded'
}

/**
 * Computes a matrix. A row counts the codings of its own code, with `rollUp` also those of the codes below it (a passage
 * once). Totals are taken over everything that passes the filter, sources tied to no column included, and count each thing
 * once; totals of presence count where it is. Rows of groups hold nothing without `rollUp`, and give no reason.
 */
export function matrix(table: CodingTable, heads: Heads, asked: MatrixRequest): Matrix {
  const request = simple(asked)
  const scope = scopeOf(table, heads, request)
  const plans = columnsOf(table, heads, request.columns, scope)
  const { shown, leftOut, index } = rowsOf(heads, request)
  const rows = shown.length
  if (rows * plans.length > MOST_CELLS) {
    throw new Refusal(
      'matrix-too-large',
      `This matrix would have ${rows} rows and ${plans.length} columns. Choose fewer codes, or set a filter: up to a million cells can be shown.`,
    )
  }
  const { measure } = request
  const cells = shown.map(() => Array.from({ length: plans.length }, () => 0))
  const empty = shown.map(() => Array.from<EmptyReason | null>({ length: plans.length }).fill(null))
  const rowPresence = shown.map(() => 0)
  const columnTotals: number[] = []
  const columns = plans.map((column, at): MatrixColumn => {
    const counts = countColumn(table, scope, column, index, measure)
    const reason = emptyReason(scope, column)
    let codesPresent = 0
    for (let row = 0; row < rows; row++) {
      const count = counts.cells[row]!
      cells[row]![at] = count
      const isCode = shown[row]!.kind === 'code'
      if (count > 0) {
        rowPresence[row]!++
        if (isCode) codesPresent++
      } else if (isCode || request.rollUp) empty[row]![at] = reason
    }
    columnTotals.push(measure === 'presence' ? codesPresent : counts.cells[rows]!)
    return {
      id: column.id,
      key: column.key,
      name: column.name,
      denominators: denominators(table, scope, column, counts.codings),
    }
  })
  const all = countColumn(table, scope, scope.whole, index, measure)
  const held = new Set(plans.flatMap(column => column.sources))
  const present = shown.filter((code, row) => code.kind === 'code' && all.cells[row]! > 0).length
  return {
    rows: shown.map(({ id, key, name, kind, depth, hue, pattern }) => ({
      id,
      key: keyOf({ id, key }),
      name,
      kind,
      depth,
      hue,
      pattern,
    })),
    columns,
    measure,
    cells,
    empty,
    rowTotals: measure === 'presence' ? rowPresence : [...all.cells.subarray(0, rows)],
    rowPresence,
    columnTotals,
    total: measure === 'presence' ? present : all.cells[rows]!,
    of: denominators(table, scope, scope.whole, all.codings),
    caption: captionOf(heads, request, leftOut, scope.whole.sources.length - held.size),
    leftOut: leftOut.map(nameOf),
  }
}

/** One cell of a matrix, or with no `column` the total of its row: every measure of it, and the row numbers of its codings in document order. Refuses a column that is not there. */
export function matrixCell(
  table: CodingTable,
  heads: Heads,
  asked: MatrixRequest & { readonly row: string; readonly column?: string | undefined },
): Omit<MatrixCell, 'codingIds'> & { readonly rows: readonly number[] } {
  const request = { ...asked, ...simple(asked) }
  const scope = scopeOf(table, heads, request)
  const column =
    request.column === undefined
      ? scope.whole
      : columnsOf(table, heads, request.columns, scope).find(one => one.id === request.column)
  if (!column)
    throw new Refusal('no-such-column', 'This column is not in the matrix any more. Look at the matrix again.')
  const { shown, index } = rowsOf(heads, { ...request, rows: [request.row] })
  if (shown.length === 0) throw new Refusal('code-retired', 'This code is retired: matrices leave it out.')
  const count = (measure: 'sources' | 'participants' | 'codings' | 'words') =>
    countColumn(table, scope, column, index, measure).cells[0]!
  return {
    sources: count('sources'),
    participants: count('participants'),
    codings: count('codings'),
    words: count('words'),
    ofSources: column.sources.length,
    ofParticipants: peopleOf(table, column).size,
    rows: codingsUnder(table, scope, column, index, 0),
  }
}
