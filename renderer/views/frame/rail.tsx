import type { KeyboardEvent } from 'react'
import { openSheet, togglePart } from '../../actions/go-actions.ts'
import { runActionById } from '../../actions/registry.ts'
import { IconButton } from '../../components/button.tsx'
import type { IconName } from '../../components/icon.tsx'
import { paneKind, paneOf, usePanes, type NavigatorPart } from '../../state/panes.ts'
import { activeTab, useTabs, type TabKind } from '../../state/tabs.ts'
import { useWidth } from '../../state/width.ts'
import { words } from '../../words/en.ts'

const PARTS: readonly { part: NavigatorPart; icon: IconName }[] = [
  { part: 'sources', icon: 'document' },
  { part: 'framework', icon: 'framework' },
  { part: 'cases', icon: 'cases' },
  { part: 'propositions', icon: 'propositions' },
  { part: 'memos', icon: 'memos' },
]
const TABS: readonly { kind: TabKind & keyof typeof words.frame.rail; icon: IconName }[] = [
  { kind: 'matrix', icon: 'matrix' },
  { kind: 'search', icon: 'find' },
  { kind: 'review', icon: 'comment' },
  { kind: 'import', icon: 'in' },
  { kind: 'history', icon: 'history' },
]

function walkWithArrows(event: KeyboardEvent<HTMLElement>): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (!by) return
  const buttons = [...event.currentTarget.querySelectorAll('button')]
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
  buttons[(at + by + buttons.length) % buttons.length]?.focus()
  event.preventDefault()
}

/** The rail: what the navigator shows, and the sheets that open as tabs. */
export function Rail() {
  const kind = useTabs(state => activeTab(state)?.kind)
  const paned = useTabs(paneKind)
  const narrow = useWidth(state => state.width) === 'narrow'
  // A part is the current one only while the navigator is there to show it.
  const part = usePanes(state =>
    (narrow ? state.navigatorOver : paneOf(state.byKind, paned, 'navigator').open) ? state.part : null,
  )
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys walk its buttons
    <nav className="rail" aria-label={words.frame.workbench} data-pane="rail" onKeyDown={walkWithArrows}>
      {PARTS.map(({ part: one, icon }) => (
        <IconButton
          key={one}
          icon={icon}
          label={words.frame.rail[one]}
          current={part === one}
          onClick={() => togglePart(one)}
        />
      ))}
      <hr />
      {TABS.map(({ kind: one, icon }) => (
        <IconButton
          key={one}
          icon={icon}
          label={words.frame.rail[one]}
          current={kind === one}
          onClick={() => openSheet(one)}
        />
      ))}
      <span className="spacer" />
      <IconButton
        icon="book"
        label={words.frame.rail.manual}
        title={`${words.frame.rail.manual} (F1)`}
        current={kind === 'manual'}
        onClick={() => runActionById('manual')}
      />
      <IconButton
        icon="settings"
        label={words.frame.rail.settings}
        current={kind === 'settings'}
        onClick={() => openSheet('settings')}
      />
    </nav>
  )
}
