// The grid itself: only the rows and columns in view are in the page, heads and first column stay, one cell has the focus.

import { useVirtualizer } from '@tanstack/react-virtual'
import {
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ClipboardEvent,
  type KeyboardEvent,
  type MouseEvent,
} from 'react'
import type { MatrixGroup } from '../../../src/analysis/types.ts'
import { placeOf, rangeWith, useFocusAt, type GridPlace } from '../../components/grid-places.ts'
import { useSettings } from '../../state/settings.ts'
import { groupKey } from './choices.ts'
import { GridHead, type HeadWords } from './grid-head.tsx'
import { BLOCK, measureGrid, placeColumns, widthOfColumn } from './grid-measures.ts'
import { GridRow } from './grid-row.tsx'
import { moveInGrid } from './grid-plan.ts'
import { cellAt, type SeenMatrix } from './seen.ts'

interface MatrixGridProps {
  readonly label: string
  /** What the rows are, over their names. */
  readonly corner: string
  readonly seen: SeenMatrix
  readonly shade: boolean
  readonly totalHeads: readonly HeadWords[]
  /** What stands beside the name of a group of columns. */
  readonly groupSays: (group: MatrixGroup) => string
  /** The focus moved: by keys, or by pressing on a cell. */
  readonly onPlace: (place: GridPlace) => void
  /** A cell, a head or a total was opened: by Enter (`byKey`) or by pressing on it. */
  readonly onOpen: (place: GridPlace, byKey: boolean) => void
  /** A group of codes, of rows or of columns is folded or opened, by its key. */
  readonly onFold: (key: string) => void
  readonly onCopy: (clipboard: DataTransfer) => void
}

