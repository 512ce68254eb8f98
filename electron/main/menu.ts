// One menu for every platform. Its items name actions of the page, which does them: here is no rule about what can be done.

import { Menu, type BaseWindow, type MenuItemConstructorOptions } from 'electron'
import type { UndoState } from '../../src/base/reply.ts'
import { words } from './words.ts'

type Send = (actionId: string, path?: string) => void

/** What the menu tells of the moment: what can be undone and redone, and the projects that were open here, latest first. */
export interface MenuState {
  readonly undo: UndoState
  readonly recent: readonly { readonly name: string; readonly path: string }[]
}

const NOTHING: MenuState = { undo: { undo: null, redo: null }, recent: [] }

/** The menu as a template. Undo and redo say what they will take back; empty when there is nothing. */
export function menuTemplate(
  send: Send,
  { undo, recent }: MenuState,
  platform: string = process.platform,
): MenuItemConstructorOptions[] {
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  // The page listens to its own keys (one keyboard map for both shells): the menu shows them, and acts where it is clicked.
  const item = (id: string, label: string, accelerator?: string, enabled = true): MenuItemConstructorOptions => ({
    id,
    label,
    enabled,
    ...(accelerator !== undefined && { accelerator, registerAccelerator: false }),
    click: (_item: unknown, _window: BaseWindow | undefined) => send(id),
  })
  const isMac = platform === 'darwin'
  return [
    ...(isMac ? [{ role: 'appMenu' } satisfies MenuItemConstructorOptions] : []),
    {
      label: words.file,
      submenu: [
        item('new-project', words.newProject, 'CmdOrCtrl+N'),
        item('open-project', words.openProject, 'CmdOrCtrl+O'),
        {
          label: words.openRecent,
          enabled: recent.length > 0,
          submenu: recent.map(({ name, path }) => ({ label: name, click: () => send('open-file', path) })),
        },
        item('open-sample', words.openSample),
        separator,
        item('load-study', words.loadStudy),
        item('import-files', words.importFiles, 'CmdOrCtrl+Shift+I'),
        separator,
        item('back-up', words.backUp),
        item('check', words.checkProject),
        item('lock', words.lock, 'CmdOrCtrl+Shift+L'),
        item('close-project', words.closeProject),
        ...(isMac ? [] : [separator, { role: 'quit' } satisfies MenuItemConstructorOptions]),
      ],
    },
    {
      label: words.edit,
      submenu: [
        item('undo', undo.undo ? words.undoThis(undo.undo) : words.undo, 'CmdOrCtrl+Z', undo.undo !== null),
        item('redo', undo.redo ? words.redoThis(undo.redo) : words.redo, 'CmdOrCtrl+Shift+Z', undo.redo !== null),
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
        ...(isMac ? [] : [separator, item('settings', words.settings, 'CmdOrCtrl+,')]),
      ],
    },
    {
      label: words.view,
      submenu: [
        item('toggle-navigator', words.navigator, 'CmdOrCtrl+1'),
        item('toggle-inspector', words.inspector, 'CmdOrCtrl+3'),
        item('to-side', words.toSide, 'CmdOrCtrl+\\'),
        item('reading-mode', words.reading, 'CmdOrCtrl+.'),
        separator,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
      ],
    },
    {
      label: words.go,
      submenu: [
        item('find-anything', words.findAnything, 'CmdOrCtrl+K'),
        separator,
        item('open-matrix', words.matrix, 'CmdOrCtrl+Shift+M'),
        item('open-search', words.search, 'CmdOrCtrl+Shift+F'),
        item('open-propositions', words.propositions),
        item('open-memos', words.memos),
        item('open-history', words.history, 'CmdOrCtrl+Shift+H'),
        separator,
        item('next-tab', words.nextTab, 'CmdOrCtrl+Tab'),
        item('previous-tab', words.previousTab, 'CmdOrCtrl+Shift+Tab'),
        item('close-tab', words.closeTab, 'CmdOrCtrl+W'),
      ],
    },
    {
      role: 'help',
      label: words.help,
      submenu: [
        item('manual', words.manual, 'F1'),
        item('keyboard-map', words.keyboardMap),
        ...(isMac ? [] : [{ role: 'about', label: words.about } satisfies MenuItemConstructorOptions]),
      ],
    },
  ]
}

/** Puts the menu up, and anew when what it tells has changed. */
export class AppMenu {
  readonly #send: Send
  #shown = NOTHING

  constructor(send: Send) {
    this.#send = send
    this.#put()
  }

  /** Tells what changed of the moment. */
  show(change: Partial<MenuState>): void {
    const next = { ...this.#shown, ...change }
    if (JSON.stringify(next) === JSON.stringify(this.#shown)) return
    this.#shown = next
    this.#put()
  }

  #put(): void {
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(this.#send, this.#shown)))
  }
}
