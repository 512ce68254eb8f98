// The counts of a table as statements: among which cases each cell counts, and what of them (METHODS 6.4, rule 6 over the union of outputs).
// Pure.

import type { Matrix, MatrixColumn, MatrixRequest, MatrixRow } from '../../analysis/types.ts'
import type { OutsideNames } from '../outside/names.ts'
import { isCalled, type AskedAttribute } from './asked-attributes.ts'
import { casesPassing, countedCases } from './counted-cases.ts'
import type { CountedCell, Member, Population } from './types.ts'

type Side = MatrixRequest['rows'] | MatrixRequest['columns']
type Head = MatrixRow | MatrixColumn

/** What a row or column asks for: of its cases only (null: of all), and what else. Null where it is one case, told under its code. */
interface Place {
  readonly cases: ReadonlySet<string> | null
  readonly by: string
}

/** The counts of cases or people in a matrix, with its totals. What is left out for outside (`hidden`, by row and column) is among them as hidden; a matrix of anything else has none. */
export function countedCells(
  matrix: Matrix,
  request: MatrixRequest,
  population: Population,
  names: Pick<OutsideNames, 'partsOf'>,
  hidden: readonly (readonly boolean[])[] | null,
): CountedCell[] {
  if ((matrix.measure !== 'cases' && matrix.measure !== 'participants') || matrix.share) return []
  const unit = matrix.measure === 'cases' ? 'site' : 'person'
  const all = population[unit].filter(one => one.isApart !== true)
  const { ids, by } = countedCases(request, all)
  const passing = new Set(ids)
  const isHidden = (row: number, column: number) => hidden?.[row]?.[column] === true
  const rows = matrix.rows.map(head => placeOf(request.rows, head, unit, all, names))
  const columns = matrix.columns.map(head => placeOf(request.columns, head, unit, all, names))
  const what = unit === 'site' ? 'sites' : 'people'
  const cellOf = (
    where: string,
    places: readonly Place[],
    count: number,
    left: boolean,
    at: NonNullable<CountedCell['at']>,
  ): CountedCell => {
    const cases = places.reduce(
      (some, place) => (place.cases === null ? some : some.filter(id => place.cases!.has(id))),
      [...passing],
    )
    const asked = places.map(place => place.by).filter(word => word !== '')
    const about = `present ${asked.length === 0 ? 'anything' : asked.toSorted().join(' ')}${by}`
    return { where, count, of: cases.length, what, about, cases, at, ...(left ? { isHidden: true } : {}) }
  }
  const inside = rows.flatMap((row, at) =>
    matrix.rows[at]!.kind === 'group' || row === null
      ? []
      : columns.flatMap((column, across) =>
          column === null
            ? []
            : [
                cellOf(
                  `${matrix.rows[at]!.name} × ${matrix.columns[across]!.name}`,
                  [row, column],
                  matrix.cells[at]![across]!,
                  isHidden(at, across),
                  [at, across],
                ),
              ],
        ),
  )
  // A total over codes counts who has any of them: no count of one code is a part of it.
  const downTotals = areCodes(request.columns)
    ? []
    : rows.flatMap(
        (row, at) =>
        matrix.rows[at]!.kind === 'group' || row === null
          ? []
          : [cellOf(`${matrix.rows[at]!.name}, total`, [row], matrix.rowTotals[at]!, hidden?.[at]?.includes(true) === true, [at, null])], // prettier-ignore
      )
  const acrossTotals = areCodes(request.rows)
    ? []
    : columns.flatMap(
        (column, at) =>
        column === null
          ? []
          : [cellOf(`${matrix.columns[at]!.name}, total`, [column], matrix.columnTotals[at]!, hidden?.some(row => row[at]) === true, [null, at])], // prettier-ignore
      )
  // A cell that seems to count more than there are was not understood: nothing is reckoned with it.
  return [...inside, ...downTotals, ...acrossTotals].filter(one => one.count <= one.of)
}

/** How many cases there are at each value at the head of a matrix: its head says so. */
export function countedHeads(matrix: Matrix, request: MatrixRequest, population: Population): CountedCell[] {
  const all = population.site.filter(one => one.isApart !== true)
  const passing = new Set(countedCases(request, all).ids)
  return [
    { side: request.rows, heads: matrix.rows as readonly Head[], called: 'Row' },
    { side: request.columns, heads: matrix.columns as readonly Head[], called: 'Column' },
  ].flatMap(({ side, heads, called }) =>
    heads.flatMap((head): CountedCell[] => {
      const its = attributesOf(side).length > 0 ? withValue(side, head, all) : null
      const cases = (its ?? []).filter(one => passing.has(one.id)).map(one => one.id)
      const count = head.denominators?.cases ?? 0
      return cases.length === 0 || cases.length !== count ? [] : [sizeOf(`${called} ${head.key}`, cases, 'sites')]
    }),
  )
}

/** A count that says how many there are. */
export function sizeOf(where: string, cases: readonly string[], what: string): CountedCell {
  return { where, count: cases.length, of: cases.length, what, about: `how many ${what}`, cases, isSize: true }
}

const idsOf = (some: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(some.map(one => one.id))

const areCodes = (side: Side) =>
  side === 'codes' || Array.isArray(side) || (typeof side === 'object' && 'of' in side && side.of.startsWith('code'))

function attributesOf(side: Side): AskedAttribute[] {
  if (typeof side === 'string' || Array.isArray(side)) return []
  if (!('of' in side)) return 'attribute' in side ? [{ about: null, name: side.attribute }] : []
  return side.of === 'attribute' ? [side, ...(side.cross ? [side.cross] : [])] : []
}

/** The cases with the value, or with both, that a head names; null where these are no attributes of such cases. */
function withValue(side: Side, head: Head, all: readonly Member[]): Member[] | null {
  const names = attributesOf(side).map(asked =>
    [...new Set(all.flatMap(one => [...one.values.keys()]))].find(name => isCalled(name, asked)),
  )
  if (names.length === 0 || names.some(name => name === undefined)) return null
  return all.filter(one => names.map(name => one.values.get(name!)?.trim() ?? '').join(' × ') === head.id)
}

function placeOf(
  side: Side,
  head: Head,
  unit: 'site' | 'person',
  all: readonly Member[],
  names: Pick<OutsideNames, 'partsOf'>,
): Place | null {
  const axis = typeof side === 'object' && 'of' in side ? side : null
  if (areCodes(side)) {
    const near = axis?.of === 'codes near' ? `beside ${axis.how} ${axis.words ?? ''} ` : ''
    return { cases: null, by: `${near}${head.id}` }
  }
  const kind =
    axis?.of === 'cases' ? axis.kind : typeof side === 'string' && side !== 'sources' && side !== 'coders' ? side : null
  if (kind === 'site' || kind === 'sites')
    return unit === 'site' ? null : { cases: idsOf(all.filter(one => one.withinId === head.id)), by: '' }
  if (kind === 'participant' || kind === 'participants') return null
  if (kind !== null && unit === 'site') {
    const parts = idsOf(names.partsOf(head.id))
    if (parts.size > 0) return { cases: parts, by: '' }
  }
  if (axis?.of === 'filters') {
    const { filter } = axis.groups[Number(head.id)]!
    const passing = casesPassing(all, filter)
    return passing === null ? { cases: null, by: JSON.stringify(filter) } : { cases: idsOf(passing), by: '' }
  }
  const its = withValue(side, head, all)
  return its === null ? { cases: null, by: JSON.stringify([side, head.id]) } : { cases: idsOf(its), by: '' }
}
