import { useEffect, useRef, useState, type DragEvent, type KeyboardEvent } from 'react'
import { Icon } from '../../components/icon.tsx'
import { columnOf } from '../../state/columns.ts'
import { dragging, useDragging } from '../../state/dragging.ts'
import { useTabs, type Tab } from '../../state/tabs.ts'
import { words } from '../../words/en.ts'
import { TabMenu } from './tab-menu.tsx'
import { useTabTitle } from './tab-titles.ts'

const { activate, close, move, toColumn } = useTabs.getState()

interface TabRowProps {
  readonly tabs: readonly Tab[]
  readonly front: string | null
  readonly panelId: string
  /** Of several columns, the one that is worked in. */
  readonly isCurrent: boolean
}

/** The open tabs of a column. Arrow keys walk, Delete closes, Alt with arrows moves a tab along the row; it can be dragged, too. */
export function TabRow({ tabs, front, panelId, isCurrent }: TabRowProps) {
  const row = useRef<HTMLDivElement>(null)
  const focusTab = (id: string | null | undefined) =>
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(`.tab-row [data-tab="${CSS.escape(id ?? '')}"]`)?.focus(),
    )

  const onKeyDown = (event: KeyboardEvent) => {
    const at = tabs.findIndex(tab => tab.id === front)
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (at < 0) return
    if (by && event.altKey) move(tabs[at]!.id, Math.max(0, at + by))
    else if (by) activate(tabs[(at + by + tabs.length) % tabs.length]!.id)
    else if (event.key === 'Home') activate(tabs[0]!.id)
    else if (event.key === 'End') activate(tabs.at(-1)!.id)
    else if (event.key === 'Delete' && front) close(front)
    else return
    event.preventDefault()
    focusTab(useTabs.getState().activeId)
  }
  useEffect(() => {
    row.current
      ?.querySelector(`[data-tab="${CSS.escape(front ?? '')}"]`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- a tab may come or go beside it
  }, [front, tabs.length])

  // Dropped on the row: before the first tab whose middle lies right of the pointer.
  const onDrop = (event: DragEvent) => {
    const { tabId } = useDragging.getState()
    const first = tabs[0]
    if (tabId === null || !first) return
    event.preventDefault()
    dragging(null)
    const others = [...(row.current?.querySelectorAll<HTMLElement>('[data-tab]') ?? [])].filter(
      one => one.dataset['tab'] !== tabId,
    )
    const at = others.findIndex(one => {
      const box = one.getBoundingClientRect()
      return event.clientX < box.left + box.width / 2
    })
    toColumn(tabId, columnOf(first), at < 0 ? others.length : at)
  }
  if (tabs.length === 0) return null
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the tab in front is the row's tab stop
    <div
      className={isCurrent ? 'tab-row is-current' : 'tab-row'}
      role="tablist"
      aria-label={words.frame.tabs}
      ref={row}
      onKeyDown={onKeyDown}
      onDragOver={event => {
        if (useDragging.getState().tabId !== null) event.preventDefault()
      }}
      onDrop={onDrop}
    >
      {tabs.map(tab => (
        <TabHandle key={tab.id} tab={tab} isActive={tab.id === front} panelId={panelId} />
      ))}
    </div>
  )
}

function TabHandle({ tab, isActive, panelId }: { tab: Tab; isActive: boolean; panelId: string }) {
  const { key, name, icon } = useTabTitle(tab)
  const handle = useRef<HTMLDivElement>(null)
  const [hasMenu, setMenu] = useState(false)
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the row takes the keys */}
      <div
        ref={handle}
        className={isActive ? 'tab is-active' : 'tab'}
        role="tab"
        id={`tab-${tab.id}`}
        aria-selected={isActive}
        aria-controls={isActive ? panelId : undefined}
        aria-keyshortcuts="Delete"
        aria-haspopup="menu"
        tabIndex={isActive ? 0 : -1}
        data-tab={tab.id}
        title={key ? `${key} ${name}` : name}
        draggable
        onDragStart={event => {
          event.dataTransfer.setData('text/plain', name)
          event.dataTransfer.effectAllowed = 'move'
          // Once the drag is under way: a page that changes while it begins would end it.
          setTimeout(() => dragging(tab.id), 0)
        }}
        onDragEnd={() => dragging(null)}
        onContextMenu={event => {
          event.preventDefault()
          setMenu(true)
        }}
        onMouseDown={event => {
          if (event.button === 1) {
            event.preventDefault()
            close(tab.id)
          }
        }}
        onClick={() => activate(tab.id)}
      >
        <Icon name={icon} />
        <span className="tab-name">
          {key && <span className="key">{key} </span>}
          {name}
        </span>
        {/* For the pointer only: Delete does the same from the keyboard, and a button inside a tab would confuse readers. */}
        {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
        <span
          className="tab-close"
          aria-hidden="true"
          title={`${words.frame.closeTab} (${words.frame.tabHint})`}
          onClick={event => {
            event.stopPropagation()
            close(tab.id)
          }}
        >
          <Icon name="close" />
        </span>
      </div>
      {hasMenu && <TabMenu tab={tab} anchor={handle} onClose={() => setMenu(false)} />}
    </>
  )
}
