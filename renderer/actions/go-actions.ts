import { paneKindNow, paneOf, usePanes, type NavigatorPart } from '../state/panes.ts'
import { columnOf } from '../state/columns.ts'
import { useOverlay } from '../state/overlay.ts'
import { useTabs, type TabKind } from '../state/tabs.ts'
import { useWidth } from '../state/width.ts'
import { words } from '../words/en.ts'
import type { Action, Now } from './action.ts'
import { enterMiddle, focusPane, togglePane } from './pane-actions.ts'

const open = (now: Now) => now.phase === 'open'

/** Shows a part of the navigator, opening the pane where it is closed. */
export function showPart(part: NavigatorPart): void {
  const { show, setNavigatorOver, setPane } = usePanes.getState()
  show(part)
  if (useWidth.getState().width === 'narrow') setNavigatorOver(true)
  else setPane(paneKindNow(), 'navigator', { open: true })
  requestAnimationFrame(() => focusPane('navigator'))
}

/** Shows a part of the navigator, or closes the pane when that part is what it shows. */
export function togglePart(part: NavigatorPart): void {
  const { byKind, part: shown, navigatorOver } = usePanes.getState()
  const isOpen =
    useWidth.getState().width === 'narrow' ? navigatorOver : paneOf(byKind, paneKindNow(), 'navigator').open
  if (isOpen && shown === part) togglePane('navigator')
  else showPart(part)
}

/** Opens one of the sheets that stand for the whole study, and goes into it. */
export function openSheet(kind: TabKind): void {
  useTabs.getState().open({ kind })
  enterMiddle()
}

/** Opens the tab in which another project, or a framework, is brought in. */
export function bringIn(mode: 'project' | 'framework'): void {
  openSheet('bring-in')
  useTabs.getState().open({ kind: 'bring-in', options: { mode } })
}

/** Opens the list of propositions with the field for a new one in hand. */
export function startNewProposition(): void {
  openSheet('propositions')
  useTabs.getState().open({ kind: 'propositions', options: { propositionId: null, making: true, site: null } })
}

function goTo(kind: TabKind, label: string, shortcut?: string, id = `open-${kind}`): Action {
  return {
    id,
    group: 'go',
    label,
    ...(shortcut ? { shortcut } : {}),
    enabled: open,
    run: () => openSheet(kind),
  }
}

/** Opens a picture that has a tab of its own. */
function picture(about: string, label: string): Action {
  return {
    id: `open-picture-${about}`,
    group: 'go',
    label,
    enabled: open,
    run: () => {
      useTabs.getState().open({ kind: 'picture', about })
      enterMiddle()
    },
  }
}

function part(name: NavigatorPart): Action {
  return {
    id: `show-${name}`,
    group: 'go',
    label: words.settings.deeds.show(words.frame.rail[name]),
    enabled: open,
    run: () => showPart(name),
  }
}

function turnTab(by: 1 | -1): void {
  const { tabs: all, activeId, activate, column } = useTabs.getState()
  const tabs = all.filter(tab => columnOf(tab) === column)
  const at = tabs.findIndex(tab => tab.id === activeId)
  const next = tabs[(at + by + tabs.length) % tabs.length]
  if (next) activate(next.id)
}

