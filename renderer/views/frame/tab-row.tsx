import { useEffect, useRef, type KeyboardEvent } from 'react'
import { Icon } from '../../components/icon.tsx'
import { useTabs, type Tab } from '../../state/tabs.ts'
import { words } from '../../words/en.ts'
import { useTabTitle } from './tab-titles.ts'

const { activate, close, move } = useTabs.getState()

/** The open tabs. Arrow keys walk, Delete closes, Alt with arrows moves a tab along the row. */
export function TabRow() {
  const { tabs, activeId } = useTabs()
  const row = useRef<HTMLDivElement>(null)
  const focusTab = (id: string | null | undefined) =>
    requestAnimationFrame(() =>
      row.current?.querySelector<HTMLElement>(`[data-tab="${CSS.escape(id ?? '')}"]`)?.focus(),
    )

  const onKeyDown = (event: KeyboardEvent) => {
    const at = tabs.findIndex(tab => tab.id === activeId)
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (by && event.altKey) move(tabs[at]!.id, Math.max(0, at + by))
    else if (by) activate(tabs[(at + by + tabs.length) % tabs.length]!.id)
    else if (event.key === 'Home') activate(tabs[0]!.id)
    else if (event.key === 'End') activate(tabs.at(-1)!.id)
    else if (event.key === 'Delete' && activeId) close(activeId)
    else return
    event.preventDefault()
    focusTab(useTabs.getState().activeId)
  }
  useEffect(() => {
    row.current
      ?.querySelector(`[data-tab="${CSS.escape(activeId ?? '')}"]`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- a tab may come or go beside it
  }, [activeId, tabs.length])

  if (tabs.length === 0) return null
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the tab in front is the row's tab stop
    <div className="tab-row" role="tablist" aria-label={words.frame.tabs} ref={row} onKeyDown={onKeyDown}>
      {tabs.map(tab => (
        <TabHandle key={tab.id} tab={tab} isActive={tab.id === activeId} />
      ))}
    </div>
  )
}

function TabHandle({ tab, isActive }: { tab: Tab; isActive: boolean }) {
  const { key, name, icon } = useTabTitle(tab)
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the row takes the keys
    <div
      className={isActive ? 'tab is-active' : 'tab'}
      role="tab"
      id={`tab-${tab.id}`}
      aria-selected={isActive}
      aria-controls={isActive ? 'middle-panel' : undefined}
      aria-keyshortcuts="Delete"
      tabIndex={isActive ? 0 : -1}
      data-tab={tab.id}
      title={key ? `${key} ${name}` : name}
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
  )
}
