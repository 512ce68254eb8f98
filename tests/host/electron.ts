// Stands in for the module `electron` in tests: the real main process and the real preload run, each window is a page of a
// real Chromium, the core's process is a real process. What it cannot show is listed in tests/shells/README.md.

import { EventEmitter } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { BrowserWindow, closeBrowser, type WebContents } from './window.ts'
import { Menu, MenuItem } from './menu.ts'
import { ipcMain, protocol, session } from './session.ts'
import { host } from './steering.ts'
import { utilityProcess, endProcesses } from './utility-process.ts'

let made: string | null = null
// Made when it is asked for: files that use one small part of the module leave no folder behind.
const userData = () => (made ??= mkdtempSync(path.join(tmpdir(), 'crosscase-electron-')))

class App extends EventEmitter {
  readonly isPackaged = false
  readonly name = 'Crosscase'
  readonly paths = new Map<string, string>()
  readonly switches = new Map<string, string>()
  readonly commandLine = {
    appendSwitch: (name: string, value = '') => void this.switches.set(name, value),
    hasSwitch: (name: string) => this.switches.has(name),
  }
  whenReady(): Promise<void> {
    return Promise.resolve()
  }
  requestSingleInstanceLock(): boolean {
    return host.isFirstInstance
  }
  getPath(name: string): string {
    return this.paths.get(name) ?? path.join(userData(), name)
  }
  setPath(name: string, folder: string): void {
    // As there: a folder that is not there is an error.
    if (!existsSync(folder)) throw new Error(`Failed to set '${name}' path`)
    this.paths.set(name, folder)
  }
  getAppPath(): string {
    return host.appPath
  }
  getVersion(): string {
    return '0.0.0'
  }
  setAppUserModelId(): void {}
  enableSandbox(): void {
    host.sandboxed = true
  }
  addRecentDocument(file: string): void {
    host.recentDocuments.push(file)
  }
  /** As the real one: windows are asked first, then `will-quit` may hold the end up. */
  quit(): void {
    const event = { defaultPrevented: false, preventDefault: () => void (event.defaultPrevented = true) }
    this.emit('before-quit', event)
    if (event.defaultPrevented) return
    host.quitting = true
    for (const window of BrowserWindow.getAllWindows()) window.close()
    host.quitting = false
    if (BrowserWindow.getAllWindows().length > 0) return
    this.emit('will-quit', event)
    if (!event.defaultPrevented) {
      host.quits++
      this.emit('quit')
    }
  }
}

export const app = new App()

const ask = (kind: string, unanswered: object) => async (_window: unknown, options: unknown) => {
  const answer = host.answers.shift() ?? unanswered
  host.dialogs.push({ kind, options })
  return answer
}

export const dialog = {
  showOpenDialog: ask('open', { canceled: true, filePaths: [] }),
  showSaveDialog: ask('save', { canceled: true, filePath: '' }),
  showMessageBox: ask('message', { response: 0 }),
}

export const shell = {
  openExternal: async (address: string) => void host.opened.push(address),
  showItemInFolder: (file: string) => void host.opened.push(file),
}

class PowerMonitor extends EventEmitter {
  getSystemIdleTime(): number {
    return host.idleSeconds
  }
}

export const powerMonitor = new PowerMonitor()
export const screen = { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1600, height: 1000 } }] }
export { BrowserWindow, ipcMain, Menu, MenuItem, protocol, session, utilityProcess }
export type { WebContents }

/** The page of the one window, once there is one. */
export async function firstPage(): Promise<Page> {
  for (;;) {
    const [window] = BrowserWindow.getAllWindows()
    if (window?.loaded) {
      await window.loaded
      return window.page
    }
    await new Promise(resolve => setTimeout(resolve, 10))
  }
}

/** Ends windows, processes and the browser. */
export async function endHost(): Promise<void> {
  for (const window of BrowserWindow.getAllWindows()) window.destroy()
  await endProcesses()
  await closeBrowser()
  if (made) rmSync(made, { recursive: true, force: true })
}

export { host }
