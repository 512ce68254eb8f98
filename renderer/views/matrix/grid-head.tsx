import { memo } from 'react'
import { Icon } from '../../components/icon.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { matrixWords } from '../../words/matrix.ts'
import { headOf, type ColumnBlock, type GridMeasures } from './grid-measures.ts'
import type { SeenMatrix } from './seen.ts'
import { baseOf } from './shade.ts'

interface GridHeadProps {
  readonly seen: SeenMatrix
  readonly corner: string
  readonly onFold: (key: string) => void
  readonly total: number
  readonly blocks: readonly ColumnBlock[]
  /** Left edge and width of each group of columns. */
  readonly groups: readonly {
    readonly key: string
    readonly name: string
    readonly folded: boolean
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
  corner,
  onFold,
  total,
  blocks,
  groups,
  measures,
  totalHeads,
  focusedColumn,
  headHasFocus,
}: GridHeadProps) {
  const { measure, share } = seen.matrix
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
              key={group.key}
              role="columnheader"
              aria-label={`${group.name}, ${group.says}`}
              aria-expanded={!group.folded}
              className="mx-group"
              aria-colindex={group.first + 2}
              aria-colspan={group.count}
              style={{ left: group.left, width: group.width }}
            >
              {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- for keys the head of its subtotal folds it */}
              <span
                className="mx-fold"
                style={{ left: measures.first + 4 }}
                title={`${group.name}, ${group.says}`}
                onClick={() => onFold(group.key)}
              >
                <Icon name={group.folded ? 'right' : 'down'} className="mx-twist" />
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
          <b>{corner}</b>
          <small>
            {share == null
              ? matrixWords.cornerSays[measure]
              : matrixWords.cornerShare(share, matrixWords.measures[measure])}
          </small>
        </div>
        {blocks
          .flatMap(block => block.columns)
          .map(({ place, left, width }) => {
            const { column, group } = seen.plan.columns[place]!
            const base = baseOf(measure, column.denominators)
            if (group)
              return (
                <div
                  key={place}
                  role="columnheader"
                  className={focusedColumn === place ? 'mx-column is-subtotal has-focus' : 'mx-column is-subtotal'}
                  aria-label={matrixWords.subtotalOf(group.name)}
                  aria-expanded={seen.plan.groups.find(one => one.group === group)?.folded === false}
                  title={matrixWords.subtotalOf(group.name)}
                  style={{ left, width }}
                  {...at(place)}
                >
                  <b>{matrixWords.together}</b>
                  <small>{matrixWords.of(group.members.length)}</small>
                </div>
              )
            const of = base === null ? matrixWords.sourcesShort(column.denominators.sources) : matrixWords.of(base)
            return (
              <div
                key={place}
                role="columnheader"
                className={focusedColumn === place ? 'mx-column has-focus' : 'mx-column'}
                title={column.name}
                aria-label={`${column.key === column.name || column.code ? column.name : `${column.key} ${column.name}`}, ${of}`}
                style={{ left, width }}
                {...at(place)}
              >
                <b>
                  {column.code && column.code.hue >= 0 && column.code.kind === 'code' ? (
                    <Swatch hue={column.code.hue} pattern={column.code.pattern} />
                  ) : null}
                  {headOf(column)}
                </b>
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
