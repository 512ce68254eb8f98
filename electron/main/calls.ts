// Calls from the page: who may ask, what the shell answers itself, and what it hands to the core.

import { ipcMain, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron'
import type { Reply } from '../../src/base/reply.ts'
import { CALL, PROGRESS, STOP } from '../preload/channels.ts'
import type { CoreLink } from './core-link.ts'
import { isOurs } from './page.ts'
import { shellCalls } from './shell-calls.ts'

const NOT_OURS: Reply<never> = {
  ok: false,
  trouble: { kind: 'refusal', code: 'foreign-origin', message: 'Another page may not ask Crosscase.' },
}

/** Only the page itself, in the outermost frame of a window of ours. */
function isPage(event: IpcMainEvent | IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame
  return frame !== null && frame.parent === null && isOurs(frame.url)
}

/** Relays the page's calls until the app ends. */
export function relayCalls(core: CoreLink): void {
  const running = new Map<string, AbortController>()
  const keyOf = (event: IpcMainEvent | IpcMainInvokeEvent, callId: number) => `${event.sender.id}:${callId}`

  ipcMain.handle(CALL, async (event, callId: number, name: string, input: unknown): Promise<Reply<unknown>> => {
    if (!isPage(event)) return NOT_OURS
    if (Object.hasOwn(shellCalls, name)) return await shellCalls[name]!(event.sender, input)
    const key = keyOf(event, callId)
    const stop = new AbortController()
    running.set(key, stop)
    try {
      return await core.call(name, input, {
        signal: stop.signal,
        onProgress: progress => {
          if (!event.sender.isDestroyed()) event.sender.send(PROGRESS, callId, progress)
        },
      })
    } finally {
      running.delete(key)
    }
  })
  ipcMain.on(STOP, (event, callId: number) => {
    if (isPage(event)) running.get(keyOf(event, callId))?.abort()
  })
}
