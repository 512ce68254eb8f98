// A cell opened: every measure of it, and exactly the codings it counts; totals and subtotals open the same way.

import { Refusal } from '../../base/trouble.ts'
import { END, END_WORD, FIRST_WORD, N, START, CODE, type CodingTable } from '../coding-table.ts'
import { keyOf, type Heads } from '../heads.ts'
import type { MatrixCell, MatrixRequest } from '../types.ts'
import type { AxisPlan } from './axis-plan.ts'
import { Eligible } from './eligible.ts'
import { scopeOf, type Scope } from './scope.ts'
import { placesOfSide, walk } from './walk.ts'

/** Which cell: a row and a column by id, or a group of either by its value; what is left out is all together. */
export interface CellPlace {
  readonly row?: string | undefined
  readonly column?: string | undefined
  readonly rowGroup?: string | undefined
  readonly columnGroup?: string | undefined
}

/** A cell with its codings by row number, in document order; and of those in sources of several sites, the sites besides. */
export interface OpenedCell extends Omit<MatrixCell, 'codingIds' | 'shared'> {
  readonly rows: readonly number[]
  readonly shared: readonly { readonly n: number; readonly with: readonly string[] }[]
}

/** Opens a cell. Refuses a row or a column that is not in the matrix. */
export function matrixCell(table: CodingTable, heads: Heads, request: MatrixRequest & CellPlace): OpenedCell {
  const scope = scopeOf(table, heads, withRow(heads, request), true)
  const row = placeOf(scope, 'rows', request.row, request.rowGroup)
  const column = placeOf(scope, 'columns', request.column, request.columnGroup)
  const eligible = new Eligible(scope)
  const ofRow = eligible.of('rows', row, 0)
  const ofColumn = eligible.of('columns', column, 0)
  const of = scope.columns.eligible !== null || scope.rows.eligible === null ? ofColumn : ofRow
  const cell = collected(scope, row, column)
  return {
    ...cell,
    ofSources: eligible.sources(row, column),
    ofParticipants: of.participants,
  }
}

/** A code may be opened though the rows chosen do not hold it. */
function withRow(heads: Heads, request: MatrixRequest & CellPlace): MatrixRequest {
  const { row, rows } = request
  if (row === undefined || typeof rows === 'string' || 'of' in rows || rows.includes(row)) return request
  return heads.codes.some(code => code.id === row) ? { ...request, rows: [row] } : request
}

function placeOf(scope: Scope, side: 'rows' | 'columns', id: string | undefined, group: string | undefined): number {
  const plan = scope[side]
  if (group !== undefined) {
    const at = plan.groups?.findIndex(one => one.value === group) ?? -1
    if (at < 0) throw gone(side)
    return plan.items.length + at
  }
  if (id === undefined) return placesOfSide(plan) - 1
  const at = plan.items.findIndex(item => item.id === id)
  if (at >= 0) return at
  if (scope.heads.codes.some(code => code.id === id && code.retired))
    throw new Refusal('code-retired', 'This code is retired: matrices leave it out.')
  throw gone(side)
}

const gone = (side: 'rows' | 'columns') =>
  side === 'rows'
    ? new Refusal('no-such-row', 'This row is not in the matrix any more. Look at the matrix again.')
    : new Refusal('no-such-column', 'This column is not in the matrix any more. Look at the matrix again.')

function collected(scope: Scope, row: number, column: number): Omit<OpenedCell, 'ofSources' | 'ofParticipants'> {
  const gathers = gathersAt(scope.rows, row) || gathersAt(scope.columns, column)
  const looked = new Set([siteAt(scope.rows, row), siteAt(scope.columns, column)])
  const rows: number[] = []
  const shared: { n: number; with: string[] }[] = []
  const people = new Set<number>()
  const sites = new Set<number>()
  const sources = new Set<number>()
  let words = 0
  let excerpts = 0
  let lastSource = 0
  let lastMark = 0
  let reachedWord = 0
  let reached = 0
  walk(scope, 'source', hit => {
    if (!holds(hit.rows, hit.rowFrom, hit.rowTo, row)) return
    if (!holds(hit.columns, hit.columnFrom, hit.columnTo, column)) return
    const { codings, source } = hit.block
    const { at, view } = hit
    if (view.person > 0) people.add(view.person)
    if (view.site > 0) sites.add(view.site)
    if (lastSource !== hit.stamp) {
      lastSource = hit.stamp
      sources.add(source)
      reachedWord = 0
      reached = 0
    }
    const end = codings[at + END_WORD]!
    if (end > reachedWord) {
      words += end - Math.max(reachedWord, codings[at + FIRST_WORD]!)
      reachedWord = end
    }
    const start = codings[at + START]!
    if (start >= reached) excerpts++
    reached = Math.max(reached, codings[at + END]!, start + 1)
    const mark = gathers ? hit.passage : hit.coding
    if (mark === lastMark) return
    lastMark = mark
    const n = codings[at + N]!
    rows.push(n)
    const all = scope.cases.sitesOf.get(source) ?? []
    if (all.length > 1)
      shared.push({
        n,
        with: all.filter(site => !looked.has(site)).map(site => keyOf(scope.cases.byNumber.get(site)!)),
      })
  })
  return {
    sources: sources.size,
    participants: people.size,
    cases: sites.size,
    codings: rows.length,
    excerpts,
    words,
    rows,
    shared,
  }
}

function holds(places: Int32Array, from: number, to: number, place: number): boolean {
  for (let entry = from; entry < to; entry++) if (places[entry] === place) return true
  return false
}

function gathersAt(plan: AxisPlan, place: number): boolean {
  return plan.gathers && place !== placesOfSide(plan) - 1
}

function siteAt(plan: AxisPlan, place: number): number {
  return plan.of === 'site' ? (plan.items[place]?.n ?? 0) : 0
}

/** The codings of each column that stand in a row, in document order, each once, with their codes beside them. */
export function codingsByColumn(
  table: CodingTable,
  heads: Heads,
  request: MatrixRequest,
  columns: readonly string[],
): { readonly codings: readonly number[]; readonly codes: readonly number[] }[] {
  const scope = scopeOf(table, heads, request, false)
  const found = scope.columns.items.map(() => ({ codings: [] as number[], codes: [] as number[], last: 0 }))
  walk(scope, 'source', hit => {
    // In a row: not only in all together.
    if (hit.rowTo - hit.rowFrom < 2) return
    const { codings } = hit.block
    for (let entry = hit.columnFrom; entry < hit.columnTo; entry++) {
      const column = found[hit.columns[entry]!]
      if (!column || column.last === hit.coding) continue
      column.last = hit.coding
      column.codings.push(codings[hit.at + N]!)
      column.codes.push(codings[hit.at + CODE]!)
    }
  })
  const places = new Map(scope.columns.items.map((item, at) => [item.id, at]))
  return columns.map(id => found[places.get(id)!]!)
}