/** Going to places: find anything, the views, the tabs. */
export const GO_ACTIONS: readonly Action[] = [
  {
    id: 'find-anything',
    group: 'go',
    label: words.settings.deeds.find,
    shortcut: 'Mod+K',
    hidden: true,
    enabled: open,
    run: () => useOverlay.getState().show({ kind: 'palette' }),
  },
  goTo('matrix', words.settings.deeds.matrix, 'Shift+Mod+M'),
  goTo('summaries', words.summaries.title, 'Shift+Mod+S'),
  goTo('case-summary', words.summaries.cases.title),
  goTo('search', words.settings.deeds.search, 'Shift+Mod+F'),
  goTo('memos', words.settings.deeds.memos),
  {
    ...goTo('propositions', words.settings.deeds.propositions),
    // The tab may show one of them: all are meant.
    run: () => {
      useTabs.getState().open({ kind: 'propositions', options: { propositionId: null, site: null } })
      enterMiddle()
    },
  },
  {
    id: 'new-proposition',
    group: 'project',
    label: words.settings.deeds.newProposition,
    enabled: now => open(now) && !now.project!.readOnly,
    run: startNewProposition,
  },
  goTo('quotes', words.settings.deeds.quotes),
  goTo('positions', words.settings.deeds.positions),
  goTo('ratings', words.settings.deeds.ratings),
  goTo('coverage', words.settings.deeds.coverage),
  goTo('places', words.editing.places.open),
  goTo('import', words.settings.deeds.import, 'Shift+Mod+I', 'import-files'),
  goTo('guide', words.settings.deeds.guide),
  goTo('saturation', words.settings.deeds.saturation),
  goTo('agreement', words.settings.deeds.agreement),
  goTo('adjudication', words.settings.deeds.adjudication),
  ...Object.entries(words.pictures.tabs).map(([about, label]) => picture(about, label)),
  goTo('excerpts', words.settings.deeds.excerpts),
  goTo('reporting', words.settings.deeds.reporting),
  goTo('disclosure', words.settings.deeds.disclosure),
  goTo('codebook', words.settings.deeds.codebook),
  goTo('case-sheet', words.settings.deeds.caseSheet),
  {
    id: 'bring-back-copies',
    group: 'project',
    label: words.settings.deeds.merge,
    enabled: now => open(now) && !now.project!.readOnly && now.project!.copyOf === null,
    run: () => openSheet('merge'),
  },
  {
    id: 'bring-in-project',
    group: 'project',
    label: words.settings.deeds.bringIn,
    enabled: now => open(now) && !now.project!.readOnly,
    run: () => bringIn('project'),
  },
  {
    id: 'merge-framework',
    group: 'project',
    label: words.settings.deeds.mergeFramework,
    enabled: now => open(now) && !now.project!.readOnly,
    run: () => bringIn('framework'),
  },
  goTo('case', words.settings.deeds.cases),
  goTo('review', words.settings.deeds.review, 'Shift+Mod+E'),
  goTo('team', words.settings.deeds.team),
  {
    id: 'hand-out-copies',
    group: 'project',
    label: words.settings.deeds.handOut,
    enabled: now => open(now) && !now.project!.readOnly && now.project!.copyOf === null,
    run: () => useOverlay.getState().show({ kind: 'hand-out' }),
  },
  goTo('versions', words.settings.deeds.versions),
  {
    id: 'save-version',
    group: 'project',
    label: words.settings.deeds.saveVersion,
    enabled: now => open(now) && !now.project!.readOnly,
    run: () => useOverlay.getState().show({ kind: 'save-version' }),
  },
  goTo('history', words.settings.deeds.history, 'Shift+Mod+H'),
  goTo('welcome', words.settings.deeds.welcome),
  part('sources'),
  part('framework'),
  part('cases'),
  {
    id: 'close-tab',
    group: 'view',
    label: words.frame.closeTab,
    shortcut: ['Alt+W', 'Mod+W'],
    enabled: now => open(now) && now.tab !== null,
    run: now => useTabs.getState().close(now.tab!.id),
  },
  {
    id: 'next-tab',
    group: 'view',
    inFields: true,
    label: words.settings.deeds.nextTab,
    shortcut: ['Alt+PageDown', 'Mod+Tab'],
    hidden: true,
    enabled: now => open(now) && now.tab !== null,
    run: () => turnTab(1),
  },
  {
    id: 'previous-tab',
    group: 'view',
    inFields: true,
    label: words.settings.deeds.previousTab,
    shortcut: ['Alt+PageUp', 'Shift+Mod+Tab'],
    hidden: true,
    enabled: now => open(now) && now.tab !== null,
    run: () => turnTab(-1),
  },
  {
    id: 'settings',
    group: 'view',
    label: words.frame.rail.settings,
    shortcut: 'Mod+,',
    enabled: () => true,
    run: now => (open(now) ? openSheet('settings') : useOverlay.getState().show({ kind: 'settings' })),
  },
  {
    id: 'keyboard-map',
    group: 'help',
    label: words.settings.keysTitle,
    shortcut: '?',
    enabled: () => true,
    run: now => (open(now) ? openSheet('keys') : useOverlay.getState().show({ kind: 'keys' })),
  },
]
