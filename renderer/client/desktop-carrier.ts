import type { Bridge } from './bridge.ts'
import { CANCELLED, type Carrier } from './carrier.ts'

/** Carries calls over the bridge of the desktop shell. */
export function desktopCarrier(bridge: Bridge): Carrier {
  return {
    platform: bridge.platform,
    async call(name, input, { onProgress, signal }) {
      if (signal?.aborted) return CANCELLED
      // A signal cannot cross the bridge: the shell hands back a function that stops the call.
      let stop: (() => void) | null = null
      const onAbort = () => stop?.()
      signal?.addEventListener('abort', onAbort)
      try {
        return await bridge.call(name, input, {
          ...(onProgress ? { onProgress: progress => onProgress(progress) } : {}),
          whenStarted(stopIt) {
            stop = stopIt
            if (signal?.aborted) stopIt()
          },
        })
      } finally {
        signal?.removeEventListener('abort', onAbort)
      }
    },
    listen: onEvent => bridge.onEvent(onEvent),
    onAction: listener => bridge.onAction(listener),
    openDropped: files => bridge.openDropped(files),
    choosePath: what => bridge.choosePath(what),
    async saveAs(name) {
      const [path] = await bridge.choosePath({ kind: 'save-as', name })
      return path === undefined ? null : { path, finish: async () => {} }
    },
  }
}
