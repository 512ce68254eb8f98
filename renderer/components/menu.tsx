import type { ReactNode } from 'react'
import {
  Button as Press,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
} from 'react-aria-components'
import { isMac, keysShown } from '../actions/shortcut.ts'
import { Icon, type IconName } from './icon.tsx'

/** One deed of a menu, a line between groups, or a head over the next ones. */
export type MenuEntry =
  | {
      readonly id: string
      readonly label: string
      readonly detail?: string
      readonly icon?: IconName
      readonly keys?: string
      /** Set for a choice that is on or off: one of those beside it, unless `among` says otherwise. */
      readonly checked?: boolean
      /** `any`: any number of them may be on, and the menu stays for the next. `alone`: it is on or off by itself. */
      readonly among?: 'any' | 'alone'
      readonly disabled?: boolean
      readonly run: () => void
    }
  | { readonly line: true }
  | { readonly head: string }

interface MenuButtonProps {
  /** What the button shows. */
  readonly children: ReactNode
  /** What it is called, when it shows an icon only. */
  readonly label?: string
  readonly entries: readonly MenuEntry[]
  readonly className?: string
  /** What the menu is called, when its button has words of its own. */
  readonly menuLabel?: string
  readonly placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end'
}

type Item = Extract<MenuEntry, { id: string }>
type Choice = 'deed' | 'one' | 'any' | 'alone'

/** Items in a row that are of one kind: deeds, or choices of which one, or any number, may be on. */
interface Run {
  readonly choice: Choice
  readonly items: Item[]
}

function groupsOf(entries: readonly MenuEntry[]) {
  const groups: { head: string | null; runs: Run[] }[] = [{ head: null, runs: [] }]
  for (const entry of entries) {
    if (!('id' in entry)) {
      groups.push({ head: 'head' in entry ? entry.head : null, runs: [] })
      continue
    }
    const choice: Choice = entry.checked === undefined ? 'deed' : (entry.among ?? 'one')
    const { runs } = groups.at(-1)!
    const last = runs.at(-1)
    if (last?.choice === choice) last.items.push(entry)
    else runs.push({ choice, items: [entry] })
  }
  return groups.filter(group => group.runs.length > 0)
}

/** What is on is told by the role of an item, not by its sign alone. */
const selectionOf = ({ choice, items }: Run) =>
  choice === 'deed'
    ? {}
    : {
        selectionMode: choice === 'one' ? ('single' as const) : ('multiple' as const),
        selectedKeys: items.flatMap(item => (item.checked ? [item.id] : [])),
        ...(choice === 'any' ? {} : { shouldCloseOnSelect: true }),
      }

/** The items of a menu, for use inside a React Aria `Popover`. `onClose`: something was chosen; where no button opened the menu, nobody else closes it. */
export function MenuItems({
  label,
  entries,
  onClose,
}: {
  label: string
  entries: readonly MenuEntry[]
  onClose?: () => void
}) {
  const groups = groupsOf(entries)
  const mac = isMac()
  return (
    <Menu className="menu" aria-label={label} {...(onClose ? { onClose } : {})}>
      {groups.flatMap((group, at) => [
        at > 0 && <Separator key={`line${at}`} className="menu-line" />,
        ...group.runs.map((run, nth) => (
          <MenuSection
            key={`group${at} ${nth}`}
            {...(group.head && nth === 0 ? {} : { 'aria-label': group.head ?? label })}
            {...selectionOf(run)}
          >
            {group.head && nth === 0 && <Header className="menu-head">{group.head}</Header>}
            {run.items.map(item => (
              <MenuItem
                key={item.id}
                id={item.id}
                className="menu-item"
                textValue={item.label}
                isDisabled={item.disabled ?? false}
                onAction={() => item.run()}
              >
                <span className="menu-icon">
                  {item.checked ? <Icon name="check" /> : item.icon ? <Icon name={item.icon} /> : null}
                </span>
                <span className="menu-label">
                  {item.label}
                  {item.detail && <small>{item.detail}</small>}
                </span>
                {item.keys && <span className="menu-keys">{keysShown(item.keys, mac)}</span>}
              </MenuItem>
            ))}
          </MenuSection>
        )),
      ])}
    </Menu>
  )
}

/** A button that opens a menu below itself. */
export function MenuButton({
  children,
  label,
  entries,
  className,
  menuLabel,
  placement = 'bottom start',
}: MenuButtonProps) {
  return (
    <MenuTrigger>
      <Press className={className ?? 'button button-flat'} {...(label ? { 'aria-label': label } : {})}>
        {children}
      </Press>
      <Popover className="popover" placement={placement} offset={4}>
        <MenuItems label={menuLabel ?? label ?? ''} entries={entries} />
      </Popover>
    </MenuTrigger>
  )
}
