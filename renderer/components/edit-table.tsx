// A table edited in place: arrows move, F2 or typing edits, Mod+D fills down, Delete empties, a press on a head sorts.
// Only the rows in view are in the page.

import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef, useState, type ClipboardEvent, type KeyboardEvent, type ReactNode } from 'react'
import { isMac } from '../actions/shortcut.ts'
import { useSettings } from '../state/settings.ts'
import '../styles/edit-table.css'
import { EditRow } from './edit-row.tsx'
import { Icon } from './icon.tsx'
import type { Offer } from './suggesting-input.tsx'

/** A column. `text` is what is copied, sorted by, and stands in the field when editing begins. */
export interface EditColumn<Row> {
  readonly id: string
  readonly head: string
  /** CSS width; the columns without one share the rest. */
  readonly width?: string
  readonly numeric?: boolean
  readonly type?: 'text' | 'date' | 'number'
  readonly text: (row: Row) => string
  readonly draw?: (row: Row) => ReactNode
  /** Offers values while editing. */
  readonly offer?: (row: Row, typed: string) => Offer
  /** Writes a value; without it the column is read only. Trouble goes to whoever writes. */
  readonly write?: (row: Row, value: string) => void
  /** Pressing Enter on a read-only cell, or on its words. */
  readonly open?: (row: Row) => void
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
  /** Compares two texts of a column when sorting. */
  readonly compare?: (a: string, b: string) => number
}

/** Where the focus is, and from which row a selection in the same column was begun. */
interface Place {
  readonly row: number
  readonly column: number
  readonly from: number
}

/** A table whose cells are edited in place. */
export function EditTable<Row>(props: EditTableProps<Row>) {
  const { columns, keyOf, before, sentence, onRow } = props
  const scroller = useRef<HTMLDivElement>(null)
  const [sort, setSort] = useState<{ column: string; down: boolean } | null>(null)
  const [place, setPlace] = useState<Place>({ row: 0, column: 0, from: 0 })
  const [editing, setEditing] = useState<{ begin: string; replacing: boolean } | null>(null)
  const takesFocus = useRef(false)
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

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 10,
    getItemKey: at => (rows[at] === undefined ? at : keyOf(rows[at])),
    scrollPaddingStart: 36,
  })
  useEffect(() => virtual.measure(), [virtual, height])

  const here: Place = {
    row: Math.min(place.row, rows.length - 1),
    column: Math.min(place.column, columns.length - 1),
    from: Math.min(place.from, rows.length - 1),
  }
  useEffect(() => {
    if (!takesFocus.current || editing) return
    takesFocus.current = false
    scroller.current
      ?.querySelector<HTMLElement>(`[data-r="${here.row}"][data-c="${here.column}"]`)
      ?.focus({ preventScroll: true })
  })

  const go = (row: number, column: number, from = row) => {
    const to = {
      row: Math.max(0, Math.min(rows.length - 1, row)),
      column: Math.max(0, Math.min(columns.length - 1, column)),
    }
    takesFocus.current = true
    setPlace({ ...to, from: Math.max(0, Math.min(rows.length - 1, from)) })
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
  const fillDown = () => {
    const column = columns[here.column]
    const [low, high] =
      here.row === here.from ? [here.row - 1, here.row] : [Math.min(here.row, here.from), Math.max(here.row, here.from)]
    const source = rows[low]
    if (source === undefined || !column?.write) return
    const value = column.text(source)
    for (const row of rows.slice(low + 1, high + 1)) if (canEdit(row, column)) column.write(row, value)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (editing || !(event.target as Element).closest('[data-r]')) return
    const mod = isMac() ? event.metaKey : event.ctrlKey
    const row = rows[here.row]
    const column = columns[here.column]
    const handled = () => event.preventDefault()
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / height) - 2)
    const down = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page }[event.key]
    if (down !== undefined && !event.altKey) {
      handled()
      const to = mod ? Math.sign(down) * rows.length : here.row + down
      go(to, here.column, event.shiftKey ? here.from : undefined)
    } else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      handled()
      go(here.row, here.column + (event.key === 'ArrowRight' ? 1 : -1))
    } else if (event.key === 'Home' || event.key === 'End') {
      handled()
      go(mod ? (event.key === 'Home' ? 0 : rows.length - 1) : here.row, event.key === 'Home' ? 0 : columns.length - 1)
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
      for (const one of rows.slice(Math.min(here.row, here.from), Math.max(here.row, here.from) + 1))
        if (canEdit(one, column)) column!.write!(one, '')
    } else if (event.key.length === 1 && !mod && !event.altKey && canEdit(row, column)) {
      handled()
      begin(true, column!.type === 'date' ? '' : event.key)
    }
  }
  const onCopy = (event: ClipboardEvent) => {
    if (editing || window.getSelection()?.toString()) return
    event.preventDefault()
    const lines = [columns.map(column => column.head), ...rows.map(row => columns.map(column => column.text(row)))]
    event.clipboardData.setData(
      'text/plain',
      lines.map(line => line.map(field => field.replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n'),
    )
  }
  const items = virtual.getVirtualItems()
  const above = items[0]?.start ?? 0
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0)
  return (
    <div
      className={props.firstStays ? 'scroll edit-table first-stays' : 'scroll edit-table'}
      ref={scroller}
      onCopy={onCopy}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a grid hears the keys of its cells */}
      <table role="grid" aria-label={props.label} aria-rowcount={rows.length + 1} onKeyDown={onKeyDown}>
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
              <th
                key={column.id}
                scope="col"
                className={column.numeric ? 'is-number' : ''}
                aria-sort={sort?.column === column.id ? (sort.down ? 'descending' : 'ascending') : undefined}
              >
                {props.sortable ? (
                  <button
                    type="button"
                    onClick={() =>
                      setSort(
                        sort?.column !== column.id
                          ? { column: column.id, down: false }
                          : sort.down
                            ? null
                            : { column: column.id, down: true },
                      )
                    }
                  >
                    {column.head}
                    {sort?.column === column.id ? <Icon name={sort.down ? 'down' : 'up'} /> : null}
                  </button>
                ) : (
                  column.head
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {above > 0 ? <tr aria-hidden="true" style={{ height: above }} /> : null}
          {items.map(item => {
            const row = rows[item.index]!
            const isHere = item.index === here.row
            return (
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
                selected={
                  item.index >= Math.min(here.row, here.from) &&
                  item.index <= Math.max(here.row, here.from) &&
                  here.row !== here.from
                    ? here.column
                    : null
                }
                editing={isHere ? editing : null}
                onPress={column =>
                  isHere && column === here.column && document.activeElement?.closest('[data-r]')
                    ? begin(false)
                    : go(item.index, column)
                }
                onEdit={column => {
                  setPlace({ row: item.index, column, from: item.index })
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
              />
            )
          })}
          {below > 0 ? <tr aria-hidden="true" style={{ height: below }} /> : null}
        </tbody>
      </table>
    </div>
  )
}
