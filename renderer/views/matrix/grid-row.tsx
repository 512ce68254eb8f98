import { memo } from 'react'
import { CommentSign } from '../../components/comment-sign.tsx'
import { Icon } from '../../components/icon.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { matrixWords } from '../../words/matrix.ts'
import { reviewWords } from '../../words/review.ts'
import type { ColumnBlock, GridMeasures } from './grid-measures.ts'
import { cellAt, cellWords, denominatorsAt, totalsAt, type SeenMatrix } from './seen.ts'
import { baseOf, shadeStep } from './shade.ts'

interface GridRowProps {
  readonly seen: SeenMatrix
  readonly place: number
  readonly top: number
  readonly total: number
  readonly blocks: readonly ColumnBlock[]
  readonly measures: GridMeasures
  readonly shade: boolean
  readonly headRows: number
  /** The focused column in this row (-1 is its head), or null when the focus is in another row. */
  readonly focused: number | null
}

/** One row of the grid: its head, the cells in view, its totals. Pointer and keys are heard by the grid, through `data-r` and `data-c`. */
export const GridRow = memo(function GridRow({
  seen,
  place,
  top,
  total,
  blocks,
  measures,
  shade,
  headRows,
  focused,
}: GridRowProps) {
  const row = seen.plan.rows[place]!
  const count = seen.plan.columns.length
  const names = [
    'mx-row',
    row.row.kind === 'group' && 'is-group',
    row.isTotal && 'is-total',
    focused !== null && 'has-focus',
  ]
    .filter(Boolean)
    .join(' ')
  return (
    <div
      role="row"
      aria-rowindex={place + 1 + headRows}
      className={names}
      style={{ transform: `translateY(${top}px)`, width: total, height: measures.row }}
    >
      <RowHead seen={seen} place={place} measures={measures} focused={focused === -1} />
      {totalsAt(seen, row) === null
        ? null
        : blocks.map(block => (
            <Cells
              key={block.first}
              seen={seen}
              place={place}
              block={block}
              shade={shade}
              focused={
                focused !== null && focused >= block.first && focused < block.first + block.columns.length
                  ? focused
                  : null
              }
            />
          ))}
      <RowTotals
        seen={seen}
        place={place}
        measures={measures}
        focused={focused !== null && focused >= count ? focused : null}
      />
    </div>
  )
})

/** What a cell of a row tells of its place. */
const placed = (row: number, column: number, hasFocus: boolean) => ({
  'data-r': row,
  'data-c': column,
  'aria-colindex': column + 2,
  tabIndex: hasFocus ? 0 : -1,
})

interface RowHeadProps {
  readonly seen: SeenMatrix
  readonly place: number
  readonly measures: GridMeasures
  readonly focused: boolean
}

/** What stands first in a row. By itself, as the totals are: neither is drawn again while the grid is scrolled across. */
const RowHead = memo(function RowHead({ seen, place, measures, focused }: RowHeadProps) {
  const row = seen.plan.rows[place]!
  const isGroup = row.row.kind === 'group'
  const isCodeRow = row.row.kind === 'code'
  // Codes across the top: what a row is out of stands at its own head.
  const base =
    isCodeRow || isGroup || !seen.matrix.columns[0]?.code ? null : baseOf(seen.matrix.measure, row.row.denominators)
  const indent = isGroup ? 8 + row.row.depth * 12 : 6 + Math.max(1, row.row.depth) * 12
  return (
    <div
      role="rowheader"
      className="mx-first"
      style={{ width: measures.first, paddingLeft: indent }}
      aria-expanded={row.foldable ? !row.folded : undefined}
      {...placed(place, -1, focused)}
    >
      {row.foldable ? <Icon name={row.folded ? 'right' : 'down'} className="mx-twist" /> : null}
      {isGroup || !isCodeRow ? null : <Swatch hue={row.row.hue} pattern={row.row.pattern} />}
      <span className="mx-name" title={row.row.name}>
        {isCodeRow || isGroup || row.row.key === '' || row.row.key === row.row.name ? null : (
          <i className="mx-row-key">{row.row.key}</i>
        )}
        {row.row.name}
      </span>
      {row.held > 0 ? (
        <small>{row.group ? matrixWords.figure(row.held) : matrixWords.heldCodes(row.held)}</small>
      ) : null}
      {base === null ? null : <small className="mx-ordered">{matrixWords.of(base)}</small>}
      {row.row.orderedBy ? <small className="mx-ordered">{row.row.orderedBy}</small> : null}
    </div>
  )
})

