import { useFocus } from '../state/focus.ts'
import { useProject } from '../state/project.ts'
import { activeTab, useTabs } from '../state/tabs.ts'
import { labelOf, shortcutsOf, type Action } from './action.ts'
import { now, runAction } from './registry.ts'
import { isMac, keysForAria, keysShown } from './shortcut.ts'

/** What a button needs to stand for an action: its words, whether it works now, its keys, and the deed. */
export interface ActionButton {
  readonly label: string
  readonly enabled: boolean
  /** As shown to people, '' when there is none. */
  readonly keys: string
  readonly title: string
  readonly ariaKeys: string | undefined
  readonly run: () => void
}

/** An action as a button stands for it; drawn again whenever what it depends on changes. */
export function useAction(action: Action): ActionButton {
  useProject()
  useFocus()
  useTabs(activeTab)
  const state = now()
  const label = labelOf(action, state)
  const shortcut = shortcutsOf(action)[0]
  const keys = shortcut === undefined ? '' : keysShown(shortcut, isMac())
  return {
    label,
    enabled: action.enabled(state),
    keys,
    title: keys ? `${label} (${keys})` : label,
    ariaKeys: shortcut === undefined ? undefined : keysForAria(shortcut, isMac()),
    run: () => void runAction(action),
  }
}
