import { useFocus } from '../state/focus.ts'
import { isWithoutInspector, paneKindNow, paneOf, usePanes, type Pane } from '../state/panes.ts'
import { useTabs } from '../state/tabs.ts'
import { useWidth } from '../state/width.ts'
import { words } from '../words/en.ts'
import type { Action, Now } from './action.ts'

/** Opens or closes a side pane for the kind of tab in front. In a narrow window the navigator slides over the middle. */
export function togglePane(pane: Pane): void {
  const { byKind, setPane, navigatorOver, setNavigatorOver } = usePanes.getState()
  if (pane === 'navigator' && useWidth.getState().width === 'narrow') {
    setNavigatorOver(!navigatorOver)
    if (!navigatorOver) requestAnimationFrame(() => focusPane('navigator'))
    return
  }
  const kind = paneKindNow()
  const { open } = paneOf(
    byKind,
    kind,
    pane,
    isWithoutInspector(useWidth.getState().width, useFocus.getState().focused),
  )
  setPane(kind, pane, { open: !open })
  if (!open) requestAnimationFrame(() => focusPane(pane))
}

/** What a pane's key does: goes into the pane, opening it where it is closed; from inside it closes it. */
function goToPane(pane: Pane): void {
  const shown = document.querySelector(`[data-pane="${pane}"]`)
  if (!shown || shown.contains(document.activeElement)) {
    togglePane(pane)
    if (shown) focusPane(currentColumn())
  } else if (!focusPane(pane)) togglePane(pane)
}

// In the order F6 walks them. A pane names itself with `data-pane`; focus goes to what was last focused in it, else to
// where its work begins, else to its first control.
const ORDER = ['top', 'rail', 'navigator', 'middle', 'middle-2', 'middle-3', 'inspector', 'status'] as const
const lastIn = new Map<string, HTMLElement>()
// Where work begins in what a tab shows: not on its toolbar.
// In a grid it is a cell: heads have buttons of their own.
const START_OF_WORK = ['[data-pane-start]', '[role="textbox"]', '[role="grid"] :not(button)[tabindex="0"]']
  .map(start => `.is-current > .middle-panel ${start}`)
  .join(', ')
const STARTS = `[data-pane-start], ${START_OF_WORK}`
const FOCUSABLE =
  '[data-pane-start], [tabindex="0"]:not([role="separator"]), button:not(:disabled):not([tabindex="-1"]), input:not(:disabled), select, textarea, a[href]'

/** Remembers what has focus in each pane, and brings it back where what had it goes away. Called once. */
export function watchPaneFocus(): void {
  document.addEventListener('focusout', ({ target, relatedTarget }) => {
    if (relatedTarget === null) watchLost(target as HTMLElement)
  })
  document.addEventListener('focusin', event => {
    const target = event.target as HTMLElement
    const pane = target.closest<HTMLElement>('[data-pane]')?.dataset['pane']
    if (pane) lastIn.set(pane, target)
  })
}

// Who takes something away may put the focus where it belongs; it has these frames to do so.
const FRAMES_TO_SETTLE = 8

/** A button that goes with what it did, a row that is filtered away: without this the next key would be heard by nobody. */
function watchLost(left: HTMLElement): void {
  // All of it is still there now, and known no more afterwards.
  const { x, y } = left.getBoundingClientRect()
  const outermost = left.closest('[data-pane], [role="dialog"], [role="menu"]')
  // A whole screen went: the one that follows is begun at its beginning.
  if (outermost === null) return
  // Nothing is worked on in the status bar: beside a Stop that goes stands Undo, which the same key pressed once more would do.
  const isStatus = outermost.matches('[data-pane="status"]')
  const around: HTMLElement[] = []
  for (let one = left.parentElement; one && outermost.contains(one); one = one.parentElement) around.push(one)
  const look = (frame: number) => {
    const now = document.activeElement
    if ((now !== null && now !== document.body) || document.querySelector('[data-modal]')) return
    if (frame < FRAMES_TO_SETTLE) requestAnimationFrame(() => look(frame + 1))
    // Pressed beside everything: nothing went away.
    else if (!left.isConnected || !left.checkVisibility() || left.matches(':disabled'))
      if (isStatus || !around.some(one => one.isConnected && focusNear(one, { x, y }))) focusPane(currentColumn())
  }
  requestAnimationFrame(() => look(1))
}

/** Puts the focus to where work begins inside an element, else to what is nearest to a place; false where there is nothing. */
function focusNear(inside: HTMLElement, { x, y }: { readonly x: number; readonly y: number }): boolean {
  const seen = (selector: string) =>
    [...inside.querySelectorAll<HTMLElement>(selector)].filter(one => one.checkVisibility())
  const far = (one: HTMLElement) => {
    const box = one.getBoundingClientRect()
    return Math.hypot(box.x - x, box.y - y)
  }
  const target = seen(STARTS)[0] ?? seen(FOCUSABLE).sort((a, b) => far(a) - far(b))[0]
  target?.focus({ preventScroll: true })
  return target !== undefined
}

