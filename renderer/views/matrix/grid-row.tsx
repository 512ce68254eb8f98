import { memo } from 'react'
import { Icon } from '../../components/icon.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { matrixWords } from '../../words/matrix.ts'
import type { GridMeasures } from './grid-measures.ts'
import { cellAt, cellWords, totalsAt, type SeenMatrix } from './seen.ts'
import { shadeStep } from './shade.ts'

/** Where a column stands, in pixels from the left of the grid. `place` is its place in the plan. */
export interface PlacedColumn {
  readonly place: number
  readonly left: number
  readonly width: number
}

interface GridRowProps {
  readonly seen: SeenMatrix
  readonly place: number
  readonly top: number
  readonly total: number
  readonly columns: readonly PlacedColumn[]
  readonly measures: GridMeasures
  readonly shade: boolean
  readonly headRows: number
  /** The focused column in this row (-1 is its head), or null when the focus is in another row. */
  readonly focused: number | null
}

/** One row of the grid: its head, the cells in view, its totals. Pointer and keys are heard by the grid, through `data-r` and `data-c`. */
export const GridRow = memo(function GridRow({ seen, place, top, total, columns, measures, shade, headRows, focused }: GridRowProps) {
  const row = seen.plan.rows[place]!
  const count = seen.plan.columns.length
  const totals = totalsAt(seen, row)
  const isGroup = row.row.kind === 'group'
  const indent = isGroup ? 8 + row.row.depth * 12 : 6 + Math.max(1, row.row.depth) * 12
  const at = (column: number) => ({
    'data-r': place,
    'data-c': column,
    'aria-colindex': column + 2,
    tabIndex: focused === column ? 0 : -1,
  })
  const names = ['mx-row', isGroup && 'is-group', focused !== null && 'has-focus'].filter(Boolean).join(' ')
  return (
    <div
      role="row"
      aria-rowindex={place + 1 + headRows}
      className={names}
      style={{ transform: `translateY(${top}px)`, width: total, height: measures.row }}
    >
      <div
        role="rowheader"
        className="mx-first"
        style={{ width: measures.first, paddingLeft: indent }}
        aria-expanded={row.foldable ? !row.folded : undefined}
        {...at(-1)}
      >
        {row.foldable ? <Icon name={row.folded ? 'right' : 'down'} className="mx-twist" /> : null}
        {isGroup ? null : <Swatch hue={row.row.hue} pattern={row.row.pattern} />}
        <span className="mx-name" title={row.row.name}>
          {row.row.name}
        </span>
        {row.held > 0 ? <small>{matrixWords.heldCodes(row.held)}</small> : null}
      </div>
      {columns.map(column => {
        const cell = cellAt(seen, place, column.place)
        const planned = seen.plan.columns[column.place]!
        if (cell === null) return null
        const step = 'value' in cell && shade ? shadeStep(seen.matrix.measure, cell.value, planned.column.denominators) : 0
        const present = 'value' in cell && cell.base === null
        const looks = 'reason' in cell ? `is-${cell.reason.replace(' ', '-')}` : present ? 'is-present' : `heat-${step}`
        const name = matrixWords.cell(row.row.name, planned.column.name, cellWords(seen, cell))
        return (
          <div
            key={column.place}
            role="gridcell"
            className={`mx-cell ${looks}`}
            style={{ left: column.left, width: column.width }}
            aria-label={name}
            {...at(column.place)}
          >
            {'value' in cell ? (present ? '●' : cell.value.toLocaleString('en-GB')) : cell.reason === 'nothing said' ? '–' : ''}
          </div>
        )
      })}
      <div className="mx-totals" style={{ width: measures.totals }}>
        {totals ? (
          <>
            <div role="gridcell" className="mx-total" {...at(count)}>
              {totals.presence}
              <small>{matrixWords.ofLong(count)}</small>
            </div>
            {measures.totalCount > 1 ? (
              <div role="gridcell" className="mx-total" {...at(count + 1)}>
                {totals.total.toLocaleString('en-GB')}
              </div>
            ) : null}
          </>
        ) : null}
      </div>
    </div>
  )
})
