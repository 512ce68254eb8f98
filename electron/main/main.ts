// The desktop shell: windows, menus, dialogs, and a relay between the page and the core's process. Nothing about research.

import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { app, BrowserWindow, dialog } from 'electron'
import type { ProjectEvent, UndoState } from '../../src/base/reply.ts'
import type { RecentProject } from '../../src/store/contract.ts'
import { homeFolder } from '../../src/serve/home.ts'
import { openFirst } from '../../src/serve/open-first.ts'
import { ACTION, EVENT } from '../preload/channels.ts'
import { relayCalls } from './calls.ts'
import { CoreLink } from './core-link.ts'
import { projectIn } from './files-from-outside.ts'
import { guardPages, hardenApp } from './hardening.ts'
import { lockWhenIdle } from './idle-lock.ts'
import { AppMenu } from './menu.ts'
import { closeOff, registerScheme, servePage } from './page.ts'
import { openWindow } from './window.ts'

/** Most projects in the menu of recent ones. */
const RECENT = 12

const home = homeFolder()
// What Chromium keeps for itself lies apart from the projects' own things.
const own = path.join(home, 'desktop')
mkdirSync(own, { recursive: true, mode: 0o700 })
app.setPath('userData', own)
app.setAppUserModelId('org.crosscase.app')
registerScheme()
hardenApp()
guardPages()

let waiting = projectIn(process.argv, process.cwd())
let window: BrowserWindow | null = null

function send(channel: string, ...all: unknown[]): void {
  if (window && !window.isDestroyed()) window.webContents.send(channel, ...all)
}

function openFromOutside(file: string): void {
  waiting = file
  if (!window) return
  if (window.isMinimized()) window.restore()
  window.focus()
  handOver()
}

/** Hands a file that waits to the page, which asks for a passphrase where one is needed. */
function handOver(): void {
  if (waiting !== null) send(ACTION, 'open-file', waiting)
  waiting = null
}

/** Shows the open project in the frame of the window and among the system's recent files: by name only where it is not encrypted. */
async function showProject(core: CoreLink, menu: AppMenu): Promise<void> {
  const reply = await core.call('project.info', {})
  const info = reply.ok
    ? (reply.answer as { path: string; name: string; encrypted: boolean; undo: UndoState } | null)
    : null
  const recent = await core.call('project.recent', {})
  menu.show({
    undo: info?.undo ?? { undo: null, redo: null },
    recent: recent.ok ? (recent.answer as readonly RecentProject[]).filter(one => one.there).slice(0, RECENT) : [],
  })
  window?.setTitle(info ? `${info.name} – Crosscase` : 'Crosscase')
  if (info && !info.encrypted) app.addRecentDocument(info.path)
}

async function start(): Promise<void> {
  await app.whenReady()
  // Everything the core reads lies beside it, outside the archive: plain files for plain Node.
  const folder = app.getAppPath().replace(/app\.asar$/, 'app.asar.unpacked')
  const core = new CoreLink({
    entry: path.join(folder, 'out', 'electron', 'core-process.js'),
    sampleStudy: path.join(folder, 'fixtures', 'sample-study'),
    home,
  })
  await closeOff()
  servePage(path.join(app.getAppPath(), 'out', 'renderer'))
  relayCalls(core)
  const menu = new AppMenu((actionId, file) => send(ACTION, actionId, file))
  core.listen((event: ProjectEvent) => {
    send(EVENT, event)
    if (event.type === 'changed') menu.show({ undo: event.undo })
    else if (event.type === 'project' || event.type === 'locked') void showProject(core, menu)
  })
  const stopLooking = lockWhenIdle(core)

  const show = async () => {
    window = await openWindow(home, path.join(app.getAppPath(), 'out', 'electron', 'preload.cjs'))
    window.on('closed', () => (window = null))
    await showProject(core, menu)
    handOver()
  }
  app.on('activate', () => {
    if (!window) void show()
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })

  let state: 'open' | 'ending' | 'ended' = 'open'
  const end = async () => {
    state = 'ending'
    stopLooking()
    await core.close()
    state = 'ended'
    app.quit()
  }
  app.on('will-quit', event => {
    // The project is closed in order, one file left, before the program ends.
    if (state !== 'ended') event.preventDefault()
    if (state === 'open') void end()
  })
  // The window comes up at once; the first time, the sample study opens in it as soon as it is made.
  const opening = waiting === null ? openFirst((name, input) => core.call(name, input)) : null
  await show()
  const trouble = await opening
  if (trouble) await dialog.showMessageBox({ type: 'warning', message: trouble.message })
}

app.on('second-instance', (_event, argv, folder) => {
  const file = projectIn(argv, folder)
  if (file) openFromOutside(file)
  else window?.focus()
})
app.on('open-file', (event, file) => {
  event.preventDefault()
  openFromOutside(file)
})

if (app.requestSingleInstanceLock()) void start()
else app.quit()
