// What a matrix would disclose: the attributes that it shows of cases at its heads, values that few cases have, and small
// counts (METHODS 6.4, rules 1, 2, 4, 5 and 6). Pure.

import { fold } from '../../base/order.ts'
import type { AttributeName, AxisOrder } from '../../analysis/matrix/types.ts'
import type { Matrix, MatrixColumn, MatrixRequest, MatrixRow } from '../../analysis/types.ts'
import type { CountTable, Label, Population, Statement, Unit } from './types.ts'

/** What of a matrix is to be judged. */
export interface MatrixParts {
  readonly labels: readonly Label[]
  readonly statements: readonly Statement[]
  readonly tables: readonly CountTable[]
}

type Head = MatrixRow | MatrixColumn

/** Takes a matrix apart. `codeOf` gives the code under which a case stands in it. */
export function matrixParts(
  matrix: Matrix,
  request: MatrixRequest,
  population: Population,
  codeOf: (caseId: string) => string | null,
): MatrixParts {
  const unitOf = new Map<string, Unit>(
    (['site', 'person', 'pair'] as const).flatMap(unit => population[unit].map(({ id }): [string, Unit] => [id, unit])),
  )
  const sides = [
    {
      heads: matrix.rows as readonly Head[],
      shown: shownBy(request, request.rowGroups, request.rowOrder),
      side: 'Row',
      areValues: areValues(request.rows),
    },
    {
      heads: matrix.columns as readonly Head[],
      shown: shownBy(request, request.columnGroups, request.columnOrder),
      side: 'Column',
      areValues: areValues(request.columns),
    },
  ]
  return {
    labels: sides.flatMap(({ heads, shown, side }) =>
      heads.flatMap((head): Label[] => {
        const unit = unitOf.get(head.id)
        if (unit === undefined) return []
        const values = population[unit].find(member => member.id === head.id)!.values
        const shows = new Map([...values].filter(([name]) => shown.some(one => isCalled(name, one))))
        return shows.size === 0
          ? []
          : [{ where: `${side} ${head.key}`, unit, code: codeOf(head.id), caseId: head.id, shows }]
      }),
    ),
    statements: [...valuesOfFew(sides, matrix.of?.cases ?? 0), ...presence(matrix, unitOf)],
    tables:
      (matrix.measure === 'cases' || matrix.measure === 'participants') && !matrix.share
        ? [
            {
              where: matrix.measure === 'cases' ? 'Counts of cases' : 'Counts of people',
              rows: matrix.rows.map(row => row.key),
              columns: matrix.columns.map(column => column.key),
              cells: matrix.cells,
            },
          ]
        : [],
  }
}

/** The attributes that everybody who reads the matrix and its caption learns of its heads. */
function shownBy(
  request: MatrixRequest,
  groups: AttributeName | null | undefined,
  order: AxisOrder | undefined,
): { readonly about: string | null; readonly name: string }[] {
  return [
    ...request.where.map(({ attribute }) => ({ about: null, name: attribute })),
    ...(groups ? [groups] : []),
    ...(order?.by === 'attribute' ? [order] : []),
  ]
}

const CALLED: Readonly<Record<string, string>> = { participant: 'person' }

function isCalled(name: string, one: { readonly about: string | null; readonly name: string }): boolean {
  const at = name.indexOf(': ')
  const plain = (text: string) =>
    fold(text)
      .replace(/[\s_-]+/gu, ' ')
      .trim()
  return (
    plain(name.slice(at + 2)) === plain(one.name) &&
    (one.about === null || name.slice(0, at) === (CALLED[one.about] ?? one.about))
  )
}

/** A value at the head speaks of the cases that have it: of few, it tells of each of them. */
function valuesOfFew(
  sides: readonly { readonly heads: readonly Head[]; readonly side: string; readonly areValues: boolean }[],
  all: number,
): Statement[] {
  return sides.flatMap(({ heads, side, areValues }) =>
    areValues
      ? heads.flatMap((head): Statement[] => {
          const count = head.denominators?.cases ?? 0
          return [
            {
              where: `${side} ${head.key}`,
              count,
              of: Math.max(all, count),
              what: `sites with “${head.name}”`,
              isHead: true,
            },
          ]
        })
      : [],
  )
}

/** Whether values of an attribute stand on a side. */
function areValues(axis: MatrixRequest['rows'] | MatrixRequest['columns']): boolean {
  if (typeof axis === 'string') return false
  return 'of' in axis ? axis.of === 'attribute' : 'attribute' in axis
}

/** “7 of 12 sites” at the end of a row, where cases stand across. */
function presence(matrix: Matrix, unitOf: ReadonlyMap<string, Unit>): Statement[] {
  const across = matrix.columns.filter(column => unitOf.has(column.id))
  if (across.length === 0 || across.length < matrix.columns.length) return []
  const unit = unitOf.get(across[0]!.id)!
  const what = unit === 'person' ? 'people' : `${unit}s`
  return matrix.rows.flatMap((row, at): Statement[] =>
    row.kind === 'group' ? [] : [{ where: `Row ${row.name}`, count: matrix.rowPresence[at]!, of: across.length, what }],
  )
}
