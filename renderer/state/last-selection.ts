// The words selected last in a source: they leave the window's selection when another tab comes to the front.

import { useFocus, type Selection } from './focus.ts'
import { useProject } from './project.ts'

let last: Selection | null = null
useFocus.subscribe(state => {
  if (state.selection !== null) last = state.selection
})
useProject.subscribe((state, before) => {
  if (state.opening !== before.opening) last = null
})

/** The words selected now, else those selected last in this project. In memory only. */
export function lastSelection(): Selection | null {
  return useFocus.getState().selection ?? last
}
