import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { placeOfKey } from './list-keys.ts'

interface PlainListProps<Item extends { readonly id: string }> {
  readonly label: string
  readonly items: readonly Item[]
  readonly selectedId: string | null
  readonly onSelect: (item: Item) => void
  readonly onActivate: (item: Item) => void
  readonly children: (item: Item) => ReactNode
}

/** A short list with rows of any height: one tab stop, arrows walk, Enter opens. */
export function PlainList<Item extends { readonly id: string }>({
  label,
  items,
  selectedId,
  onSelect,
  onActivate,
  children,
}: PlainListProps<Item>) {
  const list = useRef<HTMLUListElement>(null)
  const [focusedId, setFocusedId] = useState<string | null>(null)
  const stopId = [focusedId, selectedId].find(id => items.some(item => item.id === id)) ?? items[0]?.id
  const onKeyDown = (event: KeyboardEvent) => {
    const at = items.findIndex(item => item.id === stopId)
    const to = placeOfKey(event.key, at, items.length)
    if (to === null) {
      if (event.key !== 'Enter' || !items[at]) return
      event.preventDefault()
      onActivate(items[at])
      return
    }
    event.preventDefault()
    const item = items[to]
    if (!item) return
    onSelect(item)
    setFocusedId(item.id)
    list.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(item.id)}"]`)?.focus()
  }
  return (
    <ul className="plain-list scroll" role="listbox" aria-label={label} ref={list} onKeyDown={onKeyDown}>
      {items.map(item => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the list takes the keys
        <li
          key={item.id}
          role="option"
          data-row={item.id}
          aria-selected={item.id === selectedId}
          className={item.id === selectedId ? 'is-selected' : ''}
          tabIndex={item.id === stopId ? 0 : -1}
          {...(item.id === stopId ? { 'data-pane-start': '' } : {})}
          onFocus={() => setFocusedId(item.id)}
          onClick={() => onSelect(item)}
          onDoubleClick={() => onActivate(item)}
        >
          {children(item)}
        </li>
      ))}
    </ul>
  )
}
