// Anything by anything: two sides planned, one measure counted in every cell, totals that count each thing once.

import { Refusal } from '../base/trouble.ts'
import type { CodingTable } from './coding-table.ts'
import { nameOf, type Heads } from './heads.ts'
import type { AxisPlan } from './matrix/axis-plan.ts'
import { choosesCases } from './matrix/chosen.ts'
import { codesOf } from './matrix/code-axes.ts'
import { Eligible } from './matrix/eligible.ts'
import { mostOf } from './matrix/most.ts'
import { captionOf, notesOf } from './matrix/notes.ts'
import { orderOf, type Ordered } from './matrix/order.ts'
import { columnAxis, rowAxis, scopeOf, type Scope } from './matrix/scope.ts'
import { countBy, countBySource, countSharedWords, type Counted } from './matrix/tallies.ts'
import type { Axis } from './matrix/types.ts'
import { sizeOf } from './matrix/walk.ts'
import type { Denominators, EmptyReason, Matrix, MatrixColumn, MatrixGroup, MatrixRequest, MatrixRow } from './types.ts'

const MOST_CELLS = 1_000_000

/** A side as it is shown: the places of its items in order. */
interface Shown {
  readonly plan: AxisPlan
  readonly axis: Axis
  readonly ordered: Ordered
  readonly places: readonly number[]
  readonly hidden: number
  /** The place of all together. */
  readonly all: number
}

/**
 * Computes a matrix. A row counts the codings of its own code, with `rollUp` also those of the codes below it (a passage
 * once). Totals are taken over everything that passes the filter, what is tied to no item of a whole side included, and count each thing
 * once; totals of presence count where it is. Rows of groups hold nothing without `rollUp`, and give no reason.
 */
export function matrix(table: CodingTable, heads: Heads, request: MatrixRequest): Matrix {
  const scope = scopeOf(table, heads, request, request.measure === 'participants')
  refuseMisfits(scope, request)
  const eligible = new Eligible(scope, request.share === 'eligible')
  const there = countedBy(scope, request, eligible)
  const size = sizeOf(scope)
  const value = (row: number, column: number) => there.cells[row * size.columns + column]!
  const isThere = (row: number, column: number) => there.present(row * size.columns + column)
  const rows = shownSide(scope, request, 'rows', value, isThere, size)
  const columns = shownSide(scope, request, 'columns', value, isThere, size)
  const rowOf = (place: number) => eligible.of('rows', place, there.codings[place]!)
  const columnOf = (place: number) => eligible.of('columns', place, there.codings[size.rows + place]!)
  const share = sharer(request, scope, eligible, value, rowOf, columnOf, rows.all, columns.all)
  const measured = (row: number, column: number) => share(value(row, column), row, column)
  const isPresence = request.measure === 'presence'
  const counts = (plan: AxisPlan, place: number) => plan.items[place]?.kind !== 'group'
  const presentIn = (side: Shown, test: (place: number) => boolean) =>
    side.places.reduce((sum, place) => sum + (counts(side.plan, place) && test(place) ? 1 : 0), 0)
  const rowPresence = rows.places.map(row => columns.places.filter(column => value(row, column) > 0).length)
  return {
    rows: rows.places.map(place => rowHead(rows, place, rowOf(place))),
    columns: columns.places.map(place => columnHead(columns, place, columnOf(place))),
    measure: request.measure,
    cells: rows.places.map(row => columns.places.map(column => measured(row, column))),
    empty: rows.places.map(row =>
      columns.places.map(column =>
        value(row, column) > 0 ? null : reasonOf(scope, request, eligible, isThere, row, column),
      ),
    ),
    rowTotals: isPresence ? rowPresence : rows.places.map(row => measured(row, columns.all)),
    rowPresence,
    columnTotals: columns.places.map(column =>
      isPresence ? presentIn(rows, row => value(row, column) > 0) : measured(rows.all, column),
    ),
    total: isPresence ? presentIn(rows, row => value(row, columns.all) > 0) : measured(rows.all, columns.all),
    of: columnOf(columns.all),
    caption: captionOf(heads, request, leftOutOf(heads, request), outside(scope)),
    leftOut: leftOutOf(heads, request).map(nameOf),
    notes: notesOf(heads, request, [rows, columns]),
    ...(rows.plan.groups ? { rowGroups: groupsShown(rows, columns, measured, value, rowOf) } : {}),
    ...(columns.plan.groups
      ? {
          columnGroups: groupsShown(
            columns,
            rows,
            (column, row) => measured(row, column),
            (column, row) => value(row, column),
            columnOf,
          ),
        }
      : {}),
    share: request.share ?? null,
    asksReason: choosesCases(request) && !request.reason?.trim(),
  }
}

