// The grid of summaries: only rows and columns in view are in the page, heads and first column stay, one cell has the focus
// and can be written in where it stands.

import { useVirtualizer, type Range } from '@tanstack/react-virtual'
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ClipboardEvent,
  type KeyboardEvent,
  type MouseEvent,
} from 'react'
import type { CaseId } from '../../../src/base/ids.ts'
import type { SummaryCell } from '../../../src/analysis/summaries/types.ts'
import { Icon } from '../../components/icon.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { useSettings } from '../../state/settings.ts'
import { sameCell, useWriting } from '../../state/writing.ts'
import { attributeName, fullName } from '../../words/names.ts'
import { summariesWords as w } from '../../words/summaries.ts'
import { moveInGrid } from '../matrix/grid-plan.ts'
import { linesOfRow, type GridPlan, type PlannedColumn } from './grid-plan.ts'
import { EditedCell } from './edited-cell.tsx'
import { CellPlace, CellWords } from './summary-cell.tsx'

/** A place in the grid: row -1 is the heads, column -1 the cases. */
export interface GridPlace {
  readonly row: number
  readonly column: number
}

interface SummaryGridProps {
  readonly plan: GridPlan
  readonly order: { readonly by: string; readonly down: boolean } | null
  readonly readOnly: boolean
  /** The focus moved there. */
  readonly onPlace: (place: GridPlace) => void
  /** Enter on a head or in the drawer's direction. */
  readonly onOpen: (place: GridPlace) => void
  readonly onFold: (caseId: CaseId) => void
  readonly onOrder: (attribute: string) => void
  readonly onClear: (place: GridPlace) => void
  readonly onCopy: (clipboard: DataTransfer) => void
}

const HEAD_GROUPS = 26
const HEAD_COLUMNS = 46
const FIRST = 190
const COLUMN = 236
const ATTRIBUTE = 116
const LINE = 18.5

/** What is drawn: what is in view, and the focused one, however far it is scrolled away. */
const rangeWith = (kept: number) => (range: Range) => {
  const items: number[] = []
  const start = Math.max(0, range.startIndex - range.overscan)
  const end = Math.min(range.count - 1, range.endIndex + range.overscan)
  if (kept >= 0 && kept < start) items.push(kept)
  for (let at = start; at <= end; at++) items.push(at)
  if (kept > end && kept < range.count) items.push(kept)
  return items
}

