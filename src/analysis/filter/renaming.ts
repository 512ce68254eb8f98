// What a filter, or a matrix as it is set up, names after an attribute or values of it are called otherwise. Pure.

import { fold } from '../../base/order.ts'
import type { Renaming } from '../../cases/renaming.ts'
import { sameName } from '../attributes.ts'
import type { AttributeName, Axis, AxisOrder } from '../matrix/types.ts'
import type { FrameworkMatrixRequest } from '../summaries/types.ts'
import type { MatrixRequest } from '../types.ts'
import type { StoredDisplay } from '../displays/types.ts'
import type { Condition, Filter } from './types.ts'

const FIRST = ['site', 'pair', 'participant', 'source']

/** Whether an attribute, as it is named, is the one renamed. Without a kind the first of sites, pairs, participants and sources that has the name is meant. */
export function means({ about, name }: AttributeName, renaming: Renaming): boolean {
  if (!sameName(name, renaming.name)) return false
  if (about !== '') return about === renaming.about
  const place = (kind: string) => (FIRST.includes(kind) ? FIRST.indexOf(kind) : FIRST.length)
  return renaming.others.every(other => place(renaming.about) < place(other))
}

/** The filter under the new names; the same value where it does not name the attribute. */
export function renamedFilter(filter: Filter, renaming: Renaming): Filter {
  if ('is' in filter) return renamedCondition(filter, renaming)
  if ('not' in filter) {
    const inner = renamedFilter(filter.not, renaming)
    return inner === filter.not ? filter : { not: inner }
  }
  const parts = 'all' in filter ? filter.all : filter.any
  const next = parts.map(part => renamedFilter(part, renaming))
  if (next.every((part, at) => part === parts[at])) return filter
  return 'all' in filter ? { all: next } : { any: next }
}

function renamedCondition(condition: Condition, renaming: Renaming): Condition {
  if (condition.is !== 'attribute' || !means(condition, renaming)) return condition
  const values = condition.values.map(value => renamedValue(value, renaming))
  const isAsBefore = condition.name === renaming.to && values.every((value, at) => value === condition.values[at])
  return isAsBefore ? condition : { ...condition, name: renaming.to, values }
}

function renamedValue(value: string, { values }: Renaming): string {
  const plain = fold(value.trim())
  for (const [was, to] of values) if (fold(was.trim()) === plain) return to
  return value
}

/** The matrix as it is set up, under the new names: its filter, sides, orders, groups and simple conditions. */
export function renamedRequest(request: MatrixRequest, renaming: Renaming): MatrixRequest {
  const side = <Side extends MatrixRequest['rows'] | MatrixRequest['columns']>(one: Side): Side =>
    typeof one !== 'object' || Array.isArray(one)
      ? one
      : (('of' in one
          ? renamedAxis(one, renaming)
          : 'attribute' in one && means({ about: '', name: one.attribute }, renaming)
            ? { attribute: renaming.to }
            : one) as Side)
  return {
    ...request,
    rows: side(request.rows),
    columns: side(request.columns),
    where: request.where.map(one =>
      means({ about: '', name: one.attribute }, renaming)
        ? { attribute: renaming.to, value: renamedValue(one.value, renaming) }
        : one,
    ),
    ...(request.filter ? { filter: renamedFilter(request.filter, renaming) } : {}),
    ...(request.rowOrder ? { rowOrder: renamedOrder(request.rowOrder, renaming) } : {}),
    ...(request.columnOrder ? { columnOrder: renamedOrder(request.columnOrder, renaming) } : {}),
    ...(request.rowGroups ? { rowGroups: renamedName(request.rowGroups, renaming) } : {}),
    ...(request.columnGroups ? { columnGroups: renamedName(request.columnGroups, renaming) } : {}),
  }
}

/** A saved display under the new names. */
export function renamedDisplay(display: StoredDisplay, renaming: Renaming): StoredDisplay {
  return display.framework === undefined
    ? { ...display, matrix: renamedRequest(display.matrix, renaming) }
    : { ...display, framework: renamedFramework(display.framework, renaming) }
}

/** The framework matrix as it is set up, under the new names: its filter, the order of its rows, attributes as columns. */
export function renamedFramework(request: FrameworkMatrixRequest, renaming: Renaming): FrameworkMatrixRequest {
  const { rows, attributes, order, filter } = request
  const kind = rows === 'sites' ? 'site' : 'pair'
  // The attribute of the rows is meant, else that of people.
  const renamed = (name: string) =>
    means({ about: kind, name }, renaming) ||
    (!renaming.others.includes(kind) && means({ about: 'participant', name }, renaming))
      ? renaming.to
      : name
  return {
    ...request,
    attributes: attributes.map(renamed),
    ...(order ? { order: { ...order, by: renamed(order.by) } } : {}),
    ...(filter ? { filter: renamedFilter(filter, renaming) } : {}),
  }
}

/** One side of a matrix under the new names. */
export function renamedAxis(axis: Axis, renaming: Renaming): Axis {
  if (axis.of === 'attribute')
    return {
      ...renamedName(axis, renaming),
      ...(axis.cross ? { cross: renamedName(axis.cross, renaming) } : {}),
    }
  if (axis.of !== 'filters') return axis
  return { ...axis, groups: axis.groups.map(one => ({ ...one, filter: renamedFilter(one.filter, renaming) })) }
}

/** An order of one side under the new names. */
export function renamedOrder(order: AxisOrder, renaming: Renaming): AxisOrder {
  return order.by === 'attribute' ? renamedName(order, renaming) : order
}

/** An attribute as it is named, under its new name. */
export function renamedName<Name extends AttributeName>(name: Name, renaming: Renaming): Name {
  return means(name, renaming) ? { ...name, name: renaming.to } : name
}
