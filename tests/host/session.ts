// The main process's side of schemes, permissions and messages.

import { EventEmitter } from 'node:events'
import { host } from './steering.ts'

type Answer = (...all: never[]) => unknown

class IpcMain extends EventEmitter {
  readonly handlers = new Map<string, Answer>()

  handle(channel: string, handler: Answer): void {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.handlers.set(channel, handler)
  }
  removeHandler(channel: string): void {
    this.handlers.delete(channel)
  }
}

export const ipcMain = new IpcMain()

/** The handlers of custom schemes, by scheme. */
export const schemes = new Map<string, (request: Request) => Response | Promise<Response>>()

export const protocol = {
  registerSchemesAsPrivileged(list: readonly { scheme: string; privileges: object }[]): void {
    if (schemes.size > 0) host.problems.push(`${list[0]?.scheme} was registered after the app was ready`)
  },
  handle(scheme: string, answer: (request: Request) => Response | Promise<Response>): void {
    schemes.set(scheme, answer)
  },
}

type Cancel = (details: { url: string }, answer: (what: { cancel?: boolean }) => void) => void
type Permit = (contents: unknown, permission: string, answer: (allowed: boolean) => void) => void

/** What the shell settled for its session. */
export const settled = {
  spellChecker: true,
  languages: null as readonly string[] | null,
  dictionaries: '',
  proxy: '',
  beforeRequest: null as Cancel | null,
  permissionRequest: null as Permit | null,
  permissionCheck: null as ((contents: unknown, permission: string) => boolean) | null,
}

export const session = {
  defaultSession: {
    setSpellCheckerEnabled: (on: boolean) => void (settled.spellChecker = on),
    setSpellCheckerLanguages: (languages: readonly string[]) => void (settled.languages = languages),
    setSpellCheckerDictionaryDownloadURL: (address: string) => void (settled.dictionaries = address),
    setPermissionRequestHandler: (handler: Permit) => void (settled.permissionRequest = handler),
    setPermissionCheckHandler: (handler: typeof settled.permissionCheck) => void (settled.permissionCheck = handler),
    setDevicePermissionHandler: () => {},
    setProxy: async ({ mode }: { mode: string }) => void (settled.proxy = mode),
    webRequest: { onBeforeRequest: (handler: Cancel) => void (settled.beforeRequest = handler) },
  },
}

/** Whether the session lets a request through. */
export function mayRequest(address: string): boolean {
  let allowed = true
  settled.beforeRequest?.({ url: address }, ({ cancel }) => (allowed = !cancel))
  return allowed
}
