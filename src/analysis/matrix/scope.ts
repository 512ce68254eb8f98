// A request worked out: its filter, the sources with the views that could pass, and both sides planned.

import { Refusal } from '../../base/trouble.ts'
import { findAttribute } from '../attributes.ts'
import type { CodingTable } from '../coding-table.ts'
import { allOf, compileFilter, possible, type CompiledFilter } from '../filter/compile.ts'
import type { FilterGround } from '../filter/conditions.ts'
import type { Condition, Filter } from '../filter/types.ts'
import type { Heads } from '../heads.ts'
import type { MatrixRequest } from '../types.ts'
import { casesOf, type SeenSource } from '../views.ts'
import { withGroups, type AxisGround, type AxisPlan } from './axis-plan.ts'
import { codeAxis, nearAxis, setAxis } from './code-axes.ts'
import { simpleConditions } from './simple.ts'
import {
  caseAxis,
  coderAxis,
  coderFactAxis,
  compiledGroups,
  dateAxis,
  filterAxis,
  kindAxis,
  sourceAxis,
} from './thing-axes.ts'
import type { Axis } from './types.ts'
import { attributeOf, crossedAxis, groupsOf, looksAt, valueAxis } from './value-axes.ts'

/** What a matrix is computed over. */
export interface Scope extends FilterGround {
  readonly filter: CompiledFilter
  readonly seen: readonly SeenSource[]
  readonly rows: AxisPlan
  readonly columns: AxisPlan
}

/** The rows asked for, as a side. */
export function rowAxis({ rows }: Pick<MatrixRequest, 'rows'>): Axis {
  if (rows === 'codes') return { of: 'codes' }
  return 'of' in rows ? rows : { of: 'codes', ids: rows as Extract<Axis, { of: 'codes' }>['ids'] & object }
}

/** The columns asked for, as a side. An attribute by its name alone is found where sites, else pairs, people or sources have it. */
export function columnAxis(heads: Heads, { columns }: Pick<MatrixRequest, 'columns'>): Axis {
  switch (columns) {
    case 'sites':
      return { of: 'cases', kind: 'site' }
    case 'pairs':
      return { of: 'cases', kind: 'pair' }
    case 'participants':
      return { of: 'cases', kind: 'participant' }
    case 'sources':
      return { of: 'sources' }
    case 'coders':
      return { of: 'coders' }
    default: {
      if ('of' in columns) return columns
      const { about, name } = findAttribute(heads, 'site', columns.attribute)
      return { of: 'attribute', about, name }
    }
  }
}

/** The whole filter of a request: its simple conditions and the common one. */
function filterOfRequest(heads: Heads, request: MatrixRequest): Filter | null {
  const conditions: readonly Condition[] = simpleConditions(heads, request)
  const parts: Filter[] = [...conditions, ...(request.filter ? [request.filter] : [])]
  return parts.length === 0 ? null : parts.length === 1 ? parts[0]! : { all: parts }
}

/** Works out a request. `byPerson`: people are told apart, whatever else asks for it. Refuses what is not there. */
export function scopeOf(table: CodingTable, heads: Heads, request: MatrixRequest, byPerson: boolean): Scope {
  const cases = casesOf(heads)
  const ground: FilterGround = { table, heads, cases }
  const whole = filterOfRequest(heads, request)
  const filter = whole === null ? compileFilter(null, ground) : allOf([compileFilter(whole, ground)])
  const sides = [rowAxis(request), columnAxis(heads, request)] as const
  const groupings = [request.rowGroups ?? null, request.columnGroups ?? null] as const
  // Planned first for what they look at; then the sources are seen so, and the items follow from what is seen.
  const looks = sides.map(axis => lookOf(axis, ground))
  const pairs = filter.byPair || looks.some(look => look.byPair)
  const people = byPerson || filter.byPerson || looks.some(look => look.byPerson)
  const seen = heads.sources.map((source): SeenSource => ({
    source,
    block: table.block(source.n),
    views: cases.viewsOf(source, table, pairs, people).filter(view => possible(filter, view)),
  }))
  const more: AxisGround = { filter, seen }
  const plans = sides.map((axis, at) => {
    const plan = planOf(axis, request.rollUp, ground, more)
    const grouping = groupings[at]!
    if (grouping === null) return plan
    return withGroups(plan, groupsOf(plan, grouping, ground), attributeOf(ground, grouping).name)
  })
  return { ...ground, filter, seen, rows: plans[0]!, columns: plans[1]! }
}

function lookOf(axis: Axis, ground: FilterGround): { byPair: boolean; byPerson: boolean } {
  switch (axis.of) {
    case 'cases':
      return { byPair: axis.kind === 'pair', byPerson: axis.kind !== 'site' && axis.kind !== 'pair' }
    case 'attribute': {
      const one = looksAt(attributeOf(ground, axis))
      const two = axis.cross ? looksAt(attributeOf(ground, axis.cross)) : one
      return { byPair: one.byPair || two.byPair, byPerson: one.byPerson || two.byPerson }
    }
    case 'filters': {
      const filters = compiledGroups(axis, ground).map(group => group.filter)
      return { byPair: filters.some(one => one.byPair), byPerson: filters.some(one => one.byPerson) }
    }
    default:
      return { byPair: false, byPerson: false }
  }
}

const BUILT_IN = new Set(['site', 'participant', 'pair'])

function planOf(axis: Axis, rollUp: boolean, ground: FilterGround, more: AxisGround): AxisPlan {
  switch (axis.of) {
    case 'codes':
      return codeAxis(ground.heads, axis.ids, rollUp)
    case 'code sets':
      return setAxis(ground.heads, axis.ids, rollUp)
    case 'codes near':
      return nearAxis(ground.table, ground.heads, axis, rollUp, more.filter)
    case 'cases':
      if (!BUILT_IN.has(axis.kind) && !ground.heads.cases.some(one => one.kind === axis.kind))
        throw new Refusal('no-such-kind', `The project has no cases of the kind “${axis.kind}”.`)
      return caseAxis(axis, ground, more)
    case 'sources':
      return sourceAxis(axis.ids, ground, more)
    case 'source kinds':
      return kindAxis(ground, more)
    case 'attribute':
      return axis.cross ? crossedAxis(axis, axis.cross, ground, more) : valueAxis(axis, ground, more)
    case 'coders':
      return coderAxis(axis.ids, ground, more)
    case 'coder facts':
      return coderFactAxis(axis.fact, ground, more)
    case 'dates':
      return dateAxis(axis.by, more)
    case 'filters':
      return filterAxis(compiledGroups(axis, ground))
  }
}
