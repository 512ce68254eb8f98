import { useRef, type KeyboardEvent, type ReactNode } from 'react'

/** A row of controls above a view. One tab stop for people who walk with Tab: left and right move inside it. */
export function Toolbar({ label, children }: { label: string; children: ReactNode }) {
  const bar = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement) return
    const controls = [
      ...(bar.current?.querySelectorAll<HTMLElement>('button:not(:disabled), [href], input, select') ?? []),
    ]
    const at = controls.indexOf(event.target as HTMLElement)
    const next = controls[at + (event.key === 'ArrowRight' ? 1 : -1)]
    if (at < 0 || !next) return
    event.preventDefault()
    next.focus()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- focus is on the controls inside
    <div className="toolbar" role="toolbar" aria-label={label} ref={bar} onKeyDown={onKeyDown}>
      {children}
    </div>
  )
}

/** Pushes what follows to the right end of a bar. */
export function Spacer() {
  return <span className="spacer" />
}

/** A thin line between groups of controls. */
export function BarLine() {
  return <span className="bar-line" aria-hidden="true" />
}
