import type { KeyboardEvent } from 'react'

/** Alt with up and down moves a line of a list by one place. For `onKeyDown` of the line, or of what has the focus in it. */
export function altArrows(onMove: (by: 1 | -1) => void): (event: KeyboardEvent) => void {
  return event => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    event.stopPropagation()
    onMove(event.key === 'ArrowUp' ? -1 : 1)
  }
}
