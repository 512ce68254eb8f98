import { useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { commonWords } from '../words/common.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { Popover } from './popover.tsx'

/** How much room a bar has for its controls: for all; for what is not under More; for the same with short labels; or only in several rows. */
const ROOMS = ['wide', 'more', 'tight', 'rows'] as const

/** Finds the room that a bar has by looking whether its controls fit: whatever they say, at any size of text, beside any panes. Styles go by it. */
function settle(bar: HTMLElement): void {
  for (const room of ROOMS) {
    bar.dataset['room'] = room
    if (bar.scrollWidth <= bar.clientWidth + 1) return
  }
}

/** Settles a bar now, and whenever its size or its words change, before anybody sees it. */
function useRoom(bar: React.RefObject<HTMLDivElement | null>): void {
  useLayoutEffect(() => {
    const element = bar.current
    if (!element) return undefined
    settle(element)
    if (typeof ResizeObserver === 'undefined') return undefined
    const look = () => settle(element)
    const size = new ResizeObserver(look)
    size.observe(element)
    const said = new MutationObserver(look)
    said.observe(element, { childList: true, characterData: true, subtree: true })
    // Letters of another font are of another width.
    void document.fonts?.ready.then(look)
    return () => {
      size.disconnect()
      said.disconnect()
    }
  }, [bar])
}

/** A row of controls above a view. One tab stop for people who walk with Tab: left and right move inside it. Where there is no room, parts in {@link BarMore} go under More. */
export function Toolbar({ label, children }: { label: string; children: ReactNode }) {
  const bar = useRef<HTMLDivElement>(null)
  useRoom(bar)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement) return
    const controls = [
      ...(bar.current?.querySelectorAll<HTMLElement>('button:not(:disabled), [href], input, select') ?? []),
    ].filter(control => control.offsetParent !== null)
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

/** Controls that stand in the bar where there is room for them, and else in a panel under More. */
export function BarMore({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  return (
    <>
      <span className="bar-wide">{children}</span>
      <span className="bar-narrow">
        <Button ref={button} aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(true)}>
          {commonWords.more}
          <Icon name="down" />
        </Button>
      </span>
      <Popover
        label={commonWords.more}
        isOpen={open}
        onClose={() => setOpen(false)}
        anchor={button}
        placement="bottom end"
      >
        <div className="bar-more">{children}</div>
      </Popover>
    </>
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
