import {
  createContext,
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react'
import { useSettings } from '../state/settings.ts'
import { commonWords } from '../words/common.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { Popover } from './popover.tsx'

/** How much room a bar has for its controls: for all; for what is not under More; for the same with short labels; or only in several rows. */
const ROOMS = ['wide', 'more', 'tight', 'rows'] as const
type Room = (typeof ROOMS)[number]

const BarRoom = createContext<Room>('wide')

/** The room that a bar has, found by looking whether its controls fit: whatever they say, at any size of text, beside any panes. */
function useRoom(bar: React.RefObject<HTMLDivElement | null>): Room {
  const [at, setAt] = useState(0)
  const [, look] = useState(0)
  const width = useRef(0)
  const textSize = useSettings(state => state.textSize)
  useLayoutEffect(() => setAt(0), [textSize])
  // After every drawing: what does not fit goes one step on, before anybody sees it.
  useLayoutEffect(() => {
    const element = bar.current
    if (element && at < ROOMS.length - 1 && element.scrollWidth > element.clientWidth + 1) setAt(at + 1)
  })
  useEffect(() => {
    const element = bar.current
    if (!element || typeof ResizeObserver === 'undefined') return undefined
    width.current = element.clientWidth
    const observer = new ResizeObserver(() => {
      const now = element.clientWidth
      if (now === width.current) return
      const grew = now > width.current
      width.current = now
      if (grew) setAt(0)
      look(n => n + 1)
    })
    observer.observe(element)
    let isHere = true
    // Letters of another font are of another width.
    void document.fonts?.ready.then(() => isHere && look(n => n + 1))
    return () => {
      isHere = false
      observer.disconnect()
    }
  }, [bar])
  return ROOMS[at]!
}

/** A row of controls above a view. One tab stop for people who walk with Tab: left and right move inside it. Where there is no room, parts in {@link BarMore} go under More. */
export function Toolbar({ label, children }: { label: string; children: ReactNode }) {
  const bar = useRef<HTMLDivElement>(null)
  const room = useRoom(bar)
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
    <div className="toolbar" role="toolbar" aria-label={label} data-room={room} ref={bar} onKeyDown={onKeyDown}>
      <BarRoom value={room}>{children}</BarRoom>
    </div>
  )
}

/** Controls that stand in the bar where there is room for them, and else in a panel under More. */
export function BarMore({ children }: { children: ReactNode }) {
  const room = useContext(BarRoom)
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  if (room === 'wide') return children
  return (
    <>
      <Button ref={button} aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(true)}>
        {commonWords.more}
        <Icon name="down" />
      </Button>
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