/** The column of the middle that is worked in, as a pane. */
function currentColumn(): string {
  return document.querySelector<HTMLElement>('.column.is-current')?.dataset['pane'] ?? 'middle'
}

/** Puts focus into a pane; false when it is not there. */
export function focusPane(pane: string): boolean {
  const root = document.querySelector<HTMLElement>(`[data-pane="${pane}"]`)
  if (!root || !root.checkVisibility()) return false
  const last = lastIn.get(pane)
  const seen = (one: HTMLElement) => one.checkVisibility()
  // A tab that is not in front any more is no place to go back to.
  const isBehind = last?.getAttribute('aria-selected') === 'false' && last.role === 'tab'
  const target =
    last?.isConnected && !isBehind && root.contains(last) && seen(last)
      ? last
      : ([...root.querySelectorAll<HTMLElement>(STARTS)].find(seen) ??
        [...root.querySelectorAll<HTMLElement>(FOCUSABLE)].find(seen))
  // A pane with nothing to act on takes the focus itself, so that those who hear the window hear what it says.
  if (!target) root.tabIndex = -1
  ;(target ?? root).focus()
  return true
}

const FRAMES = 60
// A view may take longer to work out what it shows: the focus follows as long as nobody moved it.
const FRAMES_AT_MOST = 900

/** Puts focus into what has just been opened in the middle, once it is there: the text of a source, the cells of a matrix. */
export function enterMiddle(): void {
  let frame = 0
  let from = document.activeElement
  const { activeId: wanted } = useTabs.getState()
  const look = () => {
    frame++
    const now = document.activeElement
    if (frame > FRAMES && now !== from) return
    const { activeId, activate, fronts } = useTabs.getState()
    // Another tab was chosen meanwhile: whoever did so has gone on.
    if (wanted !== null && !fronts.includes(wanted)) return
    // A dialog gave its focus back to the column it was called from: what was opened stands in another.
    if (frame <= 10 && wanted !== null && activeId !== wanted) {
      activate(wanted)
      from = now
    }
    // Until there is something to go into, the focus waits on the tab that is in front now, not on the one before it.
    if (now?.matches('[role="tab"][aria-selected="false"]')) {
      const front = document.querySelector<HTMLElement>('.column.is-current [role="tab"][aria-selected="true"]')
      front?.focus()
      from = front
    }
    const isElsewhere =
      frame > 3 && now !== from && now !== document.body && !now?.closest('[data-modal], .find-button, [role="tab"]')
    // The person, or the view itself, has put the focus somewhere: it stays there.
    if (isElsewhere) return
    const start = document.querySelector<HTMLElement>(START_OF_WORK)
    // A dialog that closes gives its focus back first.
    if (frame > 3 && start?.checkVisibility() && !document.querySelector('[data-modal]')) start.focus()
    else if (frame < FRAMES_AT_MOST) {
      if (frame === FRAMES) {
        focusPane(currentColumn())
        from = document.activeElement
      }
      requestAnimationFrame(look)
    }
  }
  requestAnimationFrame(look)
}

/** Goes into the middle; from inside it to where its work begins: what the focus fell on while a view was still read is not where anybody was. */
function goToWork(): void {
  const column = currentColumn()
  const isThere = document.querySelector(`[data-pane="${column}"]`)?.contains(document.activeElement) === true
  const start = isThere ? document.querySelector<HTMLElement>(START_OF_WORK) : null
  if (start?.checkVisibility()) start.focus()
  else focusPane(column)
}

function walk(by: 1 | -1): void {
  const here = document.activeElement?.closest<HTMLElement>('[data-pane]')?.dataset['pane']
  const at = ORDER.findIndex(pane => pane === here)
  for (let n = 1; n <= ORDER.length; n++) {
    const next = ORDER[(at + by * n + ORDER.length * 2) % ORDER.length]!
    if (focusPane(next)) return
  }
}

const open = (now: Now) => now.phase === 'open'

/** The panes by keyboard. */
export const PANE_ACTIONS: readonly Action[] = [
  {
    id: 'toggle-navigator',
    group: 'view',
    label: words.settings.deeds.navigator,
    shortcut: 'Mod+1',
    enabled: open,
    run: () => goToPane('navigator'),
  },
  {
    id: 'toggle-inspector',
    group: 'view',
    label: words.settings.deeds.inspector,
    shortcut: 'Mod+3',
    enabled: open,
    run: () => goToPane('inspector'),
  },
  {
    id: 'focus-middle',
    group: 'view',
    label: words.settings.deeds.middle,
    shortcut: 'Mod+2',
    enabled: open,
    run: goToWork,
  },
  {
    id: 'next-pane',
    group: 'view',
    label: words.settings.deeds.nextPane,
    shortcut: 'F6',
    hidden: true,
    enabled: open,
    run: () => walk(1),
  },
  {
    id: 'previous-pane',
    group: 'view',
    label: words.settings.deeds.previousPane,
    shortcut: 'Shift+F6',
    hidden: true,
    enabled: open,
    run: () => walk(-1),
  },
]
