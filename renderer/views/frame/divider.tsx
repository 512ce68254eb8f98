import { useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { useSettings } from '../../state/settings.ts'
import { usePanes, type Pane, type PaneKind } from '../../state/panes.ts'

const LEAST = 180
const MOST = 640
const STEP = 16

/** The line at a pane's edge: drawn 1 px, held by 7. Arrow keys move it, double-click and Enter restore the guide's width. */
export function Divider({ pane, kind, label }: { pane: Pane; kind: PaneKind; label: string }) {
  const line = useRef<HTMLDivElement>(null)
  const width = usePanes(state => state.byKind[kind]?.[pane]?.width ?? null)
  const setPane = usePanes(state => state.setPane)
  const grow = Math.max(
    1,
    useSettings(state => state.textSize),
  )
  const side = pane === 'navigator' ? 1 : -1

  const widthNow = () => {
    return (line.current?.parentElement?.getBoundingClientRect().width ?? 256) / grow
  }
  const set = (next: number) => setPane(kind, pane, { width: Math.round(Math.min(MOST, Math.max(LEAST, next))) })
  const restore = () => setPane(kind, pane, { width: null })

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    const held = event.currentTarget
    const from = event.clientX
    const begun = widthNow()
    held.setPointerCapture(event.pointerId)
    const move = (moved: globalThis.PointerEvent) => set(begun + ((moved.clientX - from) * side) / grow)
    held.addEventListener('pointermove', move)
    held.addEventListener('lostpointercapture', () => held.removeEventListener('pointermove', move), { once: true })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') set(widthNow() - STEP * side)
    else if (event.key === 'ArrowRight') set(widthNow() + STEP * side)
    else if (event.key === 'Home') set(LEAST)
    else if (event.key === 'End') set(MOST)
    else if (event.key === 'Enter') restore()
    else return
    event.preventDefault()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a window splitter is a focusable separator
    <div
      ref={line}
      className={`divider divider-${pane}`}
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      aria-valuenow={width ?? (pane === 'navigator' ? 256 : 308)}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- moved with the arrow keys
      tabIndex={0}
      onPointerDown={onPointerDown}
      onDoubleClick={restore}
      onKeyDown={onKeyDown}
    />
  )
}
