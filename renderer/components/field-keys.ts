import type { KeyboardEvent } from 'react'

/**
 * Keys of a field that stands in a grid or a list stay with it: what is around must not take its arrows and letters for moves. Only
 * Ctrl or Cmd with a sign, F1 and F6 go on: Find anything, the manual and the panes are there while somebody writes, too. For the
 * beginning of `onKeyDown`.
 */
export function keepFieldKeys(event: KeyboardEvent): void {
  const isForWindow = (event.ctrlKey || event.metaKey) && event.key.length === 1
  if (!isForWindow && event.key !== 'F1' && event.key !== 'F6') event.stopPropagation()
}
