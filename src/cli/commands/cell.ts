// A cell of a matrix, as it is said on the command line.

import type { Answer, Input } from '../../api/contract.ts'
import { fold } from '../../base/order.ts'
import { Trouble, type Calls, type Given, type Option, type Shell } from '../command.ts'
import { filterGiven } from './filter-option.ts'
import { CELLS_OPTIONS, matrixRequest } from './matrix.ts'

type Request = Input<'matrix.compute'>
type CellThing = Extract<Input<'comment.add'>['thing'], { about: 'cell' }>
type Cell = CellThing['cell']

/** The options that say which cell. */
export const CELL_OPTIONS: Readonly<Record<string, Option>> = Object.fromEntries(
  Object.entries({
    column: { kind: 'value', value: 'COLUMN', says: 'the column; else the total of the row' } as const,
    ...CELLS_OPTIONS,
  }).map(([name, option]) => [name, { ...option, says: `with cell: ${option.says}` }]),
)

/** The cell of a row and the column that the options say, as it is commented on: with how many codings it counts. */
export async function cellThing(row: string, given: Given, calls: Calls, shell: Shell): Promise<CellThing> {
  const request = await asTheWindow(await matrixRequest(given, calls, await filterGiven(given, calls, shell)), calls)
  const cell = await cellOf(request, row, given.value('column') ?? 'all', calls)
  const { codings } = await calls.call('matrix.cell', { ...request, ...placeOf(cell) })
  return { about: 'cell', cell, counted: codings }
}

/** An attribute by its name alone is said with what has it, as the window does: so it is the same cell. */
async function asTheWindow(request: Request, calls: Calls): Promise<Request> {
  const { columns } = request
  if (typeof columns === 'string' || 'of' in columns) return request
  const having = (await calls.call('list.rows', { what: 'attributes' })).filter(
    one => fold(one.name) === fold(columns.attribute),
  )
  const first = ['site', 'pair', 'participant'].find(about => having.some(one => one['about'] === about))
  const found = having.find(one => one['about'] === first) ?? having[0]
  return found ? { ...request, columns: { of: 'attribute', about: String(found['about']), name: found.name } } : request
}

const placeOf = ({ row, column, rowGroup, columnGroup }: Cell) => ({
  ...(row === undefined ? {} : { row }),
  ...(column === undefined ? {} : { column }),
  ...(rowGroup === undefined ? {} : { rowGroup }),
  ...(columnGroup === undefined ? {} : { columnGroup }),
})

interface Head {
  readonly id: string
  readonly key: string
  readonly name: string
  readonly code?: unknown
}

async function cellOf(request: Request, row: string, column: string, calls: Calls): Promise<Cell> {
  const { rows, columns, rowGroups, columnGroups } = await calls.call('matrix.compute', request)
  const [down, across] = [headIn(row, rows, rowGroups, 'row'), headIn(column, columns, columnGroups, 'column')]
  return {
    request,
    ...(down.id === null ? {} : { row: down.id }),
    ...(across.id === null ? {} : { column: across.id }),
    ...(down.group === null ? {} : { rowGroup: down.group }),
    ...(across.group === null ? {} : { columnGroup: across.group }),
    names: { row: down.name, column: across.name },
  }
}

/** What stands at the head of a row or column that is called so. Both null: the total. */
function headIn(
  written: string,
  heads: readonly Head[],
  groups: Answer<'matrix.compute'>['rowGroups'] = [],
  side: 'row' | 'column',
): { readonly id: string | null; readonly group: string | null; readonly name: string } {
  if (written === 'all') return { id: null, group: null, name: `all ${side}s` }
  const isSo = (text: string) => fold(text) === fold(written)
  for (const which of ['id', 'key', 'name'] as const) {
    const [one, second] = heads.filter(head => isSo(head[which]))
    if (second)
      throw new Trouble(
        1,
        'name-ambiguous',
        `Several ${side}s are called “${written}”. Name the one meant by its key or id.`,
      )
    if (one) return { id: one.id, group: null, name: side === 'row' ? one.name : columnName(one) }
  }
  const group = groups.find(one => isSo(one.value) || isSo(one.name))
  if (group) return { id: null, group: group.value, name: group.name }
  throw new Trouble(
    1,
    'no-such-head',
    `This matrix has no ${side} “${written}”. Say what stands there with --${side}s.`,
  )
}

/** A column as it stands over the cell: a case or source with its key. */
function columnName({ key, name, code }: Head): string {
  return code || key === '' || key === name ? name : `${key} ${name}`
}
