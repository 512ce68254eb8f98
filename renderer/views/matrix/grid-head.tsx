import { memo } from 'react'
import { matrixWords } from '../../words/matrix.ts'
import type { ColumnBlock, GridMeasures } from './grid-measures.ts'
import type { SeenMatrix } from './seen.ts'
import { baseOf } from './shade.ts'

interface GridHeadProps {
  readonly seen: SeenMatrix
  readonly total: number
  readonly blocks: readonly ColumnBlock[]
  /** Left edge and width of each group of columns. */
  readonly groups: readonly {
    readonly name: string
    readonly says: string
    readonly left: number
    readonly width: number
    readonly first: number
    readonly count: number
  }[]
  readonly measures: GridMeasures
  readonly totalHeads: readonly HeadWords[]
  /** The column that holds the focused cell, and whether the head itself has the focus. */
  readonly focusedColumn: number | null
  readonly headHasFocus: boolean
}

/** A head with what it is out of. */
export interface HeadWords {
  readonly name: string
  readonly of: string
}

/** The heads of the grid: groups of columns, then columns with their denominators. They stay while the rows scroll. */
export const GridHead = memo(function GridHead({
  seen,
  total,
  blocks,
  groups,
  measures,
  totalHeads,
  focusedColumn,
  headHasFocus,
}: GridHeadProps) {
  const { measure } = seen.matrix
  const count = seen.plan.columns.length
  const grouped = groups.length > 0
  const at = (column: number) => ({
    'data-r': -1,
    'data-c': column,
    'aria-colindex': column + 2,
    tabIndex: headHasFocus && focusedColumn === column ? 0 : -1,
  })
  return (
    <div className="mx-head" role="rowgroup" style={{ width: total, height: measures.head }}>
      {grouped ? (
        <div role="row" aria-rowindex={1} className="mx-head-groups" style={{ height: measures.headGroups }}>
          {groups.map(group => (
            <div
              key={group.name}
              role="columnheader"
              aria-label={`${group.name}, ${group.says}`}
              className="mx-group"
              aria-colindex={group.first + 2}
              aria-colspan={group.count}
              style={{ left: group.left, width: group.width }}
            >
              <span style={{ left: measures.first + 4 }} title={`${group.name}, ${group.says}`}>
                <b>{group.name}</b> <small>{group.says}</small>
              </span>
            </div>
          ))}
          <div
            role="columnheader"
            className="mx-all"
            aria-colindex={count + 2}
            aria-colspan={totalHeads.length}
            style={{ width: measures.totals }}
          >
            {matrixWords.all}
          </div>
        </div>
      ) : null}
      <div
        role="row"
        aria-rowindex={grouped ? 2 : 1}
        className="mx-head-columns"
        style={{ height: measures.headColumns, top: measures.headGroups }}
      >
        <div
          role="columnheader"
          className="mx-corner"
          style={{ width: measures.first, marginTop: -measures.headGroups }}
          {...at(-1)}
        >
          <b>{matrixWords.corner}</b>
          <small>{matrixWords.cornerSays[measure]}</small>
        </div>
        {blocks
          .flatMap(block => block.columns)
          .map(({ place, left, width }) => {
            const { column } = seen.plan.columns[place]!
            const base = baseOf(measure, column.denominators)
            const of = base === null ? matrixWords.sourcesShort(column.denominators.sources) : matrixWords.of(base)
            return (
              <div
                key={place}
                role="columnheader"
                className={focusedColumn === place ? 'mx-column has-focus' : 'mx-column'}
                title={column.name}
                aria-label={`${column.key === column.name ? column.name : `${column.key} ${column.name}`}, ${of}`}
                style={{ left, width }}
                {...at(place)}
              >
                <b>{column.key}</b>
                <small>{base === null && width < 52 ? column.denominators.sources : of}</small>
              </div>
            )
          })}
        <div className="mx-totals" style={{ width: measures.totals }}>
          {totalHeads.map((head, which) => (
            <div
              key={which === 0 ? 'presence' : 'total'}
              role="columnheader"
              className="mx-column"
              {...at(count + which)}
            >
              <b>{head.name}</b>
              <small>{head.of}</small>
            </div>
          ))}
        </div>
      </div>
    </div>
  )
})
