// The heads of the grid of summaries, and one row of it. Pointer and keys are heard by the grid, through `data-r` and `data-c`.

import type { VirtualItem } from '@tanstack/react-virtual'
import type { SummaryCell } from '../../../src/analysis/summaries/types.ts'
import { Icon } from '../../components/icon.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { sameCell } from '../../state/writing.ts'
import { attributeName, fullName } from '../../words/names.ts'
import { summariesWords as w } from '../../words/summaries.ts'
import { EditedCell } from './edited-cell.tsx'
import type { GridPlan } from './grid-plan.ts'
import { ThingSign } from '../review/thing-sign.tsx'
import { CellPlace, CellWords, PageWords } from './summary-cell.tsx'

type Focusable = (row: number, column: number) => object

interface GridHeadProps {
  readonly plan: GridPlan
  readonly columns: readonly VirtualItem[]
  /** The left edge of every column. */
  readonly lefts: readonly number[]
  readonly measures: {
    readonly first: number
    readonly head: number
    readonly groups: number
    readonly heads: number
    readonly column: number
    readonly total: number
  }
  readonly order: { readonly by: string; readonly down: boolean } | null
  readonly focusedColumn: number
  readonly focusable: Focusable
}

/** Categories, then codes and attributes. They stay while the rows scroll. */
export function GridHead({ plan, columns, lefts, measures, order, focusedColumn, focusable }: GridHeadProps) {
  return (
    <div className="sm-head" role="rowgroup" style={{ width: measures.total, height: measures.head }}>
      <div role="row" aria-rowindex={1} className="sm-head-groups" style={{ height: measures.groups }}>
        {plan.matrix.categories.map(category => {
          const at = plan.before + category.first
          return (
            <div
              key={category.name}
              role="columnheader"
              className="sm-group"
              aria-colindex={at + 2}
              aria-colspan={category.count}
              style={{ left: lefts[at], width: category.count * measures.column }}
            >
              <span style={{ left: measures.first + 8 }}>{category.name}</span>
            </div>
          )
        })}
      </div>
      <div
        role="row"
        aria-rowindex={2}
        className="sm-head-columns"
        style={{ top: measures.groups, height: measures.heads }}
      >
        <div
          role="columnheader"
          className="sm-corner"
          style={{ width: measures.first, marginTop: -measures.groups }}
          {...focusable(-1, -1)}
        >
          {w.corner}
        </div>
        {columns.map(item => {
          const column = plan.columns[item.index]!
          const isOrder = column.kind === 'attribute' && order?.by === column.name
          return (
            <div
              key={item.index}
              role="columnheader"
              className={focusedColumn === item.index ? 'sm-column has-focus' : 'sm-column'}
              style={{ left: item.start, width: item.size }}
              aria-sort={isOrder ? (order.down ? 'descending' : 'ascending') : undefined}
              title={
                column.kind === 'code' ? column.code.name : column.kind === 'page' ? w.page : attributeName(column.name)
              }
              {...focusable(-1, item.index)}
            >
              {column.kind === 'code' ? (
                <>
                  {column.code.kind === 'code' ? <Swatch hue={column.code.hue} pattern={column.code.pattern} /> : null}
                  <span>
                    {column.code.name}
                    {column.code.retired ? <small> {w.retiredCode}</small> : null}
                  </span>
                </>
              ) : column.kind === 'page' ? (
                <span>{w.page}</span>
              ) : (
                <span className="sm-attribute-head">
                  {attributeName(column.name)}
                  {isOrder ? <Icon name={order.down ? 'down' : 'up'} /> : null}
                </span>
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

interface GridRowProps {
  readonly plan: GridPlan
  readonly item: VirtualItem
  readonly columns: readonly VirtualItem[]
  readonly first: number
  readonly total: number
  readonly lines: number
  readonly isFocused: boolean
  readonly focusable: Focusable
  /** The cell that is being written. */
  readonly writing: (SummaryCell & { readonly typed?: string }) | null
  readonly onDone: (to: 'here' | 'down' | 'right' | 'left' | 'away') => void
}

/** One case: its head, and the cells in view. */
export function GridRow({
  plan,
  item,
  columns,
  first,
  total,
  lines,
  isFocused,
  focusable,
  writing,
  onDone,
}: GridRowProps) {
  const { row, at, foldable, folded } = plan.rows[item.index]!
  const isPerson = row.within !== null
  return (
    <div
      role="row"
      aria-rowindex={item.index + 3}
      className={['sm-row', isPerson && 'is-person', isFocused && 'has-focus'].filter(Boolean).join(' ')}
      style={{ transform: `translateY(${item.start}px)`, width: total, height: item.size }}
    >
      <div
        role="rowheader"
        className="sm-first"
        style={{ width: first }}
        aria-expanded={foldable ? !folded : undefined}
        {...focusable(item.index, -1)}
      >
        {foldable ? (
          <span className="sm-twist" title={w.fold(row.name)}>
            <Icon name={folded ? 'right' : 'down'} />
          </span>
        ) : null}
        <span className="sm-name">
          {row.key === row.name ? null : <b>{row.key} </b>}
          {row.name}
          {isPerson ? null : (
            <small className={row.progress === 'signed' ? 'is-signed' : ''}>
              {row.progress === 'reviewed' ? `${w.progress.reviewed}, ${w.notSigned}` : w.progress[row.progress]}
            </small>
          )}
        </span>
      </div>
      {columns.map(column => {
        const planned = plan.columns[column.index]!
        const at2 = { left: column.start, width: column.size }
        if (planned.kind !== 'code')
          return (
            <div
              key={column.index}
              role="gridcell"
              className={`sm-cell is-${planned.kind}`}
              style={at2}
              {...focusable(item.index, column.index)}
            >
              {planned.kind === 'attribute' ? (
                (row.values[planned.at] ?? '–')
              ) : (
                <>
                  <CellPlace row={fullName(row)} column={w.page} />
                  <PageWords row={row} lines={lines} />
                </>
              )}
            </div>
          )
        const summary = plan.summaryAt(at, planned.at)
        const codings = plan.matrix.counts[at]![planned.at]!
        const isWritten = sameCell(writing, { caseId: row.caseId, codeId: planned.code.codeId })
        return (
          <div
            key={column.index}
            role="gridcell"
            className={['sm-cell', planned.opens && 'opens', isWritten && 'is-written', summary?.moved && 'is-stale']
              .filter(Boolean)
              .join(' ')}
            style={at2}
            {...focusable(item.index, column.index)}
          >
            {isWritten ? (
              <EditedCell
                cell={{ caseId: row.caseId, codeId: planned.code.codeId }}
                label={w.editor(fullName(row), planned.code.name)}
                name={`${row.key} × ${planned.code.name}`}
                {...(writing?.typed === undefined ? {} : { typed: writing.typed })}
                onDone={onDone}
              />
            ) : (
              <>
                <CellPlace row={fullName(row)} column={planned.code.name} />
                <ThingSign about="summary" id={row.caseId} besideId={planned.code.codeId} />
                <CellWords
                  summary={summary}
                  codings={codings}
                  empty={planned.code.asked ? row.emptyAsked : row.empty}
                  lines={lines}
                />
              </>
            )}
          </div>
        )
      })}
    </div>
  )
}