interface RowTotalsProps {
  readonly seen: SeenMatrix
  readonly place: number
  readonly measures: GridMeasures
  /** The focused total, by its column. */
  readonly focused: number | null
}

const RowTotals = memo(function RowTotals({ seen, place, measures, focused }: RowTotalsProps) {
  const totals = totalsAt(seen, seen.plan.rows[place]!)
  const count = seen.plan.columns.length
  return (
    <div className="mx-totals" style={{ width: measures.totals }}>
      {totals ? (
        <>
          <div role="gridcell" className="mx-total" {...placed(place, count, focused === count)}>
            {totals.presence}
            <small>{matrixWords.ofLong(seen.matrix.columns.length)}</small>
          </div>
          {measures.totalCount > 1 ? (
            <div role="gridcell" className="mx-total" {...placed(place, count + 1, focused === count + 1)}>
              {matrixWords.value(seen.matrix.measure, totals.total, seen.matrix.share ?? null)}
            </div>
          ) : null}
        </>
      ) : null}
    </div>
  )
})

interface CellsProps {
  readonly seen: SeenMatrix
  readonly place: number
  readonly block: ColumnBlock
  readonly shade: boolean
  readonly focused: number | null
}

/** The cells of a few neighbouring columns in one row: a block is drawn once, and not again while the grid scrolls. */
const Cells = memo(function Cells({ seen, place, block, shade, focused }: CellsProps) {
  const { row, isTotal } = seen.plan.rows[place]!
  const { name } = row
  const cells = block.columns.map(({ place: at, left, width }) => {
    const cell = cellAt(seen, place, at)
    if (cell === null) return null
    const planned = seen.plan.columns[at]!
    const { column } = planned
    const { measure } = seen.matrix
    const share = seen.matrix.share ?? null
    const isSubtotal = 'value' in cell && cell.present !== undefined
    const step =
      'value' in cell && shade && !isSubtotal && !isTotal && row.id !== column.id
        ? shadeStep(measure, cell.value, denominatorsAt(seen.plan.rows[place]!, planned), share)
        : 0
    const present = 'value' in cell && measure === 'presence'
    const sign = isSubtotal || isTotal ? undefined : seen.comments?.get(`${row.id} ${column.id}`)
    const looks =
      'reason' in cell
        ? REASONS[cell.reason]
        : isSubtotal || isTotal
          ? 'is-subtotal'
          : present
            ? 'is-present'
            : `heat-${step}`
    return (
      <div
        key={at}
        role="gridcell"
        className={`mx-cell ${looks}`}
        style={{ left: left - block.left, width }}
        aria-label={`${matrixWords.cell(name, column.name, cellWords(seen, cell))}${sign && sign.open > 0 ? `, ${reviewWords.sign(sign.open, sign.all)}` : ''}`}
        {...placed(place, at, focused === at)}
      >
        <CommentSign sign={sign} />
        {'reason' in cell ? (
          SIGNS[cell.reason]
        ) : cell.present ? (
          <>
            {present ? null : matrixWords.value(measure, cell.value, share)}
            <small>{matrixWords.present(cell.present.n, cell.present.of)}</small>
          </>
        ) : present ? (
          '●'
        ) : (
          matrixWords.value(measure, cell.value, share)
        )}
      </div>
    )
  })
  return (
    <div role="presentation" className="mx-block" style={{ left: block.left, width: block.width }}>
      {cells}
    </div>
  )
})

const SIGNS = { 'nothing said': '–', 'nobody named': '0', 'not asked': '', 'not coded': '', 'no source': '' }

const REASONS = {
  'nothing said': 'is-nothing-said',
  'nobody named': 'is-nobody-named',
  'not asked': 'is-not-asked',
  'not coded': 'is-not-coded',
  'no source': 'is-no-source',
}