/** The grid of a matrix. */
export function MatrixGrid({
  label,
  corner,
  seen,
  shade,
  totalHeads,
  groupSays,
  onPlace,
  onOpen,
  onFold,
  onCopy,
}: MatrixGridProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  const [place, setPlace] = useState<GridPlace>({ row: 0, column: 0 })
  const textSize = useSettings(state => state.textSize)
  const density = useSettings(state => state.density)
  const { plan } = seen
  const count = plan.columns.length

  useLayoutEffect(() => {
    const element = scroller.current!
    const watch = new ResizeObserver(() => setWidth(element.clientWidth))
    setWidth(element.clientWidth)
    watch.observe(element)
    return () => watch.disconnect()
  }, [])

  const measures = useMemo(
    () => measureGrid(plan, width, totalHeads.length, { textSize, density }),
    [plan, width, totalHeads.length, textSize, density],
  )
  const here: GridPlace = {
    row: Math.min(place.row, plan.rows.length - 1),
    column: Math.min(place.column, count + totalHeads.length - 1),
  }
  const takesFocus = useFocusAt(scroller, here)

  const rows = useVirtualizer({
    count: plan.rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => measures.row,
    paddingStart: measures.head,
    scrollPaddingStart: measures.head,
    overscan: 4,
    rangeExtractor: useMemo(() => rangeWith(here.row, 6), [here.row]),
  })
  const columns = useVirtualizer({
    horizontal: true,
    count,
    getScrollElement: () => scroller.current,
    estimateSize: at => {
      const column = plan.columns[at]
      return column ? widthOfColumn(column, measures) + (column.opens && at > 0 ? measures.gap : 0) : measures.column
    },
    paddingStart: measures.first,
    paddingEnd: measures.totals + measures.gap,
    scrollPaddingStart: measures.first,
    scrollPaddingEnd: measures.totals + measures.gap,
    overscan: 2,
    rangeExtractor: useMemo(() => rangeWith(here.column, BLOCK), [here.column]),
  })
  useLayoutEffect(() => {
    rows.measure()
    columns.measure()
  }, [rows, columns, measures, plan])

  const total = columns.getTotalSize()
  const allBlocks = useMemo(() => placeColumns(plan, measures), [plan, measures])
  const inView = [...new Set(columns.getVirtualItems().map(item => Math.floor(item.index / BLOCK)))].join(' ')
  // A new list only when other blocks are in view.
  const blocks = useMemo(
    () => (inView === '' ? [] : inView.split(' ').flatMap(block => allBlocks[Number(block)] ?? [])),
    [inView, allBlocks],
  )
  const groups = useMemo(() => {
    let left = measures.first
    return plan.groups.map((group, at) => {
      const start = left + (at > 0 ? measures.gap : 0)
      const size = plan.columns
        .slice(group.first, group.first + group.count)
        .reduce((sum, column) => sum + widthOfColumn(column, measures), 0)
      left = start + size
      return { ...group, says: groupSays(group.group), left: start, width: size }
    })
  }, [plan, measures, groupSays])

  const go = useCallback(
    (to: GridPlace, focus: boolean) => {
      takesFocus.current = focus
      setPlace(to)
      if (to.row >= 0) rows.scrollToIndex(to.row, { align: 'auto' })
      if (to.column >= 0 && to.column < count) columns.scrollToIndex(to.column, { align: 'auto' })
      onPlace(to)
    },
    [rows, columns, count, onPlace, takesFocus],
  )

  /** Whether a place has something to stand on: open groups have only their name. */
  const holds = (to: GridPlace) => {
    if (to.row < 0) return true
    const row = plan.rows[to.row]
    if (!row) return false
    if (to.column === -1) return true
    return to.column < count ? cellAt(seen, to.row, to.column) !== null : cellAt(seen, to.row, 0) !== null
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const control = event.ctrlKey || event.metaKey
    const row = plan.rows[here.row]
    if (event.key === 'Enter' || (event.key === ' ' && here.column === -1)) {
      event.preventDefault()
      const group = here.row === -1 ? plan.columns[here.column]?.group : null
      if (here.column === -1 && row?.foldable) onFold(row.id)
      else if (group) onFold(groupKey('column', group.value))
      else onOpen(here, true)
      return
    }
    if (event.altKey || event.shiftKey) return
    const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - measures.head) / measures.row) - 1)
    // Names and heads are part of the walk: both are shifted by one.
    const size = { rows: plan.rows.length + 1, columns: count + 1 + totalHeads.length, page }
    let to = moveInGrid(event.key, control, { row: here.row + 1, column: here.column + 1 }, size)
    if (to === null) return
    event.preventDefault()
    if (event.key === 'Home' && !control) to = { row: to.row, column: here.column > 0 ? 1 : 0 }
    let next: GridPlace = { row: to.row - 1, column: to.column - 1 }
    const step = Math.sign(next.row - here.row)
    while (!holds(next)) {
      const row = next.row + step
      if (step === 0 || row < -1 || row >= plan.rows.length) break
      next = { row, column: next.column }
    }
    if (holds(next)) go(next, true)
  }

  const onClick = (event: MouseEvent) => {
    const at = placeOf(event)
    if (!at) return
    go(at, true)
    const row = plan.rows[at.row]
    const group = at.row === -1 ? plan.columns[at.column]?.group : null
    if (at.column === -1 && row?.foldable) onFold(row.id)
    else if (group) onFold(groupKey('column', group.value))
    else onOpen(at, false)
  }
  const copy = (event: ClipboardEvent) => {
    event.preventDefault()
    onCopy(event.clipboardData)
  }

  const headRows = plan.groups.length > 0 ? 2 : 1
  return (
    <div
      ref={scroller}
      className="mx"
      role="grid"
      tabIndex={-1}
      style={{ ['--mx-row' as string]: `${measures.row}px` }}
      aria-label={label}
      aria-rowcount={plan.rows.length + headRows}
      aria-colcount={count + 1 + totalHeads.length}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onCopy={copy}
    >
      <div className="mx-inside" role="presentation" style={{ width: total, height: rows.getTotalSize() }}>
        <GridHead
          seen={seen}
          corner={corner}
          onFold={onFold}
          total={total}
          blocks={blocks}
          groups={groups}
          measures={measures}
          totalHeads={totalHeads}
          focusedColumn={here.column}
          headHasFocus={here.row === -1}
        />
        <div role="rowgroup">
          {rows.getVirtualItems().map(item => (
            <GridRow
              key={plan.rows[item.index]!.id}
              seen={seen}
              place={item.index}
              top={item.start}
              total={total}
              blocks={blocks}
              measures={measures}
              shade={shade}
              headRows={headRows}
              focused={item.index === here.row ? here.column : null}
            />
          ))}
        </div>
      </div>
    </div>
  )
}
