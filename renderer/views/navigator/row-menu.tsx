import { useRef } from 'react'
import { Popover } from 'react-aria-components'
import { CODE_DEEDS, codesNow } from '../../actions/code-actions.ts'
import { openCode } from '../../actions/go.ts'
import { now, runAction } from '../../actions/registry.ts'
import { labelOf } from '../../actions/action.ts'
import { call } from '../../client/client.ts'
import { doAndSay } from '../../components/deeds.ts'
import { MenuItems, type MenuEntry } from '../../components/menu.tsx'
import type { Code } from '../../../src/framework/types.ts'
import { useCodeSets } from '../../state/lists.ts'
import { words } from '../../words/en.ts'

const w = words.restructure

interface RowMenuProps {
  readonly at: HTMLElement
  readonly code: Code
  readonly onRename: () => void
  readonly onNewBelow: () => void
  readonly onMove: (key: string) => void
  readonly onClose: () => void
}

/** What can be done with a code of the tree, or with all that are marked. */
export function RowMenu({ at, code, onRename, onNewBelow, onMove, onClose }: RowMenuProps) {
  const anchor = useRef(at)
  const sets = useCodeSets(state => state.items)
  const codes = codesNow()
  const state = now()
  const ids = codes.map(one => one.id)
  const one = codes.length === 1
  const entries: MenuEntry[] = [
    ...(one
      ? ([
          { id: 'excerpts', label: w.deeds.excerpts, icon: 'framework', run: () => openCode(code.id) },
          { id: 'rename', label: w.deeds.rename, keys: 'F2', run: onRename },
          { id: 'below', label: w.deeds.below, icon: 'plus', run: onNewBelow },
          { line: true },
        ] as const)
      : []),
    { id: 'up', label: w.deeds.up, keys: 'Alt+ArrowUp', run: () => onMove('ArrowUp') },
    { id: 'down', label: w.deeds.down, keys: 'Alt+ArrowDown', run: () => onMove('ArrowDown') },
    { id: 'in', label: w.deeds.inward, keys: 'Alt+ArrowRight', run: () => onMove('ArrowRight') },
    { id: 'out', label: w.deeds.outward, keys: 'Alt+ArrowLeft', run: () => onMove('ArrowLeft') },
    { line: true },
    ...CODE_DEEDS.filter(action => action.enabled(state)).map(action => ({
      id: action.id,
      label: labelOf(action, state),
      run: () => void runAction(action),
    })),
    ...sets
      .filter(set => ids.some(id => set.codeIds.includes(id)))
      .map(set => ({
        id: `take-${set.id}`,
        label: w.sets.take(set.name),
        run: () =>
          void doAndSay(
            () => call('codeSet.take', { setId: set.id, codeIds: ids }),
            w.sets.taken(one ? code.name : words.common.codes(ids.length), set.name),
          ),
      })),
  ]
  return (
    <Popover
      className="popover"
      triggerRef={anchor}
      isOpen
      placement="bottom start"
      offset={2}
      onOpenChange={open => {
        if (!open) onClose()
      }}
    >
      <MenuItems
        label={w.menu(codes.length)}
        entries={entries.map(entry =>
          'run' in entry
            ? {
                ...entry,
                run: () => {
                  onClose()
                  entry.run()
                },
              }
            : entry,
        )}
      />
    </Popover>
  )
}
