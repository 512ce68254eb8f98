import type { KeyboardEvent } from 'react'

/** The keys of a bar above a text: Escape puts it away, Enter in a field of words does what it is for, Shift with it the other way round. */
export function barKeys(onClose: () => void, onGo: (back: boolean) => void): (event: KeyboardEvent) => void {
  return event => {
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      onClose()
    }
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement && event.target.type === 'text') {
      event.preventDefault()
      onGo(event.shiftKey)
    }
  }
}
