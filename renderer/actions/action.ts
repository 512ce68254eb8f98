import type { call } from '../client/client.ts'
import type { ProjectInfo } from '../../src/store/types.ts'
import type { UndoState } from '../../src/base/reply.ts'
import type { Phase } from '../state/project.ts'
import type { Focused, Selection } from '../state/focus.ts'
import type { Tab } from '../state/tabs.ts'
import type { CodeId } from '../../src/base/ids.ts'
import type { ActionGroup } from './groups.ts'

/** What the window holds at the moment an action is asked about. */
export interface Now {
  readonly phase: Phase
  readonly project: ProjectInfo | null
  readonly undo: UndoState
  readonly tab: Tab | null
  readonly focused: Focused | null
  readonly selection: Selection | null
  readonly lastCodeId: CodeId | null
  readonly call: typeof call
}

/** A thing a person can do. One object serves menu, button, palette and shortcut alike. Register it with `useActions` or `registerActions`. */
export interface Action {
  readonly id: string
  readonly group: ActionGroup
  /** From the catalogue; a function when it depends on what is there ("Undo Apply code …"). */
  readonly label: string | ((now: Now) => string)
  /** "Mod+K", "Shift+Mod+Z", "F6", "[": Mod is Ctrl, or Cmd on a Mac. Several keys may do the same. */
  readonly shortcut?: string | readonly string[]
  /** Whether the shortcut also works while a person types in a field. Unless told: with Mod or a function key, yes. */
  readonly inFields?: boolean
  /** Left out of the palette: it makes sense only where the hands are. */
  readonly hidden?: boolean
  readonly enabled: (now: Now) => boolean
  readonly run: (now: Now) => void | Promise<void>
}

/** The words of an action now. */
export function labelOf(action: Action, now: Now): string {
  return typeof action.label === 'function' ? action.label(now) : action.label
}

/** The shortcuts of an action, the first is the one shown. */
export function shortcutsOf(action: Action): readonly string[] {
  return action.shortcut === undefined ? [] : typeof action.shortcut === 'string' ? [action.shortcut] : action.shortcut
}
