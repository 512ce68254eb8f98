// Runs beside the page, in a world of its own: hands the page the few functions of the bridge, and no way to anything else.

import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { Progress, Reply } from '../../src/base/reply.ts'
import type { Bridge, BridgeCallOptions, ChoosePath } from './bridge.ts'
import { ACTION, CALL, EVENT, PROGRESS, STOP } from './channels.ts'

const progressOf = new Map<number, (progress: Progress) => void>()
let calls = 0

ipcRenderer.on(PROGRESS, (_event, callId: number, progress: Progress) => progressOf.get(callId)?.(progress))

async function call(name: string, input: unknown, options: BridgeCallOptions = {}): Promise<Reply<unknown>> {
  const callId = ++calls
  if (options.onProgress) progressOf.set(callId, options.onProgress)
  options.whenStarted?.(() => ipcRenderer.send(STOP, callId))
  try {
    return (await ipcRenderer.invoke(CALL, callId, name, input)) as Reply<unknown>
  } finally {
    progressOf.delete(callId)
  }
}

/** Hears one channel until the returned function is called. What main sends there is ours: its types are those of `channels.ts`. */
function listen(channel: string, listener: (...all: never[]) => void): () => void {
  const hear = (_event: unknown, ...all: unknown[]) => listener(...(all as never[]))
  ipcRenderer.on(channel, hear)
  return () => {
    ipcRenderer.off(channel, hear)
  }
}

const bridge: Bridge = {
  platform: process.platform,
  call,
  onEvent: listener => listen(EVENT, listener),
  onAction: listener => listen(ACTION, listener),
  async openDropped(files) {
    return files.map(file => webUtils.getPathForFile(file)).filter(path => path !== '')
  },
  async choosePath(what: ChoosePath) {
    const reply = await call('shell.choosePath', what)
    return reply.ok ? (reply.answer as readonly string[]) : []
  },
}

contextBridge.exposeInMainWorld('crosscase', bridge)
