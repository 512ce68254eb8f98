import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef, useState, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react'
import { fold } from '../../src/base/order.ts'
import { useSettings } from '../state/settings.ts'
import { Icon } from './icon.tsx'
import { useTreeDrag, type TreeDrag } from './tree-drag.ts'
import { keyInTree, rowsOf, typedTo, type Branch, type TreeRow } from './tree-rows.ts'
import { useTreeMarks } from './tree-marks.ts'

interface TreeProps<Item> {
  readonly label: string
  readonly branches: readonly Branch<Item>[]
  /** Ids of the open branches. */
  readonly open: ReadonlySet<string>
  /** Which row is the one the window is about: washed. */
  readonly selectedId: string | null
  readonly onOpenChange: (id: string, open: boolean) => void
  /** A row was chosen by pointer, or focus came to it by key. */
  readonly onSelect: (row: TreeRow<Item>) => void
  /** A row was pressed with the pointer; the same as `onSelect` unless given. */
  readonly onPress?: (row: TreeRow<Item>) => void
  /** Enter or double press. */
  readonly onActivate: (row: TreeRow<Item>) => void
  /** F2, Delete and other keys a list of its own may take. True when it took the key. */
  readonly onKey?: (event: KeyboardEvent, row: TreeRow<Item>) => boolean
  /** Rows marked together, and how they come to be: Shift and Ctrl with the pointer, Shift with arrows, Ctrl Space, Ctrl A. Left out, one row at a time. */
  readonly marks?: { readonly ids: ReadonlySet<string>; readonly onChange: (ids: readonly string[]) => void }
  /** Rows may be dragged onto others. */
  readonly drag?: TreeDrag<Item>
  /** Right press, or the menu key. */
  readonly onMenu?: (row: TreeRow<Item>, at: HTMLElement) => void
  /** Draws a row's inside; the twist is drawn before it. */
  readonly children: (row: TreeRow<Item>) => ReactNode
  /** More classes for a row. */
  readonly rowClass?: (row: TreeRow<Item>) => string
}

const ROWS = { compact: 22, normal: 26, roomy: 30 } as const

/** A tree of any length: only the rows near the screen are drawn; one tab stop; arrows, Home, End, typing and Enter. */
export function Tree<Item>({
  label,
  branches,
  open,
  selectedId,
  onOpenChange,
  onSelect,
  onPress = onSelect,
  onActivate,
  onKey,
  marks,
  drag,
  onMenu,
  children,
  rowClass,
}: TreeProps<Item>) {
  const rows = useMemo(() => rowsOf(branches, id => open.has(id)), [branches, open])
  const frame = useRef<HTMLDivElement>(null)
  const [focusedId, setFocusedId] = useState<string | null>(null)
  const typed = useRef({ text: '', at: 0 })
  const density = useSettings(state => state.density)
  const height = Math.round(
    ROWS[density] *
      Math.max(
        1,
        useSettings(state => state.textSize),
      ),
  )

  const selectedAt = rows.findIndex(row => row.id === selectedId)
  const focusedAt = rows.findIndex(row => row.id === focusedId)
  const stop = focusedAt >= 0 ? focusedAt : Math.max(0, selectedAt)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => height,
    overscan: 12,
    getItemKey: index => rows[index]!.id,
    // The row that holds focus stays drawn while it is scrolled away, or focus would be lost.
    rangeExtractor: range =>
      [...new Set([...defaultRangeExtractor(range), stop])].filter(at => at < rows.length).sort((a, b) => a - b),
  })
  useEffect(() => virtual.measure(), [height, virtual])
  useEffect(() => {
    if (selectedAt >= 0) virtual.scrollToIndex(selectedAt, { align: 'auto' })
    // Only when another row becomes the selected one: not when rows above it open.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [selectedId])

  const marking = useTreeMarks(rows, marks)
  const dragging = useTreeDrag(drag)

  const goTo = (at: number) => {
    const row = rows[at]
    if (!row) return
    setFocusedId(row.id)
    virtual.scrollToIndex(at, { align: 'auto' })
    requestAnimationFrame(() =>
      frame.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(row.id)}"]`)?.focus({ preventScroll: true }),
    )
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement) return
    const row = rows[stop]
    if (!row) return
    if (onKey?.(event, row)) return event.preventDefault()
    const marked = marking.key(event, stop)
    if (marked !== null) {
      event.preventDefault()
      if (marked !== stop) goTo(marked)
      return
    }
    // Mod with Enter opens to the side.
    if ((event.ctrlKey || event.metaKey || event.altKey) && event.key !== 'Enter') return
    const move = keyInTree(rows, stop, event.key)
    if (move) {
      event.preventDefault()
      if (move.open !== undefined) onOpenChange(row.id, move.open)
      if (move.to !== stop) {
        goTo(move.to)
        onSelect(rows[move.to]!)
        marking.one(rows[move.to]!.id)
      }
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      if (row.hasChildren && event.key === ' ') onOpenChange(row.id, !row.isOpen)
      else onActivate(row)
    } else if (event.key.length === 1 && /[\p{L}\p{N}]/u.test(event.key)) {
      const now = Date.now()
      const text = now - typed.current.at < 900 ? typed.current.text + event.key : event.key
      typed.current = { text, at: now }
      const at = typedTo(rows, stop, text, fold)
      if (at < 0) return
      event.preventDefault()
      goTo(at)
      onSelect(rows[at]!)
      marking.one(rows[at]!.id)
    }
  }
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- one of its rows is the tab stop
    <div
      className="tree scroll"
      role="tree"
      aria-label={label}
      aria-multiselectable={marks ? true : undefined}
      ref={frame}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" className="tree-rows" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const row = rows[index]!
          const style = { '--depth': row.level - 1, transform: `translateY(${start}px)` } as CSSProperties
          return (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the tree takes the keys
            <div
              key={key}
              className={[
                'row',
                row.id === selectedId && 'is-selected',
                marks && marks.ids.size > 1 && marks.ids.has(row.id) && 'is-marked',
                dragging.classOf(row.id),
                rowClass?.(row),
              ]
                .filter(Boolean)
                .join(' ')}
              style={style}
              role="treeitem"
              aria-level={row.level}
              aria-posinset={row.place}
              aria-setsize={row.of}
              aria-expanded={row.hasChildren ? row.isOpen : undefined}
              aria-selected={marks && marks.ids.size > 0 ? marks.ids.has(row.id) : row.id === selectedId}
              data-row={row.id}
              tabIndex={index === stop ? 0 : -1}
              {...(index === stop ? { 'data-pane-start': '' } : {})}
              onFocus={() => setFocusedId(row.id)}
              onClick={event => {
                if (event.target instanceof HTMLInputElement) return
                setFocusedId(row.id)
                if ((event.target as Element).closest('.twist-area')) onOpenChange(row.id, !row.isOpen)
                else if (marking.press(event, row.id)) return
                else onPress(row)
              }}
              {...dragging.propsOf(row)}
              onContextMenu={event => {
                if (!onMenu || event.target instanceof HTMLInputElement) return
                event.preventDefault()
                setFocusedId(row.id)
                if (marks && !marks.ids.has(row.id)) {
                  marking.one(row.id)
                  onSelect(row)
                }
                onMenu(row, event.currentTarget)
              }}
              onDoubleClick={() => onActivate(row)}
            >
              <span className="twist-area" aria-hidden="true">
                {row.hasChildren && <Icon name={row.isOpen ? 'down' : 'right'} className="twist" />}
              </span>
              {children(row)}
            </div>
          )
        })}
      </div>
    </div>
  )
}
