// A table edited in place: arrows move, Shift extends, F2 or typing edits, Mod+D fills down, Delete empties, blocks are copied to and pasted
// from spreadsheets, a press on a head sorts.
// Only the rows in view are in the page, and the one with the focus.

import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef, useState, type ClipboardEvent, type KeyboardEvent, type ReactNode } from 'react'
import { isMac } from '../actions/shortcut.ts'
import { useSettings } from '../state/settings.ts'
import '../styles/edit-table.css'
import { blockText, parseBlock, placeBlock, sizeOf, type Block, type PlacedValue } from './edit-block.ts'
import type { EditColumn } from './edit-column.ts'
import { EditHead } from './edit-head.tsx'
import { EditRow } from './edit-row.tsx'
import { rangeWith, useFocusAt } from './grid-places.ts'

/** A value for one cell, when many are written at once. */
export interface EditedCell<Row> {
  readonly row: Row
  readonly column: EditColumn<Row>
  readonly value: string
}

interface EditTableProps<Row> {
  readonly label: string
  readonly columns: readonly EditColumn<Row>[]
  readonly rows: readonly Row[]
  readonly rowHeight?: number
  readonly sortable?: boolean
  /** The first column stays while the others scroll sideways. */
  readonly firstStays?: boolean
  readonly keyOf: (row: Row) => string
  /** A class for a whole row. */
  readonly looks?: (row: Row) => string
  /** Replaces all cells after the first by one sentence. */
  readonly sentence?: (row: Row) => ReactNode | null
  /** A control before the first cell, with what Space does to it. */
  readonly before?: { readonly head: ReactNode; draw: (row: Row) => ReactNode; toggle: (row: Row) => void }
  readonly onRow?: (row: Row) => void
  /** Writes many cells as one act: filled down, emptied or pasted. Without it they are written one by one. `beyond` counts pasted values outside the table. */
  readonly writeMany?: (cells: readonly EditedCell<Row>[], how: 'fill' | 'clear' | 'paste', beyond: number) => void
  /** What can be done from the keyboard besides, before the table’s own keys. True: it was. */
  readonly onKey?: (event: KeyboardEvent, row: Row | undefined) => boolean
  /** Compares two texts of a column when sorting. */
  readonly compare?: (a: string, b: string) => number
}

/** Where the focus is, and from which cell a selection was begun. */
interface Place {
  readonly row: number
  readonly column: number
  readonly from: number
  readonly fromColumn: number
}

