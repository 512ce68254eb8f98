// The ways between a cell of the framework matrix, its editor and the drawer beside it.

/** Tries until something is there, for half a second of frames. */
function soon(find: () => HTMLElement | null | undefined, tries = 30): void {
  const found = find()
  if (found) found.focus()
  else if (tries > 0) requestAnimationFrame(() => soon(find, tries - 1))
}

/** Puts the focus on the first passage that chosen words can be linked to. */
export function enterLinks(): void {
  soon(() => document.querySelector<HTMLElement>('[data-summary-drawer] .sm-link-here'))
}

/** Puts the focus into the drawer of a cell: on its first excerpt. */
export function enterCell(): void {
  soon(
    () =>
      document.querySelector<HTMLElement>('[data-summary-drawer] .excerpt-words') ??
      document.querySelector<HTMLElement>('[data-summary-drawer] button'),
  )
}

/** Puts the focus back: into the editor while something is written, else on the cell of the grid in front. */
export function leaveCell(): void {
  const editor = document.querySelector<HTMLElement>('.sm-editor textarea')
  if (editor) editor.focus()
  else document.querySelector<HTMLElement>('.sm [tabindex="0"]')?.focus({ preventScroll: true })
}
