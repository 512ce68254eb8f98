import type { RefObject } from 'react'
import { Popover } from 'react-aria-components'
import { MenuItems, type MenuEntry } from '../../components/menu.tsx'
import { columnOf } from '../../state/columns.ts'
import { mostColumns, useTabs, type Tab } from '../../state/tabs.ts'
import { words } from '../../words/en.ts'

interface TabMenuProps {
  readonly tab: Tab
  readonly anchor: RefObject<Element | null>
  readonly onClose: () => void
}

/** What can be done with a tab: by the second button of the pointer, or the menu key. */
export function TabMenu({ tab, anchor, onClose }: TabMenuProps) {
  const { tabs, fronts, close, closeOthers, toColumn, toSide, oneColumn } = useTabs()
  const at = columnOf(tab)
  const others = tabs.filter(one => columnOf(one) === at).length - 1
  const w = words.frame.tabMenu
  const entries: MenuEntry[] = [
    ...(fronts.length < 2
      ? [{ id: 'side', label: w.toSide, keys: 'Mod+\\', disabled: others === 0, run: () => toSide(tab.id) }]
      : []),
    ...(fronts.length > 1 && at > 0 ? [{ id: 'left', label: w.left, run: () => toColumn(tab.id, at - 1) }] : []),
    ...(fronts.length > 1 && (at < fronts.length - 1 || (others > 0 && fronts.length < mostColumns()))
      ? [{ id: 'right', label: w.right, run: () => toColumn(tab.id, at + 1) }]
      : []),
    ...(fronts.length > 1 ? [{ id: 'one', label: w.oneColumn, run: oneColumn }] : []),
    { line: true },
    { id: 'close', label: words.frame.closeTab, keys: 'Alt+W', run: () => close(tab.id) },
    { id: 'others', label: w.closeOthers, disabled: others === 0, run: () => closeOthers(tab.id) },
  ]
  return (
    <Popover
      className="popover"
      triggerRef={anchor}
      isOpen
      placement="bottom start"
      offset={2}
      onOpenChange={open => !open && onClose()}
    >
      <MenuItems label={w.title} entries={entries} onClose={onClose} />
    </Popover>
  )
}
