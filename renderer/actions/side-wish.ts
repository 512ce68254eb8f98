// Mod with a click or with Enter opens to the side, whatever it is that opens: a row, a hit, an excerpt's place. Views need
// not know: what they open while such a press is being handled goes there.

import { toTheSide } from '../state/tabs.ts'
import { isMac } from './shortcut.ts'

/** Starts watching. Called once. */
export function watchSideWishes(): void {
  const mac = isMac()
  let release: (() => void) | null = null
  const end = () => {
    release?.()
    release = null
  }
  const begin = (event: MouseEvent | KeyboardEvent) => {
    end()
    const wants = mac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey
    if (!wants || event.altKey || event.shiftKey) return
    if (event instanceof KeyboardEvent && event.key !== 'Enter') return
    release = toTheSide()
    // In case some view stops the press on its way back.
    setTimeout(end, 0)
  }
  for (const kind of ['click', 'keydown'] as const) {
    window.addEventListener(kind, begin, { capture: true })
    window.addEventListener(kind, end)
  }
}
