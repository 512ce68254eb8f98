// The grid of summaries: only rows and columns in view are in the page, heads and first column stay, one cell has the focus
// and can be written in where it stands.

import { useVirtualizer } from '@tanstack/react-virtual'
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
import { placeOf, rangeWith, useFocusAt, type GridPlace } from '../../components/grid-places.ts'
import { useSettings } from '../../state/settings.ts'
import { useWriting } from '../../state/writing.ts'
import { summariesWords as w } from '../../words/summaries.ts'
import { moveInGrid } from '../matrix/grid-plan.ts'
import { GridHead, GridRow } from './grid-parts.tsx'
import { linesOfRow, type GridPlan, type PlannedColumn } from './grid-plan.ts'

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
// What its edges and the sign that unfolds leave of it.
const NAME = FIRST - 36
const COLUMN = 236
const ATTRIBUTE = 116
const LINE = 18.5

/** The grid of a framework matrix. */
export function SummaryGrid(props: SummaryGridProps) {
  const { plan, order, readOnly, onPlace, onOpen, onFold, onOrder, onClear, onCopy } = props
  const scroller = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<GridPlace>({ row: 0, column: plan.before })
  const [writing, setWriting] = useState<(SummaryCell & { readonly typed?: string }) | null>(null)
  const scale = useSettings(state => state.textSize)
  const grow = Math.max(1, scale)
  const widthOf = (column: PlannedColumn) => (column.kind === 'attribute' ? ATTRIBUTE : COLUMN) * grow
  const first = FIRST * grow
  const head = (HEAD_GROUPS + HEAD_COLUMNS) * grow
  const here: GridPlace = {
    row: Math.min(place.row, plan.rows.length - 1),
    column: Math.min(place.column, plan.columns.length - 1),
  }
  const takesFocus = useFocusAt(scroller, here, writing !== null)
  const lines = useMemo(
    () => plan.rows.map(row => linesOfRow(plan, row.at, Math.floor((COLUMN - 20) / 6.1), NAME)),
    [plan],
  )
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
    [rows, columns, onPlace, takesFocus],
  )
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
        plan.before,
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
    if (at && plan.columns[at.column]?.kind === 'page') onOpen(at)
    else if (at) write(at)
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
        <GridHead
          plan={plan}
          columns={shownColumns}
          lefts={lefts}
          measures={{
            first,
            head,
            groups: HEAD_GROUPS * grow,
            heads: HEAD_COLUMNS * grow,
            column: COLUMN * grow,
            total,
          }}
          order={order}
          focusedColumn={here.column}
          focusable={focusable}
        />
        <div role="rowgroup">
          {rows.getVirtualItems().map(item => (
            <GridRow
              key={plan.rows[item.index]!.row.caseId}
              plan={plan}
              item={item}
              columns={shownColumns}
              first={first}
              total={total}
              lines={lines[item.index]!}
              isFocused={item.index === here.row}
              focusable={focusable}
              writing={writing}
              onDone={done}
            />
          ))}
        </div>
      </div>
    </div>
  )
}