/** Refuses measures that the sides cannot have, and a matrix too large to be shown. */
function refuseMisfits({ rows, columns }: Scope, request: MatrixRequest): void {
  if (rows.items.length * columns.items.length > MOST_CELLS)
    throw new Refusal(
      'matrix-too-large',
      `This matrix would have ${rows.items.length} rows and ${columns.items.length} columns. Choose fewer codes, or set a filter: up to a million cells can be shown.`,
    )
  const sides = [rows.of, columns.of].sort().join(' × ')
  if (request.measure === 'shared words' && sides !== 'codes × codes near')
    throw new Refusal(
      'measure-misfit',
      'Words are shared by codes: put codes on one side, and codes near on the other.',
    )
  if (request.share && request.measure === 'presence')
    throw new Refusal('measure-misfit', 'Presence is yes or no. For shares choose a measure that counts.')
}

/** The measure in every cell, and what is there besides. */
function countedBy(scope: Scope, { measure }: MatrixRequest, eligible: Eligible): Counted {
  switch (measure) {
    case 'cases':
      return countBy(scope, 'site')
    case 'participants':
      return countBy(scope, 'person')
    case 'shared words':
      return { ...countBySource(scope, 'presence'), cells: countSharedWords(scope) }
    case 'presence': {
      const counted = countBySource(scope, 'presence')
      return { ...counted, cells: counted.cells.map(count => (count > 0 ? 1 : 0)) }
    }
    case 'coverage': {
      const { columns } = sizeOf(scope)
      const counted = countBySource(scope, 'coverage')
      const share = (characters: number, cell: number) => {
        const of = eligible.characters(Math.floor(cell / columns), cell % columns)
        return of === 0 ? 0 : characters / of
      }
      return { ...counted, cells: counted.cells.map(share) }
    }
    default:
      return countBySource(scope, measure)
  }
}

/** The items of one side in order, without what is hidden; grouped ones group by group. */
function shownSide(
  scope: Scope,
  request: MatrixRequest,
  side: 'rows' | 'columns',
  value: (row: number, column: number) => number,
  isThere: (row: number, column: number) => boolean,
  size: { rows: number; columns: number },
): Shown {
  const plan = scope[side]
  const axis = side === 'rows' ? rowAxis(request) : columnAxis(scope.heads, request)
  const others = scope[side === 'rows' ? 'columns' : 'rows'].items.map((_, at) => at)
  const all = size[side] - 1
  const otherAll = size[side === 'rows' ? 'columns' : 'rows'] - 1
  const at = (place: number, other: number) => (side === 'rows' ? value(place, other) : value(other, place))
  const isFull = (place: number) => (side === 'rows' ? isThere(place, otherAll) : isThere(otherAll, place))
  const cells = (place: number) => others.map(other => at(place, other))
  const ordered = orderOf(plan, axis, side === 'rows' ? request.rowOrder : request.columnOrder, scope, {
    total: place =>
      request.measure === 'presence' ? cells(place).filter(count => count > 0).length : at(place, otherAll),
    cells,
  })
  const hides = side === 'rows' ? request.hideEmptyRows : request.hideEmptyColumns
  const kept = hides ? ordered.places.filter(place => isFull(place) || holdsFull(plan, place, isFull)) : ordered.places
  const groups = plan.groups ?? []
  const firstGroup = plan.items.map((_, place) => groups.findIndex(group => group.members.includes(place)))
  return {
    plan,
    axis,
    ordered,
    places: groups.length === 0 ? kept : kept.toSorted((a, b) => firstGroup[a]! - firstGroup[b]!),
    hidden: ordered.places.length - kept.length,
    all,
  }
}

/** Whether a code group has something below it: then it stays as a head. */
function holdsFull(plan: AxisPlan, place: number, isFull: (place: number) => boolean): boolean {
  const { kind, depth } = plan.items[place]!
  if (kind !== 'group') return false
  for (let below = place + 1; below < plan.items.length && plan.items[below]!.depth > depth; below++)
    if (isFull(below)) return true
  return false
}

