/** Puts focus on what is marked with `data-first` inside an element that has just appeared: a ref for dialogs and forms. */
export function focusFirst(element: HTMLElement | null): void {
  element?.querySelector<HTMLElement>('[data-first]')?.focus()
}