/** The grid of a framework matrix. */
export function SummaryGrid(props: SummaryGridProps) {
  const { plan, order, readOnly, onPlace, onOpen, onFold, onOrder, onClear, onCopy } = props
  const scroller = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<GridPlace>({ row: 0, column: plan.attributes })
  const [writing, setWriting] = useState<(SummaryCell & { readonly typed?: string }) | null>(null)
  const takesFocus = useRef(false)
  const scale = useSettings(state => state.textSize)
  const grow = Math.max(1, scale)
  const widthOf = (column: PlannedColumn) => (column.kind === 'attribute' ? ATTRIBUTE : COLUMN) * grow
  const first = FIRST * grow
  const head = (HEAD_GROUPS + HEAD_COLUMNS) * grow
  const here: GridPlace = {
    row: Math.min(place.row, plan.rows.length - 1),
    column: Math.min(place.column, plan.columns.length - 1),
  }
  const lines = useMemo(() => plan.rows.map(row => linesOfRow(plan, row.at, Math.floor((COLUMN - 20) / 6.1))), [plan])
  const rows = useVirtualizer({
    count: plan.rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: at => Math.round((lines[at]! * LINE + 34) * grow),
    paddingStart: head,
    scrollPaddingStart: head,
    overscan: 3,
    rangeExtractor: useMemo(() => rangeWith(here.row), [here.row]),
  })
  const columns = useVirtualizer({
    horizontal: true,
    count: plan.columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: at => widthOf(plan.columns[at]!),
    paddingStart: first,
    scrollPaddingStart: first,
    overscan: 2,
    rangeExtractor: useMemo(() => rangeWith(here.column), [here.column]),
  })
  useLayoutEffect(() => {
    rows.measure()
    columns.measure()
  }, [rows, columns, plan, lines, grow])

  const go = useCallback(
    (to: GridPlace, focus = true) => {
      takesFocus.current = focus
      setPlace(to)
      if (to.row >= 0) rows.scrollToIndex(to.row, { align: 'auto' })
      if (to.column >= 0) columns.scrollToIndex(to.column, { align: 'auto' })
      onPlace(to)
    },
    [rows, columns, onPlace],
  )
  useEffect(() => {
    if (!takesFocus.current || writing !== null) return
    takesFocus.current = false
    scroller.current
      ?.querySelector<HTMLElement>(`[data-r="${here.row}"][data-c="${here.column}"]`)
      ?.focus({ preventScroll: true })
  })

  const cellAt = useCallback(
    (at: GridPlace): SummaryCell | null => {
      const row = plan.rows[at.row]
      const column = plan.columns[at.column]
      return row && column?.kind === 'code' ? { caseId: row.row.caseId, codeId: column.code.codeId } : null
    },
    [plan],
  )
  const write = useCallback(
    (at: GridPlace, typed?: string) => {
      const cell = cellAt(at)
      if (cell && !readOnly) setWriting(typed === undefined ? cell : { ...cell, typed })
    },
    [cellAt, readOnly],
  )
  // The drawer, too, can ask for the editor of a cell.
  const asked = useWriting(state => state.asked)
  const answered = useRef(asked)
  useEffect(() => {
    if (asked === null || asked === answered.current) return
    answered.current = asked
    const row = plan.rows.findIndex(one => one.row.caseId === asked.caseId)
    const column = plan.columns.findIndex(one => one.kind === 'code' && one.code.codeId === asked.codeId)
    if (row < 0 || column < 0) return
    go({ row, column })
    write({ row, column })
  }, [asked, plan, go, write])

  const done = (to: 'here' | 'down' | 'right' | 'left' | 'away') => {
    setWriting(null)
    if (to === 'away') return
    const next = {
      row: Math.min(plan.rows.length - 1, here.row + (to === 'down' ? 1 : 0)),
      column: Math.max(
        plan.attributes,
        Math.min(plan.columns.length - 1, here.column + (to === 'right' ? 1 : to === 'left' ? -1 : 0)),
      ),
    }
    go(next)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (writing !== null) return
    const control = event.ctrlKey || event.metaKey
    const row = plan.rows[here.row]
    const column = plan.columns[here.column]
    const isCell = here.row >= 0 && column?.kind === 'code'
    if (event.key === 'Enter' || event.key === 'F2') {
      event.preventDefault()
      if (isCell && !control && !event.altKey) write(here)
      else if (here.row < 0 && column?.kind === 'attribute') onOrder(column.name)
      else if (here.column === -1 && row?.foldable && !control) onFold(row.row.caseId)
      else onOpen(here)
      return
    }
    if (event.key === ' ' && here.column === -1 && row?.foldable) {
      event.preventDefault()
      onFold(row.row.caseId)
      return
    }
    if (event.key === 'Delete' && isCell) {
      event.preventDefault()
      onClear(here)
      return
    }
    if (event.key.length === 1 && event.key !== ' ' && !control && !event.altKey && isCell && !readOnly) {
      // Typing begins a new summary; one that is there is opened, not written over.
      event.preventDefault()
      const there = plan.summaryAt(row!.at, column.at)
      write(here, there ? undefined : event.key)
      return
    }
    if (event.altKey || event.shiftKey) return
    const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - head) / (6 * LINE * grow)))
    const size = { rows: plan.rows.length + 1, columns: plan.columns.length + 1, page }
    const to = moveInGrid(event.key, control, { row: here.row + 1, column: here.column + 1 }, size)
    if (to === null) return
    event.preventDefault()
    go({ row: to.row - 1, column: to.column - 1 })
  }
  const placeOf = (event: MouseEvent): GridPlace | null => {
    const element = (event.target as Element).closest<HTMLElement>('[data-r]')
    return element ? { row: Number(element.dataset['r']), column: Number(element.dataset['c']) } : null
  }
  const onClick = (event: MouseEvent) => {
    const at = placeOf(event)
    if (!at) return
    go(at)
    const row = plan.rows[at.row]
    const column = plan.columns[at.column]
    if (at.column === -1 && row?.foldable && (event.target as Element).closest('.sm-twist')) onFold(row.row.caseId)
    else if (at.row < 0 && column?.kind === 'attribute') onOrder(column.name)
    else if (at.column === -1 || at.row < 0) onOpen(at)
  }
  const onDoubleClick = (event: MouseEvent) => {
    const at = placeOf(event)
    if (at) write(at)
  }

  const shownColumns = columns.getVirtualItems()
  const focusable = (row: number, column: number) => ({
    'data-r': row,
    'data-c': column,
    'aria-colindex': column + 2,
    tabIndex: here.row === row && here.column === column ? 0 : -1,
  })
  const total = columns.getTotalSize()
  const lefts = useMemo(() => {
    let left = first
    return plan.columns.map(column => {
      const at = left
      left += (column.kind === 'attribute' ? ATTRIBUTE : COLUMN) * grow
      return at
    })
  }, [plan, first, grow])
  return (
    <div
      ref={scroller}
      className="sm"
      role="grid"
      tabIndex={-1}
      aria-label={w.grid}
      aria-rowcount={plan.rows.length + 2}
      aria-colcount={plan.columns.length + 1}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onDoubleClick={onDoubleClick}
      onCopy={(event: ClipboardEvent) => {
        if (writing !== null) return
        event.preventDefault()
        onCopy(event.clipboardData)
      }}
    >
      <div className="sm-inside" role="presentation" style={{ width: total, height: rows.getTotalSize() }}>
        <div className="sm-head" role="rowgroup" style={{ width: total, height: head }}>
          <div role="row" aria-rowindex={1} className="sm-head-groups" style={{ height: HEAD_GROUPS * grow }}>
            {plan.matrix.categories.map(category => {
              const at = plan.attributes + category.first
              return (
                <div
                  key={category.name}
                  role="columnheader"
                  className="sm-group"
                  aria-colindex={at + 2}
                  aria-colspan={category.count}
                  style={{ left: lefts[at], width: category.count * COLUMN * grow }}
                >
                  <span style={{ left: first + 8 }}>{category.name}</span>
                </div>
              )
            })}
          </div>
          <div
            role="row"
            aria-rowindex={2}
            className="sm-head-columns"
            style={{ top: HEAD_GROUPS * grow, height: HEAD_COLUMNS * grow }}
          >
            <div
              role="columnheader"
              className="sm-corner"
              style={{ width: first, marginTop: -HEAD_GROUPS * grow }}
              {...focusable(-1, -1)}
            >
              {w.corner}
            </div>
            {shownColumns.map(item => {
              const column = plan.columns[item.index]!
              const isOrder = column.kind === 'attribute' && order?.by === column.name
              return (
                <div
                  key={item.index}
                  role="columnheader"
                  className={here.column === item.index ? 'sm-column has-focus' : 'sm-column'}
                  style={{ left: item.start, width: item.size }}
                  aria-sort={isOrder ? (order.down ? 'descending' : 'ascending') : undefined}
                  title={column.kind === 'code' ? column.code.name : attributeName(column.name)}
                  {...focusable(-1, item.index)}
                >
                  {column.kind === 'code' ? (
                    <>
                      {column.code.kind === 'code' ? (
                        <Swatch hue={column.code.hue} pattern={column.code.pattern} />
                      ) : null}
                      <span>
                        {column.code.name}
                        {column.code.retired ? <small> {w.retiredCode}</small> : null}
                      </span>
                    </>
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
        <div role="rowgroup">
          {rows.getVirtualItems().map(item => {
            const { row, at, foldable, folded } = plan.rows[item.index]!
            const isPerson = row.within !== null
            const focused = item.index === here.row
            return (
              <div
                key={row.caseId}
                role="row"
                aria-rowindex={item.index + 3}
                className={['sm-row', isPerson && 'is-person', focused && 'has-focus'].filter(Boolean).join(' ')}
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
                        {row.progress === 'reviewed'
                          ? `${w.progress.reviewed}, ${w.notSigned}`
                          : w.progress[row.progress]}
                      </small>
                    )}
                  </span>
                </div>
                {shownColumns.map(column => {
                  const planned = plan.columns[column.index]!
                  const at2 = { left: column.start, width: column.size }
                  if (planned.kind === 'attribute')
                    return (
                      <div
                        key={column.index}
                        role="gridcell"
                        className="sm-cell is-attribute"
                        style={at2}
                        {...focusable(item.index, column.index)}
                      >
                        {row.values[planned.at] ?? '–'}
                      </div>
                    )
                  const summary = plan.summaryAt(at, planned.at)
                  const codings = plan.matrix.counts[at]![planned.at]!
                  const isWritten = sameCell(writing, { caseId: row.caseId, codeId: planned.code.codeId })
                  return (
                    <div
                      key={column.index}
                      role="gridcell"
                      className={[
                        'sm-cell',
                        planned.opens && 'opens',
                        isWritten && 'is-written',
                        summary?.moved && 'is-stale',
                      ]
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
                          onDone={done}
                        />
                      ) : (
                        <>
                          <CellPlace row={fullName(row)} column={planned.code.name} />
                          <CellWords
                            summary={summary}
                            codings={codings}
                            empty={planned.code.asked ? row.emptyAsked : row.empty}
                            lines={lines[item.index]!}
                          />
                        </>
                      )}
                    </div>
                  )
                })}
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}
