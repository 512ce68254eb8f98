import type { Bridge } from './bridge.ts'
import type { Carrier } from './carrier.ts'

/** Carries calls over the bridge of the desktop shell. */
export function desktopCarrier(bridge: Bridge): Carrier {
  return {
    platform: bridge.platform,
    call: (name, input, { onProgress, signal }) =>
      bridge.call(name, input, {
        ...(onProgress && { onProgress: progress => onProgress(progress) }),
        ...(signal && { whenStarted: stop => (signal.aborted ? stop() : signal.addEventListener('abort', stop)) }),
      }),
    listen: onEvent => bridge.onEvent(onEvent),
    onAction: listener => bridge.onAction(listener),
    openDropped: files => bridge.openDropped(files),
    choosePath: bridge.choosePath ? what => bridge.choosePath!(what) : null,
  }
}