/** A table whose cells are edited in place. */
export function EditTable<Row>(props: EditTableProps<Row>) {
  const { columns, keyOf, before, sentence, onRow } = props
  const scroller = useRef<HTMLDivElement>(null)
  const [sort, setSort] = useState<{ column: string; down: boolean } | null>(null)
  const [place, setPlace] = useState<Place>({ row: 0, column: 0, from: 0, fromColumn: 0 })
  const [editing, setEditing] = useState<{ begin: string; replacing: boolean } | null>(null)
  const scale = useSettings(state => state.textSize)
  const height = Math.round((props.rowHeight ?? 33) * Math.max(1, scale))

  const rows = useMemo(() => {
    const by = sort && columns.find(column => column.id === sort.column)
    if (!by) return props.rows
    const order = props.compare ?? ((a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0))
    const ways = sort.down ? -1 : 1
    // Empty ones last, whichever way.
    return [...props.rows].sort((a, b) => {
      const [x, y] = [by.text(a), by.text(b)]
      return x === '' || y === '' ? Number(x === '') - Number(y === '') : ways * order(x, y)
    })
  }, [props.rows, columns, sort, props.compare])

  const here: Place = {
    row: Math.min(place.row, rows.length - 1),
    column: Math.min(place.column, columns.length - 1),
    from: Math.min(place.from, rows.length - 1),
    fromColumn: Math.min(place.fromColumn, columns.length - 1),
  }
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 10,
    getItemKey: at => (rows[at] === undefined ? at : keyOf(rows[at])),
    scrollPaddingStart: 36,
    rangeExtractor: useMemo(() => rangeWith(here.row), [here.row]),
  })
  useEffect(() => virtual.measure(), [virtual, height])

  const block: Block = {
    top: Math.min(here.row, here.from),
    bottom: Math.max(here.row, here.from),
    left: Math.min(here.column, here.fromColumn),
    right: Math.max(here.column, here.fromColumn),
  }
  const isBlock = sizeOf(block) > 1
  const takesFocus = useFocusAt(scroller, here, editing !== null)

  const go = (
    row: number,
    column: number,
    start: { readonly from: number; readonly fromColumn: number } | null = null,
  ) => {
    const to = {
      row: Math.max(0, Math.min(rows.length - 1, row)),
      column: Math.max(0, Math.min(columns.length - 1, column)),
    }
    takesFocus.current = true
    setPlace({ ...to, from: start?.from ?? to.row, fromColumn: start?.fromColumn ?? to.column })
    virtual.scrollToIndex(to.row, { align: 'auto' })
    if (rows[to.row] !== undefined) onRow?.(rows[to.row]!)
  }
  const canEdit = (row: Row | undefined, column: EditColumn<Row> | undefined): boolean =>
    row !== undefined && column?.write !== undefined && (sentence?.(row) ?? null) === null
  const begin = (replacing: boolean, letter = '') => {
    const row = rows[here.row]
    const column = columns[here.column]
    if (canEdit(row, column)) setEditing({ begin: replacing ? letter : column!.text(row!), replacing })
  }
  const writeMany = (placed: readonly PlacedValue[], how: 'fill' | 'clear' | 'paste', beyond = 0) => {
    const cells = placed.map(one => ({ row: rows[one.row]!, column: columns[one.column]!, value: one.value }))
    // A pasted value that cannot be written is told by whoever writes.
    const wanted = how === 'paste' ? cells : cells.filter(one => canEdit(one.row, one.column))
    if (props.writeMany) {
      if (wanted.length > 0 || beyond > 0) props.writeMany(wanted, how, beyond)
    } else for (const one of wanted) if (canEdit(one.row, one.column)) one.column.write!(one.row, one.value)
  }
  const fillDown = () => {
    const first = block.top === block.bottom ? block.top - 1 : block.top
    if (first < 0) return
    const placed: PlacedValue[] = []
    for (let column = block.left; column <= block.right; column++)
      for (let row = first + 1; row <= block.bottom; row++)
        placed.push({ row, column, value: columns[column]!.text(rows[first]!) })
    writeMany(placed, 'fill')
  }
  const clear = () => writeMany(placeBlock([['']], block, rows.length, columns.length).placed, 'clear')

  const onKeyDown = (event: KeyboardEvent) => {
    if (editing || !(event.target as Element).closest('[data-r]')) return
    const mod = isMac() ? event.metaKey : event.ctrlKey
    const row = rows[here.row]
    const column = columns[here.column]
    const handled = () => event.preventDefault()
    if (props.onKey?.(event, row)) return handled()
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / height) - 2)
    const down = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page }[event.key]
    if (down !== undefined && !event.altKey) {
      handled()
      const to = mod ? Math.sign(down) * rows.length : here.row + down
      go(to, here.column, event.shiftKey ? here : null)
    } else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      handled()
      go(here.row, here.column + (event.key === 'ArrowRight' ? 1 : -1), event.shiftKey ? here : null)
    } else if (event.key === 'Home' || event.key === 'End') {
      handled()
      go(
        mod ? (event.key === 'Home' ? 0 : rows.length - 1) : here.row,
        event.key === 'Home' ? 0 : columns.length - 1,
        event.shiftKey ? here : null,
      )
    } else if (event.key === 'F2' || event.key === 'Enter') {
      handled()
      if (canEdit(row, column)) begin(false)
      else if (row !== undefined) column?.open?.(row)
    } else if (mod && event.key.toLowerCase() === 'd') {
      handled()
      fillDown()
    } else if (event.key === ' ' && before && row !== undefined) {
      handled()
      before.toggle(row)
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      handled()
      clear()
    } else if (mod && event.key.toLowerCase() === 'a') {
      handled()
      takesFocus.current = true
      setPlace({ row: 0, column: 0, from: rows.length - 1, fromColumn: columns.length - 1 })
    } else if (event.key === 'Escape' && isBlock) {
      handled()
      go(here.row, here.column)
    } else if (event.key.length === 1 && !mod && !event.altKey && canEdit(row, column)) {
      handled()
      begin(true, column!.type === 'date' ? '' : event.key)
    }
  }
  const onCopy = (event: ClipboardEvent) => {
    if (editing || window.getSelection()?.toString()) return
    event.preventDefault()
    const chosen = columns.slice(block.left, block.right + 1)
    const lines = rows.slice(block.top, block.bottom + 1).map(row => chosen.map(column => column.text(row)))
    // The whole table goes with its heads: what is copied is what is seen.
    const isAll = lines.length === rows.length && chosen.length === columns.length
    event.clipboardData.setData('text/plain', blockText(isAll ? [chosen.map(column => column.head), ...lines] : lines))
  }
  const onPaste = (event: ClipboardEvent) => {
    if (editing || !(event.target as Element).closest('[data-r]')) return
    const text = event.clipboardData.getData('text/plain')
    if (text === '') return
    event.preventDefault()
    const { placed, beyond } = placeBlock(parseBlock(text), block, rows.length, columns.length)
    writeMany(placed, 'paste', beyond)
  }
  const items = virtual.getVirtualItems()
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0)
  return (
    <div
      className={props.firstStays ? 'scroll edit-table first-stays' : 'scroll edit-table'}
      ref={scroller}
      onCopy={onCopy}
      onPaste={onPaste}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a grid hears the keys of its cells */}
      <table
        role="grid"
        aria-label={props.label}
        aria-rowcount={rows.length + 1}
        aria-multiselectable={props.writeMany ? true : undefined}
        onKeyDown={onKeyDown}
      >
        <colgroup>
          {before ? <col className="edit-before" /> : null}
          {columns.map(column => (
            <col
              key={column.id}
              style={
                column.width
                  ? { width: column.width.endsWith('%') ? column.width : `calc(${column.width} * var(--grow, 1))` }
                  : {}
              }
            />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {before ? <th className="edit-before">{before.head}</th> : null}
            {columns.map(column => (
              <EditHead
                key={column.id}
                column={column}
                sorted={sort?.column === column.id ? (sort.down ? 'descending' : 'ascending') : null}
                onSort={
                  props.sortable
                    ? () =>
                        setSort(
                          sort?.column !== column.id
                            ? { column: column.id, down: false }
                            : sort.down
                              ? null
                              : { column: column.id, down: true },
                        )
                    : null
                }
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {items.flatMap((item, drawn) => {
            const row = rows[item.index]!
            const isHere = item.index === here.row
            const gap = item.start - (items[drawn - 1]?.end ?? 0)
            return [
              gap > 0 ? <tr key={`before ${item.key}`} aria-hidden="true" style={{ height: gap }} /> : null,
              <EditRow
                key={item.key}
                row={row}
                at={item.index}
                height={height}
                columns={columns}
                {...(before ? { before: before.draw(row) } : {})}
                looks={props.looks?.(row) ?? ''}
                sentence={sentence?.(row) ?? null}
                focused={isHere ? here.column : null}
                selected={isBlock && item.index >= block.top && item.index <= block.bottom ? block : null}
                editing={isHere ? editing : null}
                onPress={(column, extend) =>
                  extend
                    ? go(item.index, column, here)
                    : isHere && column === here.column && !isBlock && document.activeElement?.closest('[data-r]')
                      ? begin(false)
                      : go(item.index, column)
                }
                onEdit={column => {
                  setPlace({ row: item.index, column, from: item.index, fromColumn: column })
                  if (canEdit(row, columns[column])) setEditing({ begin: columns[column]!.text(row), replacing: false })
                }}
                onDone={(value, then) => {
                  const column = columns[here.column]!
                  setEditing(null)
                  if (value !== column.text(row)) column.write?.(row, value)
                  if (then !== 'stay')
                    go(
                      here.row + (then === 'down' ? 1 : 0),
                      here.column + (then === 'next' ? 1 : then === 'previous' ? -1 : 0),
                    )
                }}
                onCancel={() => {
                  takesFocus.current = true
                  setEditing(null)
                }}
              />,
            ]
          })}
          {below > 0 ? <tr aria-hidden="true" style={{ height: below }} /> : null}
        </tbody>
      </table>
    </div>
  )
}