function rowHead({ plan, ordered }: Shown, place: number, denominators: Denominators): MatrixRow {
  const { id, key, name, kind, depth, hue, pattern } = plan.items[place]!
  return { id, key, name, kind, depth, hue, pattern, denominators, ...orderedBy(ordered, place) }
}

function columnHead({ plan, ordered }: Shown, place: number, denominators: Denominators): MatrixColumn {
  const { id, key, name, kind, depth, hue, pattern } = plan.items[place]!
  const code = kind === 'code' || kind === 'group' ? { code: { kind, depth, hue, pattern } } : {}
  return { id, key, name, denominators, ...code, ...orderedBy(ordered, place) }
}

const orderedBy = ({ by }: Ordered, place: number) => (by === null ? {} : { orderedBy: by(place) })

/** A share in place of a count, where one is asked for. */
function sharer(
  request: MatrixRequest,
  scope: Scope,
  eligible: Eligible,
  value: (row: number, column: number) => number,
  rowOf: (place: number) => Denominators,
  columnOf: (place: number) => Denominators,
  allRows: number,
  allColumns: number,
): (count: number, row: number, column: number) => number {
  const part = (count: number, of: number) => (of === 0 ? 0 : count / of)
  switch (request.share ?? null) {
    case null:
      return count => count
    case 'row':
      return (count, row) => part(count, value(row, allColumns))
    case 'column':
      return (count, _row, column) => part(count, value(allRows, column))
    case 'eligible': {
      const bothOfThings = scope.columns.eligible !== null && scope.rows.eligible !== null
      const ofColumns = scope.columns.eligible !== null || scope.rows.eligible === null
      const known = new Map<number, number>()
      return (count, row, column) => {
        // Where both sides are of things, what could be in the cell itself; codings are out of those of the column.
        const own = bothOfThings ? eligible.inCell(row, column, columnOf(column).codings) : null
        if (own !== null) return part(count, mostOf(request.measure, own))
        const place = ofColumns ? column : row
        let of = known.get(place)
        if (of === undefined)
          known.set(place, (of = mostOf(request.measure, ofColumns ? columnOf(place) : rowOf(place))))
        return part(count, of)
      }
    }
  }
}

function reasonOf(
  scope: Scope,
  request: MatrixRequest,
  eligible: Eligible,
  isThere: (row: number, column: number) => boolean,
  row: number,
  column: number,
): EmptyReason | null {
  const items = [scope.rows.items[row]!, scope.columns.items[column]!]
  if (items.some(item => item.kind === 'group') && !request.rollUp) return null
  // Something is coded there, by nobody who is known, at no site, or on no word.
  if (isThere(row, column)) return 'nobody named'
  return eligible.whyEmpty(
    row,
    column,
    items.some(item => item.asked),
  )
}

function groupsShown(
  side: Shown,
  other: Shown,
  measured: (place: number, other: number) => number,
  value: (place: number, other: number) => number,
  denominators: (place: number) => Denominators,
): MatrixGroup[] {
  const at = new Map(side.places.map((place, shown) => [place, shown]))
  return side.plan.groups!.flatMap(({ value: word, members }, index) => {
    const shown = members.filter(place => at.has(place))
    if (shown.length === 0) return []
    const place = side.plan.items.length + index
    const present = (across: number) => shown.filter(member => value(member, across) > 0).length
    return [
      {
        value: word,
        name: word || 'no value',
        members: shown.map(member => at.get(member)!).sort((a, b) => a - b),
        cells: other.places.map(across => measured(place, across)),
        total: measured(place, other.all),
        presence: other.places.map(present),
        totalPresence: present(other.all),
        denominators: denominators(place),
      },
    ]
  })
}

/** Retired codes that were asked for. Where no side is of codes, all of them: none is counted. */
function leftOutOf(heads: Heads, request: MatrixRequest) {
  const codes = [rowAxis(request), columnAxis(heads, request)].filter(
    axis => axis.of === 'codes' || axis.of === 'codes near',
  )
  if (codes.length === 0) return heads.codes.filter(code => code.retired)
  const out = new Set(codes.flatMap(axis => codesOf(heads, axis.ids).leftOut))
  return heads.codes.filter(code => out.has(code))
}

/** How many sources pass the filter and stand in no column. */
function outside({ seen, columns }: Scope): number {
  const { eligible, whole } = columns
  if (eligible === null || !whole) return 0
  return seen.filter(one => one.views.length > 0 && one.views.every(view => eligible(view).length === 0)).length
}
