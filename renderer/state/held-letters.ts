// Letters typed between the wish to write and the field that is not there yet: they wait, and go to it, not to the field
// that had the keys before.

let held = ''
let release: (() => void) | null = null

// Whoever waited longer than this sees that there is no field.
const LONGEST = 3000

/** From now on letters wait, until the new field takes them by {@link heldLetters}. A press of the pointer, Escape, Tab or a command lets them go. */
export function holdLetters(): void {
  release?.()
  held = ''
  const onKey = (event: KeyboardEvent) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Escape' || event.key === 'Tab') return release?.()
    if (event.key === 'Backspace') held = held.slice(0, -1)
    else if (event.key === 'Enter') held += '\n'
    else if (Array.from(event.key).length === 1) held += event.key
    else return
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  const onPointer = () => release?.()
  const timer = setTimeout(() => release?.(), LONGEST)
  window.addEventListener('keydown', onKey, { capture: true })
  window.addEventListener('pointerdown', onPointer, { capture: true })
  release = () => {
    clearTimeout(timer)
    window.removeEventListener('keydown', onKey, { capture: true })
    window.removeEventListener('pointerdown', onPointer, { capture: true })
    release = null
    held = ''
  }
}

/** The letters that waited, for the field that has the focus now; none wait from here on. */
export function heldLetters(): string {
  const letters = held
  release?.()
  return letters
}
