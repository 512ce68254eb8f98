// Enter in a cell takes the focus to its excerpts, Esc brings it back to the cell.

/** Puts the focus into the drawer, once it is drawn; gives up after half a second of frames. */
export function enterDrawer(tries = 30): void {
  const drawer = document.querySelector<HTMLElement>('[data-cell-drawer]')
  const first = drawer?.querySelector<HTMLElement>('.excerpt-words')
  if (first) first.focus()
  else if (drawer && tries < 15) drawer.focus()
  else if (tries > 0) requestAnimationFrame(() => enterDrawer(tries - 1))
}

/** Puts the focus back on the cell of the matrix in front. */
export function returnToGrid(): void {
  document.querySelector<HTMLElement>('.mx [tabindex="0"]')?.focus({ preventScroll: true })
}
