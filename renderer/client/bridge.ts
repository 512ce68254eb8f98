// What the desktop shell's preload puts on the window. The web shell puts nothing there.

import type { Bridge } from '../../electron/preload/bridge.ts'

export type { Bridge, ChoosePath } from '../../electron/preload/bridge.ts'

declare global {
  interface Window {
    readonly crosscase?: Bridge
  }
}
