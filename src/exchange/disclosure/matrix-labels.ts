// What a matrix would disclose: the attributes that it shows of cases at its heads, values that few cases have, and small
// counts (METHODS 6.4, rules 1, 2, 4, 5 and 6). Pure.

import type { AttributeName, AxisOrder } from '../../analysis/matrix/types.ts'
import type { OutsideNames } from '../outside/names.ts'
import type { Matrix, MatrixColumn, MatrixRequest, MatrixRow } from '../../analysis/types.ts'
import { attributesIn, isCalled, type AskedAttribute } from './asked-attributes.ts'
import { countedCases } from './counted-cases.ts'
import type { EarlierCounts } from './count-differences.ts'
import { countedCells, countedHeads } from './counted-cells.ts'
import { maskFollowing } from './following-mask.ts'
import type { CountedCell, CountTable, Label, Member, Population, Statement, Unit } from './types.ts'

/** What of a matrix is to be judged. */
export interface MatrixParts {
  readonly labels: readonly Label[]
  readonly statements: readonly Statement[]
  readonly tables: readonly CountTable[]
  /** The counts of its table and of its heads, each with the cases it counts among. */
  readonly cells: readonly CountedCell[]
}

type Head = MatrixRow | MatrixColumn

/** Takes a matrix apart, as it is masked after what left before (`earlier`). What is told of a source is told of the one person in it, or else of its sites. */
export function matrixParts(
  matrix: Matrix,
  request: MatrixRequest,
  population: Population,
  names: Pick<OutsideNames, 'codeOf' | 'sourceOf' | 'partsOf' | 'settings'>,
  earlier: readonly EarlierCounts[],
): MatrixParts {
  const hidden = maskFollowing(matrix, request, population, names, earlier)
  const unitOf = new Map<string, Unit>(
    (['site', 'person', 'pair'] as const).flatMap(unit => population[unit].map(({ id }): [string, Unit] => [id, unit])),
  )
  const members = new Map((['site', 'person', 'pair'] as const).flatMap(unit => population[unit].map(({ id, values }) => [`${unit} ${id}`, values] as const))) // prettier-ignore
  const valuesOf = (unit: Unit, id: string) => members.get(`${unit} ${id}`) ?? new Map<string, string>()
  /** The cases that a head speaks of, and the code it does so under. */
  const behind = (
    id: string,
  ): { readonly code: string | null; readonly cases: readonly { id: string; unit: Unit }[] } => {
    const unit = unitOf.get(id)
    if (unit !== undefined) return { code: names.codeOf(id), cases: [{ id, unit }] }
    const source = names.sourceOf(id)
    if (source === null) return { code: null, cases: [] }
    const cases =
      source.peopleIds.length === 1
        ? [{ id: source.peopleIds[0]!, unit: 'person' as const }]
        : source.siteIds.map(site => ({ id: site, unit: 'site' as const }))
    // Several cases under one code are not one: nothing of them is joined.
    return { code: cases.length === 1 ? source.code : null, cases }
  }
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
        const where = `${side} ${head.key}`
        const its = behind(head.id)
        return its.cases.flatMap(({ id, unit }): Label[] => {
          const shows = new Map([...valuesOf(unit, id)].filter(([name]) => shown.some(one => isCalled(name, one))))
          const together = unit === 'pair' ? partsWithCodes(id, names) : []
          if (shows.size === 0 && together.length === 0) return []
          return [
            { where, unit, code: its.code, caseId: id, shows, ...(together.length > 0 ? { with: together } : {}) },
          ]
        })
      }),
    ),
    statements: [
      ...valuesOfFew(sides, matrix.of?.cases ?? 0),
      ...presence(matrix, request, unitOf, (unit, id) => ({ id, values: valuesOf(unit, id) })),
    ],
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
    cells: [...countedCells(matrix, request, population, names, hidden), ...countedHeads(matrix, request, population)],
  }
}

/** The attributes that everybody who reads the matrix and its caption learns of its heads. */
function shownBy(
  request: MatrixRequest,
  groups: AttributeName | null | undefined,
  order: AxisOrder | undefined,
): AskedAttribute[] {
  return [
    ...request.where.map(({ attribute }) => ({ about: null, name: attribute })),
    ...attributesIn(request.filter ?? null),
    ...(groups ? [groups] : []),
    ...(order?.by === 'attribute' ? [order] : []),
  ]
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
  return 'of' in axis ? axis.of === 'attribute' || axis.of === 'filters' : 'attribute' in axis
}

/** The members of a pair that stands under their codes. */
export function partsWithCodes(
  pairId: string,
  names: Pick<OutsideNames, 'codeOf' | 'partsOf'>,
): NonNullable<Label['with']> {
  return names.partsOf(pairId).flatMap(({ id, part }) => {
    const code = names.codeOf(id)
    return code === null ? [] : [{ code, part }]
  })
}

/** “7 of 12 sites” at the end of a row, where cases stand across. */
function presence(
  matrix: Matrix,
  request: MatrixRequest,
  unitOf: ReadonlyMap<string, Unit>,
  memberOf: (unit: Unit, id: string) => Member,
): Statement[] {
  const across = matrix.columns.filter(column => unitOf.has(column.id))
  if (across.length === 0 || across.length < matrix.columns.length) return []
  const unit = unitOf.get(across[0]!.id)!
  const what = unit === 'person' ? 'people' : `${unit}s`
  const counted = countedCases(
    request,
    across.map(column => memberOf(unit, column.id)),
  )
  return matrix.rows.flatMap((row, at): Statement[] =>
    row.kind === 'group'
      ? []
      : [
          {
            where: `Row ${row.name}`,
            count: matrix.rowPresence[at]!,
            of: across.length,
            what,
            about: `present ${row.id}${counted.by}`,
            cases: counted.ids,
          },
        ],
  )
}
